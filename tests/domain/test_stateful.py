"""Arbitrary commands at arbitrary times: what must hold after every one of them."""

from collections.abc import Sequence
from typing import Any

import msgspec
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue.apply import apply
from server.domain.queue.codec import decode_events, encode_events
from server.domain.queue.decide import decide
from server.domain.queue.plans.plan import Plan
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.settings import Rules
from server.domain.queue.state import Facts, HallState
from server.domain.queue.stream import encode_facts
from server.domain.queue.tickets.states import FINAL, NEXT
from server.domain.queue.tickets.ticket import place_of
from server.domain.queue.tickets.words import TicketState
from tests.halls import small_hall

SETTINGS = small_hall(Rules(reenter_after_calls=2))
WINDOWS = st.sampled_from(["1", "2", "3"])
CODES = st.sampled_from(["1111", "2222", "3333"])
CATEGORIES = st.sampled_from(["enterprise", "construction", "comprehensive"])
TICKETS = st.integers(1, 40).map(lambda n: f"t{n}")
SERVICES = st.lists(st.sampled_from(list(SETTINGS.services)), max_size=3).map(tuple)
PLANS = st.builds(
    Plan,
    id=st.sampled_from(["p1", "p2"]),
    name=st.just("午间"),
    start=st.sampled_from(["11:30", "12:00"]),
    end=st.sampled_from(["12:00", "13:30"]),
    windows=st.dictionaries(WINDOWS, st.lists(CATEGORIES, max_size=2).map(tuple), max_size=2),
    weekdays=st.sampled_from([(1,), (1, 2), ()]),
)
ALLOWED = {  # DESIGN's words, written down a second time
    "waiting": {"called", "waiting", "cancelled", "expired"},
    "called": {"called", "serving", "missed", "cancelled", "expired"},
    "missed": {"waiting", "called", "cancelled", "expired"},
    "serving": {"served", "held", "waiting", "serving", "expired"},
    "held": {"serving", "cancelled", "expired"},
    "served": set[str](),
    "cancelled": set[str](),
    "expired": set[str](),
}
COMMANDS = st.one_of(
    st.builds(c.OpenWindow, WINDOWS, st.sampled_from(["c01", "c02", "c03"])),
    st.builds(c.CloseWindow, WINDOWS),
    st.builds(c.PauseWindow, WINDOWS, st.just("lunch")),
    st.builds(c.ResumeWindow, WINDOWS),
    st.builds(c.Allocate, WINDOWS, st.lists(CATEGORIES, max_size=3).map(tuple), st.booleans()),
    st.builds(c.CallTicket, WINDOWS, TICKETS),
    st.builds(c.Recall, WINDOWS),
    st.builds(c.Start, WINDOWS),
    st.builds(c.Miss, WINDOWS),
    st.builds(c.Hold, WINDOWS, st.just("copy")),
    st.builds(c.Unhold, WINDOWS, TICKETS),
    st.builds(c.Transfer, WINDOWS, CATEGORIES),
    st.builds(c.Transfer, WINDOWS, st.just(""), WINDOWS),
    st.builds(c.Finish, WINDOWS, st.just("done")),
    st.builds(c.CancelTicket, TICKETS),
    st.builds(c.RequeueTicket, TICKETS),
    st.builds(c.PostponeTicket, TICKETS),
    st.builds(c.RateTicket, TICKETS, st.integers(1, 5), channel=st.sampled_from(["pad", "phone"])),
    st.builds(c.UndoChange, st.integers(1, 60), st.booleans()),
    st.builds(
        c.PostNotice,
        st.sampled_from(["n1", "n2"]),
        st.just("ticker"),
        st.just("水"),
        st.just(""),
        st.just(900.0),
    ),
    st.builds(c.WithdrawNotice, st.sampled_from(["n1", "n2"])),
    st.builds(c.SetPlan, PLANS),
    st.builds(c.DropPlan, st.sampled_from(["p1", "p2"])),
    st.builds(c.BeginPlan, st.sampled_from(["p1", "p2"])),
    st.builds(c.EndPlan, st.sampled_from(["p1", "p2"])),
    st.builds(c.AcknowledgeAlert, st.just("late/enterprise"), st.integers(1, 9)),
    st.just(c.CloseIntake()),
    st.just(c.OpenIntake()),
)


