"""All halls are looked at every few seconds: which limits are overrun goes into the stream of oversight, all is shown."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo
from itertools import islice

import structlog
from msgspec.structs import replace

from server.bridges.case_house import SLICE, some_more
from server.cases import Cases
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID as CASES
from server.domain.cases.views.lit_cases import lit_cases, uncollected
from server.domain.cases.views.pile import urgency_of
from server.domain.cases.words import Lamp
from server.domain.language import Text
from server.domain.now import Now
from server.domain.oversight.commands import FollowLimits
from server.domain.oversight.overruns.decide import followed
from server.domain.oversight.overruns.district import District, HallNow
from server.domain.oversight.overruns.hall_limits import SeenSince, hall_limits
from server.domain.oversight.overruns.overrun import WORSE, LimitKey, OverLimit
from server.domain.oversight.settings import LimitRules
from server.domain.oversight.state import OversightState
from server.domain.oversight.stream import ID
from server.domain.oversight.words import LimitKind
from server.domain.queue.state import HallState
from server.domain.queue.windows.words import WindowState
from server.engine.submission import EngineFault, NotReady
from server.halls import Halls
from server.hub.hub import Stamp
from server.journal.journal import JournalUnavailable
from server.oversight import Oversight

log = structlog.get_logger("supervision")
ACTOR = "lamps"
LOOK_S = 5.0
DAY_S = 86400.0
HOURS = 24
OF_CATEGORIES = (LimitKind.WAIT, LimitKind.UNSERVED)
OF_WINDOWS = (LimitKind.IDLE, LimitKind.PAUSED)
Down = Callable[[HallState, Now], list[str]]
"""(hall, now) → its devices that are down."""


class Supervision:
    """`halls`: what each is called. `down` is set once there are devices. Made without I/O; `run` is a task of the app's."""

    def __init__(
        self,
        engine: Oversight,
        halls: Halls,
        cases: Cases,
        names: Mapping[str, Text],
        rules: LimitRules,
        stamp: Stamp,
        zone: tzinfo,
        shown: Callable[[], None],
    ) -> None:
        self._engine, self._halls, self._cases = engine, halls, cases
        self._rules, self._stamp, self._zone, self._shown = rules, stamp, zone, shown
        self._arrivals: dict[str, tuple[float, int, list[int]]] = {}
        """Hall → when its day began, how many tickets were counted, and in which hours they came."""
        self._seen_since = SeenSince()
        self.down: Down = lambda _state, _now: []
        self.district = District({hall: HallNow(hall, name, readable=False) for hall, name in names.items()})

    async def run(self) -> None:
        while True:
            try:
                await self.look()
            except (JournalUnavailable, NotReady, EngineFault) as error:
                log.warning("limits are not followed", cause=str(error))
            await asyncio.sleep(LOOK_S)

    async def look(self) -> None:
        """Gather what is so now, write down which limits are overrun, and show it. Not written while the clock may be wrong.
        Raises JournalUnavailable, NotReady, EngineFault."""
        halls = {hall: await self._hall(known) for hall, known in self.district.halls.items()}
        self.district = await self._with_cases(District(halls))
        over = tuple(
            one
            for hall in self.district.halls.values()
            if hall.readable
            for one in hall.limits
            if WORSE[one.lamp] > WORSE[Lamp.YELLOW]
        )
        command = FollowLimits(over, tuple(hall.hall for hall in halls.values() if hall.readable))

        def changes(state: OversightState, at: float) -> bool:
            return any(True for _ in followed(state, command, at))

        settled = self._engine.clock.settled()
        if settled and ID in self._engine.living and await self._engine.read(ID, changes):
            await self._engine.submit(ID, command, actor=ACTOR)
        self._shown()

    async def _hall(self, known: HallNow) -> HallNow:
        """As it is now; of one that cannot be read what was known last."""
        if known.hall in self._halls.living:
            try:
                return await self._halls.read(known.hall, lambda state, at: self._seen(known, state, at))
            except (JournalUnavailable, NotReady) as error:
                log.warning("a hall is not supervised", hall=known.hall, cause=str(error))
        return HallNow(known.hall, known.name, readable=False, names=known.names)

    def _seen(self, known: HallNow, state: HallState, at: float) -> HallNow:
        facts = state.facts
        heads = [line.head()[0] for lines in state.lines.values() for line in lines.values()]
        windows = facts.lasting.windows.values()
        arrivals, levels = self._of_the_day(state)
        limits = hall_limits(state, self._rules, at, self._seen_since, self.down(state, Now(at, self._stamp)))
        return HallNow(
            hall=known.hall,
            name=known.name,
            open=facts.today.is_open,
            waiting=sum(state.waiting.values()),
            longest_s=max(0, round(at - min(heads))) if heads else 0,
            windows=sum(window.state is WindowState.OPEN for window in windows),
            served=sum(tally.served for tally in facts.today.tallies.values()),
            taken=len(facts.today.tickets),
            day=facts.today.day,
            arrivals=tuple(arrivals),
            levels=tuple(levels),
            limits=tuple(limits),
            names=_names(state),
        )

    def _of_the_day(self, state: HallState) -> tuple[list[int], list[int]]:
        """Numbers taken in each hour, and ratings by level."""
        today, hall = state.facts.today, state.settings.id
        begun, seen, arrivals = self._arrivals.get(hall, (0.0, 0, []))
        if begun != today.begun_at or seen > len(today.tickets):
            begun, seen, arrivals = today.begun_at, 0, [0] * HOURS
        for ticket in islice(today.tickets.values(), seen, None):  # they come one behind the other
            arrivals[datetime.fromtimestamp(ticket.taken_at, self._zone).hour] += 1
        self._arrivals[hall] = begun, len(today.tickets), arrivals
        levels = Counter(ticket.rating.level for ticket in today.tickets.values() if ticket.rating)
        return arrivals, [levels[level] for level in range(1, 6)]

    async def _with_cases(self, district: District) -> District:
        """With the lamps of the cases, which are brought up to date a slice at a time. Without them where they cannot be
        read."""
        if CASES not in self._cases.living:
            return district
        try:
            while await self._cases.read(CASES, _some_more):
                pass
            return await self._cases.read(CASES, lambda state, at: self._cased(district, state, at))
        except (JournalUnavailable, NotReady) as error:
            log.warning("cases are not supervised", cause=str(error))
            return district

    def _cased(self, district: District, state: CasesState, at: float) -> District:
        before = at - self._rules.uncollected_days * DAY_S
        halls = {
            id: replace(hall, limits=(*hall.limits, *_left(state, id, before, at)))
            for id, hall in district.halls.items()
        }
        return District(
            halls, lit_cases(state), {name: urgency_of(state, name) for name in list(state.piles)}
        )


def _some_more(state: CasesState, at: float) -> bool:
    """A slice of the limits, of the departments' lists, then of the lamps; whether there is more to work out."""
    return some_more(state, at) or lit_cases(state).work_out(at, SLICE)


def _left(state: CasesState, hall: str, before: float, at: float) -> Iterator[OverLimit]:
    """Results that nobody has fetched since before a moment."""
    waiting = uncollected(state, hall)
    late = [ready for ready in waiting if ready < before]
    if waiting:
        lamp = Lamp.RED if late else Lamp.GREEN
        over = min(late) + at - before if late else at
        yield OverLimit(LimitKind.UNCOLLECTED, hall, "", lamp, over, len(late) or len(waiting))


def _names(state: HallState) -> dict[LimitKey, Text]:
    """What everything that has a limit is called."""
    hall = state.settings.id
    categories = {
        (kind, one.id): one.name for one in state.settings.categories.values() for kind in OF_CATEGORIES
    }
    windows = {(kind, one.id): one.name for one in state.settings.windows.values() for kind in OF_WINDOWS}
    return {LimitKey(kind, hall, id): name for (kind, id), name in (categories | windows).items()}
