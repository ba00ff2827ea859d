"""A small hall with round numbers, for exact expectations."""

from collections.abc import Iterable

from msgspec.structs import replace

from server.domain.language import Text
from server.domain.queue import commands as c
from server.domain.queue.apply import apply
from server.domain.queue.decide import decide
from server.domain.queue.events import AnyEvent
from server.domain.queue.settings import (
    Category,
    Clerk,
    Group,
    HallSettings,
    Kiosk,
    Rules,
    Service,
    WindowSettings,
)
from server.domain.queue.state import HallState

DAY = "2026-11-23"


def name(text: str) -> Text:
    return Text(text, text)


RULES = Rules()


def small_hall(rules: Rules = RULES, hall: str = "main") -> HallSettings:
    """Three categories (1000 s, 2000 s, 600 s), three groups (1, ½, 0.8), three windows, five services."""
    categories = [
        Category(id="enterprise", prefix="A", name=name("enterprise"), promise_s=1000, service_s=300),
        Category(
            id="construction",
            prefix="B",
            name=name("construction"),
            promise_s=2000,
            service_s=600,
            promises={"elderly": 400},
        ),
        Category(
            id="comprehensive",
            prefix="G",
            name=name("comprehensive"),
            promise_s=600,
            service_s=200,
            capacity=5000,
        ),
    ]
    groups = [
        Group(id="ordinary", name=name("ordinary")),
        Group(id="elderly", name=name("elderly"), share=0.5),
        Group(id="returning", name=name("back"), share=0.8),
    ]
    services = [
        Service(
            id="licence",
            category="enterprise",
            name=name("licence"),
            departments=(name("market"),),
            materials=(name("ID card"),),
        ),
        Service(id="seal", category="enterprise", name=name("seal")),
        Service(id="permit", category="construction", name=name("permit")),
        Service(id="archive", category="comprehensive", name=name("archive")),
        Service(id="stamp", category="comprehensive", name=name("stamp")),
    ]
    windows = [
        WindowSettings(id="1", name=name("Window 1"), categories=("enterprise", "construction")),
        WindowSettings(id="2", name=name("Window 2"), categories=("construction",)),
        WindowSettings(id="3", name=name("Window 3"), categories=("comprehensive", "enterprise")),
    ]
    clerks = [
        Clerk(id="c01", name="Wang", partner="c02"),
        Clerk(id="c02", name="Li", partner="c01"),
        Clerk(id="c03", name="Zhao"),
    ]
    return HallSettings(
        id=hall,
        name=name("Hall"),
        categories={x.id: x for x in categories},
        groups={x.id: x for x in groups},
        services={x.id: x for x in services},
        windows={x.id: x for x in windows},
        clerks={x.id: x for x in clerks},
        rules=rules,
        kiosks={
            "k1": Kiosk(id="k1", name=name("kiosk"), prints=True),
            "k2": Kiosk(id="k2", name=name("kiosk")),
        },
    )


def large_hall(windows: int = 61, rules: Rules = RULES) -> HallSettings:
    """The small hall with many windows: half in the zone "east" for enterprise, half in "west" for comprehensive."""
    small = small_hall(rules)

    def window(n: int) -> WindowSettings:
        east = n <= windows // 2
        category, zone = ("enterprise", "east") if east else ("comprehensive", "west")
        return WindowSettings(id=str(n), name=name(f"Window {n}"), categories=(category,), zone=zone)

    return replace(
        small,
        windows={str(n): window(n) for n in range(1, windows + 1)},
        clerks={f"c0{n}": Clerk(id=f"c0{n}", name=f"Clerk {n}") for n in range(1, windows + 1)},
    )


class Bench:
    """A hall driven by commands at given times, without engine or journal."""

    def __init__(self, settings: HallSettings | None = None) -> None:
        self.state = HallState(settings or small_hall())
        self.log: list[tuple[float, list[AnyEvent]]] = []

    def do(self, at: float, command: c.AnyCommand) -> list[AnyEvent]:
        events = decide(self.state, command, at)
        for event in events:
            apply(self.state, event, at)
        self.log.append((at, events))
        return events

    def open(self, windows: Iterable[str] = ("1", "2", "3"), at: float = 0.0) -> "Bench":
        self.do(at, c.OpenDay(DAY))
        for window in windows:
            self.do(at, c.OpenWindow(window, f"c0{window}"))
        return self

    def take(self, at: float, ticket: str, category: str = "enterprise", group: str = "ordinary") -> str:
        """A ticket with the id `ticket`; returns its number."""
        self.do(at, c.TakeTicket(ticket, category, group=group))
        return self.state.facts.today.tickets[ticket].number

    def next(self, at: float, window: str = "1") -> str:
        """The id of the ticket that `window` calls."""
        self.do(at, c.CallNext(window))
        return self.state.facts.lasting.windows[window].ticket

    def serve(self, at: float, window: str = "1") -> None:
        self.do(at, c.Start(window))
        self.do(at, c.Finish(window, "done"))
