"""A kiosk with an agent hands on that a card has its number already; cut off, it knows no cards."""

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from devices.escpos.emulator import EscposEmulator
from devices.sdt.emulator import SdtEmulator
from tests.devices.cases import CARD
from tests.floor.test_held import RULE, configured
from tests.kiosk.test_offline import HALL, Kiosk
from tests.serving import house


async def again(kiosk: Kiosk, body: dict[str, Any], key: str = "again") -> tuple[int, Any]:
    url = f"{kiosk.page}/api/v1{HALL}/kiosks/k1/card/reprint"
    async with kiosk.http.post(url, json=body, headers={"Idempotency-Key": key}) as answer:
        return answer.status, await answer.json(content_type=None)


async def test_an_agent_hands_on_what_the_server_says_of_the_card_and_gives_numbers_while_cut_off(
    tmp_path: Path,
) -> None:
    async with (
        EscposEmulator() as paper,
        SdtEmulator() as reader,
        house(tmp_path / "data", configured(reader.url, **RULE)) as hall,
        AsyncExitStack() as stack,
    ):
        token = (await hall.client("kiosk", name="k1")).headers["Authorization"].removeprefix("Bearer ")
        kiosk = Kiosk(stack, tmp_path, hall, token, paper)
        await kiosk.start(lease=20)
        await kiosk.leased()
        reader.lay(CARD)
        card = (await kiosk.view(lambda v: v["card"] is not None))["card"]["id"]
        status, taken = await kiosk.take("one", card=card)
        assert (status, taken["number"]) == (201, "A001")
        status, told = await kiosk.take("two", card=card)
        assert (status, told["code"], told["held"]["number"]) == (409, "number_held", "A001")
        assert await kiosk.take("one", card=card) == (201, taken)
        asked = {"card": card, "number": "A001"}
        status, shown = await again(kiosk, asked)
        assert (status, shown["id"], shown["url"]) == (200, taken["id"], taken["url"])
        assert (await again(kiosk, asked | {"card": "gone"}, "other"))[1]["code"] == "no_card"
        assert (await again(kiosk, {"number": "A001"}))[1]["code"] == "invalid"
        await kiosk.cut()
        assert (await again(kiosk, asked, "cut"))[1]["code"] == "unreachable"
        assert (await kiosk.take("three", card=card))[0] == 201
        await kiosk.cable.cut()
