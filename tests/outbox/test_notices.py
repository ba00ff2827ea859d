"""Citizens are told of their case: what matters to them, to the phone that they left, and nobody is told twice."""

from pathlib import Path

from server.personal.personal import Personal
from tests.api.test_case_departments import decided
from tests.casework import ALL, APPLICANT, PHONE, desks
from tests.outbox.receiver import Receiver, receiver
from tests.outbox.test_sending import AT_ONCE, hooked
from tests.serving import example

STEPS: list[tuple[str, dict[str, str]]] = [
    ("shelve", {"place": "A-1"}),
    ("remind", {}),
    ("post", {"carrier": "EMS", "tracking": "EA123456789CN"}),
    ("take-back", {"place": "B-2"}),
]
"""Each of these is told as soon as it is done; what is over before anybody could be told is not told any more."""
AGENT = {"name": "代办人甲", "phone": "13900000000"}


def texts(to: Receiver, case: str) -> list[tuple[str, str]]:
    return [(one.event, one.told["text"]["zh"]) for one in to.got if one.case == case]


async def test_a_citizen_is_told_what_is_missing_then_until_when_it_is_decided(tmp_path: Path) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        await hooked(d, to, kind="notices")
        case = await d.receive(brought=ALL[:3])
        case = await d.do(d.clerk, case, "correct")
        case = await d.do(d.clerk, case, "bring", items=ALL[3:])
        case = await d.do(d.clerk, case, "accept")
        got = await to.until(lambda got: len(got) == 2)
        code = await d.code(case)
    number = case["case"]
    missing = "、".join(line["name"]["zh"] for line in case["materials"][3:])
    (asked, first), (accepted, second) = texts(to, number)
    assert (asked, accepted) == ("CorrectionAsked", "CaseAccepted")
    assert f"还需要：{missing}。" in first
    assert example().hall[0].name.zh in first
    due = case["promise"]["due"].split("-")
    assert f"{int(due[0])}年{int(due[1])}月{int(due[2])}日前办结" in second
    assert got[0].told["phone"] == PHONE
    assert got[0].told["url"].endswith(f"/c/{number}.{code}")
    assert "will be decided by" in got[1].told["text"]["en"]


async def test_whoever_acts_for_the_applicant_is_told_and_where_no_phone_is_known_nobody(
    tmp_path: Path,
) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        hook = (await hooked(d, to, kind="notices"))["hook"]["id"]
        await d.do(d.clerk, await d.receive(applicant={"name": "无电话"}), "accept")
        case = await d.receive(applicant={"name": "某某", "phone": PHONE, "agent": AGENT})
        await d.do(d.clerk, case, "accept")
        got = await to.until(lambda got: len(got) == 1)
        assert got[0].told["phone"] == AGENT["phone"]
        admin = await d.h.client("admin", "")
        view = await admin.get(f"/hooks/{hook}/deliveries")
        while view["hook"]["waiting"]:
            view = await admin.get(f"/hooks/{hook}/deliveries")
        assert (view["hook"]["nobody"], view["hook"]["sent"], view["late"]) == (1, 1, [])


async def test_somebody_who_was_deleted_is_told_nothing_more(tmp_path: Path) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        hook = (await hooked(d, to, kind="notices"))["hook"]["id"]
        case = await d.receive()
        personal = await Personal.open(tmp_path)  # as the command line does, beside the server
        await personal.delete_all_of(await personal.find("phone", PHONE, "@cases"))
        await personal.close()
        await d.do(d.clerk, case, "accept")
        admin = await d.h.client("admin", "")
        view = await admin.get(f"/hooks/{hook}/deliveries")
        while not view["hook"]["nobody"]:
            view = await admin.get(f"/hooks/{hook}/deliveries")
        assert to.got == []


async def test_from_the_shelf_to_the_post_each_step_is_told_and_what_goes_over_the_counter_is_not(
    tmp_path: Path,
) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        await hooked(d, to, kind="notices")
        offered = (await d.clerk.get("/halls/main/matters"))["matters"]
        quick = next(line for line in offered if line["kind"] == "immediate")
        brought = [material["id"] for material in quick["materials"]]
        at_once = await d.receive(matter=quick["matter"], brought=brought)
        assert (await d.do(d.clerk, at_once, "accept", done=True))["state"] == "closed"
        case = await d.accepted()
        await to.until(lambda got: len(got) == 1)
        case = await decided(d, case)
        for told, (step, more) in enumerate(STEPS, 2):
            case = await d.do(d.clerk, case, step, **more)
            await to.until(lambda got, told=told: len(got) == told)
        await d.do(d.clerk, case, "collect", how="code", code=await d.code(case))
        assert texts(to, at_once["case"]) == []
        told = dict(texts(to, case["case"]))
    assert list(told) == [
        "CaseAccepted",
        "ResultReady",
        "CollectionReminded",
        "ResultPosted",
        "ResultCameBack",
    ]
    assert "EMS寄出，单号 EA123456789CN" in told["ResultPosted"]


async def test_a_year_that_moves_a_date_is_told_to_whom_it_concerns(tmp_path: Path) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        case = await d.accepted()
        await hooked(d, to, kind="notices")
        due = case["promise"]["due"]
        manager = await d.h.client("manager", "")
        await manager.post(f"/calendar/{due[:4]}", {"source": "通知", "rest": [due]})
        (one,) = await to.until(lambda got: len(got) == 1)
        now = (await d.clerk.get(f"/cases/{case['case']}"))["promise"]["due"]
    assert one.event == "DueMoved"
    year, month, day = map(int, now.split("-"))
    assert f"{year}年{month}月{day}日" in one.told["text"]["zh"]


async def test_a_joint_application_is_told_once_not_once_for_each_of_its_parts(tmp_path: Path) -> None:
    async with receiver() as to, desks(tmp_path, AT_ONCE) as d:
        await hooked(d, to, kind="notices")
        offered = (await d.clerk.get("/halls/main/joints"))["joints"]
        kind = next(one for one in offered if one["joint"] == "second-hand-home")
        body = {
            "joint": kind["joint"],
            "applicant": APPLICANT,
            "brought": [one["paper"] for one in kind["materials"]],
        }
        joint = await d.clerk.post("/halls/main/joints", body)
        begun = [part["case"] for part in joint["parts"] if part["case"]]
        later = await d.accepted()  # told after all of it, so that whatever is told twice has come by then
        got = await to.until(lambda got: any(one.case == later["case"] for one in got))
    told = [one.told["text"]["zh"] for one in got if one.case in begun]
    assert len(begun) > 1
    assert told == [
        f"您的“一件事”申请 {joint['joint']}（{kind['name']['zh']}）已受理，包括其中各项；每项结果办好后另行通知。"
    ]
