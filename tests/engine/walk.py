"""A day of a hall with every kind of event in it, at random but always the same; written down once.

    python -m tests.engine.walk > tests/engine/snapshots/day.jsonl

It is written again only when a new kind of event has to be in it: what the events of before lead to stays compared.
"""

import random
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from server.domain.queue import commands as c
from server.domain.queue.apply import apply
from server.domain.queue.decide import decide
from server.domain.queue.events import AnyEvent
from server.domain.queue.plans.plan import Plan
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.settings import HallSettings
from server.domain.queue.state import HallState
from server.domain.queue.tickets.words import RatingChannel, SlipState
from server.domain.queue.words import NoticeKind
from tests.halls import small_hall

BEGIN = 1_790_000_000.0
STEPS = 1200
WINDOWS, CATEGORIES = ("1", "2", "3"), ("enterprise", "construction", "comprehensive")
PLANS = tuple(Plan(f"p{n}", "noon", "11:30", "13:00", {"1": ("comprehensive",)}, (1, 2)) for n in (1, 2))


def commands(dice: random.Random, state: HallState) -> Iterator[c.AnyCommand]:
    """Without end: what may be wanted in a hall that is open."""
    taken = 0

    def ticket() -> str:
        return f"t{dice.randint(max(1, taken - 12), max(1, taken))}"

    def one_of(ids: Iterable[str]) -> str:
        return dice.choice(list(ids) or ["nobody"])

    def window() -> str:
        return dice.choice(WINDOWS)

    wishes: list[tuple[int, Callable[[], c.AnyCommand]]] = [
        (10, lambda: c.CallNext(window())),
        (10, lambda: c.Start(window())),
        (8, lambda: c.Finish(window(), "done")),
        (1, lambda: c.Recall(window())),
        (2, lambda: c.Miss(window())),
        (2, lambda: c.Hold(window(), "copies")),
        (4, lambda: c.Unhold(window(), one_of(state.held))),
        (1, lambda: c.Transfer(window(), dice.choice(CATEGORIES))),
        (1, lambda: c.Transfer(window(), to_window=window(), force=True)),
        (1, lambda: c.CallTicket(window(), ticket())),
        (1, lambda: c.CancelTicket(ticket(), "left")),
        (1, lambda: c.RequeueTicket(ticket())),
        (1, lambda: c.PostponeTicket(ticket())),
        (
            5,
            lambda: c.RateTicket(
                one_of(w.last for w in state.facts.lasting.windows.values()),
                dice.randrange(1, 6),
                ("slow",),
                channel=RatingChannel.PHONE,
            ),
        ),
        (1, lambda: c.RequestSlip(ticket(), "k1")),
        (
            1,
            lambda: c.RecordSlip(ticket(), "k1", dice.choice((SlipState.PRINTED, SlipState.FAILED)), "paper"),
        ),
        (4, lambda: c.OpenWindow(window(), dice.choice(("c01", "c02", "c03")))),
        (3, lambda: c.TakeOverWindow(window(), dice.choice(("c01", "c02", "c03")))),
        (1, lambda: c.PauseWindow(window(), "lunch")),
        (4, lambda: c.ResumeWindow(window())),
        (1, lambda: c.CloseWindow(window())),
        (1, lambda: c.Allocate(window(), tuple(dice.sample(CATEGORIES, 2)), force=True, by="m")),
        (1, lambda: c.PostNotice("n1", NoticeKind.TICKER, "水", "water", 0.0, "m")),
        (1, lambda: c.WithdrawNotice("n1", "m")),
        (1, lambda: c.SetPlan(dice.choice(PLANS), "m")),
        (1, lambda: c.DropPlan(dice.choice(PLANS).id, "m")),
        (1, lambda: c.BeginPlan(dice.choice(PLANS).id)),
        (1, lambda: c.EndPlan(dice.choice(PLANS).id, "m")),
        (1, lambda: c.AcknowledgeAlert("late/enterprise", dice.randrange(1, 9), "m")),
        (1, lambda: c.BookAppointment((str(dice.randrange(1000, 1010)),), "construction", BEGIN + 9000)),
        (1, lambda: c.CancelAppointment(str(dice.randrange(1000, 1010)))),
        (1, lambda: c.CloseIntake("m")),
        (5, lambda: c.OpenIntake("m")),
        (1, lambda: c.FollowClock(float(dice.choice((-40, 30))))),
    ]
    weights = [weight for weight, _ in wishes]
    while True:
        if dice.random() < 0.1:
            taken += 1
            services = dice.choice(((), (), ("licence",), ("licence", "archive"), ("licence", "seal")))
            category = "enterprise" if services else dice.choice(CATEGORIES)
            window_wanted = dice.choice(("", "", "", window()))
            group = dice.choice(("ordinary", "elderly"))
            yield c.TakeTicket(
                f"t{taken}", category, services, group, window=window_wanted, force=True, printer="k1"
            )
        else:
            yield dice.choices(wishes, weights)[0][1]()


