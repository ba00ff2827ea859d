"""The state of ratings, follow-ups, concerns and letters at one moment: changed by `apply` alone, read by everybody else."""

from msgspec import Struct, field

from server.domain.cases.settings import Office
from server.domain.cases.term_and_lamp import Deadline, deadline, term
from server.domain.oversight.assessments.assessment import Assessment
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.overruns.overrun import LimitKey, Overrun
from server.domain.oversight.settings import OversightSettings

DAY_S = 86400.0
GIVEN_S = 40 * DAY_S
"""So long it is remembered that something was rated: longer than any days in which it may be."""
MOST_RATING_DAYS = 15
"""Working days; with the longest holidays in between they are fewer than `GIVEN_S`."""
Item = FollowUp | Concern | Letter
"""What has steps with days."""


class OversightFacts(Struct):
    """What a snapshot keeps; everything else is derived from it."""

    follow_ups: dict[str, FollowUp] = field(default_factory=dict[str, FollowUp])
    concerns: dict[str, Concern] = field(default_factory=dict[str, Concern])
    letters: dict[str, Letter] = field(default_factory=dict[str, Letter])
    overruns: dict[str, Overrun] = field(default_factory=dict[str, Overrun])
    assessments: dict[str, Assessment] = field(default_factory=dict[str, Assessment])
    overrun_serial: int = 0
    """How many there ever were."""
    given: dict[str, tuple[float, int]] = field(default_factory=dict[str, tuple[float, int]])
    """Rating → when it was given and its level, oldest first; those of the halls' own streams are not here."""
    read: dict[str, int] = field(default_factory=dict[str, int])
    """Hall → the seq up to which its stream was read for low ratings."""
    day: str = ""
    """Of the newest number, ISO."""
    serial: int = 0
    """Of the newest number of that day; concerns and letters count together."""
    at: float = 0.0


class OversightState:
    """Facts, and what was worked out from them."""

    def __init__(
        self, settings: OversightSettings, facts: OversightFacts | None = None, seq: int = 0
    ) -> None:
        self.settings, self.facts, self.seq = settings, facts or OversightFacts(), seq
        self.office = settings.office
        self.changed: dict[str, None] = {}
        """Items that are otherwise than in the newest snapshot, or gone."""
        self.kept = False
        """Whether there is a snapshot that these changes come on top of."""
        self.unsettled: dict[str, Overrun] = {}
        """Overruns that go on, or that nobody has answered."""
        self.newest: dict[LimitKey, Overrun] = {}
        """The last overrun of each limit."""
        # Rows of a snapshot come in any order; which overrun of a limit is the newest depends on it.
        self.facts.overruns = {one.id: one for one in sorted(self.facts.overruns.values(), key=Overrun.order)}
        for one in self.facts.overruns.values():
            self._placed(one)
        self._deadlines: dict[tuple[str, int], Deadline | None] = {}
        """(first day, working days) → when they are used up: many items share them."""

    stream = "@oversight"

    @property
    def at(self) -> float:
        return self.facts.at

    def by_calendar(self, office: Office) -> None:
        """Go by another calendar from now on."""
        self.office = office
        self._deadlines.clear()

    def ends(self, since: float, days: int) -> Deadline | None:
        """When `days` working days that begin after the day of `since` are used up; None beyond every calendar."""
        key = self.office.day_at(since), days
        if key not in self._deadlines:
            self._deadlines[key] = deadline(term(self.office.days_after(key[0]), days))
        return self._deadlines[key]

    def touched(self, item: Item | Overrun | Assessment) -> None:
        """An item is new or has changed."""
        self.changed[item.id] = None
        if isinstance(item, Overrun):
            self._placed(item)

    def forget(self, id: str) -> None:
        """Let go of an item that has ended."""
        facts = self.facts
        for kept in (facts.follow_ups, facts.concerns, facts.letters, facts.overruns, facts.assessments):
            kept.pop(id, None)
        self.changed[id] = None

    def _placed(self, one: Overrun) -> None:
        self.newest[one.key] = one
        if one.open:
            self.unsettled[one.id] = one
        else:
            self.unsettled.pop(one.id, None)

    def numbered(self, at: float) -> tuple[str, int]:
        """The day of the next number, ISO, and its serial. A clock that was set back must not give a number twice."""
        day = max(self.office.day_at(at), self.facts.day)
        return day, (self.facts.serial if day == self.facts.day else 0) + 1
