"""A hall's state at one moment: changed by `apply` alone, read by everybody else."""

from bisect import insort
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from server.domain.queue.appointments.appointment import Appointment
from server.domain.queue.calls.call import Call
from server.domain.queue.change_record import ChangeRecord
from server.domain.queue.day.clock import ClockChange
from server.domain.queue.day.tally import Tally
from server.domain.queue.leases.lease import Lease
from server.domain.queue.line import Line
from server.domain.queue.notices.notice import Acknowledged, Notice
from server.domain.queue.plans.plan import Plan, PlanRun
from server.domain.queue.settings import HallSettings
from server.domain.queue.tickets.ticket import Ticket, place_of
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState


class Today(Struct):
    """A day of the hall. The next one begins with a new `Today`, so that nothing of this one can be forgotten there."""

    day: str = ""
    """ISO date in the hall's zone."""
    begun_at: float = 0.0
    is_open: bool = False
    intake: bool = False
    closed_by: str = ""
    """Who closed it by hand; empty when the timetable did."""
    orders: int = 0
    calls: int = 0
    series: dict[str, int] = field(default_factory=dict[str, int])
    category_calls: dict[str, int] = field(default_factory=dict[str, int])
    tickets: dict[str, Ticket] = field(default_factory=dict[str, Ticket])
    recent: list[Call] = field(default_factory=list[Call])
    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])
    leases: dict[str, Lease] = field(default_factory=dict[str, Lease])
    given_up: dict[str, bool] = field(default_factory=dict[str, bool])
    """Ids of tickets that must not be made any more."""
    acknowledged: dict[str, Acknowledged] = field(default_factory=dict[str, Acknowledged])


class Lasting(Struct):
    """What goes on from day to day."""

    followed: tuple[str, str] = ("", "")
    """Day and phase of the timetable that were carried out last."""
    ended: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    """Where the number series of the last days ended: a day that is opened again goes on from there."""
    clock: ClockChange | None = None
    windows: dict[str, Window] = field(default_factory=dict[str, Window])
    pace_s: dict[str, float] = field(default_factory=dict[str, float])
    """Moving mean of a category's service length, in seconds."""
    notices: dict[str, Notice] = field(default_factory=dict[str, Notice])
    plans: dict[str, Plan] = field(default_factory=dict[str, Plan])
    plan_runs: dict[str, PlanRun] = field(default_factory=dict[str, PlanRun])
    plan_days: dict[str, str] = field(default_factory=dict[str, str])
    """The day on which each plan began last: once a day is enough, whoever ended it."""
    changed: int = 0
    """Serial of the newest change."""
    changes: list[ChangeRecord] = field(default_factory=list[ChangeRecord])
    appointments: dict[str, Appointment] = field(default_factory=dict[str, Appointment])
    """By code, until their day is over."""


class Facts(Struct):
    """What a snapshot keeps; everything else is derived from it."""

    today: Today = field(default_factory=Today)
    lasting: Lasting = field(default_factory=Lasting)
    at: float = 0.0
    """When the last event happened."""


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
            known = self.facts.lasting.windows.get(w.id)
            if known is None:
                self.facts.lasting.windows[w.id] = Window(id=w.id, categories=w.categories)
        self.index()

    @property
    def stream(self) -> str:
        return self.settings.id

    @property
    def at(self) -> float:
        """When the last event happened."""
        return self.facts.at

    def index(self) -> None:
        """Build every index from the facts."""
        self.lines: dict[str, dict[tuple[str, str], Line]] = {}
        self.waiting: dict[str, int] = {}
        self.missed: dict[str, dict[str, int]] = {}
        self.held: dict[str, None] = {}
        self.arrivals: dict[str, dict[str, list[float]]] = {}
        self.holders: dict[str, list[Ticket]] = {}
        for ticket in self.facts.today.tickets.values():
            self.arrive(ticket)
            match ticket.state:
                case TicketState.WAITING:
                    self.enqueue(ticket)
                case TicketState.MISSED:
                    self.missed.setdefault(ticket.category, {})[ticket.id] = ticket.place.reenter_at
                case TicketState.HELD:
                    self.held[ticket.id] = None
                case _:
                    pass
        self.measure_capacity()

    def arrive(self, ticket: Ticket) -> None:
        """Remember when somebody of its category and group came, in the order of time, and who has taken it."""
        groups = self.arrivals.get(ticket.category)
        if groups is None:
            groups = self.arrivals[ticket.category] = {}
        came = groups.get(ticket.group)
        if came is None:
            groups[ticket.group] = [ticket.taken_at]
        elif came[-1] <= ticket.taken_at:  # nearly always
            came.append(ticket.taken_at)
        else:
            insort(came, ticket.taken_at)
        if ticket.holder:
            self.holders.setdefault(ticket.holder, []).append(ticket)

    def enqueue(self, ticket: Ticket) -> None:
        name, category, place = place_of(ticket), ticket.category, ticket.place
        by_group = self.lines.get(name)
        if by_group is None:
            by_group = self.lines[name] = {}
        key = (category, ticket.group)
        line = by_group.get(key)
        if line is None:
            line = by_group[key] = Line()
        line.add((place.since, ticket.order, ticket.id))
        self.waiting[category] = self.waiting.get(category, 0) + 1

    def dequeue(self, ticket: Ticket) -> None:
        by_group, category = self.lines[place_of(ticket)], ticket.category
        key = (category, ticket.group)
        line = by_group[key]
        line.remove((ticket.place.since, ticket.order, ticket.id))
        if not line:
            del by_group[key]
        self.waiting[category] -= 1

    def measure_capacity(self) -> None:
        """Windows at work per category, which categories have a window at all, and what may be hoped for at each place:
        "open" while a window is at work there, "paused" while those with a clerk are paused; missing where nobody sits."""
        self.allocated = {c for window in self.facts.lasting.windows.values() for c in window.categories}
        self.capacity = self.capacity_with({})
        self.staffed: dict[str, WindowState] = {}
        for window in self.facts.lasting.windows.values():
            if window.state is WindowState.CLOSED:
                continue
            self.staffed[f"@{window.id}"] = window.state
            for category in window.categories:
                if self.staffed.get(category) != "open":
                    self.staffed[category] = window.state

    def capacity_with(self, changed: Mapping[str, Sequence[str]]) -> dict[str, float]:
        """Windows at work per category if the windows in `changed` served these categories; a window with k categories
        counts 1/k for each."""
        capacity: dict[str, float] = {}
        for window in self.facts.lasting.windows.values():
            categories = changed.get(window.id, window.categories)
            if window.state is WindowState.OPEN and categories:
                share = 1.0 / len(categories)
                for category in categories:
                    capacity[category] = capacity.get(category, 0.0) + share
        return capacity

    def tally(self, category: str) -> Tally:
        """The day's figures of a category, made at first use."""
        found = self.facts.today.tallies.get(category)
        if found is None:
            found = self.facts.today.tallies[category] = Tally()
        return found
