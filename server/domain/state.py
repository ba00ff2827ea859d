"""A hall's state at one moment: changed by `apply` alone, read by everybody else."""

from bisect import insort
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from server.domain.events import Why
from server.domain.line import Line
from server.domain.plans import Plan
from server.domain.settings import HallSettings
from server.domain.transitions import TicketState


class VisitStep(Struct, frozen=True):
    """What happened at one moment of a visit: `kind` called, started, held, resumed, missed, back, transferred,
    finished, continued or forwarded."""

    kind: str
    at: float
    window: str = ""
    category: str = ""
    detail: str = ""
    """A reason, an outcome, the service finished, or the window that it was sent to."""
    note: str = ""
    """Id of a note in the personal store."""


class Rating(Struct):
    level: int
    channel: str
    at: float
    reasons: tuple[str, ...] = ()
    corrected: bool = False


class Ticket(Struct):
    """One citizen's visit. Times in seconds since the epoch."""

    id: str
    number: str
    order: int
    category: str
    group: str
    language: str
    taken_at: float
    since: float
    """When the clock of the promise started; a transfer keeps it."""
    booked_at: float = 0.0
    """The time of its appointment, if it has one."""
    state: TicketState = TicketState.WAITING
    services: tuple[str, ...] = ()
    step: int = 0
    """Index of the service of the visit that is next or under way."""
    target: str = ""
    """The one window that this ticket waits for, if any."""
    window: str = ""
    """Where it is or was called last."""
    clerk: str = ""
    misses: int = 0
    reenter_at: int = 0
    calls: int = 0
    call: int = 0
    """The last call of this ticket, as `Call.call` counts them."""
    calls_since_wait: int = 0
    """Calls since it last began to wait: after a transfer the next window calls for the first time."""
    called_at: float = 0.0
    started_at: float = 0.0
    ended_at: float = 0.0
    done_at: float = 0.0
    """When the service finished last ended."""
    worked_s: float = 0.0
    """Seconds of the current service before it was put on hold."""
    reason: str = ""
    postponed: bool = False
    person: str = ""
    holder: str = ""
    """Stands for whoever the card belongs to; empty where nobody is counted."""
    note: str = ""
    printer: str = ""
    slip: str = ""
    """"" never asked for, "wanted", "printed", "failed", "unknown"."""
    slip_cause: str = ""
    why: Why | None = None
    outcome: str = ""
    finished: int = 0
    """Services of this visit finished so far."""
    done_window: str = ""
    """Window and clerk of the service finished last: whom a rating is about."""
    done_clerk: str = ""
    rating: Rating | None = None
    rated: int = 0
    """How many services had been finished when the last rating came."""
    lease: str = ""
    """The lease of a kiosk that was cut off when it gave out this number."""
    steps: tuple[VisitStep, ...] = ()
    """The last steps of the visit, oldest first."""


class Window(Struct):
    id: str
    categories: tuple[str, ...]
    state: str = "closed"
    clerk: str = ""
    reason: str = ""
    ticket: str = ""
    since: float = 0.0
    filed: tuple[str, ...] | None = None
    """What the configuration said when it counted last; None while nobody has moved the window."""
    last: str = ""
    """The ticket finished last here: the one that the rating pad asks about."""
    served: int = 0


class Call(Struct, frozen=True):
    """One announcement. `call` counts up within the day, so that a screen knows what it has spoken."""

    call: int
    ticket: str
    number: str
    window: str
    category: str
    language: str
    at: float
    again: bool = False


class LeasedBlock(Struct):
    """Serials set aside for a kiosk; `next` is the lowest that has not been handed in."""

    first: int
    last: int
    next: int
    prefix: str


class Lease(Struct):
    """Numbers that one kiosk may give out while it is cut off, until the day ends."""

    id: str
    kiosk: str
    granted_at: float
    digits: int
    blocks: dict[str, LeasedBlock]


