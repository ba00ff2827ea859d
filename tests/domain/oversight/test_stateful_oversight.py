"""Arbitrary commands at arbitrary times about follow-ups, concerns and letters: what must hold after every one."""

from collections import defaultdict
from typing import Any

import msgspec
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from server.domain.cases.words import Lamp
from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight.apply import apply
from server.domain.oversight.codec import decode_command, decode_events, encode_command, encode_events
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.decide import decide
from server.domain.oversight.overruns.overrun import OverLimit
from server.domain.oversight.ratings.rated import LOW, GivenRating, RatedThing
from server.domain.oversight.state import Item, OversightState
from server.domain.oversight.steps import due_of
from server.domain.oversight.stream import OversightStream
from server.domain.oversight.words import (
    ITEM_LIMITS,
    CallResult,
    ConcernChannel,
    ConcernKind,
    ConcernState,
    ContestResult,
    Difficulty,
    Finding,
    FollowUpState,
    LetterState,
    LimitKind,
    RatedStage,
)
from server.domain.queue.tickets.words import RatingChannel
from server.domain.refusal import Refused
from tests.cases import LAND
from tests.oversight import ABOUT, Overseers

PEOPLE = st.sampled_from(["m1", "m2", "c03"])
LEVELS = st.integers(1, 5)
PACK = msgspec.msgpack.Encoder()


