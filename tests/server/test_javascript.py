"""What checks the JavaScript is pinned and fetched once; what is left out of a page's files is not code."""

import json
import re
import subprocess
from pathlib import Path

from server.shell.static import without_remarks
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


SAME = """
import { readFileSync } from "node:fs";
import { tokenize } from "espree";
const how = { ecmaVersion: "latest", sourceType: "module", loc: true };
const words = (text) => JSON.stringify(tokenize(text, how).map((token) => [token.value, token.loc]));
for (const [name, sent] of JSON.parse(readFileSync(0, "utf8")))
  if (words(readFileSync(name, "utf8")) !== words(sent)) console.log(name);
"""


def test_a_page_is_sent_without_remarks_and_with_every_word_of_its_code_in_its_place() -> None:
    assert node.install() == 0
    places = [ROOT / place / "static" for place in ("web", "kiosk", "display")]
    files = [p for place in places for p in sorted(place.rglob("*.js")) if "vendor" not in p.parts]
    sent = [(str(p), without_remarks(p.read_bytes()).decode()) for p in files]
    assert sum(len(text) for _, text in sent) < 0.95 * sum(len(p.read_text(encoding="utf-8")) for p in files)
    tool = [node.NODE, "--input-type=module", "--eval", SAME]
    done = subprocess.run(tool, cwd=ROOT, input=json.dumps(sent), capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")
