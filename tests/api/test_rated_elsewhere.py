"""A rating that belongs to more than it was given for: a visit's to its case, a number's to a kiosk that was cut off."""

from pathlib import Path

from server.api.ids import fresh_ticket
from server.domain.proof import prove
from tests.api.test_feedback import first_follow_up, next_day, refused
from tests.casework import desks
from tests.serving import shown


async def test_a_low_rating_at_the_window_is_the_cases_in_the_list_and_its_answer_is_on_the_cases_page(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        kiosk, desk = await d.h.client("kiosk", name="k1"), await d.h.client("manager", name="m1")
        await desk.post("/halls/main/windows/1/open", {"clerk": "c01"})
        ticket = await kiosk.post("/halls/main/tickets", {"category": "enterprise", "window": "1"})
        for action in ("call-next", "start"):
            await desk.post(f"/halls/main/windows/1/{action}")
        case = await d.receive(ticket=ticket["id"], window="1")
        await d.do(d.clerk, case, "accept")
        await desk.post("/halls/main/windows/1/finish")
        body = {"level": 2, "channel": "phone"}
        await d.h.anyone().post(f"/halls/main/tickets/{shown(ticket)}/rating", body)
        one = await first_follow_up(d.h, desk)
        assert (one["case"], one["stage"], one["window"]) == (case["case"], "accepted", "1")
        path = f"/public/cases/{case['case']}.{await d.code(case)}/rating"
        place = await d.h.anyone().get(path)
        assert (place["level"], place["last"]) == (2, ""), "it is not asked for again"
        assert place["follow_up"]["state"] == "opened"
        await next_day(d)
        assert (await d.h.anyone().get(path))["follow_up"]["state"] == "opened", "nor forgotten overnight"


async def test_a_number_that_a_kiosk_gave_out_while_it_was_cut_off_is_rated_late_by_its_slip_too(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        kiosk, citizen = await d.h.client("kiosk", name="k1"), d.h.anyone()
        lease = await kiosk.post("/halls/main/kiosks/k1/lease", {"id": "lease-1-abcdefgh", "count": 5})
        block = next(one for one in lease["blocks"] if one["category"] == "enterprise")
        ids = [fresh_ticket("main"), fresh_ticket("main")]
        now = d.h.running.engine.clock.now()
        told = [
            {"ticket": id, "category": "enterprise", "serial": block["first"] + n, "taken_at": now - 5}
            for n, id in enumerate(ids)
        ]
        body = {"lease": lease["id"], "sent_at": now, "tickets": told}
        assert (await kiosk.post("/halls/main/kiosks/k1/hand-in", body))["results"] == ["taken", "taken"]
        desk = await d.h.client("manager", name="m1")
        await desk.post("/halls/main/windows/1/open", {"clerk": "c01"})
        for action in ("call-next", "start", "finish") * 2:
            await desk.post(f"/halls/main/windows/1/{action}")
        key = bytes.fromhex(lease["key"])
        paths = [f"/public/tickets/{id}.{prove(key, id)}/rating" for id in ids]
        assert (await citizen.get(paths[1]))["last"] == "", "today it is rated as usual"
        await next_day(d)
        for path in paths:
            assert (await citizen.get(path))["last"]
        await citizen.post(paths[1], {"level": 2, "reasons": ["waiting"]})
        assert (await citizen.get(paths[1]))["level"] == 2
        wrong = f"/public/tickets/{ids[0]}.{prove(key, ids[1])}/rating"
        assert await refused(citizen, "GET", wrong) == (404, "unknown_ticket")
