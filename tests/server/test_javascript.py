"""What checks the JavaScript is pinned and fetched once."""

import json
import re
from pathlib import Path

from tools import node

ROOT = Path(__file__).parents[2]


def test_the_tools_are_right_until_what_they_were_pinned_by_changes(tmp_path: Path) -> None:
    for name in node.PINS:
        (tmp_path / name).write_text("{}")
    assert not node.installed(tmp_path)
    (tmp_path / "node_modules").mkdir()
    (tmp_path / node.STAMP).write_text(node.pinned(tmp_path))
    assert node.installed(tmp_path)
    assert node.install(tmp_path) == 0
    (tmp_path / "package-lock.json").write_text('{"newer": true}')
    assert not node.installed(tmp_path)


def test_every_tool_is_pinned_to_one_version_and_to_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())
    assert set(wanted) & {"dependencies", "optionalDependencies"} == set()
    assert [v for v in wanted["devDependencies"].values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    packages = {place: pin for place, pin in lock.items() if place}
    assert [place for place, pin in packages.items() if "resolved" in pin or "integrity" not in pin] == []
