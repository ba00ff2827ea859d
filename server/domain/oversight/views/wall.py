"""The wall and the public board from the state and from what was gathered of halls and cases."""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import add

from server.domain.cases.lit import LitCases
from server.domain.cases.words import CaseMoment, Lamp
from server.domain.now import Now
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.overruns.district import District, HallNow
from server.domain.oversight.overruns.overrun import WORSE, Overrun
from server.domain.oversight.shown.wall import CasesToday, WallHall, WallLamp, WallView
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import ConcernState

MOST = 8
HOURS = 24


def wall_view(state: OversightState, district: District, now: Now, *, public: bool) -> WallView:
    """`public`: without the list of lamps."""
    day = state.office.day_at(now.at)
    running = [one for one in state.unsettled.values() if not one.ended_at]
    halls = [_hall(hall, district, day, running) for hall in district.halls.values()]
    late = _late(district.lit)
    cases = _sum(hall.cases for hall in halls) if district.lit is not None else None
    return WallView(
        day=day,
        halls=halls,
        waiting=sum(hall.waiting for hall in halls),
        longest_s=max((hall.longest_s for hall in halls), default=0),
        windows=sum(hall.windows for hall in halls),
        taken=sum(hall.taken for hall in halls),
        served=sum(hall.served for hall in halls),
        arrivals=_columns((hall.arrivals for hall in district.halls.values()), HOURS),
        levels=_columns((hall.levels for hall in district.halls.values()), 5),
        cases=cases,
        concerns=sum(_waits(one) for one in state.facts.concerns.values()),
        lamps=[] if public else [_lamp(one, district, now) for one in sorted(running, key=_urgency)[:MOST]],
        red=len(running) + late,
        unanswered=sum(not one.answered_at for one in state.unsettled.values()),
    )


def _hall(hall: HallNow, district: District, day: str, running: Iterable[Overrun]) -> WallHall:
    cases = _cases(district.lit, hall.hall, day)
    return WallHall(
        hall=hall.hall,
        name=hall.name,
        readable=hall.readable,
        open=hall.open,
        waiting=hall.waiting,
        longest_s=hall.longest_s,
        windows=hall.windows,
        taken=hall.taken,
        served=hall.served,
        levels=list(hall.levels),
        cases=cases,
        red=sum(one.hall == hall.hall for one in running) + cases.late,
    )


def _cases(lit: LitCases | None, hall: str, day: str) -> CasesToday:
    if lit is None:
        return CasesToday()
    days = lit.days.get(hall, Counter[tuple[CaseMoment, str]]())
    lamps = lit.counts.get(hall, Counter[Lamp]())
    return CasesToday(
        received=days[CaseMoment.RECEIVED, day],
        accepted=days[CaseMoment.ACCEPTED, day],
        decided=days[CaseMoment.DECIDED, day],
        closed=days[CaseMoment.CLOSED, day],
        running=sum(lamps.values()),
        late=lamps[Lamp.RED] + lamps[Lamp.DOUBLE_RED],
    )


def _sum(cases: Iterable[CasesToday]) -> CasesToday:
    kept = list(cases)
    return CasesToday(
        **{field: sum(getattr(one, field) for one in kept) for field in CasesToday.__struct_fields__}
    )


def _columns(rows: Iterable[tuple[int, ...]], width: int) -> list[int]:
    """Added up place by place; a hall of which nothing is known adds nothing."""
    return reduce(lambda a, b: list(map(add, a, b)), (list(row) for row in rows if row), [0] * width)


def _late(lit: LitCases | None) -> int:
    return sum(n[Lamp.RED] + n[Lamp.DOUBLE_RED] for n in lit.counts.values()) if lit else 0


def _waits(one: Concern) -> bool:
    return one.state in (ConcernState.RAISED, ConcernState.ASSIGNED)


def _urgency(one: Overrun) -> tuple[int, float]:
    return -WORSE[one.lamp], -one.began_at


def _lamp(one: Overrun, district: District, now: Now) -> WallLamp:
    hall = district.halls.get(one.hall)
    name = hall.names.get(one.key) if hall else None
    return WallLamp(one.kind, one.hall, name, one.lamp, now.stamp(one.began_at), bool(one.answered_at))
