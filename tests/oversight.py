"""Those who look after what citizens say, for exact expectations: commands one by one, each at a time that is told."""

from msgspec import structs

from server.domain.oversight import commands as c
from server.domain.oversight.apply import apply
from server.domain.oversight.concerns.concern import Concern, ConcernAbout
from server.domain.oversight.decide import decide
from server.domain.oversight.events import AnyEvent
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.ratings.rated import GivenRating, RatedThing, case_rating, service_rating
from server.domain.oversight.settings import OversightSettings
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import (
    CallResult,
    ConcernChannel,
    ConcernKind,
    ContestResult,
    Difficulty,
    Finding,
    RatedStage,
)
from server.domain.queue.tickets.words import RatingChannel
from tests.cases import MONDAY, REGION, moment, office

CASE = "37040320260302000018"
ABOUT = RatedThing("main", RatedStage.ENDED, window="3", clerk="c03", matter="title", case=CASE)
SETTINGS = OversightSettings(office(), region=REGION)


class Overseers:
    def __init__(self, settings: OversightSettings = SETTINGS, at: str = MONDAY) -> None:
        self.settings = settings
        self.state = OversightState(settings)
        self.at = moment(at)
        self.happened: list[tuple[AnyEvent, float]] = []

    def do(self, command: c.AnyCommand, at: str = "") -> list[AnyEvent]:
        """Raises Refused."""
        self.at = moment(at) if at else self.at
        events = decide(self.state, command, self.at)
        for event in events:
            apply(self.state, event, self.at)
            self.happened.append((event, self.at))
        return events

    # A rating and its answer

    def rate(self, level: int, at: str = "", ended: str = MONDAY, **about: str) -> str:
        """The end of a case is rated, as a citizen does it; returns the id of the rating."""
        thing = structs.replace(ABOUT, **about)
        id = case_rating(thing.case, thing.stage)
        self.do(
            c.GiveRating(
                rating=id,
                about=thing,
                level=level,
                channel=RatingChannel.PHONE,
                ended_at=moment(ended),
                words="w",
            ),
            at,
        )
        return id

    def hall_rating(self, level: int, seq: int, ticket: str = "t1", **about: str) -> list[AnyEvent]:
        """A rating stands in a hall's stream."""
        thing = RatedThing("main", RatedStage.SERVICE, window="3", clerk="c03", ticket=ticket)
        given = GivenRating(level, self.at, RatingChannel.PAD)
        return self.do(
            c.FollowHallRating(
                rating=service_rating(ticket, 1), seq=seq, about=structs.replace(thing, **about), given=given
            )
        )

    def follow_up(self, level: int = 1) -> FollowUp:
        return self.state.facts.follow_ups[self.rate(level)]

    def verify(self, one: FollowUp, finding: Finding = Finding.FOUNDED, days: int = 7, at: str = "") -> None:
        self.do(c.VerifyRating(one.id, one.seen, "m1", finding=finding, days=days, words="v"), at)

    def rectify(self, one: FollowUp, at: str = "") -> None:
        self.do(c.Rectify(one.id, one.seen, "m1", words="r"), at)

    def reply(self, one: FollowUp, at: str = "") -> None:
        self.do(c.ReplyToRating(one.id, one.seen, "m1", words="a"), at)

    def call(self, one: FollowUp, result: CallResult = CallResult.SATISFIED, at: str = "") -> None:
        self.do(c.CallRater(one.id, one.seen, "m1", result=result, words="c"), at)

    def contest(self, one: FollowUp, by: str = "c03") -> None:
        self.do(c.ContestRating(one.id, one.seen, by, words="o"))

    def decide(self, one: FollowUp, result: ContestResult, by: str = "m1") -> None:
        self.do(c.DecideContest(one.id, one.seen, by, result=result, words="d"))

    def again(self, one: FollowUp, level: int = 5, at: str = "") -> None:
        self.do(c.RateAgain(item=one.id, level=level, channel=RatingChannel.PHONE), at)

    # A concern

    def concern(
        self,
        kind: ConcernKind = ConcernKind.COMPLAINT,
        contact: str = "p",
        about: ConcernAbout | None = None,
        at: str = "",
        named: bool = True,
    ) -> Concern:
        events = self.do(
            c.RaiseConcern(
                kind=kind, hall="main", about=about or ConcernAbout(), words="w", contact=contact, named=named,
                channel=ConcernChannel.PHONE, language="zh",
            ),
            at,
        )  # fmt: skip
        return self.state.facts.concerns[getattr(events[0], "concern")]  # noqa: B009

    def assign(
        self,
        one: Concern,
        difficulty: Difficulty = Difficulty.NORMAL,
        unit: str = "",
        by: str = "m1",
        at: str = "",
    ) -> None:
        self.do(c.AssignConcern(one.id, one.seen, by, unit=unit, difficulty=difficulty), at)

    def answer(self, one: Concern, at: str = "", **who: tuple[str, ...]) -> None:
        self.do(c.ReplyToConcern(one.id, one.seen, "m1", words="a", **who), at)  # pyright: ignore[reportArgumentType]

    def ring(self, one: Concern, result: CallResult = CallResult.SATISFIED) -> None:
        self.do(c.CallConcerned(one.id, one.seen, "m1", result=result, words="c"))

    # A letter

    def letter(self, days: int = 3, unit: str = "") -> Letter:
        events = self.do(c.SendLetter(hall="main", unit=unit, about="", words="w", days=days, by="s1"))
        return self.state.facts.letters[getattr(events[0], "letter")]  # noqa: B009
