"""The pages are checked against what the server says, before a browser opens."""

import json
import re
import subprocess

import pytest

from tools import node, page_types

VIEWS = {
    "view", "before", "ticket", "device", "devices", "facts", "alert", "plan", "matter", "slip", "offer", "row", "me",
    "curve", "draft", "clerk", "c", "w", "g", "m",
}  # fmt: skip
"""Names of parameters that hold a view or a part of one: of which, their JSDoc says."""


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What tsc says, every parameter asked for its type, were a field of the desk's view called otherwise."""
    assert node.install() == 0
    folder = tmp_path_factory.mktemp("types")
    types = page_types.OUT.read_text()
    assert types.count("    calls_since_wait: number;") == 1
    (folder / "api.d.ts").write_text(types.replace("calls_since_wait: number", "called_times: number"))
    project = json.loads(re.sub(r"//.*", "", (node.ROOT / "tsconfig.json").read_text()))
    mended = {
        "extends": str(node.ROOT / "tsconfig.json"),
        "compilerOptions": {"noImplicitAny": True},
        "include": [str(node.ROOT / place) for place in project["include"]] + [str(folder)],
        "exclude": [str(page_types.OUT), *(str(node.ROOT / place) for place in project["exclude"])],
    }
    (folder / "tsconfig.json").write_text(json.dumps(mended))
    tool = [node.NODE, node.ROOT / "node_modules" / ".bin" / "tsc", "--pretty", "false", "-p", folder]
    done = subprocess.run(tool, cwd=node.ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_the_types_of_the_pages_are_those_of_the_api() -> None:
    assert node.install() == 0
    assert page_types.OUT.read_text() == page_types.made(), "run: python -m tools.page_types"


def test_a_renamed_field_of_a_view_is_found_with_file_and_line(complaints: str) -> None:
    found = re.findall(
        r"^(\S+)\(\d+,\d+\): error TS2339: Property 'calls_since_wait' does not", complaints, re.M
    )
    assert set(found) == {"web/static/console/ticket.js"}


def test_a_parameter_that_holds_a_view_says_which(complaints: str) -> None:
    untyped = re.findall(r"^(\S+): error TS7006: Parameter '(\w+)'", complaints, re.M)
    assert [f"{place} {name}" for place, name in untyped if name in VIEWS] == []
