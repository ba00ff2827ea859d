"""A hall that limits numbers per card: who has one is told which, gets its slip again, and stays unknown to the journal."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec import structs

from devices.escpos.emulator import EscposEmulator
from devices.sdt.emulator import SdtEmulator
from server.config.schema import ConfigFile, DeviceSection, UnitSection
from tests.devices.cases import CARD
from tests.floor.halls import with_devices
from tests.patience import PATIENCE_S
from tests.server.test_slips import slip
from tests.serving import Client, House, house, news

HALL = "/halls/main"
RULE: dict[str, Any] = {"numbers_per_card": 1, "numbers_per_card_in": "hall"}


class Kiosk:
    """The first kiosk of the hall, with a card on its reader."""

    def __init__(self, hall: House, client: Client, reader: SdtEmulator) -> None:
        self.hall, self.client, self.reader = hall, client, reader
        self.card = ""

    async def lay(self) -> None:
        self.reader.lay(CARD)
        url = f"{self.hall.url}/live{HALL}/kiosks/k1"
        async with (
            asyncio.timeout(PATIENCE_S),
            self.hall.http.ws_connect(url, headers=self.client.headers) as socket,
        ):
            while not (card := (await news(socket))["view"]["card"]):
                pass
        self.card = card["id"]

    async def ask(self, category: str = "enterprise", key: str = "", **more: Any) -> tuple[int, Any]:
        body = {"category": category, "card": self.card, **more}
        return await self.client.call("POST", f"{HALL}/tickets", body, key, **{"Accept-Language": "zh-CN"})

    async def reprint(self, number: str, card: str | None = None) -> tuple[int, Any]:
        body = {"card": self.card if card is None else card, "number": number}
        return await self.client.call("POST", f"{HALL}/kiosks/k1/card/reprint", body)


def configured(reader: str, paper: str = "", **rules: Any) -> ConfigFile:
    unit = (UnitSection(use="card-reader", kiosk="k1"),)
    options = {"poll_s": 0.1, "lifted_s": 0.0}
    config = with_devices(
        DeviceSection(id="reader", driver="sdt", url=reader, options=options, unit=unit), **rules
    )
    main = config.hall[0]
    kiosks = (structs.replace(main.kiosk[0], printer=paper), *main.kiosk[1:])
    return structs.replace(config, hall=(structs.replace(main, kiosk=kiosks), *config.hall[1:]))


@asynccontextmanager
async def kiosk_of(data: Path, paper: str = "", **rules: Any) -> AsyncGenerator[Kiosk]:
    async with SdtEmulator() as reader, house(data, configured(reader.url, paper, **rules)) as hall:
        made = Kiosk(hall, await hall.client("kiosk", name="k1"), reader)
        await made.lay()
        yield made


def entries(data: Path) -> list[dict[str, Any]]:
    """The events of numbers taken, from the file itself."""
    with sqlite3.connect(data / "journal.db") as db:
        rows = db.execute("SELECT events FROM entries ORDER BY seq").fetchall()
    return [event for (text,) in rows for event in json.loads(text) if event["type"] == "TicketTaken"]


async def test_the_second_number_is_refused_in_words_and_the_first_is_named(tmp_path: Path) -> None:
    async with kiosk_of(tmp_path / "data", **RULE) as kiosk:
        first = await kiosk.ask(key="once")
        assert (first[0], first[1]["number"]) == (201, "A001")
        status, told = await kiosk.ask("construction", key="another")
        assert (status, told["code"], told["title"]) == (409, "number_held", "您已经有号码了")
        assert told["detail"].startswith("您已有号码 A001（企业注册登记，等候中），无需再取。")
        name = {"zh": "企业注册登记", "en": "Business registration"}
        assert told["held"] == {"number": "A001", "category_name": name, "state": "waiting", "window": ""}
        assert await kiosk.ask(key="once") == first
        assert (await kiosk.client.post(f"{HALL}/tickets", {"category": "enterprise"}))["number"] == "A002"
        with sqlite3.connect(tmp_path / "data" / "personal.db") as db:  # nothing of the refused one is kept
            assert db.execute("SELECT count(*) FROM personal").fetchone() == (1,)


async def test_a_number_typed_by_staff_counts_as_the_card_and_a_number_that_is_over_no_more(
    tmp_path: Path,
) -> None:
    async with kiosk_of(tmp_path / "data", **RULE) as kiosk:
        staff = await kiosk.hall.client("manager")
        person = {"name": "张三", "id_number": CARD.number.lower()}
        typed = await staff.post(f"{HALL}/tickets", {"category": "enterprise", "person": person})
        status, told = await kiosk.ask()
        assert (status, told["held"]["number"]) == (409, typed["number"])
        status, told = await staff.call(
            "POST", f"{HALL}/tickets", {"category": "enterprise", "person": person}
        )
        assert (status, told["code"]) == (409, "number_held")
        await staff.post(f"{HALL}/tickets/{typed['id']}/cancel")
        assert (await kiosk.ask())[0] == 201


async def test_the_limit_holds_over_a_restart(tmp_path: Path) -> None:
    async with kiosk_of(tmp_path / "data", **RULE) as kiosk:
        assert (await kiosk.ask())[0] == 201
    async with kiosk_of(tmp_path / "data", **RULE) as kiosk:
        assert (await kiosk.ask())[1]["held"]["number"] == "A001"


async def test_the_journal_learns_no_id_number_and_each_installation_calls_the_holder_otherwise(
    tmp_path: Path,
) -> None:
    holders: set[str] = set()
    for place in ("one", "two"):
        async with kiosk_of(tmp_path / place, **RULE) as kiosk:
            assert (await kiosk.ask())[0] == 201
            await kiosk.ask()
        journal = b"".join(path.read_bytes() for path in (tmp_path / place).glob("journal*"))
        for secret in (CARD.number, CARD.number[:17], CARD.number[6:14], CARD.name):
            assert secret.encode() not in journal
        (taken,) = entries(tmp_path / place)
        holders.add(taken["holder"])
    assert len(holders) == 2
    assert "" not in holders


async def test_without_the_rule_a_card_takes_four_and_the_journal_has_nothing_of_it(tmp_path: Path) -> None:
    async with kiosk_of(tmp_path / "data") as kiosk:
        assert [(await kiosk.ask())[1]["number"] for _ in range(4)] == ["A001", "A002", "A003", "A004"]
        assert (await kiosk.reprint("A001"))[1]["code"] == "no_card"
    assert [("holder" in event) for event in entries(tmp_path / "data")] == [False] * 4


async def test_the_slip_is_printed_again_for_the_card_that_lies_there_and_for_no_other(
    tmp_path: Path,
) -> None:
    async with (
        EscposEmulator() as paper,
        kiosk_of(tmp_path / "data", paper.url, **RULE) as kiosk,
    ):
        taken = (await kiosk.ask())[1]
        assert await slip(kiosk.hall, taken) == "printed"
        status, again = await kiosk.reprint("A001")
        assert (status, again["number"], again["id"], again["slip"]) == (200, "A001", taken["id"], "wanted")
        assert await slip(kiosk.hall, taken) == "printed"
        assert [job.count(b"A001") > 0 for job in paper.jobs] == [True, True]
        stranger = (await kiosk.client.post(f"{HALL}/tickets", {"category": "enterprise"}))["number"]
        assert (await kiosk.reprint(stranger))[1]["code"] == "unknown_ticket"
        for card in ("", "long forgotten"):
            assert (await kiosk.reprint("A001", card))[1]["code"] == "no_card"
        other = await kiosk.hall.client("kiosk", name="k2")
        body = {"card": kiosk.card, "number": "A001"}
        for path, code in (("k1", "forbidden"), ("k2", "no_card")):
            told = await other.call("POST", f"{HALL}/kiosks/{path}/card/reprint", body)
            assert told[1]["code"] == code
        await kiosk.client.post(f"{HALL}/kiosks/k1/card/forget")
        assert (await kiosk.reprint("A001"))[1]["code"] == "no_card"


async def test_a_kiosk_without_a_printer_gets_the_number_to_show(tmp_path: Path) -> None:
    async with kiosk_of(tmp_path / "data", **RULE) as kiosk:
        taken = (await kiosk.ask())[1]
        status, again = await kiosk.reprint("A001")
        assert (status, again["url"], again["slip"]) == (200, taken["url"], "")