class Hall(RuleBasedStateMachine):
    """One hall, driven at random; a plain list of waiting tickets is the oracle."""

    def __init__(self) -> None:
        super().__init__()
        self.state = HallState(SETTINGS)
        self.at = 0.0
        self.drawn = 0
        self.log: list[tuple[float, str]] = []
        self.numbers: dict[str, set[str]] = {}
        self.given: dict[str, tuple[str, dict[str, int], list[c.OfflineTicket]]] = {}

    @initialize()
    def open_hall(self) -> None:
        self.do(c.OpenDay("2026-01-01"))
        for window in ("1", "2", "3"):
            self.do(c.OpenWindow(window, f"c0{window}"))

    def do(self, command: c.AnyCommand) -> Sequence[e.AnyEvent]:
        before = encode_facts(self.state)
        try:
            events = decide(self.state, command, self.at)
        except Refused:
            events = []
        assert encode_facts(self.state) == before, "decide changed the state"
        for event in events:
            self.follow(event)
        self.log.append((self.at, encode_events(events)))
        return events

    def follow(self, event: e.AnyEvent) -> None:
        """Apply, watching that the ticket moves along the table and no number comes twice in a day."""
        facts = self.state.facts
        ticket = facts.today.tickets.get(getattr(event, "ticket", ""))
        before = ticket.state if ticket else None
        apply(self.state, event, self.at)
        if isinstance(event, e.TicketTaken):
            given = self.numbers.setdefault(facts.today.day, set())
            assert event.number not in given
            given.add(event.number)
        elif ticket and before and ticket.id in facts.today.tickets:
            assert ticket.state == before or ticket.state.value in ALLOWED[before.value]
            assert (before, type(event)) in NEXT or isinstance(event, e.MarkEvent)

    @rule(after=st.integers(0, 900))
    def pass_time(self, after: int) -> None:
        self.at += after

    @rule(category=CATEGORIES, group=st.sampled_from(["ordinary", "elderly", "returning"]), services=SERVICES)
    def take(self, category: str, group: str, services: tuple[str, ...]) -> None:
        self.drawn += 1
        self.do(c.TakeTicket(f"t{self.drawn}", category, services=services, group=group))

    @rule(category=CATEGORIES, window=WINDOWS, ahead=st.integers(-600, 600))
    def take_for_a_window_or_time(self, category: str, window: str, ahead: int) -> None:
        self.drawn += 1
        self.do(c.TakeTicket(f"t{self.drawn}", category, window=window, booked_at=self.at + ahead))

    @rule(category=CATEGORIES, code=CODES, ahead=st.integers(-3600, 100_000))
    def book(self, category: str, code: str, ahead: int) -> None:
        self.do(c.BookAppointment((code,), category, self.at + ahead))

    @rule(code=CODES, given_up=st.booleans())
    def bring_a_code(self, code: str, given_up: bool) -> None:
        self.drawn += 1
        self.do(
            c.CancelAppointment(code) if given_up else c.TakeTicket(f"t{self.drawn}", "", appointment=code)
        )

    @rule(kiosk=st.sampled_from(["k1", "k2"]), count=st.integers(1, 400))
    def lease(self, kiosk: str, count: int) -> None:
        """The kiosk that holds a lease remembers, like the real one, what it has given out."""
        lease = f"lease{len(self.given)}"
        for event in self.do(c.GrantLease(lease, kiosk, count)):
            if isinstance(event, e.LeaseGranted):
                self.given[lease] = (kiosk, {b.category: b.first for b in event.blocks}, [])

    @rule(data=st.data(), category=CATEGORIES, ago=st.integers(0, 2000))
    def give_out_offline(self, data: st.DataObject, category: str, ago: int) -> None:
        if self.given:
            _, following, tickets = self.given[data.draw(st.sampled_from(sorted(self.given)))]
            self.drawn += 1
            tickets.append(c.OfflineTicket(f"t{self.drawn}", category, following[category], self.at - ago))
            following[category] += 1

    @rule(data=st.data())
    def hand_in(self, data: st.DataObject) -> None:
        """All of a lease again and again: what is new is taken, what is not changes nothing."""
        if self.given:
            lease = data.draw(st.sampled_from(sorted(self.given)))
            kiosk, _, tickets = self.given[lease]
            known = set(self.state.facts.today.tickets)
            came = self.do(c.HandIn(lease, kiosk, tuple(tickets), self.at))
            assert not known & {e_.ticket for e_ in came if isinstance(e_, e.TicketTaken)}
            assert self.do(c.HandIn(lease, kiosk, tuple(tickets), self.at)) == []

    @rule(window=WINDOWS)
    def call_next(self, window: str) -> None:
        """The called ticket is the one that a look at every waiting ticket finds; and the overtaking bound holds."""
        facts, served = self.state.facts, self.state.facts.lasting.windows[window]
        eligible = [
            t
            for t in facts.today.tickets.values()
            if t.state is TicketState.WAITING
            and (t.place.target == window or (not t.place.target and t.category in served.categories))
        ]
        promise = {t.id: SETTINGS.promise_s(t.category, t.group) for t in eligible}
        best = min(
            eligible,
            key=lambda t: (-(self.at - t.place.since) / promise[t.id], t.place.since, t.order),
            default=None,
        )
        free = served.state == "open" and not served.ticket
        self.do(c.CallNext(window))
        if not free or best is None:
            return
        assert served.ticket == best.id
        for passed in eligible:
            if passed.place.since < best.place.since:
                room = (1 - promise[best.id] / promise[passed.id]) * (self.at - passed.place.since)
                assert best.place.since - passed.place.since <= room + 1e-6, "overtaken beyond the bound"

    @rule(command=COMMANDS)
    def anything(self, command: c.AnyCommand) -> None:
        self.do(command)

    @rule(days=st.integers(1, 2))
    def turn_the_day(self, days: int) -> None:
        self.do(c.CloseDay())
        assert all(t.state in FINAL for t in self.state.facts.today.tickets.values())
        self.at += days * 86400
        self.do(c.OpenDay(f"day {self.at}"))
        for window in ("1", "2", "3"):
            self.do(c.OpenWindow(window, f"c0{window}"))

    @invariant()
    def every_ticket_is_in_exactly_one_place(self) -> None:
        facts = self.state.facts
        places: dict[str, list[str]] = {t: [] for t in facts.today.tickets}
        for place, lines in self.state.lines.items():
            for key, line in lines.items():
                for since, order, ticket in line:
                    found = facts.today.tickets[ticket]
                    assert (place_of(found), (found.category, found.group)) == (place, key)
                    assert (found.place.since, found.order) == (since, order)
                    places[ticket].append("waiting")
        for window in facts.lasting.windows.values():
            if window.ticket:
                places[window.ticket].append(facts.today.tickets[window.ticket].state.value)
                assert facts.today.tickets[window.ticket].state in (TicketState.CALLED, TicketState.SERVING)
                assert facts.today.tickets[window.ticket].turn.window == window.id
        for group in self.state.missed.values():
            for ticket in group:
                places[ticket].append("missed")
        for ticket in self.state.held:
            places[ticket].append("held")
        for ticket, found in facts.today.tickets.items():
            assert places[ticket] == ([] if found.state in FINAL else [found.state.value])

    @invariant()
    def nobody_waits_in_a_count_only(self) -> None:
        for category in SETTINGS.categories:
            waiting = [
                t
                for t in self.state.facts.today.tickets.values()
                if t.state is TicketState.WAITING and t.category == category
            ]
            assert self.state.waiting.get(category, 0) == len(waiting)

    def teardown(self) -> None:
        """Replay from the journal's text, and from a snapshot, gives the same state."""
        again = HallState(SETTINGS)
        for at, text in self.log:
            for event in decode_events(text):
                apply(again, event, at)
        assert encode_facts(again) == encode_facts(self.state)
        restored = HallState(SETTINGS, msgspec.msgpack.decode(encode_facts(self.state), type=Facts))
        assert self.picture(restored) == self.picture(self.state) == self.picture(again)

    @staticmethod
    def picture(state: HallState) -> Any:
        """Every index in comparable form."""
        lines = {p: {k: list(x) for k, x in by.items()} for p, by in state.lines.items() if by}
        waiting = {k: n for k, n in state.waiting.items() if n}
        missed = {k: dict(sorted(m.items())) for k, m in state.missed.items() if m}
        return lines, waiting, missed, sorted(state.held), state.capacity


TestHall = Hall.TestCase
TestHall.settings = hypothesis_settings(max_examples=60, stateful_step_count=60, deadline=None)
