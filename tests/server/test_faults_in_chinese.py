"""Every fault of a configuration is said in Chinese beside English: the sentences are taken from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.__main__ import main
from server.commands.setup import PORT_TAKEN
from server.first_start.checking import SAID
from server.first_start.refusal import REFUSALS
from server.language.catalogues import catalogue
from server.language.faults import TEMPLATES, beside, split, translated

ROOT = Path(__file__).parents[2]
SAYING = (
    "server/config/check.py",
    "server/config/devices.py",
    "server/config/guide.py",
    "server/domain/queue/pads.py",
    "devices/registry.py",
    "devices/memory.py",
    "devices/links/opening.py",
    "devices/links/memory.py",
    "devices/links/serial.py",
    "devices/links/tcp.py",
)

OF_TESTS = "unknown fault 'X', known are X"
"""Said to a programmer who pretends that a printer fails; no configuration leads there."""


def sentences(path: Path) -> Iterator[str]:
    """What the file yields, returns or raises as a sentence, with X where a value stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Yield(value=ast.JoinedStr() | ast.Constant() as text):
                pass
            case ast.Return(value=ast.JoinedStr() as text):
                pass
            case ast.Return(value=ast.IfExp(orelse=ast.JoinedStr() as text)):
                pass
            case ast.Call(func=ast.Name(id="ValueError"), args=[ast.JoinedStr() | ast.Constant() as text]):
                pass
            case _:
                continue
        parts = text.values if isinstance(text, ast.JoinedStr) else [text]
        said = "".join(str(p.value) if isinstance(p, ast.Constant) else "X" for p in parts)
        sentence, _ = split(said.replace(" at X", " at $.X"))
        if sentence.strip("X") and " " in sentence:
            yield sentence


@pytest.mark.parametrize("file", SAYING)
def test_every_sentence_of_the_check_has_its_chinese(file: str):
    found = list(sentences(ROOT / file))
    assert found
    assert [s for s in found if not translated(s) and s != OF_TESTS] == []


def test_the_files_say_at_least_as_much_as_is_known_of_them():
    """The search above still finds what it is meant to find."""
    assert len(list(sentences(ROOT / SAYING[0]))) >= 28
    assert len(list(sentences(ROOT / SAYING[1]))) >= 13


def test_every_template_and_every_sentence_of_the_guide_is_in_the_catalogue():
    chinese = catalogue("zh_CN")
    said = [*TEMPLATES, *SAID, *(sentence for _, sentence in REFUSALS.values()), PORT_TAKEN]
    assert [s for s in said if s not in chinese] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "config.toml: unknown category 'x' at $.hall[0].window[3].categories",
            "config.toml：没有类别 'x'（位置 $.hall[0].window[3].categories）",
        ),
        (
            "a.toml: interval '9-8' must be HH:MM-HH:MM, after the one before, at $.hall[0].hours.intervals[0]",
            "a.toml：时段 '9-8' 应写作 HH:MM-HH:MM，结束晚于开始，并排在前一段之后（位置 $.hall[0].hours.intervals[0]）",
        ),
        (
            "config.toml: tcp://1.2.3.4: the port is missing, as in tcp://1.2.3.4:9100 at $.hall[0].kiosk[0].printer",
            "config.toml：tcp://1.2.3.4：缺少端口，应如 tcp://1.2.3.4:9100（位置 $.hall[0].kiosk[0].printer）",
        ),
        (
            "config.toml: unknown field 'colour' at $",
            "config.toml：没有 'colour' 这个字段，请检查拼写（位置 $）",
        ),
        ("something that no template fits", ""),
    ],
)
def test_a_line_keeps_its_file_and_its_place(english: str, chinese: str):
    assert beside(english) == chinese


def test_a_faulty_file_is_refused_in_both_languages(tmp_path: Path):
    file = tmp_path / "hall.toml"
    file.write_text('[[hall]]\nid = "main"\nname = { zh = "厅", en = "Hall" }\ntimezone = "Mars"\n')
    ran = CliRunner().invoke(main, ["serve", "--config", str(file)])
    assert ran.exit_code == 1
    assert "hall.toml: unknown time zone 'Mars' at $.hall[0].timezone\n" in ran.output
    assert "  hall.toml：没有时区 'Mars'（位置 $.hall[0].timezone）\n" in ran.output


def test_a_missing_file_leads_to_the_guide_in_both_languages(tmp_path: Path):
    file = tmp_path / "my hall.toml"
    ran = CliRunner().invoke(main, ["serve", "--config", str(file), "--data", str(tmp_path / "data")])
    assert ran.exit_code == 1
    assert f"还没有这个文件，运行 python3 run.py setup --config '{file}' ，按向导写好它。" in ran.output
    assert f"python3 run.py setup --config '{file}' guides you through writing it." in ran.output
    assert not (tmp_path / "data").exists()
