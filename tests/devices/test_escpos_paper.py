"""The emulator's paper: what a job looks like, piece by piece, and as a picture."""

import base64
import io
import random
import re
from xml.etree import ElementTree

import segno
from PIL import Image

from devices.escpos.paper import Code, Cut, PaperFeed, PaperLine, PaperPiece, Picture, columns_of, read_paper

SVG = "{http://www.w3.org/2000/svg}"
RESET = b"\x1b@\x1c&"


def gb(text: str) -> bytes:
    return text.encode("gb18030")


def qr(content: bytes, module: int = 6, level: int = 1) -> bytes:
    size = len(content) + 3
    return (
        b"\x1d(k\x04\x001A2\x00"
        + bytes((0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, module))
        + bytes((0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x30 + level))
        + b"\x1d(k" + size.to_bytes(2, "little") + b"1P0" + content
        + b"\x1d(k\x03\x001Q0"
    )  # fmt: skip


def test_a_job_is_read_into_lines_codes_pictures_feeds_and_cuts() -> None:
    job = (
        RESET
        + b"\x1ba\x01\x1d!\x55\x1bE\x01" + gb("A001\n")
        + b"\x1d!\x00\x1bE\x00" + gb("您的号码\n\n")
        + qr("http://一窗/t/1".encode())
        + b"\x1ba\x00" + gb("前面 ") + b"\x1bE\x01" + gb("3") + b"\x1bE\x00" + gb(" 人\n")
        + b"\x1dv0\x00\x02\x00\x02\x00\xff\x00\x00\x01"
        + b"\x1bd\x06\x1dV\x00"
    )  # fmt: skip
    paper = read_paper(job)
    assert paper.items == [
        PaperLine((PaperPiece("A001", 6, 6, bold=True),), "center"),
        PaperLine((PaperPiece("您的号码"),), "center"),
        PaperLine((PaperPiece(""),), "center"),
        Code("http://一窗/t/1", 6, "M", "center"),
        PaperLine((PaperPiece("前面 "), PaperPiece("3", bold=True), PaperPiece(" 人"))),
        Picture(16, 2, b"\xff\x00\x00\x01"),
        PaperFeed(180),
        Cut(full=True),
    ]
    assert paper.texts == ["A001", "您的号码", "", "前面 3 人"]
    assert paper.codes == ["http://一窗/t/1"]
    assert paper.cuts == 1
    assert paper.unknown == []
    assert (paper.lines[0].size, paper.lines[0].bold, paper.lines[3].bold) == (6, True, False)


def test_dots_of_a_picture_are_found_by_column_and_row() -> None:
    picture = Picture(16, 2, b"\x80\x00\x00\x01")
    assert [(x, y) for y in range(2) for x in range(16) if picture.black(x, y)] == [(0, 0), (15, 1)]


def test_text_outside_kanji_mode_is_not_chinese() -> None:
    assert read_paper(b"\x1b@" + gb("一\n")).texts == ["╥╗"]
    assert read_paper(RESET + gb("一") + b"\x1c.A\n").texts == ["一A"]


def test_a_line_too_long_for_the_paper_goes_on_in_the_next() -> None:
    assert read_paper(RESET + gb("一" * 25 + "\n")).texts == ["一" * 24, "一"]
    assert read_paper(RESET + b"\x1d!\x11" + gb("A" + "一" * 12 + "\n")).texts == ["A" + "一" * 11, "一"]
    assert read_paper(RESET + gb("一" * 17), columns=32).texts == ["一" * 16, "一"]


def test_columns_are_those_of_the_printer() -> None:
    assert (columns_of("A001"), columns_of("号码：1"), columns_of("𠮷")) == (4, 7, 2)


def test_a_command_that_changes_nothing_is_kept_as_unknown() -> None:
    assert read_paper(RESET + b"\x1b-\x01" + gb("一\n") + b"\x07").unknown == [b"\x1b-\x01", b"\x07"]


def test_a_job_cut_off_anywhere_is_read_as_far_as_it_goes() -> None:
    job = RESET + gb("号码\n") + qr(b"x") + b"\x1dv0\x00\x01\x00\x01\x00\xff" + b"\x1bd\x06\x1dV\x00"
    papers = [read_paper(job[:end]) for end in range(len(job) + 1)]
    assert [len(paper.items) for paper in papers] == sorted(len(paper.items) for paper in papers)
    assert papers[-1].cuts == 1
    assert papers[-2].cuts == 0


def test_no_garbage_breaks_the_reading_or_the_drawing() -> None:
    dice = random.Random(7)
    for _ in range(300):
        job = RESET + qr(dice.randbytes(4)) + dice.randbytes(60)
        spoiled = bytearray(job)
        spoiled[dice.randrange(len(job))] = dice.randrange(256)
        ElementTree.fromstring(read_paper(bytes(spoiled)).svg())


def elements(job: bytes, name: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(read_paper(job).svg()).findall(SVG + name)


def test_the_picture_shows_text_in_its_size_weight_and_place() -> None:
    job = RESET + b"\x1ba\x01\x1d!\x55\x1bE\x01A001\n" + b"\x1ba\x00\x1d!\x00\x1bE\x00" + gb("前面 3 人\n")
    large, *small = elements(job, "text")
    assert (large.text, large.get("font-size"), large.get("font-weight")) == ("A001", "144", "bold")
    assert (large.get("x"), large.get("textLength")) == (str(24 + (576 - 288) // 2), "288")
    assert [(t.text, t.get("x"), t.get("textLength")) for t in small] == [
        ("前面", "24", "48"),
        ("3", "84", "12"),
        ("人", "108", "24"),
    ]


def test_the_picture_shows_the_very_modules_of_the_code() -> None:
    (path,) = (
        p for p in elements(RESET + b"\x1ba\x01" + qr(b"http://a/t/1"), "path") if p.get("class") == "qr"
    )
    squares = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h6v6h-6z", path.get("d", ""))}
    matrix = segno.make_qr("http://a/t/1", error="m", boost_error=False).matrix
    left = 24 + (576 - 6 * len(matrix)) // 2
    assert squares == {
        (left + 6 * x, 24 + 6 * y) for y, row in enumerate(matrix) for x, black in enumerate(row) if black
    }


def test_the_picture_holds_rasters_dot_for_dot_and_the_cut() -> None:
    job = RESET + b"\x1dv0\x03\x02\x00\x02\x00\xff\x00\x00\x01" + b"\x1dV\x01"
    (image,) = elements(job, "image")
    assert (image.get("width"), image.get("height")) == ("32", "4")
    data = base64.b64decode((image.get("href") or "").removeprefix("data:image/png;base64,"))
    shown = Image.open(io.BytesIO(data))
    assert shown.size == (16, 2)
    assert shown.convert("1").tobytes() == b"\x00\xff\xff\xfe"
    assert [p.get("class") for p in elements(job, "path")] == ["cut", None], "a bridge is left in the middle"


def test_text_cannot_break_out_of_the_picture() -> None:
    (text,) = elements(RESET + b"</svg><script>&\n", "text")
    assert text.text == "</svg><script>&"
