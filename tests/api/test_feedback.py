"""Low ratings are answered, questions and complaints too, by whoever may, and citizens follow what they said by a code."""

import asyncio
from pathlib import Path
from typing import Any

from server.domain.queue.commands import OpenDay
from tests.casework import PHONE, Desks, desks, signed_in
from tests.patience import PATIENCE_S
from tests.serving import Client, House, shown

SAID = {"words": "等了一上午", "contact": {"name": "孙某某", "phone": "13900001111"}}


async def visit(h: House, window: str = "1", clerk: str = "c01") -> Any:
    """A ticket whose service is finished."""
    kiosk, desk = await h.client("kiosk", name="k1"), await h.client("clerk", name=clerk)
    await desk.call("POST", f"/halls/main/windows/{window}/open", {"clerk": clerk})
    ticket = await kiosk.post("/halls/main/tickets", {"category": "enterprise", "window": window})
    for action in ("call-next", "start", "finish"):
        await desk.post(f"/halls/main/windows/{window}/{action}")
    return ticket


async def low(h: House, level: int = 1, **more: Any) -> Any:
    """A ticket with a low rating of its citizen, and what is to be answered."""
    ticket = await visit(h)
    body = {"level": level, "channel": "phone", "text": "态度不好"} | more
    await h.anyone().post(f"/halls/main/tickets/{shown(ticket)}/rating", body)
    return ticket


async def listed(client: Client, kind: str = "follow_ups") -> list[Any]:
    return (await client.get("/feedback"))[kind]


async def first_follow_up(h: House, manager: Client) -> Any:
    """Once it is opened: that comes after the rating is answered."""
    async for view in h.watch("/live/feedback", manager):
        if view["follow_ups"]:
            return view["follow_ups"][0]
    raise AssertionError(PATIENCE_S)


async def do(client: Client, kind: str, item: Any, action: str, **body: Any) -> Any:
    line = item.get("line", item)
    return await client.post(f"/{kind}/{line['id']}/{action}", {"seen": line["seen"], **body})


async def refused(client: Client, method: str, path: str, body: Any = None) -> tuple[int, str]:
    status, problem = await client.call(method, path, body)
    return status, problem["code"]


# Ratings


