"""The speech chips: the vectors byte for byte, then whole chips over TCP and a pseudo-terminal."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import structlog

from devices.linked import Patience
from devices.protocols import Speech
from devices.speech import codec, driver
from devices.speech.codec import CHIPS, SpeechReply
from devices.speech.driver import OneWaySpeechChip, SpeechChip
from devices.speech.emulator import SpeechEmulator
from devices.speech.options import SpeechOptions
from tests.patience import PATIENCE_S

QUICK = Patience(answer_s=0.5, first_pause_s=0.01, longest_pause_s=0.05)
SYN, XFS = CHIPS["syn6288"], CHIPS["xfs5152"]
CALL = "请A023号到5号窗口"
LONG = "请办理不动产登记业务的群众到二楼大厅等候，" * 12


@pytest.mark.parametrize(
    ("frame", "vector"),
    [
        (
            codec.speak(SYN, CALL),
            "FD 00 14 01 01 C7 EB 41 30 32 33 BA C5 B5 BD 35 BA C5 B4 B0 BF DA E9",
        ),
        (codec.encode(SYN, codec.SpeechCommand(codec.STOP)), "FD 00 02 02 FD"),
        (codec.encode(SYN, codec.SpeechCommand(codec.QUERY)), "FD 00 02 21 DE"),
        (codec.speak(XFS, CALL), "FD 00 13 01 01 C7 EB 41 30 32 33 BA C5 B5 BD 35 BA C5 B4 B0 BF DA"),
        (codec.encode(XFS, codec.SpeechCommand(codec.STOP)), "FD 00 01 02"),
        (codec.encode(XFS, codec.SpeechCommand(codec.QUERY)), "FD 00 01 21"),
    ],
)
def test_a_frame_is_written_as_the_data_sheet_says(frame: bytes, vector: str) -> None:
    assert frame == bytes.fromhex(vector)


def test_every_answer_is_one_byte_and_anything_else_is_garbage() -> None:
    scanner = codec.scanner()
    assert scanner.feed(bytes.fromhex("4A 41 45 4E 4F")) == [
        SpeechReply.READY, SpeechReply.ACCEPTED, SpeechReply.REFUSED, SpeechReply.BUSY, SpeechReply.IDLE,
    ]  # fmt: skip
    assert scanner.feed(bytes.fromhex("00 80 FF 4F")) == [SpeechReply.IDLE]
    assert (scanner.bad, scanner.skipped) == (1, 3)


@pytest.mark.parametrize(
    ("chip", "volume", "mark"),
    [(SYN, 1.0, "[v16]"), (SYN, 0.5, "[v8]"), (SYN, 0.0, "[v0]"), (XFS, 1.0, "[v10]"), (XFS, 7.0, "[v10]")],
)
def test_the_volume_is_the_chips_own_mark(chip: codec.Chip, volume: float, mark: str) -> None:
    (piece,) = codec.pieces(chip, CALL, volume)
    assert piece == codec.SpeechPiece(CALL, codec.speak(chip, mark + CALL))


def test_a_text_holds_no_marks_and_no_characters_that_the_chip_does_not_know() -> None:
    (piece,) = codec.pieces(SYN, "[v0]请𠮷先生\n到[5]号窗口 ", 1.0, "[n1]")
    assert piece.text == "v0 请先生 到 5 号窗口"
    assert piece.frame == codec.speak(SYN, "[v16][n1]v0 请先生 到 5 号窗口")
    assert codec.pieces(SYN, " 𠮷\n", 1.0) == []


def test_a_long_text_is_parted_after_punctuation_and_nothing_of_it_is_lost() -> None:
    parts = codec.pieces(SYN, LONG, 1.0)
    assert [len(piece.text) for piece in parts] == [84, 84, 84]
    assert all(piece.text.endswith("，") for piece in parts)
    assert "".join(piece.text for piece in parts) == LONG
    assert max(len(piece.frame) for piece in parts) <= 206
    assert len(codec.pieces(XFS, LONG, 1.0)) == 1


def test_a_long_text_without_punctuation_is_parted_where_it_must() -> None:
    assert codec.split("号" * 7 + "A", 5) == ["号号", "号号", "号号", "号A"]
    assert codec.split("一二，三四五", 8) == ["一二，", "三四五"]


def test_a_command_with_a_wrong_checksum_or_length_is_passed_over() -> None:
    scanner = codec.command_scanner(SYN)
    assert scanner.feed(bytes.fromhex("FD 00 02 21 DF")) == []
    assert scanner.feed(bytes.fromhex("FD 0F 00 01")) == []
    assert scanner.bad == 2
    assert scanner.feed(codec.speak(SYN, CALL)) == [
        codec.SpeechCommand(codec.SPEAK, b"\x01" + CALL.encode("gbk"))
    ]


def speaker_of(chip: SpeechEmulator, options: SpeechOptions, patience: Patience = QUICK) -> SpeechChip:
    """A driver for an emulator, which needs no time to settle."""
    return SpeechChip(chip.url, options, patience=patience, settle_s=0.002)


class Voice:
    """A chip with its driver, and the health that it went through."""

    def __init__(self, chip: SpeechEmulator, speaker: SpeechChip) -> None:
        self.chip, self.speaker = chip, speaker
        self.healths: asyncio.Queue[str] = asyncio.Queue()
        speaker.changed = lambda: self.healths.put_nowait(
            f"{speaker.health.state} {speaker.health.cause}".strip()
        )
        self.task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Voice":
        self.task = asyncio.create_task(self.speaker.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self.task is not None
        self.task.cancel()
        await asyncio.wait([self.task])
        await self.speaker.close()

    def say(self, *texts: str) -> None:
        for call, text in enumerate(texts):
            self.speaker.say(Speech(call, text))

    async def says(self, *texts: str) -> None:
        """Wait until exactly these were spoken since the beginning."""
        await self.chip.until(lambda: len(self.chip.spoken) >= len(texts))
        assert self.chip.spoken == list(texts)

    async def asked(self, times: int) -> None:
        """Wait until the chip was asked so many times more how it is."""
        before = self.chip.queries
        await self.chip.until(lambda: self.chip.queries >= before + times)

    async def health(self, wanted: str) -> None:
        while await asyncio.wait_for(self.healths.get(), PATIENCE_S) != wanted:
            pass


@pytest.fixture(params=["syn6288 tcp", "syn6288 pty", "xfs5152 tcp"])
async def voice(request: pytest.FixtureRequest) -> AsyncIterator[Voice]:
    name, link = request.param.split()
    async with SpeechEmulator(name, pty=link == "pty") as chip:
        speaker = speaker_of(chip, SpeechOptions(name, check_s=0.02, poll_s=0.02))
        async with Voice(chip, speaker) as made:
            await made.health("ok")
            yield made


async def test_a_sentence_waits_until_the_one_before_has_ended(voice: Voice) -> None:
    voice.say(CALL, "请A024号到6号窗口")
    await voice.says(CALL)
    assert voice.chip.busy
    voice.chip.say(SpeechReply.BUSY)
    await voice.asked(2)
    assert voice.chip.spoken == [CALL]
    voice.chip.finish()
    await voice.says(CALL, "请A024号到6号窗口")
    assert voice.chip.interrupted == 0
    assert voice.chip.marks[0] in ("[v16]", "[v10]")


@pytest.mark.parametrize("name", ["syn6288", "xfs5152"])
async def test_a_chip_that_does_not_say_when_it_has_ended_is_asked(name: codec.ChipName) -> None:
    async with SpeechEmulator(name) as chip:
        chip.announces = False
        speaker = speaker_of(chip, SpeechOptions(name, poll_s=0.005))
        async with Voice(chip, speaker) as voice:
            voice.say(CALL, "再说一次")
            await voice.says(CALL)
            await voice.asked(3)
            assert chip.spoken == [CALL]
            chip.finish()
            await voice.says(CALL, "再说一次")
            assert chip.interrupted == 0


async def test_a_long_announcement_is_spoken_in_parts_each_after_the_other() -> None:
    async with SpeechEmulator("syn6288", auto=True) as chip:
        async with Voice(chip, speaker_of(chip, SpeechOptions("syn6288"))) as voice:
            voice.say(LONG, CALL)
            await voice.says(LONG[:84], LONG[84:168], LONG[168:], CALL)
        assert chip.interrupted == 0


async def test_of_too_many_sentences_the_oldest_are_dropped_and_counted() -> None:
    async with SpeechEmulator("syn6288", auto=True) as chip:
        speaker = speaker_of(chip, SpeechOptions("syn6288", queue=2))
        voice = Voice(chip, speaker)
        voice.say("一", "二", "三", "四")
        assert speaker.dropped == 2
        async with voice:
            await voice.says("三", "四")


async def test_a_sentence_that_has_waited_too_long_is_dropped_and_the_fresh_one_spoken() -> None:
    now = [1000.0]
    async with SpeechEmulator("syn6288") as chip:
        options = SpeechOptions("syn6288", stale_s=60)
        speaker = SpeechChip(chip.url, options, patience=QUICK, uptime=lambda: now[0])
        voice = Voice(chip, speaker)
        voice.say("旧")
        now[0] += 1
        voice.say("新")
        now[0] += 60
        async with voice:
            await voice.says("新")
            assert speaker.dropped == 1


async def test_a_sentence_that_was_accepted_before_the_line_broke_is_not_repeated(voice: Voice) -> None:
    voice.say(CALL, "下一句")
    await voice.says(CALL)
    await voice.asked(1)  # whether it has ended: so it was accepted
    await voice.chip.pull_out()
    await voice.health("down unreachable")
    voice.chip.busy = False
    await voice.chip.put_back()
    await voice.says(CALL, "下一句")


async def test_a_sentence_that_was_not_accepted_before_the_line_broke_is_said_again(voice: Voice) -> None:
    voice.chip.accepts = False
    voice.say(CALL, "下一句")
    await voice.says(CALL)
    await voice.chip.pull_out()
    await voice.health("down unreachable")
    voice.chip.accepts, voice.chip.busy = True, False
    await voice.chip.put_back()
    await voice.says(CALL, CALL)
    voice.chip.finish()
    await voice.says(CALL, CALL, "下一句")


async def test_a_chip_that_never_answers_is_down_and_hears_no_sentence_until_it_does() -> None:
    patience = Patience(answer_s=0.02, first_pause_s=0.01, longest_pause_s=0.05)
    async with SpeechEmulator("syn6288") as chip:
        chip.mute = True
        speaker = speaker_of(chip, SpeechOptions("syn6288"), patience)
        async with Voice(chip, speaker) as voice:
            voice.say(CALL)
            await voice.health("down no_answer")
            await voice.asked(2)
            assert chip.spoken == []
            chip.mute = False
            await voice.health("ok")
            await voice.says(CALL)


async def test_a_chip_that_falls_silent_while_nothing_is_said_is_noticed() -> None:
    patience = Patience(answer_s=0.02, first_pause_s=0.01, longest_pause_s=0.05)
    async with SpeechEmulator("syn6288") as chip:
        speaker = speaker_of(chip, SpeechOptions("syn6288", check_s=0.01), patience)
        async with Voice(chip, speaker) as voice:
            await voice.asked(2)
            chip.mute = True
            await voice.health("down no_answer")


async def test_a_chip_that_speaks_already_is_not_interrupted(voice: Voice) -> None:
    await voice.chip.pull_out()
    await voice.health("down unreachable")
    voice.chip.busy = True
    voice.say(CALL)
    await voice.chip.put_back()
    await voice.health("ok")
    assert voice.chip.spoken == []
    voice.chip.finish()
    await voice.says(CALL)
    assert voice.chip.interrupted == 0


async def test_a_refused_sentence_is_given_once_more_and_then_dropped(voice: Voice) -> None:
    voice.chip.refuse = 1
    voice.say("一")
    await voice.says("一")
    assert voice.speaker.dropped == 0
    voice.chip.refuse = 2
    voice.say("二", "三")
    voice.chip.finish()
    await voice.says("一", "三")
    assert voice.speaker.dropped == 1


async def test_a_chip_that_lost_power_while_speaking_goes_on_with_the_next_sentence(voice: Voice) -> None:
    voice.say(CALL, "下一句")
    await voice.says(CALL)
    voice.chip.restart()
    await voice.says(CALL, "下一句")


async def test_a_chip_that_does_not_come_to_an_end_is_stopped() -> None:
    async with SpeechEmulator("syn6288") as chip:
        options = SpeechOptions("syn6288", char_s=0.001, poll_s=0.01)
        async with Voice(chip, speaker_of(chip, options)) as voice:
            voice.say("一", "二")
            await voice.says("一", "二")
            assert (chip.stopped, chip.interrupted) == (1, 0)


async def test_garbage_is_counted_and_what_follows_is_understood(voice: Voice) -> None:
    for _ in range(6):
        voice.chip.send(b"\x00\x80")
    voice.say(CALL)
    await voice.says(CALL)
    await voice.asked(1)
    assert voice.speaker.counters.skipped == 12


async def test_a_chip_without_answers_is_well_while_its_line_is_and_gets_time_to_speak() -> None:
    async with SpeechEmulator("xfs5152") as chip:
        chip.mute = True
        speaker = OneWaySpeechChip(
            chip.url, SpeechOptions("xfs5152", answers=False, char_s=0.001), patience=QUICK
        )
        async with Voice(chip, speaker) as voice:
            await voice.health("ok")
            voice.say(CALL, "下一句")
            await voice.says(CALL)
            await voice.says(CALL, "下一句")
            assert chip.queries == 0
            await chip.pull_out()
            await voice.health("down unreachable")


def test_the_driver_is_made_by_whether_the_chip_answers() -> None:
    assert type(driver.make("memory://a", SpeechOptions("syn6288"))) is SpeechChip
    assert type(driver.make("memory://a", SpeechOptions("syn6288", answers=False))) is OneWaySpeechChip


def test_marks_that_are_none_and_an_empty_queue_are_refused() -> None:
    assert codec.MARKS.fullmatch("[n1][t3][d]")
    with pytest.raises(ValueError, match="marks 'n1' must be like"):
        driver.make("memory://a", SpeechOptions("syn6288", marks="n1"))
    with pytest.raises(ValueError, match="queue must be at least 1"):
        driver.make("memory://a", SpeechOptions("syn6288", queue=0))


def test_what_was_to_be_said_is_not_logged() -> None:
    with structlog.testing.capture_logs() as logs:
        speaker = driver.make("memory://a", SpeechOptions("syn6288", queue=1))
        speaker.say(Speech(7, CALL))
        speaker.say(Speech(8, CALL))
    assert logs == [
        {"event": "sentence dropped", "log_level": "info", "url": "memory://a", "call": 7, "why": "too_many"}
    ]
