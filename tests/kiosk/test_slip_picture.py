"""Lines that printers have no letters for: which are drawn, and that what is drawn is the character."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from devices.escpos.paper import Picture, read_paper
from kiosk.slip_letters import unprintable, wrap
from kiosk.slip_lines import slip_bytes
from kiosk.slip_picture import Pen, fonts_in, raster
from server.fonts import FOLDERS
from tests.kiosk.test_slip import SLIP

PLAIN = replace(SLIP, service="申请人 王吉", materials=("户口簿", "身份证"))
RARE = replace(PLAIN, service="申请人 王𠮷")
UYGHUR = "ئۇيغۇر ئاپتونوم رايونى"
HANZI_FONTS = [file for file in fonts_in(FOLDERS) if file.path.name == "NotoSansCJK-Regular.ttc"]
needs_hanzi = pytest.mark.skipif(not HANZI_FONTS, reason="NotoSansCJK-Regular.ttc is not on this machine")
needs_uyghur = pytest.mark.skipif(not Pen().has("ۇ"), reason="no font here has Uyghur letters")


def image_of(picture: Picture) -> Image.Image:
    return Image.frombytes("1", (picture.width, picture.height), picture.rows)


def black(image: Image.Image) -> Image.Image:
    """The part of an image that has ink."""
    box = image.getbbox()
    assert box is not None, "nothing was drawn"
    return image.crop(box)


def glyph(character: str, dots: int) -> Image.Image:
    """A character as the font has it, drawn for itself."""
    font = ImageFont.truetype(HANZI_FONTS[0].path, dots, index=HANZI_FONTS[0].face)
    image = Image.new("1", (3 * dots, 3 * dots), 0)
    ImageDraw.Draw(image).text((dots, 2 * dots), character, fill=1, font=font, anchor="ls")
    return black(image)


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and one.tobytes() == other.tobytes()


@needs_hanzi
@pytest.mark.parametrize("character", ["𠮷", "㐀", "㛃"])
@pytest.mark.parametrize("columns", [48, 32])
def test_a_rare_character_is_drawn_dot_for_dot_as_the_font_has_it(character: str, columns: int) -> None:
    paper = read_paper(slip_bytes(replace(PLAIN, service=character), columns), columns)
    (picture,) = paper.pictures
    assert (picture.width, picture.height) == (columns * 12, 30)
    assert same(black(image_of(picture)), glyph(character, 24))
    box = image_of(picture).getbbox()
    assert box is not None
    assert abs((box[0] + box[2]) - columns * 12) <= 6, "it is centered"
    assert paper.unknown == []


@needs_hanzi
def test_a_large_rare_character_is_drawn_large() -> None:
    (picture,) = read_paper(slip_bytes(replace(PLAIN, category="㐀"))).pictures
    assert picture.height == 54
    assert same(black(image_of(picture)), glyph("㐀", 48))


@needs_hanzi
def test_only_the_line_with_the_rare_character_is_a_picture() -> None:
    plain, rare = read_paper(slip_bytes(PLAIN)), read_paper(slip_bytes(RARE))
    assert len(rare.pictures) == 1
    assert rare.texts == [text for text in plain.texts if text != "申请人 王吉"]
    assert rare.items.index(rare.pictures[0]) == plain.texts.index("申请人 王吉")
    assert rare.codes == plain.codes


@needs_hanzi
def test_the_rest_of_a_drawn_line_stands_in_the_columns_of_the_printer() -> None:
    slip = replace(PLAIN, service="", materials=("户口簿", "证件 AB 王𠮷"))
    (picture,) = read_paper(slip_bytes(slip)).pictures
    image = image_of(picture)
    hanzi = [
        image.crop((x, 0, x + 24, image.height)) for x in (36, 60, 132, 156)
    ]  # after "2. ", and after " AB "
    assert [same(black(cell), glyph(c, 24)) for cell, c in zip(hanzi, "证件王𠮷", strict=True)] == [True] * 4
    assert image.getbbox() == image.crop((0, 0, 180, image.height)).getbbox()


@needs_hanzi
def test_a_long_text_with_a_rare_character_is_broken_like_any_other_and_drawn_where_it_must_be() -> None:
    text = "薛城区人民政府关于王𠮷同志申请国有建设用地使用权及房屋所有权转移登记的受理通知，一式两份"
    assert wrap(text, 48, Pen()) == [
        "薛城区人民政府关于王𠮷同志申请国有建设用地使用权",
        "及房屋所有权转移登记的受理通知，一式两份",
    ]
    paper = read_paper(slip_bytes(replace(PLAIN, service=text)))
    assert len(paper.pictures) == 1
    assert "及房屋所有权转移登记的受理通知，一式两份" in paper.texts


@needs_hanzi
def test_a_bold_line_has_more_ink() -> None:
    pen = Pen()
    thin, bold = pen.draw("𠮷", 4), pen.draw("𠮷", 4, bold=True)
    assert thin.size == bold.size == (48, 30)
    assert sum(bold.tobytes()) > sum(thin.tobytes())


def test_without_a_font_a_rare_character_is_the_sign_for_a_missing_one() -> None:
    paper = read_paper(slip_bytes(RARE, folders=()))
    assert paper.pictures == []
    assert "申请人 王〓" in paper.texts


def test_a_character_that_no_font_has_is_the_sign_for_a_missing_one() -> None:
    paper = read_paper(slip_bytes(replace(PLAIN, service="王\U000e0fff")))
    assert paper.pictures == []
    assert "王〓" in paper.texts


@needs_hanzi
def test_a_font_may_be_named_and_one_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    named = read_paper(slip_bytes(RARE, font=HANZI_FONTS[0].path, folders=()))
    assert len(named.pictures) == 1
    assert read_paper(slip_bytes(RARE, font=broken)).pictures == read_paper(slip_bytes(RARE)).pictures
    assert read_paper(slip_bytes(RARE, font=tmp_path / "absent.ttf", folders=())).pictures == []


@needs_uyghur
def test_a_line_from_right_to_left_stands_on_the_right_and_its_words_are_kept_whole() -> None:
    pen = Pen()
    box = pen.draw(UYGHUR, 48).getbbox()
    assert box is not None
    assert box[0] > 576 // 2
    assert box[2] > 576 - 12
    lines = wrap(UYGHUR, pen.columns(UYGHUR) - 1, pen)
    assert len(lines) == 2
    assert " ".join(lines) == UYGHUR


@needs_uyghur
def test_the_letters_of_a_word_are_joined() -> None:
    joined, apart = (black(Pen().draw(word, 48)) for word in ("غۇر", "غ\u200cۇر"))
    assert joined.width < apart.width


def test_a_raster_is_the_bytes_of_the_reference() -> None:
    image = Image.new("1", (16, 2), 0)
    image.putpixel((0, 0), 1)
    image.putpixel((15, 1), 1)
    assert raster(image).hex(" ") == "1d 76 30 00 02 00 02 00 80 00 00 01"


def test_letters_that_neither_printers_nor_a_font_have_are_named() -> None:
    assert unprintable("您的号码 Your number", folders=()) == ()
    assert unprintable("བོད་ཡིག bo", folders=()) == tuple(sorted(set("བོད་ཡིག")))
