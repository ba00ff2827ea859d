"""`/voice/{hall}/{call}.wav` of a whole server."""

import asyncio
import io
import threading
import wave
from collections.abc import AsyncGenerator
from pathlib import Path

import aiohttp
import pytest
from msgspec import structs

import display.voice.routes
from display.voice.announcement import Saying, announce
from display.voice.pack import DEFAULT, Pack, PackUnusable, load_pack
from display.voice.routes import KEPT, VoiceRoutes
from server.app import Options, serving
from server.config.schema import ConfigFile, VoiceSection
from tests.display.packs import write_pack
from tests.serving import Client, House, example, house

WINDOWS = "/halls/main/windows"


def with_voice(voice: VoiceSection) -> ConfigFile:
    """The example with this voice in its main hall."""
    config = example()
    return structs.replace(config, hall=(structs.replace(config.hall[0], voice=voice), *config.hall[1:]))


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as running:
        yield running


async def called(hall: House, window: str = "1", language: str = "zh_CN") -> Client:
    """Somebody is called to a window of the enterprises."""
    manager = await hall.client("manager")
    clerk = f"c{int(window):02}"
    await manager.post(f"{WINDOWS}/{window}/open", {"clerk": clerk})
    await manager.post("/halls/main/tickets", {"category": "enterprise", "language": language})
    await manager.post(f"{WINDOWS}/{window}/call-next")
    return manager


async def sound(hall: House, path: str) -> tuple[int, bytes, aiohttp.ClientResponse]:
    async with hall.http.get(f"{hall.url}/voice/{path}") as answer:
        return answer.status, await answer.read(), answer


async def test_a_call_of_today_has_its_sound_for_everybody(hall: House):
    await called(hall)
    line = (await hall.anyone().get("/halls/main/board"))["calls"][0]
    assert (line["call"], line["number"], line["window"], line["zone"]) == (1, "A001", "1", "east")
    status, body, answer = await sound(hall, "main/1.wav")
    assert (status, answer.content_type) == (200, "audio/wav")
    assert body == announce(load_pack(DEFAULT), Saying("A001", "1", "zh_CN", times=2))
    with wave.open(io.BytesIO(body)) as file:
        assert 5 < file.getnframes() / file.getframerate() < 12


async def test_a_ticket_in_english_is_called_in_both_languages(hall: House):
    await called(hall, language="en")
    assert (await sound(hall, "main/1.wav"))[1] == announce(
        load_pack(DEFAULT), Saying("A001", "1", "en", times=2)
    )


async def test_a_board_that_is_behind_asks_for_once(hall: House):
    await called(hall)
    once = announce(load_pack(DEFAULT), Saying("A001", "1", "zh_CN", times=1))
    assert (await sound(hall, "main/1.wav?times=1"))[1] == once
    assert (await sound(hall, "main/1.wav?times=9"))[1] != once


async def test_only_the_address_that_says_it_all_may_be_kept(hall: House):
    await called(hall)
    day = (await hall.anyone().get("/halls/main/board"))["day"]
    _, _, answer = await sound(hall, f"main/1.wav?day={day}&n=A001&w=1")
    assert answer.headers["Cache-Control"] == "public, max-age=86400, immutable"
    _, _, answer = await sound(hall, "main/1.wav?n=A001")
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "main/2.wav",
        "main/0.wav",
        "main/1.wav?n=A002",
        "main/1.wav?w=2",
        "main/1.wav?day=2020-01-01",
        "main/one.wav",
        "main/1.mp3",
        "main/99999999999999999999.wav",
        "nowhere/1.wav",
    ],
)
async def test_what_was_not_called_today_is_a_problem(hall: House, path: str):
    await called(hall)
    status, body, answer = await sound(hall, path)
    assert (status, answer.content_type) == (404, "application/problem+json")
    assert b'"code":"not_found"' in body
    assert answer.headers.get("Cache-Control") == "no-store"


