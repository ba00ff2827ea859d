"""An identity card at a kiosk: masked on the screen, decides the elderly group, and is kept only with a number taken."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import pytest

from devices.protocols import CardData
from devices.sdt.emulator import SdtEmulator
from server.config.schema import DeviceSection, UnitSection
from server.personal.age_group import age_on
from server.personal.cards import Cards, Holder, mask_name, mask_number
from tests.devices.cases import CARD
from tests.floor.halls import hall_with
from tests.patience import PATIENCE_S
from tests.serving import Client, House, news

HALL = "/halls/main"


class Kiosk:
    def __init__(self, hall: House, reader: SdtEmulator, client: Client, data: Path) -> None:
        self.hall, self.reader, self.client, self.data = hall, reader, client, data

    async def view(self, done: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        url = f"{self.hall.url}/live{HALL}/kiosks/k1"
        async with (
            asyncio.timeout(PATIENCE_S),
            self.hall.http.ws_connect(url, headers=self.client.headers) as socket,
        ):
            while not done(view := (await news(socket))["view"]):
                pass
        return view

    def kept(self) -> bytes:
        """Every byte of every file of the server."""
        return b"".join(path.read_bytes() for path in self.data.iterdir() if path.is_file())


@pytest.fixture
async def kiosk(tmp_path: Path) -> AsyncGenerator[Kiosk]:
    async with SdtEmulator() as reader:
        device = DeviceSection(
            id="reader", driver="sdt", url=reader.url, options={"poll_s": 0.1, "lifted_s": 0.2},
            unit=(UnitSection(use="card-reader", kiosk="k1"),),
        )  # fmt: skip
        async with hall_with(tmp_path / "data", device) as hall:
            client = await hall.client("kiosk", name="k1")
            made = Kiosk(hall, reader, client, tmp_path / "data")
            assert (await made.view(lambda v: True))["reads_cards"] is True
            yield made


async def test_the_screen_gets_a_card_masked_with_the_group_that_the_age_gives(kiosk: Kiosk) -> None:
    kiosk.reader.lay(CARD)
    card = (await kiosk.view(lambda v: v["card"] is not None))["card"]
    assert (card["name"], card["number"], card["group"], card["cause"]) == (
        "张*",
        "1*************002X",
        "elderly",
        "",
    )
    kiosk.reader.lift()
    await kiosk.client.post(f"{HALL}/kiosks/k1/card/forget")
    await kiosk.view(lambda v: v["card"] is None)


async def test_a_card_is_kept_only_with_a_number_and_never_in_the_journal(kiosk: Kiosk) -> None:
    kiosk.reader.lay(CARD)
    card = (await kiosk.view(lambda v: v["card"] is not None))["card"]
    assert CARD.number.encode() not in kiosk.kept()
    body = {"category": "enterprise", "group": card["group"], "card": card["id"]}
    ticket = await kiosk.client.post(f"{HALL}/tickets", body, key="once")
    assert await kiosk.client.post(f"{HALL}/tickets", body, key="once") == ticket
    clerk = await kiosk.hall.client("clerk")
    private = await clerk.get(f"{HALL}/tickets/{ticket['id']}/private")
    assert private["person"] == {"name": "张三", "phone": "", "id_number": CARD.number}
    with sqlite3.connect(kiosk.data / "personal.db") as db:
        assert db.execute("SELECT count(*) FROM personal").fetchone() == (1,)
    journal = b"".join(p.read_bytes() for p in kiosk.data.glob("journal*"))
    assert CARD.number.encode() not in journal
    assert "张三".encode() not in journal


async def test_a_number_without_a_card_or_with_a_forgotten_one_is_given_all_the_same(kiosk: Kiosk) -> None:
    for card in (None, "long forgotten"):
        body = {"category": "enterprise"} | ({"card": card} if card else {})
        assert (await kiosk.client.call("POST", f"{HALL}/tickets", body))[0] == 201
    assert not kiosk.hall.running.engine.trouble


async def test_a_card_with_a_wrong_check_digit_is_refused_with_its_cause(kiosk: Kiosk) -> None:
    kiosk.reader.lay(CardData(**(vars(CARD) | {"number": "110105194912310021"})))
    card = (await kiosk.view(lambda v: v["card"] is not None))["card"]
    assert (card["id"], card["name"], card["cause"]) == ("", "", "bad_number")


async def test_another_kiosk_may_not_use_or_forget_this_ones_card(kiosk: Kiosk) -> None:
    kiosk.reader.lay(CARD)
    card = (await kiosk.view(lambda v: v["card"] is not None))["card"]
    other = await kiosk.hall.client("kiosk", name="k2")
    assert (await other.call("POST", f"{HALL}/kiosks/k1/card/forget"))[0] == 403
    ticket = await other.post(f"{HALL}/tickets", {"category": "enterprise", "card": card["id"]})
    clerk = await kiosk.hall.client("clerk")
    assert (await clerk.get(f"{HALL}/tickets/{ticket['id']}/private"))["person"] is None


def test_cards_are_forgotten_after_a_while() -> None:
    now = [0.0]
    cards = Cards(clock=lambda: now[0])
    cards.lay("main", "k1", Holder("张三丰", "11010519491231002X", "1949-12-31"), "elderly")
    shown = cards.shown("main", "k1")
    assert shown is not None
    assert cards.holder("main", "k1", shown.id) is not None
    now[0] = 90.0
    assert cards.shown("main", "k1") is None
    assert cards.holder("main", "k1", shown.id) is None


def test_masks_hide_what_they_should() -> None:
    assert [mask_name(name) for name in ("张三", "欧阳修", "王", "")] == ["张*", "欧**", "王*", "*"]
    assert mask_number("123") == "***"


def test_an_age_counts_whole_years() -> None:
    assert age_on("1966-11-24", "2026-11-23") == 59
    assert age_on("1966-11-23", "2026-11-23") == 60
    with pytest.raises(ValueError):
        age_on("1966-02-30", "2026-11-23")