async def test_a_low_rating_is_answered_and_the_citizen_reads_it_and_rates_again(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        manager = await d.h.client("manager", name="m1")
        ticket = await low(d.h)
        one = await first_follow_up(d.h, manager)
        assert (one["level"], one["window"], one["clerk"], one["state"]) == (1, "1", "王芳", "opened")
        citizen, path = d.h.anyone(), f"/public/tickets/{shown(ticket)}/rating"
        seen = await citizen.get(path)
        assert (seen["level"], seen["follow_up"]["state"], seen["follow_up"]["replies"]) == (1, "opened", [])
        words = await manager.get(f"/follow-ups/{one['id']}/words")
        assert words["words"] == {"first": "态度不好"}
        assert await refused(citizen, "POST", path + "/again", {"level": 5}) == (409, "not_answered_yet")
        view = await do(manager, "follow-ups", one, "verify", finding="founded", days=5, words="属实")
        view = await do(manager, "follow-ups", view, "rectify", words="已培训")
        view = await do(manager, "follow-ups", view, "reply", words="向您道歉，已整改。")
        assert view["actions"] == ["call_back"]
        seen = await citizen.get(path)
        assert seen["follow_up"]["replies"] == ["向您道歉，已整改。"]
        assert seen["follow_up"]["may_rate_again"]
        await citizen.post(path + "/again", {"level": 4})
        view = await manager.get(f"/follow-ups/{one['id']}")
        assert view["line"]["again"]["level"] == 4
        view = await do(manager, "follow-ups", view, "call-back", result="satisfied")
        assert (view["line"]["state"], view["line"]["level"]) == ("closed", 1), "the first rating stays"
        assert "培训" not in str(seen), "what was said inside stays inside"


async def test_a_clerk_sees_ratings_of_the_own_work_and_may_object_to_them_and_nothing_else(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        manager, own, other = (
            await d.h.client("manager", name="m1"),
            await signed_in(d.h, "c01", "main"),
            await signed_in(d.h, "c02", "main"),
        )
        await low(d.h)
        one = await first_follow_up(d.h, manager)
        assert [line["id"] for line in await listed(own)] == [one["id"]]
        assert await listed(other) == []
        assert await refused(other, "GET", f"/follow-ups/{one['id']}") == (404, "unknown_follow_up")
        assert (await own.get(f"/follow-ups/{one['id']}"))["actions"] == ["contest"]
        body = {"seen": one["seen"], "finding": "unfounded", "words": "x"}
        assert await refused(own, "POST", f"/follow-ups/{one['id']}/verify", body) == (403, "forbidden")
        view = await do(own, "follow-ups", one, "contest", words="当时不在岗")
        assert view["line"]["contested"]
        view = await do(manager, "follow-ups", view, "decide-contest", result="upheld", words="查看录像属实")
        assert (view["line"]["set_aside"], view["line"]["level"]) == (True, 1), "marked, not removed"


async def test_a_supervisor_sees_it_all_and_needs_a_reason_to_read_what_was_written(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        manager, supervisor = (
            await d.h.client("manager", name="m1"),
            await d.h.client("supervisor", hall="", name="s1"),
        )
        await low(d.h)
        one = await first_follow_up(d.h, manager)
        assert (await supervisor.get(f"/follow-ups/{one['id']}"))["actions"] == []
        path = f"/follow-ups/{one['id']}/words"
        assert await refused(supervisor, "GET", path) == (422, "reason_needed")
        assert (await supervisor.get(path + "?reason=抽查"))["words"] == {"first": "态度不好"}


async def test_a_case_is_rated_by_its_code_at_acceptance_once_and_never_by_staff(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        path = f"/public/cases/{case['case']}.{await d.code(case)}/rating"
        citizen = d.h.anyone()
        place = await citizen.get(path)
        assert (place["stage"], place["level"], place["name"]["en"]) == (
            "accepted",
            0,
            "Transfer of real estate",
        )
        assert place["last"]
        assert await refused(d.clerk, "POST", path, {"level": 5}) == (403, "forbidden")
        assert await refused(citizen, "POST", path, {"level": 2, "reasons": ["lunch"]}) == (
            422,
            "unknown_reason",
        )
        offered = await citizen.get("/halls/main/rating-reasons")
        assert place["reasons"] == offered["reasons"] != [], (
            "the page needs no other place to ask for what may be chosen"
        )
        reasons = ["waiting", "Unfriendly service"]  # a page of yesterday still sends the sentence
        await citizen.post(path, {"level": 2, "reasons": reasons, "text": "慢"})
        assert await refused(citizen, "POST", path, {"level": 5}) == (409, "already_rated")
        place = await citizen.get(path)
        assert (place["level"], place["last"], place["follow_up"]["state"]) == (2, "", "opened")
        manager = await d.h.client("manager", name="m1")
        (one,) = await listed(manager)
        assert (one["case"], one["stage"], one["level"]) == (case["case"], "accepted", 2)
        said = (await manager.get(f"/follow-ups/{one['id']}"))["reasons"]
        assert [text["en"] for text in said] == ["Waited too long", "Unfriendly service"]
        wrong = f"/public/cases/{case['case']}.000000/rating"
        assert await refused(citizen, "GET", wrong) in ((404, "unknown_case"), (404, "unknown_case"))


async def test_a_case_that_has_ended_is_rated_at_its_end_and_its_department_sees_that(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        code = await d.code(case)
        await d.do(d.clerk, await d.clerk.get(f"/cases/{case['case']}"), "withdraw")
        path = f"/public/cases/{case['case']}.{code}/rating"
        citizen = d.h.anyone()
        assert (await citizen.get(path))["stage"] == "ended"
        await citizen.post(path, {"level": 1})
        (one,) = await listed(d.housing)
        assert (one["stage"], one["department"]) == ("ended", "区住建局")
        assert await listed(d.tax) == []


async def test_a_service_whose_day_is_over_is_rated_by_the_link_on_the_slip_once(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        ticket = await visit(d.h)
        citizen, path = d.h.anyone(), f"/public/tickets/{shown(ticket)}/rating"
        assert (await citizen.get(path))["last"] == "", "today it is rated as usual"
        assert await refused(citizen, "POST", path, {"level": 4}) == (409, "nothing_to_rate")
        await next_day(d)
        place = await citizen.get(path)
        assert (place["stage"], place["level"]) == ("service", 0)
        assert place["last"]
        await citizen.post(path, {"level": 2})
        assert await refused(citizen, "POST", path, {"level": 5}) == (409, "already_rated")
        (one,) = await listed(await d.h.client("manager", name="m1"))
        assert (one["window"], one["clerk"], one["category"]) == ("1", "王芳", "enterprise")
        assert await refused(citizen, "GET", path.replace(".", ".x")) == (404, "unknown_ticket")


async def next_day(d: Desks) -> None:
    """The hall's next day begins, and the statistics know all of the one before."""
    manager = await d.h.client("manager", name="m1")
    await manager.post("/halls/main/day/close")
    await d.h.running.engine.submit("main", OpenDay("2099-01-01"), actor="test")
    async with asyncio.timeout(PATIENCE_S):
        while "2099-01-01" not in (await manager.get("/halls/main/statistics/2099-01-01"))["days"]:
            pass


# Concerns


async def raised(who: Client, **more: Any) -> Any:
    return await who.post("/halls/main/concerns", {"kind": "complaint", "said": SAID} | more)


async def test_a_complaint_from_a_phone_is_given_out_answered_and_followed_by_number_and_code(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        citizen, manager = d.h.anyone(), await d.h.client("manager", name="m1")
        told = await raised(citizen)
        assert told["number"].startswith("S")
        assert told["url"].endswith(f"/f/{told['number']}.{told['code']}")
        path = f"/public/concerns/{told['number']}.{told['code']}"
        seen = await citizen.get(path)
        assert (seen["state"], seen["words"], seen["may_withdraw"]) == ("raised", "等了一上午", True)
        (one,) = await listed(manager, "concerns")
        assert one["channel"] == "phone"
        said = await manager.get(f"/concerns/{one['id']}/words")
        assert said["contact"] == {"name": "孙某某", "phone": "13900001111", "id_number": ""}
        assert await listed(d.land, "concerns") == []
        view = await do(manager, "concerns", one, "assign", unit="薛城国土分局", difficulty="simple")
        (line,) = await listed(d.land, "concerns")
        assert line["due"]["date"] == view["line"]["due"]["date"]
        assert await refused(d.tax, "GET", f"/concerns/{one['id']}") == (404, "unknown_concern")
        view = await do(d.land, "concerns", view, "reply", words="已增开窗口。")
        seen = await citizen.get(path)
        assert (seen["replies"], seen["may_reopen"]) == (["已增开窗口。"], True)
        await citizen.post(path + "/reopen", {"words": "还是慢"})
        assert (await citizen.get(path))["state"] == "assigned"
        view = await d.land.get(f"/concerns/{one['id']}")
        view = await do(d.land, "concerns", view, "reply", words="再次增开。")
        assert await refused(citizen, "POST", path + "/reopen", {"words": "x"}) == (409, "reopened_before")
        view = await do(d.land, "concerns", view, "call-back", result="satisfied")
        assert view["line"]["state"] == "closed"


async def test_a_complaint_about_a_clerk_is_kept_from_that_clerk_and_from_all_who_serve(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        ticket = await visit(d.h)
        told = await raised(d.h.anyone(), ticket=shown(ticket))
        manager = await d.h.client("manager", name="m1")
        view = await manager.get(f"/concerns/{told['number']}")
        assert (view["window"], view["about_clerk"]) == ("1", "王芳")
        for id in ("c01", "c02"):
            clerk = await signed_in(d.h, id, "main")
            assert await listed(clerk, "concerns") == []
            assert await refused(clerk, "GET", f"/concerns/{told['number']}") == (404, "unknown_concern")


async def test_a_complaint_about_a_department_is_neither_shown_nor_given_to_it(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        told = await raised(d.h.anyone(), department="薛城国土分局")
        manager = await d.h.client("manager", name="m1")
        view = await manager.get(f"/concerns/{told['number']}")
        body = {"seen": 1, "unit": "薛城国土分局", "difficulty": "simple"}
        assert await refused(manager, "POST", f"/concerns/{told['number']}/assign", body) == (
            422,
            "not_for_them",
        )
        view = await do(manager, "concerns", view, "assign", unit="区住建局", difficulty="simple")
        assert await refused(d.land, "GET", f"/concerns/{told['number']}") == (404, "unknown_concern")


async def test_who_took_it_down_is_known_and_a_nameless_one_ends_with_the_reply(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        clerk = await signed_in(d.h, "c02", "main")
        told = await raised(clerk, kind="stuck", said={"words": "系统里查不到我的房子"})
        manager = await d.h.client("manager", name="m1")
        view = await manager.get(f"/concerns/{told['number']}")
        assert (view["line"]["channel"], view["written_by"], view["reachable"]) == ("window", "李敏", False)
        view = await do(manager, "concerns", view, "assign", difficulty="at_once")
        view = await do(manager, "concerns", view, "reply", words="已联系不动产中心。")
        assert view["line"]["state"] == "closed"


async def test_what_is_named_must_be_there_since_the_journal_takes_no_free_words(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        citizen = d.h.anyone()
        for more, code in (
            ({"case": "王小二"}, "unknown_case"),
            ({"matter": "no-such"}, "unknown_matter"),
            ({"window": "99"}, "unknown_window"),
            ({"department": "王小二的单位"}, "invalid"),
            ({"ticket": "nobody.xyz"}, "unknown_ticket"),
        ):
            body = {"kind": "question", "said": SAID} | more
            _, problem = await citizen.call("POST", "/halls/main/concerns", body)
            assert problem["code"] == code, problem
        assert await refused(
            citizen, "POST", "/halls/nowhere/concerns", {"kind": "question", "said": SAID}
        ) == (
            404,
            "unknown_hall",
        )


async def test_a_stranger_who_writes_without_end_is_made_to_wait_and_staff_are_not(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        citizen = d.h.anyone()
        codes = [
            (await citizen.call("POST", "/halls/main/concerns", {"kind": "question", "said": SAID}))[0]
            for _ in range(6)
        ]
        assert codes[:3] == [201, 201, 201]
        assert codes[-1] == 429
        await raised(await signed_in(d.h, "c02", "main"))


async def test_what_was_said_is_in_no_entry_of_the_journal(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        manager = await d.h.client("manager", name="m1")
        await raised(d.h.anyone())
        (one,) = await listed(manager, "concerns")
        view = await do(manager, "concerns", one, "assign", difficulty="simple")
        await do(manager, "concerns", view, "reply", words=f"孙某某您好，已处理 {PHONE}")
    journal = b"".join(path.read_bytes() for path in (tmp_path / "data").glob("journal.db*"))
    for word in ("孙某某", "13900001111", "等了一上午", PHONE):
        assert word.encode() not in journal


# Letters


async def test_a_letter_is_sent_answered_sent_back_and_closed(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        supervisor = await d.h.client("supervisor", hall="", name="s1")
        body = {"hall": "main", "unit": "薛城国土分局", "words": "超期未办结", "days": 3, "about": "window 3"}
        assert await refused(d.land, "POST", "/letters", body) == (403, "forbidden")
        view = await supervisor.post("/letters", body)
        (line,) = await listed(d.land, "letters")
        assert (line["id"], line["state"], line["about"]) == (view["line"]["id"], "sent", "window 3")
        assert (await d.land.get(f"/letters/{line['id']}/words"))["words"] == {"first": "超期未办结"}
        view = await do(d.land, "letters", line, "answer", words="正在补办")
        assert view["actions"] == []
        view = await do(supervisor, "letters", view, "send-back", words="请说明原因")
        view = await do(d.land, "letters", view, "answer", words="因材料补正")
        view = await do(supervisor, "letters", view, "close")
        assert view["line"]["state"] == "closed"
        assert await refused(d.tax, "GET", f"/letters/{line['id']}") == (404, "unknown_letter")
        assert await refused(supervisor, "POST", "/letters", body | {"unit": "无此单位"}) == (422, "invalid")
        assert await refused(supervisor, "POST", "/letters", body | {"about": "case 王小二"}) == (
            422,
            "invalid",
        )


async def test_what_was_said_and_answered_survives_a_restart(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        told = await raised(d.h.anyone())
        manager = await d.h.client("manager", name="m1")
        (one,) = await listed(manager, "concerns")
        await do(manager, "concerns", one, "assign", difficulty="hard")
    async with desks(tmp_path) as d:
        seen = await d.h.anyone().get(f"/public/concerns/{told['number']}.{told['code']}")
        assert (seen["state"], seen["words"]) == ("assigned", "等了一上午")
