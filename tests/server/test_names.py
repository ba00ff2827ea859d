"""A class is found by its name alone."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ("server", "kiosk", "display", "devices", "web")


def test_no_two_classes_of_the_house_have_one_name():
    found: defaultdict[str, list[str]] = defaultdict(list)
    for top in HOUSE:
        for path in (ROOT / top).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ClassDef):
                    found[node.name].append(str(path.relative_to(ROOT)))
    assert len(found) > 400
    assert {name: places for name, places in found.items() if len(places) > 1} == {}
