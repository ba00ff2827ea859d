"""What serves ratings, concerns and letters beside the engine: low ratings are followed, the years of working days are those
of the cases, and what has ended long ago goes."""

from collections.abc import Mapping

from server.domain.calendar import Table
from server.domain.cases.calendar.events import CalendarSet
from server.domain.cases.change import Change as CasesChange
from server.domain.cases.settings import Office
from server.domain.oversight.assessments.assessment import Assessment
from server.domain.oversight.keeping import ForgetEnded
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.private import private_of
from server.domain.oversight.state import Item, OversightState
from server.domain.oversight.stream import ID
from server.oversight import Oversight
from server.personal.personal import Personal

ACTOR = "retention"
DAY_S = 86400.0
MOST = 200
"""Items of one go."""
LOOSE_S = DAY_S


class OversightCalendar:
    """The days of answers are counted by the same years as the limits of cases."""

    def __init__(self, engine: Oversight, office: Office) -> None:
        self._engine, self._office = engine, office

    def follow(self, entered: Mapping[int, Table]) -> None:
        """Go by these years from now on."""
        office = self._office.knowing(entered)
        self._engine.fit(ID, lambda state: state.by_calendar(office))

    def changed(self, change: CasesChange) -> None:
        """Never waits."""
        if any(isinstance(event, CalendarSet) for event in change.events):
            self.follow(change.state.facts.years)


class OversightRetention:
    """`days`: so long after its end an item is kept."""

    def __init__(self, engine: Oversight, personal: Personal, days: int) -> None:
        self._engine, self._personal, self._days = engine, personal, days

    async def look(self, at: float) -> int:
        """Delete what is over at a moment; returns how many rows of words and contacts went. Raises StoreUnusable,
        JournalUnavailable, NotReady, EngineFault."""
        gone = 0
        if ID not in self._engine.living:
            return gone
        before = at - self._days * DAY_S
        while over := await self._engine.read(ID, lambda state, _at: _over(state, before)):
            # First the words, then that they are gone: cut between the two, the same is done again.
            gone += await self._personal.delete_all_of([id for item in over for id in private_of(item)])
            await self._engine.submit(ID, ForgetEnded(tuple(item.id for item in over)), actor=ACTOR)
        loose = set(await self._personal.loose(ID, LOOSE_S))
        known = await self._engine.read(
            ID, lambda state, _at: {id for i in items(state) for id in private_of(i)}
        )
        return gone + await self._personal.delete_all_of(sorted(loose - known))


def items(state: OversightState) -> list[Item | Overrun | Assessment]:
    facts = state.facts
    return [
        *facts.follow_ups.values(),
        *facts.concerns.values(),
        *facts.letters.values(),
        *facts.overruns.values(),
        *facts.assessments.values(),
    ]


def _over(state: OversightState, before: float) -> list[Item | Overrun | Assessment]:
    return [item for item in items(state) if item.closed_at and item.closed_at < before][:MOST]
