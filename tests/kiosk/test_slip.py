import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import Literal

import pytest

from kiosk.slip_letters import encode, wrap
from kiosk.slip_lines import slip_bytes
from kiosk.slip_values import Slip
from server.fonts import FOLDERS

SLIP = Slip(
    hall="薛城区政务服务中心",
    number="A001",
    category="不动产登记交易",
    service="国有建设用地使用权及房屋所有权转移登记（存量房买卖，含抵押权变更）",
    ahead=3,
    wait="约 12 分钟",
    time="2026-03-02 09:15",
    url="http://192.168.1.2:8080/t/k3Xq9",
    materials=(
        "身份证原件",
        "不动产权证书原件，以及买卖双方共同签署的《不动产登记申请书》，一式两份",
    ),
)
ONE_BYTE = re.compile(rb"\x1b@|\x1c&")
WITH_ARGUMENT = re.compile(rb"(\x1ba|\x1bE|\x1d!|\x1bd|\x1dV)(.)", re.DOTALL)


@dataclass
class Paper:
    """What a printer would make of a job: lines with their size, QR codes, and the order of it all."""

    lines: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    settings: dict[bytes, int] = field(default_factory=dict[bytes, int])
    bold: list[str] = field(default_factory=list[str])
    centered: list[str] = field(default_factory=list[str])
    codes: list[str] = field(default_factory=list[str])
    cut: bool = False

    def texts(self) -> list[str]:
        return [text for text, _ in self.lines]


def read(job: bytes) -> Paper:
    paper, at, text = Paper(), 0, b""
    while at < len(job):
        assert not paper.cut, "nothing comes after the cut"
        if found := ONE_BYTE.match(job, at):
            at = found.end()
        elif found := WITH_ARGUMENT.match(job, at):
            command, value = found[1], found[2][0]
            assert not text, "settings change at line starts only"
            paper.settings[command] = value
            paper.cut = command == b"\x1dV"
            at = found.end()
        elif job.startswith(b"\x1d(k", at):
            length = int.from_bytes(job[at + 3 : at + 5], "little")
            data = job[at + 5 : at + 5 + length]
            if data.startswith(b"1P0"):
                paper.codes.append(data[3:].decode())
                assert paper.settings[b"\x1ba"] == 1, "the QR code is centered"
            at += 5 + length
        elif job[at] == 0x0A:
            line, text = text.decode("gb18030"), b""
            size = paper.settings[b"\x1d!"]
            assert size >> 4 == size & 0x0F, "width and height grow together"
            paper.lines.append((line, (size & 0x0F) + 1))
            if paper.settings[b"\x1bE"]:
                paper.bold.append(line)
            if paper.settings[b"\x1ba"] == 1:
                paper.centered.append(line)
            at += 1
        else:
            assert job[at] >= 0x20, f"an unknown command at {at}: {job[at : at + 4].hex(' ')}"
            text += job[at : at + 1]
            at += 1
    assert not text
    return paper


def columns(text: str) -> int:
    return len(text.encode("gb18030"))


def test_every_line_of_a_chinese_slip_can_be_read_back() -> None:
    assert read(slip_bytes(SLIP)).texts() == [
        "薛城区政务服务中心",
        "您的号码",
        "A001",
        "不动产登记交易",
        "国有建设用地使用权及房屋所有权转移登记（存量房买",
        "卖，含抵押权变更）",
        "-" * 48,
        "前面还有 3 人",
        "预计等候：约 12 分钟",
        "取号时间：2026-03-02 09:15",
        "请携带：",
        "1. 身份证原件",
        "2. 不动产权证书原件，以及买卖双方共同签署的《不",
        "   动产登记申请书》，一式两份",
        "-" * 48,
        "",
        "",
        "扫码查看排队进度",
        "请在大厅等候叫号",
    ]


def test_an_english_slip_has_english_labels() -> None:
    slip = replace(
        SLIP, language="en", hall="Xuecheng Hall", category="Real estate", service="", materials=()
    )
    assert read(slip_bytes(slip)).texts() == [
        "Xuecheng Hall",
        "Your number",
        "A001",
        "Real estate",
        "-" * 48,
        "People ahead of you: 3",
        "Estimated wait: 约 12 分钟",
        "Taken at: 2026-03-02 09:15",
        "-" * 48,
        "",
        "",
        "Scan to follow the queue",
        "Please wait in the hall until you are called",
    ]


def test_a_job_starts_with_reset_and_kanji_mode_and_ends_with_the_cut() -> None:
    job = slip_bytes(SLIP)
    assert job.startswith(b"\x1b@\x1c&")
    assert job.endswith(b"\x1bd\x06\x1dV\x00")
    assert job.count(b"\x1dV") == 1


