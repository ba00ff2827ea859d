"""Styles follow the direction of writing, and take their colours from the tokens."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SHEETS = [
    path
    for place in ("kiosk", "display", "web")
    for path in sorted((ROOT / place).rglob("*.css"))
    if "vendor" not in path.parts
]
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(")
TOKENS = ROOT / "web" / "static" / "shared" / "tokens.css"
PAPER = {"#fff", "#111", "#555"}
"""White paper, black print and its dashes are what they are in any theme: the picture of a slip, a QR code."""


def declarations(sheet: Path) -> list[str]:
    """Lines without comments and without the conditions of media queries."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    return [re.sub(r"@(?:media|container|supports)[^{]*", "", line) for line in text.splitlines()]


def name(sheet: Path) -> str:
    return str(sheet.relative_to(ROOT))


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_style_names_no_physical_side(sheet: Path):
    assert [m[0] for line in declarations(sheet) for m in PHYSICAL.finditer(line)] == []


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s != TOKENS], ids=name)
def test_a_colour_is_a_token(sheet: Path):
    found = [m[0] for line in declarations(sheet) for m in COLOUR.finditer(line)]
    assert [colour for colour in found if colour not in PAPER and colour != "rgb("] == []


def test_every_theme_sets_every_colour():
    text = TOKENS.read_text(encoding="utf-8")
    blocks = re.findall(r'(?:^|\n)([^{}\n]*\[data-(?:theme|board)="[^{]*)\{([^}]*)\}', text)

    def colours(part: str) -> list[set[str]]:
        return [
            set(re.findall(r"(--[\w-]+):", body)) for head, body in blocks if part in head and "--" in body
        ]

    themes, boards = colours("data-theme="), colours("data-board=")
    assert len(themes) == len(boards) == 3
    assert themes[0] == themes[1] == themes[2]
    assert boards[0] == boards[1] == boards[2]