class Oversight(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.here = Overseers()
        self.seq = 0

    @property
    def state(self) -> OversightState:
        return self.here.state

    def attempt(self, command: c.AnyCommand) -> None:
        before = PACK.encode(self.state.facts)
        events, refusal = self.decided(command)
        assert refusal is None or refusal in type(command).refusals, f"{command} names no {refusal}"
        assert PACK.encode(self.state.facts) == before, "decide has changed something"
        assert decode_command(encode_command(command)) == command
        assert decode_events(encode_events(events)) == list(events)
        for event in events:
            apply(self.state, event, self.here.at)
            self.here.happened.append((event, self.here.at))

    def decided(self, command: c.AnyCommand) -> tuple[list[e.AnyEvent], type[Refused] | None]:
        try:
            return decide(self.state, command, self.here.at), None
        except Refused as refusal:
            return [], type(refusal)

    def one_of(self, data: Any, kept: dict[str, Any]) -> Any:
        return data.draw(st.sampled_from(list(kept.values()))) if kept else None

    @rule(hours=st.integers(1, 60))
    def time_goes_on(self, hours: int) -> None:
        self.here.at += hours * 3600.0

    @rule(
        level=LEVELS,
        case=st.sampled_from(["a", "b"]),
        stage=st.sampled_from(RatedStage),
        hours=st.integers(0, 300),
    )
    def a_case_is_rated(self, level: int, case: str, stage: RatedStage, hours: int) -> None:
        about = RatedThing("main", stage, "3", "c03", case=case)
        self.attempt(
            c.GiveRating(
                rating=f"{case}~{stage}", about=about, level=level, channel=RatingChannel.PHONE,
                ended_at=self.here.at - hours * 3600.0,
            )
        )  # fmt: skip

    @rule(level=LEVELS, ticket=st.sampled_from(["t1", "t2"]), again=st.booleans())
    def a_ticket_is_rated(self, level: int, ticket: str, again: bool) -> None:
        self.seq += not again
        about = RatedThing("main", RatedStage.SERVICE, "3", "c03", ticket=ticket)
        given = GivenRating(level, self.here.at, RatingChannel.PAD)
        self.attempt(c.FollowHallRating(rating=f"{ticket}~1", seq=self.seq, about=about, given=given))

    @rule(data=st.data(), by=PEOPLE, kind=st.integers(0, 8), stale=st.sampled_from([0, 0, 0, 1]))
    def a_follow_up_goes_on(self, data: Any, by: str, kind: int, stale: int) -> None:
        one = self.one_of(data, self.state.facts.follow_ups)
        if one is None:
            return
        head = (one.id, one.seen - stale, by)
        commands: list[c.AnyCommand] = [
            c.VerifyRating(*head, finding=Finding.FOUNDED, words="v", days=7),
            c.VerifyRating(*head, finding=Finding.UNFOUNDED, words="v", days=40),
            c.VerifyRating(*head, finding=Finding.FOUNDED, words="v", days=40),
            c.Rectify(*head, words="r"),
            c.ReplyToRating(*head, words="a"),
            c.CallRater(*head, result=CallResult.UNSATISFIED if by == "m2" else CallResult.SATISFIED),
            c.ContestRating(*head, words="o"),
            c.DecideContest(
                *head, result=ContestResult.UPHELD if by == "m2" else ContestResult.REJECTED, words="d"
            ),
            c.RateAgain(item=one.id, level=4, channel=RatingChannel.PHONE),
        ]
        self.attempt(commands[kind])

    @rule(
        kind=st.sampled_from(ConcernKind),
        contact=st.sampled_from(["", "p"]),
        about=st.sampled_from(["", "c03"]),
    )
    def a_concern_is_raised(self, kind: ConcernKind, contact: str, about: str) -> None:
        self.attempt(
            c.RaiseConcern(
                kind=kind, hall="main", about=ConcernAbout(clerk=about, department=LAND if about else ""), words="w",
                contact=contact, named=bool(contact), channel=ConcernChannel.PHONE, language="zh",
            )
        )  # fmt: skip

    @rule(data=st.data(), by=PEOPLE, kind=st.integers(0, 6), stale=st.sampled_from([0, 0, 0, 1]))
    def a_concern_goes_on(self, data: Any, by: str, kind: int, stale: int) -> None:
        one = self.one_of(data, self.state.facts.concerns)
        if one is None:
            return
        head = (one.id, one.seen - stale, by)
        commands: list[c.AnyCommand] = [
            c.AssignConcern(*head, unit=LAND, difficulty=Difficulty.HARD),
            c.AssignConcern(*head, unit="", difficulty=Difficulty.AT_ONCE),
            c.ReplyToConcern(*head, words="a"),
            c.CallConcerned(*head, result=CallResult.SATISFIED),
            c.CallConcerned(*head, result=CallResult.UNSATISFIED),
            c.ReopenConcern(item=one.id, words="n"),
            c.WithdrawConcern(item=one.id),
        ]
        self.attempt(commands[kind])

    @rule(data=st.data(), kind=st.integers(0, 3))
    def a_letter_goes_on(self, data: Any, kind: int) -> None:
        one = self.one_of(data, self.state.facts.letters)
        if one is None:
            self.attempt(c.SendLetter(hall="main", unit="", about="", words="w", days=kind, by="s1"))
            return
        head = (one.id, one.seen, "m1")
        commands: list[c.AnyCommand] = [
            c.AnswerLetter(*head, words="a"),
            c.SendLetterBack(*head, words="b"),
            c.CloseLetter(*head),
            c.SendLetter(hall="main", unit=LAND, about=ABOUT.case, words="w", days=2, by="s1"),
        ]
        self.attempt(commands[kind])

    @rule(
        kinds=st.sets(st.sampled_from([LimitKind.WAIT, LimitKind.IDLE, LimitKind.DEVICE])),
        lamp=st.sampled_from([Lamp.RED, Lamp.DOUBLE_RED]),
        hall=st.sampled_from(["main", "transport"]),
    )
    def the_limits_are_looked_at(self, kinds: set[LimitKind], lamp: Lamp, hall: str) -> None:
        over = tuple(OverLimit(kind, hall, "x", lamp, self.here.at) for kind in sorted(kinds))
        self.attempt(c.FollowLimits(over, (hall,)))
        found, refusal = self.decided(c.FollowLimits(over, (hall,)))
        assert (found, refusal) == ([], None), "looked at twice is looked at once"
        now = {one.key for one in self.state.unsettled.values() if not one.ended_at and one.hall == hall}
        items = {key for key in now if key.kind in ITEM_LIMITS}
        assert now - items == {one.key for one in over}

    @rule(data=st.data())
    def somebody_says_why_a_limit_was_overrun(self, data: Any) -> None:
        one = self.one_of(data, self.state.facts.overruns)
        if one is not None:
            self.attempt(c.AnswerOverrun(one.id, one.seen, "m1", words="a"))

    @invariant()
    def an_overrun_is_settled_once_it_is_over_and_answered(self) -> None:
        known = self.state.facts.overruns
        assert {id for id, one in known.items() if not (one.ended_at and one.answered_at)} == set(
            self.state.unsettled
        )

    @invariant()
    def what_is_open_is_due_and_what_is_closed_is_not(self) -> None:
        facts = self.state.facts
        items: list[Item] = [*facts.follow_ups.values(), *facts.concerns.values(), *facts.letters.values()]
        for item in items:
            answered = item.state is LetterState.ANSWERED
            assert (due_of(self.state, item) is not None) is (item.open and not answered)

    @invariant()
    def nothing_is_answered_before_it_was_looked_into_and_every_step_has_its_time(self) -> None:
        for one in self.state.facts.follow_ups.values():
            done = [deed.what for deed in one.deeds]
            if "reply" in done:
                upheld = one.set_aside
                assert upheld or done.index("verify") < done.index("reply")
            if one.state is FollowUpState.DROPPED:
                assert one.given.level > LOW
            assert [deed.at for deed in one.deeds] == sorted(deed.at for deed in one.deeds)
            assert done.count("call_back") <= 2
            assert one.contest is None or one.contest.decided_by not in (one.contest.by, one.about.clerk)
        for one in self.state.facts.concerns.values():
            done = [deed.what for deed in one.deeds]
            if one.state in (ConcernState.REPLIED, ConcernState.CLOSED):
                assert done.index("assign") < done.index("reply")
            assert all(deed.by != one.about.clerk for deed in one.deeds if deed.by)

    @invariant()
    def no_number_is_given_twice_and_no_case_is_rated_twice(self) -> None:
        numbers: defaultdict[str, int] = defaultdict(int)
        rated: dict[str, float] = {}
        for event, at in self.here.happened:
            match event:
                case e.ConcernRaised(concern=number) | e.LetterSent(letter=number):
                    numbers[number[1:]] += 1
                case e.RatingGiven(rating=rating):
                    assert at - rated.get(rating, -1e12) > 30 * 86_400
                    rated[rating] = at
                case _:
                    pass
        assert set(numbers.values()) <= {1}

    @invariant()
    def replay_and_a_snapshot_lead_to_the_same_state(self) -> None:
        again = OversightState(self.here.settings)
        for event, at in self.here.happened:
            apply(again, event, at)
        assert PACK.encode(again.facts) == PACK.encode(self.state.facts)
        stream = OversightStream(self.here.settings)
        kept = stream.facts(self.state)
        restored = stream.restored(kept.head, kept.all_rows(), 1)
        assert restored.facts == self.state.facts


TestOversight = Oversight.TestCase
TestOversight.settings = hypothesis_settings(max_examples=60, stateful_step_count=40, deadline=None)
