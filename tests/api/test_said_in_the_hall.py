"""What a citizen says in the hall: at a kiosk by number and code or in prepared words, at a window to a clerk."""

from pathlib import Path
from typing import Any

from devices.escpos.emulator import EscposEmulator
from server.domain.proof import slip_code
from tests.api.test_feedback import listed, refused, visit
from tests.casework import desks, signed_in
from tests.floor.test_device_page import with_printer
from tests.serving import Client, House, example, house, shown

KIOSK = "/halls/main/kiosks/k1"


async def at_kiosk(h: House) -> Client:
    return await h.client("kiosk", name="k1")


def typed(ticket: Any) -> str:
    """What stands on its slip."""
    return f"{ticket['number']}.{slip_code(shown(ticket))}"


async def test_a_service_is_rated_at_a_kiosk_by_number_and_code_of_its_slip(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        ticket, kiosk = await visit(d.h), await at_kiosk(d.h)
        path = f"{KIOSK}/slips/{typed(ticket)}"
        assert await refused(d.h.anyone(), "GET", path) == (401, "unauthorised"), "a stranger could guess"
        assert await refused(d.clerk, "GET", path) == (403, "forbidden")
        found = await kiosk.get(path)
        assert found == {"shown": shown(ticket)}
        rating = f"/halls/main/tickets/{found['shown']}/rating"
        await kiosk.post(rating, {"level": 2, "reasons": ["waiting"], "channel": "kiosk"})
        assert (await kiosk.get(f"/halls/main/tickets/{ticket['id']}"))["rated"]


async def test_a_wrong_code_finds_nothing_and_after_ten_the_kiosk_waits(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        ticket, kiosk = await visit(d.h), await at_kiosk(d.h)
        number, code = typed(ticket).split(".")
        wrong = [f"{number}.{(int(code) + n) % 10**6:06}" for n in range(1, 10)] + [f"Z999.{code}"]
        for guess in wrong:
            assert await refused(kiosk, "GET", f"{KIOSK}/slips/{guess}") == (404, "unknown_slip")
        assert await refused(kiosk, "GET", f"{KIOSK}/slips/{typed(ticket)}") == (429, "too_many_codes")
        assert await refused(kiosk, "GET", f"/halls/main/kiosks/k2/slips/{typed(ticket)}") == (
            403,
            "forbidden",
        ), "a kiosk asks for itself"


async def test_a_complaint_raised_at_a_kiosk_comes_out_of_its_printer_with_number_and_code(
    tmp_path: Path,
) -> None:
    async with EscposEmulator() as printer, house(tmp_path, with_printer(example(), printer.url)) as h:
        kiosk, manager = await at_kiosk(h), await h.client("manager", name="m1")
        said = {"words": "等候时间太长", "contact": {"phone": "13900001111"}}
        told = await kiosk.post("/halls/main/concerns", {"kind": "complaint", "said": said})
        (one,) = await listed(manager, "concerns")
        assert one["channel"] == "kiosk"
        path = f"/halls/main/concerns/{told['number']}.{told['code']}/slip"
        assert await kiosk.post(path, {"kiosk": "k1"}) == {"number": told["number"], "printer": "k1"}
        (job,) = printer.jobs
        for part in ("投诉", told["number"], told["code"]):
            assert part.encode("gb18030") in job
        assert told["url"].encode() in job
        assert "等候".encode("gb18030") not in job, "what was said does not lie about on paper"
        assert await refused(kiosk, "POST", path, {"kiosk": "k2"}) == (403, "forbidden")
        assert await refused(h.anyone(), "POST", path, {"kiosk": "k1"}) == (401, "unauthorised")
        wrong = f"/halls/main/concerns/{told['number']}.000000/slip"
        if told["code"] != "000000":
            assert await refused(kiosk, "POST", wrong, {"kiosk": "k1"}) == (404, "unknown_concern")
        elsewhere = path.replace("/main/", "/transport/")
        desk = await h.client("manager", hall="")
        assert await refused(desk, "POST", elsewhere, {"kiosk": "k1"}) == (404, "unknown_concern")
        assert "k1" in (await manager.get("/halls/main/concern-printers"))["printers"]
        printer.paper_out = True
        assert (await refused(kiosk, "POST", path, {"kiosk": "k1"}))[1] == "not_printed"


async def test_only_a_kiosk_and_staff_are_drawn_the_way_to_an_answer(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        kiosk = await at_kiosk(d.h)
        said = {"words": "如何办理"}
        told = await kiosk.post("/halls/main/concerns", {"kind": "question", "said": said})
        url = f"{d.h.url}/f/{told['number']}.{told['code']}/qr.svg"
        for who, status in ((kiosk, 200), (d.clerk, 200), (d.h.anyone(), 404)):
            async with d.h.http.get(url, headers=who.headers) as answer:
                assert answer.status == status
        for hall, status in (("main", 200), ("nowhere", 404)):
            async with d.h.http.get(f"{d.h.url}/write/{hall}/qr.svg") as answer:
                assert answer.status == status


async def test_a_clerk_writes_down_what_somebody_says_at_the_window_with_the_ticket_or_without(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        ticket = await visit(d.h)
        clerk, manager = await signed_in(d.h, "c02", "main"), await d.h.client("manager", name="m1")
        body = {"kind": "stuck", "said": {"words": "三次都没办成"}, "ticket": ticket["id"]}
        told = await clerk.post("/halls/main/concerns", body)
        view = await manager.get(f"/concerns/{told['number']}")
        assert (view["line"]["channel"], view["written_by"]) == ("window", "李敏")
        assert (view["window"], view["about_clerk"]) == ("1", "王芳"), "of the visit, not of who writes"
        bare = await clerk.post("/halls/main/concerns", {"kind": "question", "said": {"words": "几点开门"}})
        assert (await manager.get(f"/concerns/{bare['number']}"))["about_clerk"] == ""
        assert await refused(d.h.anyone(), "POST", "/halls/main/concerns", body) == (404, "unknown_ticket")
        unknown = body | {"ticket": "x" * 16}
        assert await refused(clerk, "POST", "/halls/main/concerns", unknown) == (404, "unknown_ticket")
