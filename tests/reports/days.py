"""Days of a hall as journals, and a slow count of them that shares nothing with the statistics but the hall itself."""

import copy
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue.apply import apply
from server.domain.queue.codec import encode_command, encode_events
from server.domain.queue.decide import decide
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import TicketState
from server.journal.entry import Record
from tests.halls import small_hall

MORNING = 1795395600.0
"""2026-11-23 09:00 in Shanghai."""
ZONES = {"main": "Asia/Shanghai"}
DAY_S = 86_400


@dataclass
class Counted:
    """A day, counted by watching the hall: what each list holds is said where it is filled."""

    arrivals: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    first: list[tuple[float, str, float, bool]] = field(default_factory=list[tuple[float, str, float, bool]])
    served: list[tuple[float, str, str]] = field(default_factory=list[tuple[float, str, str]])
    services: list[tuple[str, str, float]] = field(default_factory=list[tuple[str, str, float]])
    calls: Counter[str] = field(default_factory=Counter[str])
    misses: Counter[str] = field(default_factory=Counter[str])
    ends: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    ratings: dict[tuple[str, int], tuple[str, int]] = field(
        default_factory=dict[tuple[str, int], tuple[str, int]]
    )
    open_s: Counter[str] = field(default_factory=Counter[str])
    busy_s: Counter[str] = field(default_factory=Counter[str])


class Kept:
    """A hall moved by commands; `records` is its journal."""

    def __init__(self, settings: HallSettings | None = None, at: float = MORNING) -> None:
        self.state = HallState(settings or small_hall())
        self.at = at
        self.records: list[Record] = []

    def do(self, command: c.AnyCommand) -> list[e.AnyEvent]:
        """Carry out a command, or nothing when it is refused."""
        try:
            events = decide(self.state, command, self.at)
        except Refused:
            return []
        for event in events:
            self._apply(event)
        if events:
            seq = len(self.records) + 1
            made = (encode_command(command), encode_events(events), None)
            self.records.append(Record("main", seq, self.at, "test", "", b"", *made))
        return events

    def _apply(self, event: e.AnyEvent) -> None:
        apply(self.state, event, self.at)

    def must(self, *commands: c.AnyCommand) -> None:
        for command in commands:
            assert self.do(command), command

    def wait(self, seconds: float) -> None:
        self.at += seconds

    def sleep(self) -> None:
        """Nobody works in the night; the next morning begins at nine."""
        self.at += DAY_S - (self.at - MORNING) % DAY_S


class Watched(Kept):
    """A hall whose every second is looked at: the tickets before and after each event are compared."""

    def __init__(self, settings: HallSettings | None = None, at: float = MORNING) -> None:
        super().__init__(settings, at)
        self.days: dict[str, Counted] = {}
        self._worked: Counter[str] = Counter()

    def _apply(self, event: e.AnyEvent) -> None:
        before = {id: copy.deepcopy(ticket) for id, ticket in self.state.facts.today.tickets.items()}
        super()._apply(event)
        if self.state.facts.today.day:
            self._look(before)

    def wait(self, seconds: float) -> None:
        """Let time go by, and see who works meanwhile."""
        facts = self.state.facts
        if facts.today.is_open:
            for window in facts.lasting.windows.values():
                self.today.open_s[window.id] += round(seconds * (window.state == "open"))
        for ticket in facts.today.tickets.values():
            if ticket.state is TicketState.SERVING:
                self._worked[ticket.id] += round(seconds)
                self.today.busy_s[ticket.turn.window] += round(seconds)
        super().wait(seconds)

    @property
    def today(self) -> Counted:
        return self.days.setdefault(self.state.facts.today.day, Counted())

    def _look(self, before: dict[str, Ticket]) -> None:
        for id, now in self.state.facts.today.tickets.items():
            was = before.get(id)
            if was is None:
                self.today.arrivals.append((now.taken_at, now.category))
            else:
                self._compare(was, now)

    def _compare(self, was: Ticket, now: Ticket) -> None:
        today, promise_s = self.today, self.state.settings.promise_s(was.category, was.group)
        if now.state is TicketState.CALLED and was.state is not TicketState.CALLED:
            today.calls[now.turn.window] += 1
            if not was.turn.calls:
                waited = self.at - was.place.since
                today.first.append(
                    (self.at, was.category, max(0.0, waited), round(waited / promise_s, 4) <= 1)
                )
        if was.state is TicketState.CALLED and now.state is TicketState.SERVING:
            self._worked[now.id] = 0
        if now.visit.finished > was.visit.finished:
            today.services.append((was.turn.window, was.category, self._worked.pop(now.id, 0)))
        if now.place.misses > was.place.misses:
            today.misses[was.turn.window] += 1
        if now.state is not was.state and now.state in (S.SERVED, S.CANCELLED, S.EXPIRED):
            today.ends[now.state.value, was.category] += 1
            if now.state is S.SERVED:
                today.served.append((self.at, was.category, was.turn.window))
        if now.rating is not None and now.rating is not was.rating and now.rating != was.rating:
            today.ratings[now.id, now.visit.finished] = (now.visit.done_window, now.rating.level)


S = TicketState


def busy_day(hall: Kept, visits: int = 40, day: str = "2026-11-23") -> None:
    """A calm day at windows 1 and 3: everybody is served, a few are missed, held, sent on or rated."""
    hall.must(c.OpenDay(day), c.OpenWindow("1", "c01"), c.OpenWindow("3", "c03"))
    for n in range(visits):
        id = f"{day}-{n}"
        window, category = (("1", "enterprise"), ("3", "comprehensive"))[n % 2]
        hall.must(c.TakeTicket(id, category))
        hall.wait(60 + n % 7 * 20)
        hall.must(c.CallNext(window))
        if n % 10 == 9:
            hall.must(c.Miss(window), c.RequeueTicket(id), c.CallNext(window))
        hall.must(c.Start(window))
        hall.wait(120 + n % 5 * 30)
        if n % 10 == 4:
            hall.must(c.Hold(window, "copy"))
            hall.wait(30)
            hall.must(c.Unhold(window, id))
        hall.must(c.Finish(window, "done"))
        if n % 3 == 0:
            hall.must(c.RateTicket(id, 1 + n % 5))


def journal_of(days: int, visits: int = 40) -> Sequence[Record]:
    hall = Kept()
    for n in range(days):
        busy_day(hall, visits, f"2026-11-{n + 1:02}")
        hall.must(c.CloseDay())
        hall.sleep()
    return hall.records