class Notice(Struct, frozen=True):
    """What a manager tells the hall; `until` 0 stands until it is taken down."""

    id: str
    kind: str
    zh: str
    en: str
    at: float
    until: float
    by: str

    def stands(self, at: float) -> bool:
        return not self.until or at < self.until


class ChangeRecord(Struct):
    """Who changed what in the hall: `kind` allocation, day, notice or plan; `subject` is what it is about."""

    serial: int
    at: float
    by: str
    kind: str
    subject: str
    action: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    plan: str = ""
    undone: bool = False


class ClockChange(Struct, frozen=True):
    """The server's clock was changed at `at` by `by_s` seconds; below zero it was set back."""

    at: float
    by_s: float


class PlanRun(Struct):
    """A plan that is on: what its windows served before."""

    day: str
    before: dict[str, tuple[str, ...]]


class Acknowledged(Struct, frozen=True):
    by: str
    at: float
    size: int


AROUND_S = 12 * 3600
"""How long before and after its time an appointment's code can be used: on its day."""


class Appointment(Struct):
    """Booked under a code; `ticket` is the one that it became."""

    code: str
    category: str
    booked_at: float
    services: tuple[str, ...] = ()
    ticket: str = ""


class Tally(Struct):
    """A category's figures of the day."""

    taken: int = 0
    called: int = 0
    served: int = 0
    missed: int = 0
    cancelled: int = 0
    expired: int = 0
    wait_s: float = 0.0
    """Sum of the waits of the called."""
    kept: int = 0
    """How many were called within their promise."""


class Facts(Struct):
    """What a snapshot keeps; everything else is derived from it."""

    day: str = ""
    day_open: bool = False
    intake: bool = False
    closed_by: str = ""
    """Who closed the day by hand; empty when the timetable did."""
    followed: tuple[str, str] = ("", "")
    """Day and phase of the timetable that were carried out last."""
    day_at: float = 0.0
    """When the day was opened."""
    ended: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    """Where the number series of the last days ended: a day that is opened again goes on from there."""
    clock: ClockChange | None = None
    at: float = 0.0
    orders: int = 0
    calls: int = 0
    series: dict[str, int] = field(default_factory=dict[str, int])
    category_calls: dict[str, int] = field(default_factory=dict[str, int])
    tickets: dict[str, Ticket] = field(default_factory=dict[str, Ticket])
    windows: dict[str, Window] = field(default_factory=dict[str, Window])
    recent: list[Call] = field(default_factory=list[Call])
    pace_s: dict[str, float] = field(default_factory=dict[str, float])
    """Moving mean of a category's service length, in seconds."""
    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])
    leases: dict[str, Lease] = field(default_factory=dict[str, Lease])
    given_up: dict[str, bool] = field(default_factory=dict[str, bool])
    """Ids of tickets that must not be made any more."""
    notices: dict[str, Notice] = field(default_factory=dict[str, Notice])
    plans: dict[str, Plan] = field(default_factory=dict[str, Plan])
    plan_runs: dict[str, PlanRun] = field(default_factory=dict[str, PlanRun])
    plan_days: dict[str, str] = field(default_factory=dict[str, str])
    """The day on which each plan began last: once a day is enough, whoever ended it."""
    changed: int = 0
    """Serial of the newest change."""
    changes: list[ChangeRecord] = field(default_factory=list[ChangeRecord])
    acknowledged: dict[str, Acknowledged] = field(default_factory=dict[str, Acknowledged])
    appointments: dict[str, Appointment] = field(default_factory=dict[str, Appointment])
    """By code, until their day is over."""


def place_of(ticket: Ticket) -> str:
    """The name of the lines that a ticket waits in: its category, or "@window" when it was sent to one."""
    return f"@{ticket.target}" if ticket.target else ticket.category