async def test_a_recall_is_a_call_of_its_own(hall: House):
    manager = await called(hall)
    await manager.post(f"{WINDOWS}/1/recall")
    assert (await sound(hall, "main/1.wav"))[0] == 404
    assert (await sound(hall, "main/2.wav"))[0] == 200


async def test_a_hall_speaks_with_its_own_pack_its_categories_and_as_often_as_it_wants(tmp_path: Path):
    folder = write_pack(tmp_path / "pack")
    (folder / "zh" / "category-enterprise.wav").write_bytes((folder / "zh" / "category-tax.wav").read_bytes())
    voice = VoiceSection(pack=str(folder), repeat=3, category=True)
    async with house(tmp_path / "data", with_voice(voice)) as hall:
        await called(hall)
        saying = Saying("A001", "1", "zh_CN", "enterprise", 3)
        assert (await sound(hall, "main/1.wav"))[1] == announce(load_pack(folder), saying)


async def test_a_hall_without_a_voice_has_no_sounds_and_says_so_to_its_boards(tmp_path: Path):
    async with house(tmp_path / "data", with_voice(VoiceSection(enabled=False))) as hall:
        await called(hall)
        view = await hall.anyone().get("/halls/main/board")
        assert view["voice"] == {"enabled": False, "volume": 0.8, "repeat": 2}
        assert (await sound(hall, "main/1.wav"))[0] == 404


async def test_a_pack_without_a_clip_is_a_sentence_at_the_start(tmp_path: Path):
    folder = write_pack(tmp_path / "pack")
    (folder / "zh" / "window.wav").unlink()
    options = Options(config=with_voice(VoiceSection(pack=str(folder))), data=tmp_path / "data")
    with pytest.raises(PackUnusable, match=r"missing zh/window\.wav$"):
        async with serving(options):
            pass


# Made once


async def test_a_sound_is_made_once_however_many_ask_and_in_no_ones_way(monkeypatch: pytest.MonkeyPatch):
    made: list[Saying] = []
    asked = threading.Event()

    def slowly(pack: Pack, saying: Saying) -> bytes:
        made.append(saying)
        assert asked.wait(5)
        return b"sound"

    monkeypatch.setattr(display.voice.routes, "announce", slowly)
    voice = VoiceRoutes(load_pack(DEFAULT))
    saying = Saying("A001", "1", "zh_CN")
    leaving, staying = (asyncio.create_task(voice.sound(saying)) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    asked.set()
    assert await staying == b"sound"
    assert await voice.sound(saying) == b"sound"
    assert made == [saying]


@pytest.mark.parametrize(("windows", "most"), [(3, KEPT), (61, 61)])
async def test_the_sounds_asked_for_last_are_kept_at_least_one_for_every_window(
    monkeypatch: pytest.MonkeyPatch, windows: int, most: int
):
    made: list[str] = []

    def note(pack: Pack, saying: Saying) -> bytes:
        made.append(saying.number)
        return b""

    monkeypatch.setattr(display.voice.routes, "announce", note)
    voice = VoiceRoutes(load_pack(DEFAULT), windows)
    for n in range(most):
        await voice.sound(Saying(f"A{n}", "1", "zh_CN"))
    await voice.sound(Saying("A0", "1", "zh_CN"))
    await voice.sound(Saying("B1", "1", "zh_CN"))
    await voice.sound(Saying("A0", "1", "zh_CN"))
    await voice.sound(Saying("A1", "1", "zh_CN"))
    assert made[most:] == ["B1", "A1"]


async def test_a_sound_that_failed_is_tried_again(monkeypatch: pytest.MonkeyPatch):
    answers: list[bytes | MemoryError] = [MemoryError(), b"sound"]

    def fail_first(pack: Pack, saying: Saying) -> bytes:
        answer = answers.pop(0)
        if isinstance(answer, MemoryError):
            raise answer
        return answer

    monkeypatch.setattr(display.voice.routes, "announce", fail_first)
    voice = VoiceRoutes(load_pack(DEFAULT))
    saying = Saying("A001", "1", "zh_CN")
    with pytest.raises(MemoryError):
        await voice.sound(saying)
    assert await voice.sound(saying) == b"sound"