def test_a_slip_is_the_same_bytes_on_every_machine() -> None:
    for columns, digest in (
        (48, "014c639c2c4673f59acca16b05ca664e"),
        (32, "78267c69914eafe3b2d7bf3f1476330"),
    ):
        for folders in (FOLDERS, ()):
            job = slip_bytes(SLIP, columns, folders=folders)
            assert hashlib.sha256(job).hexdigest().startswith(digest)


def test_the_number_is_the_largest_thing_on_the_slip() -> None:
    paper = read(slip_bytes(SLIP))
    assert ("A001", 6) in paper.lines
    assert sorted({size for _, size in paper.lines}) == [1, 2, 6]
    assert "A001" in paper.bold
    assert "A001" in paper.centered


def test_the_hall_is_bold_and_centered() -> None:
    paper = read(slip_bytes(SLIP))
    assert paper.bold[0] == paper.centered[0] == "薛城区政务服务中心"


def test_the_qr_code_holds_the_ticket_page() -> None:
    assert read(slip_bytes(SLIP)).codes == ["http://192.168.1.2:8080/t/k3Xq9"]
    assert b"\x1d\x28\x6b\x03\x00\x31\x51\x30" in slip_bytes(SLIP)


def test_what_is_empty_is_left_out() -> None:
    paper = read(slip_bytes(replace(SLIP, service="", wait="", url="", materials=())))
    assert paper.codes == []
    assert paper.texts() == [
        "薛城区政务服务中心",
        "您的号码",
        "A001",
        "不动产登记交易",
        "-" * 48,
        "前面还有 3 人",
        "取号时间：2026-03-02 09:15",
        "-" * 48,
        "请在大厅等候叫号",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh_CN", "网络中断时取号 · 稍后自动并入排队"),
        ("en", "Taken while the network was down; it joins the|queue by itself"),
    ],
)
def test_a_slip_taken_offline_says_so_below_the_number_and_not_what_nobody_knew(
    language: Literal["zh_CN", "en"], words: str
) -> None:
    paper = read(slip_bytes(replace(SLIP, offline=True, language=language)))
    texts = paper.texts()
    below = texts.index("A001") + 1
    lines = words.split("|")
    assert texts[below : below + len(lines)] == lines
    assert set(lines) <= set(paper.bold)
    assert set(lines) <= set(paper.centered)
    missing = ("前面", "预计", "People ahead", "Estimated wait")
    assert [text for text in texts if text.startswith(missing)] == []
    assert any("2026-03-02 09:15" in text for text in texts)
    assert paper.codes == ["http://192.168.1.2:8080/t/k3Xq9"]


@pytest.mark.parametrize("width", [48, 42, 32])
@pytest.mark.parametrize(
    "number", ["7", "A001", "不动产A0012", "ABCDEFGH-0012345678901234567890123456789012345"]
)
def test_no_line_is_wider_than_the_paper(width: int, number: str) -> None:
    paper = read(slip_bytes(replace(SLIP, number=number), columns=width))
    assert [text for text, size in paper.lines if columns(text) * size > width] == []
    assert number in "".join(paper.texts())


@pytest.mark.parametrize("number", ["A1000", "AB1000", "AB00001"])
def test_a_number_has_room_in_one_line_of_the_narrowest_paper_too(number: str) -> None:
    (size,) = [size for text, size in read(slip_bytes(replace(SLIP, number=number))).lines if text == number]
    assert size * len(number) <= 32


def test_the_yuan_sign_and_lone_punctuation_stay_what_they_are() -> None:
    assert encode("，。：") == b"\xa3\xac\xa1\xa3\xa3\xba"
    assert encode("¥5") == encode("￥5") == b"\xa3\xa45"


def test_a_character_beyond_printers_fonts_becomes_the_sign_for_a_missing_one() -> None:
    assert encode("王𠮷").decode("gb18030") == "王〓"
    assert encode("བོད").decode("gb18030") == "〓〓〓"
    assert encode("\ud800") == b"?"


def test_text_cannot_smuggle_in_a_printer_command() -> None:
    assert encode("事项\x1b@\x10\x04\x01\x1dV\x00\x7f一\n二") == "事项@ V一 二".encode("gb18030")
    assert read(slip_bytes(replace(SLIP, service="\x1dV\x00开户\x1b@"))).texts()[4] == "V开户@"


def test_words_are_kept_whole_and_punctuation_never_begins_a_line() -> None:
    assert wrap("Bring your passport and two photos", 12) == ["Bring your", "passport and", "two photos"]
    assert wrap("一二三四，五六", 8) == ["一二三", "四，五六"]
    assert wrap("一二 ABC 三四", 8) == ["一二 ABC", "三四"]
    assert wrap("ABCDEFGHIJ", 4) == ["ABCD", "EFGH", "IJ"]
    assert wrap("", 8) == [""]
