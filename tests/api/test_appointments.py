"""Appointments over real HTTP: booked by staff or a booking system, brought to a kiosk as a code."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.serving import House, house

PATH = "/halls/main/appointments"
TICKETS = "/halls/main/tickets"


def soon(minutes: float = 20) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()


async def test_a_code_of_six_digits_is_drawn_and_gives_a_number_at_the_kiosk(hall: House) -> None:
    clerk, kiosk = await hall.client("clerk"), await hall.client("kiosk", name="k1")
    asked = {"category": "real-estate", "services": ["property-transfer"], "booked_at": soon()}
    booked = await clerk.post(PATH, asked)
    assert (len(booked["code"]), booked["code"].isdecimal(), booked["number"]) == (6, True, "")
    taken = await kiosk.post(TICKETS, {"appointment": booked["code"], "language": "en"})
    assert (taken["number"], taken["category"], taken["group"]) == ("C001", "real-estate", "appointment")
    ticket = await kiosk.get(f"{TICKETS}/{taken['id']}")
    assert [s["id"] for s in ticket["services"]] == ["property-transfer"]
    listed = (await clerk.get(PATH))["appointments"]
    assert [(a["code"], a["number"]) for a in listed] == [(booked["code"], "C001")]
    status, answer = await kiosk.call("POST", TICKETS, {"appointment": booked["code"]})
    assert (status, answer["code"]) == (409, "appointment_used")
    assert "C001" in answer["detail"]


async def test_the_same_booking_sent_twice_is_one_and_an_own_code_is_kept(hall: House) -> None:
    manager = await hall.client("manager")
    asked = {"category": "enterprise", "booked_at": soon(), "code": "20261124"}
    first = await manager.post(PATH, asked, key="one-booking")
    assert await manager.post(PATH, asked, key="one-booking") == first
    status, answer = await manager.call("POST", PATH, asked)
    assert (status, answer["code"]) == (409, "appointment_exists")
    left = await manager.post(f"{PATH}/20261124/cancel")
    assert left == {"appointments": []}
    assert (await manager.call("POST", f"{PATH}/20261124/cancel"))[0] == 404


async def test_a_kiosk_books_nothing_and_a_number_needs_a_category_or_a_code(hall: House) -> None:
    kiosk = await hall.client("kiosk", name="k1")
    assert (await kiosk.call("POST", PATH, {"category": "enterprise", "booked_at": soon()}))[0] == 403
    assert (await kiosk.call("GET", PATH))[0] == 403
    for asked in ({}, {"category": "enterprise", "appointment": "123456"}, {"appointment": "12 34"}):
        assert (await kiosk.call("POST", TICKETS, asked))[0] == 422
    assert (await kiosk.call("POST", TICKETS, {"appointment": "123456"}))[1]["code"] == "unknown_appointment"


async def test_an_appointment_outlives_a_restart(tmp_path: Path) -> None:
    async with house(tmp_path / "data") as hall:
        manager = await hall.client("manager")
        code = (await manager.post(PATH, {"category": "enterprise", "booked_at": soon()}))["code"]
    async with house(tmp_path / "data") as hall:
        kiosk = await hall.client("kiosk", name="k1")
        assert (await kiosk.post(TICKETS, {"appointment": code}))["number"] == "A001"