def smaller(settings: HallSettings) -> HallSettings:
    """Without window 3 and what is done there, and with another word for window 2."""
    windows = {id: w for id, w in settings.windows.items() if id != "3"}
    windows["2"] = replace(windows["2"], categories=("enterprise", "construction"))
    categories = {id: x for id, x in settings.categories.items() if id != "comprehensive"}
    services = {id: s for id, s in settings.services.items() if s.category != "comprehensive"}
    return replace(settings, windows=windows, categories=categories, services=services)


def day(hall: HallSettings | None = None) -> Iterator[tuple[float, list[AnyEvent]]]:
    """(seconds since the epoch, events) of everything that was not refused."""
    hall = hall or small_hall()
    dice, at = random.Random(2018), BEGIN
    state = HallState(hall)

    def do(command: c.AnyCommand) -> list[AnyEvent]:
        try:
            events = decide(state, command, at)
        except Refused:
            return []
        for event in events:
            apply(state, event, at)
        return events

    def all_of(*wanted: c.AnyCommand) -> Iterator[tuple[float, list[AnyEvent]]]:
        nonlocal at
        for command in wanted:
            at += dice.choice((0.0, 1.0, 7.5, 31.0, 120.0))
            if events := do(command):
                yield at, events

    yield from all_of(c.OpenDay("2026-09-21"), c.GrantLease("lease-1", "k1", 20))
    yield from all_of(*(c.OpenWindow(w, f"c0{w}") for w in WINDOWS))
    wishes = commands(dice, state)
    yield from all_of(*(next(wishes) for _ in range(STEPS)))
    # What chance brings too seldom.
    yield from all_of(c.OpenIntake(), c.Start("1"), c.Finish("1", "done"), c.OpenWindow("1", "c01"))
    yield from all_of(c.TakeTicket("last", "enterprise"), c.CallTicket("1", "last"), c.Start("1"))
    yield from all_of(c.Hold("1", "copies"), c.Unhold("1", "last"), c.Finish("1", "done"))
    yield from all_of(c.RateTicket("last", 5, ("slow",)))
    yield from all_of(
        c.HandIn("lease-1", "k1", (c.OfflineTicket("off1", "enterprise", 981, at - 5, instead="gone"),), at),
        c.BookAppointment(("7777",), "construction", at + 600),
        c.TakeTicket("booked", "construction", appointment="7777"),
    )
    yield from all_of(c.CloseDay("m"), c.OpenDay("2026-09-21", "m"))  # by mistake: everybody is back
    state = HallState(smaller(hall), state.facts, state.seq)
    yield from all_of(c.FollowConfiguration(("c03",)), c.MoveWaiting("comprehensive", "enterprise", "m"))
    yield from all_of(c.FollowTimetable("2026-09-21", "closed"), c.FollowTimetable("2026-09-22", "intake"))
    yield from all_of(*(next(wishes) for _ in range(20)))


def main() -> None:
    encode: Callable[[Any], bytes] = msgspec.json.Encoder().encode
    for at, events in day():
        sys.stdout.buffer.write(encode([at, events]) + b"\n")


if __name__ == "__main__":
    main()
