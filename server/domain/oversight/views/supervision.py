"""Supervision from the state, and from what was gathered of halls and cases, to what its page shows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from server.domain.cases.lit import LitCase
from server.domain.cases.views.pile import WORSE as ORDER
from server.domain.cases.words import Lamp
from server.domain.now import Now
from server.domain.oversight.overruns.district import District, HallNow
from server.domain.oversight.overruns.items_over import limits_of_items
from server.domain.oversight.overruns.overrun import OverLimit, Overrun
from server.domain.oversight.overruns.sight import answers, sees
from server.domain.oversight.shown.supervision import (
    DepartmentLamps,
    HallLamps,
    LampCounts,
    SupervisedLine,
    SupervisionView,
)
from server.domain.oversight.sight import Viewer
from server.domain.oversight.state import OversightState
from server.domain.oversight.views.items import Title
from server.domain.oversight.words import LampGroup, LimitKind

MOST = 300
ENDED_S = 86400.0
"""So long what is over and answered stays in the list."""
GROUP = {
    LimitKind.WAIT: LampGroup.WAITS,
    LimitKind.UNSERVED: LampGroup.WAITS,
    LimitKind.IDLE: LampGroup.WINDOWS,
    LimitKind.PAUSED: LampGroup.WINDOWS,
    LimitKind.DEVICE: LampGroup.DEVICES,
    LimitKind.UNCOLLECTED: LampGroup.RESULTS,
    LimitKind.FOLLOW_UP: LampGroup.RATINGS,
    LimitKind.CONCERN: LampGroup.CONCERNS,
    LimitKind.LETTER: LampGroup.LETTERS,
    LimitKind.CASE: LampGroup.CASES,
}


def supervision_view(
    state: OversightState, who: Viewer, district: District, now: Now, title: Title
) -> SupervisionView:
    """What belongs to whoever looks: see `sight`. The worst first, and of these what nobody has answered."""
    limits = [one for one in _running(state, district, now.at) if sees(state, one, who)]
    overruns = [one for one in _recorded(state, now.at) if sees(state, one, who)]
    cases = [one for one in (district.lit.lit.values() if district.lit else ()) if _sees_case(one, who)]
    lines = [
        *(overrun_line(state, one, who, district, now, title) for one in overruns),
        *(_yellow_line(one, district, now) for one in limits if one.lamp is Lamp.YELLOW),
        *(_case_line(one, title) for one in cases),
    ]
    lines.sort(key=_urgency)
    on = sum(line.ended_at is None and line.lamp is not Lamp.YELLOW for line in lines)
    overseer = who.leads or who.supervises
    halls = [hall for hall in district.halls.values() if overseer and who.hall in ("", hall.hall)]
    return SupervisionView(
        [_hall(hall, district, limits, overruns, cases) for hall in halls],
        [DepartmentLamps(name, counts) for name, counts in _departments(district, cases, who)],
        lines[:MOST],
        max(0, len(lines) - MOST),
        on,
        sum(line.owed for line in lines),
        sum(line.may_answer for line in lines),
        who.supervises,
    )


def _running(state: OversightState, district: District, at: float) -> Iterator[OverLimit]:
    for hall in district.halls.values():
        yield from hall.limits
    yield from limits_of_items(state, at)


def _recorded(state: OversightState, at: float) -> list[Overrun]:
    """What is not settled, and what was settled lately."""
    lately = (one for one in islice(reversed(state.facts.overruns.values()), 2 * MOST) if one.closed_at)
    return [*state.unsettled.values(), *(one for one in lately if one.closed_at > at - ENDED_S)]


def _sees_case(one: LitCase, who: Viewer) -> bool:
    here = (who.leads or who.supervises) and who.hall in ("", one.hall)
    return here or not set(one.departments).isdisjoint(who.departments)


def _urgency(line: SupervisedLine) -> tuple[bool, bool, int, str, str]:
    """What somebody owes a word about, what is on, how bad it is."""
    return (
        not line.owed,
        line.ended_at is not None,
        ORDER[line.lamp],
        line.due or line.since or "",
        line.subject,
    )


def overrun_line(
    state: OversightState, one: Overrun, who: Viewer, district: District | None, now: Now, title: Title
) -> SupervisedLine:
    """`district` knows what things are called."""
    hall = district.halls.get(one.hall) if district else None
    return SupervisedLine(
        id=one.id,
        kind=one.kind,
        hall=one.hall,
        unit=one.unit,
        subject=one.subject,
        name=hall.names.get(one.key) if hall else None,
        lamp=one.lamp,
        count=one.count,
        since=now.stamp(one.began_at),
        due="",
        ended_at=now.maybe(one.ended_at),
        answered_at=now.maybe(one.answered_at),
        answered_by=title(one.hall, one.deeds[-1].by) if one.deeds else "",
        reminders=one.reminders,
        owed=int(not one.answered_at),
        may_answer=answers(state, one, who),
        seen=one.seen,
    )


def _yellow_line(limit: OverLimit, district: District, now: Now) -> SupervisedLine:
    hall = district.halls.get(limit.hall)
    return SupervisedLine(
        id="", kind=limit.kind, hall=limit.hall, unit=limit.unit, subject=limit.subject,
        name=hall.names.get(limit.key) if hall else None, lamp=limit.lamp, count=limit.count,
        since=now.stamp(limit.since), due="", ended_at=None, answered_at=None, answered_by="", reminders=0, owed=0,
        may_answer=False, seen=0,
    )  # fmt: skip


def _case_line(one: LitCase, title: Title) -> SupervisedLine:
    return SupervisedLine(
        id="", kind=LimitKind.CASE, hall=one.hall, unit=", ".join(one.departments), subject=one.case, name=one.name,
        lamp=one.lamp, count=1, since=None, due=one.due, ended_at=None, answered_at=None,
        answered_by=title("", one.answered_by) if one.answered_by else "", reminders=0, owed=one.unanswered,
        may_answer=False, seen=0,
    )  # fmt: skip


def _hall(
    hall: HallNow,
    district: District,
    limits: Sequence[OverLimit],
    overruns: Sequence[Overrun],
    cases: Sequence[LitCase],
) -> HallLamps:
    lamps: dict[LampGroup, list[Lamp]] = {group: [] for group in LampGroup}
    for limit in limits:
        if limit.hall == hall.hall:
            lamps[GROUP[limit.kind]].append(limit.lamp)
    owed = dict.fromkeys(LampGroup, 0)
    for one in overruns:
        if one.hall == hall.hall and not one.answered_at:
            owed[GROUP[one.kind]] += 1
    counts = {group: _counted(kept, owed[group]) for group, kept in lamps.items()}
    if district.lit is not None:
        by_lamp = district.lit.counts.get(hall.hall, Counter[Lamp]())
        counts[LampGroup.CASES] = LampCounts(
            sum(by_lamp.values()),
            by_lamp[Lamp.YELLOW],
            by_lamp[Lamp.RED],
            by_lamp[Lamp.DOUBLE_RED],
            sum(one.unanswered for one in cases if one.hall == hall.hall),
        )
    return HallLamps(
        hall.hall, hall.name, hall.readable, hall.open, hall.waiting, hall.longest_s, hall.windows, hall.served,
        {str(group): kept for group, kept in counts.items()},
    )  # fmt: skip


def _counted(lamps: Sequence[Lamp], owed: int) -> LampCounts:
    return LampCounts(
        len(lamps), lamps.count(Lamp.YELLOW), lamps.count(Lamp.RED), lamps.count(Lamp.DOUBLE_RED), owed
    )


def _departments(
    district: District, cases: Sequence[LitCase], who: Viewer
) -> Iterator[tuple[str, LampCounts]]:
    """Of all halls together: whoever supervises one hall alone sees its cases in the list."""
    for name, order in sorted(district.piles.items()):
        if not (who.supervises and not who.hall) and name not in who.departments:
            continue
        owed = sum(one.owing.count(name) for one in cases)
        by_lamp = {lamp: order.lamps[worse] for lamp, worse in ORDER.items()}
        if len(order) or owed:
            yield (
                name,
                LampCounts(
                    len(order), by_lamp[Lamp.YELLOW], by_lamp[Lamp.RED], by_lamp[Lamp.DOUBLE_RED], owed
                ),
            )