class HallState:
    """Facts and the indexes over them: lines by place and (category, group), arrivals, holders, the missed, the held,
    capacity."""

    __slots__ = (
        "allocated",
        "arrivals",
        "capacity",
        "facts",
        "held",
        "holders",
        "lines",
        "missed",
        "seq",
        "settings",
        "staffed",
        "waiting",
    )

    def __init__(self, settings: HallSettings, facts: Facts | None = None, seq: int = 0) -> None:
        self.settings = settings
        self.seq = seq
        self.facts = facts or Facts()
        for w in settings.windows.values():
            known = self.facts.windows.get(w.id)
            if known is None:
                self.facts.windows[w.id] = Window(id=w.id, categories=w.categories)
        self.index()

    def index(self) -> None:
        """Build every index from the facts."""
        self.lines: dict[str, dict[tuple[str, str], Line]] = {}
        self.waiting: dict[str, int] = {}
        self.missed: dict[str, dict[str, int]] = {}
        self.held: dict[str, None] = {}
        self.arrivals: dict[str, dict[str, list[float]]] = {}
        self.holders: dict[str, list[Ticket]] = {}
        for ticket in self.facts.tickets.values():
            self.arrive(ticket)
            match ticket.state:
                case TicketState.WAITING:
                    self.enqueue(ticket)
                case TicketState.MISSED:
                    self.missed.setdefault(ticket.category, {})[ticket.id] = ticket.reenter_at
                case TicketState.HELD:
                    self.held[ticket.id] = None
                case _:
                    pass
        self.measure_capacity()

    def arrive(self, ticket: Ticket) -> None:
        """Remember when somebody of its category and group came, in the order of time, and who has taken it."""
        came = self.arrivals.setdefault(ticket.category, {}).setdefault(ticket.group, [])
        insort(came, ticket.taken_at)
        if ticket.holder:
            self.holders.setdefault(ticket.holder, []).append(ticket)

    def enqueue(self, ticket: Ticket) -> None:
        by_group = self.lines.setdefault(place_of(ticket), {})
        key = (ticket.category, ticket.group)
        line = by_group.get(key)
        if line is None:
            line = by_group[key] = Line()
        line.add((ticket.since, ticket.order, ticket.id))
        self.waiting[ticket.category] = self.waiting.get(ticket.category, 0) + 1

    def dequeue(self, ticket: Ticket) -> None:
        place = place_of(ticket)
        key = (ticket.category, ticket.group)
        by_group = self.lines[place]
        line = by_group[key]
        line.remove((ticket.since, ticket.order, ticket.id))
        if not len(line):
            del by_group[key]
        self.waiting[ticket.category] -= 1

    def measure_capacity(self) -> None:
        """Windows at work per category, which categories have a window at all, and what may be hoped for at each place:
        "open" while a window is at work there, "paused" while those with a clerk are paused; missing where nobody sits."""
        self.allocated = {c for window in self.facts.windows.values() for c in window.categories}
        self.capacity = self.capacity_with({})
        self.staffed: dict[str, str] = {}
        for window in self.facts.windows.values():
            if window.state == "closed":
                continue
            self.staffed[f"@{window.id}"] = window.state
            for category in window.categories:
                if self.staffed.get(category) != "open":
                    self.staffed[category] = window.state

    def capacity_with(self, changed: Mapping[str, Sequence[str]]) -> dict[str, float]:
        """Windows at work per category if the windows in `changed` served these categories; a window with k categories
        counts 1/k for each."""
        capacity: dict[str, float] = {}
        for window in self.facts.windows.values():
            categories = changed.get(window.id, window.categories)
            if window.state == "open" and categories:
                share = 1.0 / len(categories)
                for category in categories:
                    capacity[category] = capacity.get(category, 0.0) + share
        return capacity

    def tally(self, category: str) -> Tally:
        """The day's figures of a category, made at first use."""
        found = self.facts.tallies.get(category)
        if found is None:
            found = self.facts.tallies[category] = Tally()
        return found
