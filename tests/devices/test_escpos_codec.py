import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.escpos.codec import (
    ACKNOWLEDGE,
    Acknowledgement,
    AsbStatus,
    ErrorStatus,
    OfflineStatus,
    PaperStatus,
    PrinterStatus,
    Reader,
    Reply,
    StatusByte,
    enable_asb,
    parse_asb,
)


def test_the_questions_are_the_bytes_of_the_reference() -> None:
    kinds = (PrinterStatus, OfflineStatus, ErrorStatus, PaperStatus)
    assert [kind.QUERY.hex(" ") for kind in kinds] == ["10 04 01", "10 04 02", "10 04 03", "10 04 04"]
    assert ACKNOWLEDGE.hex(" ") == "1d 72 01"
    assert enable_asb().hex(" ") == "1d 61 0e"
    assert enable_asb(0).hex(" ") == "1d 61 00"


def test_answers_seen_from_printers_are_understood() -> None:
    assert PrinterStatus.parse(0x12) == PrinterStatus(offline=False, waiting=False, feed_button=False)
    assert PrinterStatus.parse(0x1A) == PrinterStatus(offline=True, waiting=False, feed_button=False)
    assert OfflineStatus.parse(0x16) == OfflineStatus(
        cover_open=True, feeding=False, paper_end=False, error=False
    )
    assert OfflineStatus.parse(0x32) == OfflineStatus(
        cover_open=False, feeding=False, paper_end=True, error=False
    )
    assert ErrorStatus.parse(0x12) == ErrorStatus(
        recoverable=False, cutter=False, unrecoverable=False, auto_recoverable=False
    )
    assert ErrorStatus.parse(0x1A) == ErrorStatus(
        recoverable=False, cutter=True, unrecoverable=False, auto_recoverable=False
    )
    assert PaperStatus.parse(0x12) == PaperStatus(near_end=False, out=False)
    assert PaperStatus.parse(0x1E) == PaperStatus(near_end=True, out=False)
    assert PaperStatus.parse(0x7E) == PaperStatus(near_end=True, out=True)


@pytest.mark.parametrize("byte", [0x00, 0x02, 0x10, 0x11, 0x13, 0x92, 0xFF])
def test_a_byte_with_wrong_fixed_bits_is_no_status(byte: int) -> None:
    assert [kind.parse(byte) for kind in (PrinterStatus, OfflineStatus, ErrorStatus, PaperStatus)] == [
        None
    ] * 4


@pytest.mark.parametrize(
    ("report", "status"),
    [
        ("10 00 00 00", AsbStatus(offline=False, cover_open=False, error=False, near_end=False, out=False)),
        ("10 00 03 00", AsbStatus(offline=False, cover_open=False, error=False, near_end=True, out=False)),
        ("18 00 0f 00", AsbStatus(offline=True, cover_open=False, error=False, near_end=True, out=True)),
        ("38 00 00 00", AsbStatus(offline=True, cover_open=True, error=False, near_end=False, out=False)),
        ("18 08 00 00", AsbStatus(offline=True, cover_open=False, error=True, near_end=False, out=False)),
    ],
)
def test_automatic_reports_are_understood_in_one_chunk_or_byte_by_byte(
    report: str, status: AsbStatus
) -> None:
    data = bytes.fromhex(report)
    assert parse_asb(data) == status
    assert Reader().feed(data) == [status]
    reader = Reader()
    assert [reply for byte in data for reply in reader.feed(bytes((byte,)))] == [status]


@pytest.mark.parametrize(
    "report", ["", "10 00 00", "10 00 00 00 00", "12 00 00 00", "10 00 10 00", "10 00 00 80"]
)
def test_a_malformed_report_is_none(report: str) -> None:
    assert parse_asb(bytes.fromhex(report)) is None


def test_the_reader_tells_the_three_kinds_apart() -> None:
    reader = Reader()
    assert reader.feed(bytes.fromhex("12 00 10 00 03 00 03 0c 7e")) == [
        StatusByte(0x12),
        Acknowledgement(near_end=False, out=False),
        AsbStatus(offline=False, cover_open=False, error=False, near_end=True, out=False),
        Acknowledgement(near_end=True, out=False),
        Acknowledgement(near_end=False, out=True),
        StatusByte(0x7E),
    ]
    assert reader.skipped == 0


def test_a_status_answer_inside_a_report_leaves_the_report_whole() -> None:
    assert Reader().feed(bytes.fromhex("18 00 12 0f 00")) == [
        StatusByte(0x12),
        AsbStatus(offline=True, cover_open=False, error=False, near_end=True, out=True),
    ]


def test_bytes_that_fit_nothing_are_counted_and_skipped() -> None:
    reader = Reader()
    assert reader.feed(bytes.fromhex("ff 80 11 13 12")) == [StatusByte(0x12)]
    assert reader.skipped == 4


def test_a_report_cut_short_is_counted_and_the_next_one_is_read() -> None:
    reader = Reader()
    assert reader.feed(bytes.fromhex("10 00")) == []
    assert reader.feed(bytes.fromhex("38 00 00 00")) == [
        AsbStatus(offline=True, cover_open=True, error=False, near_end=False, out=False)
    ]
    assert reader.skipped == 2


def test_the_tail_of_a_broken_report_is_never_taken_for_an_acknowledgement() -> None:
    reader = Reader()
    assert reader.feed(bytes.fromhex("10 00 ff 03")) == []
    reader.reset()
    assert reader.feed(b"\x00") == [Acknowledgement(near_end=False, out=False)]


@given(st.lists(st.binary(max_size=20)))
def test_garbage_never_raises_and_the_chunks_do_not_matter(chunks: list[bytes]) -> None:
    apart, whole = Reader(), Reader()
    replies: list[Reply] = [reply for chunk in chunks for reply in apart.feed(chunk)]
    assert replies == whole.feed(b"".join(chunks))
    assert apart.skipped == whole.skipped
