"""What of each event goes outside. A field that is not named here stays: ids of personal data and of words that are kept
apart, who acted, who approved."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import to_builtins

from server.domain.cases import events as e
from server.domain.message import Event

OUT: Mapping[type[Event], tuple[str, ...]] = {
    e.CaseReceived: ("version", "brought"),
    e.CorrectionAsked: ("items",),
    e.MaterialBrought: ("items",),
    e.LackAllowed: ("item", "until"),
    e.LackFilled: ("item",),
    e.CaseAccepted: (),
    e.CaseDeemedAccepted: (),
    e.CaseRefused: ("reason", "authority"),
    e.CaseWithdrawn: (),
    e.TaskHanded: ("task",),
    e.TaskTaken: ("task",),
    e.TaskGivenBack: ("task",),
    e.TaskReturned: ("task", "items"),
    e.PapersSent: ("task", "pieces"),
    e.PapersConfirmed: ("task",),
    e.TaskDecided: ("task", "decision", "pledge"),
    e.TaskReleased: ("task",),
    e.CaseDecided: ("decision",),
    e.AdviceAsked: ("task", "advice", "department"),
    e.AdviceGiven: ("task", "advice"),
    e.ClockStopped: ("kind", "expected"),
    e.ClockStarted: (),
    e.LimitExtended: ("days",),
    e.ClockCorrected: ("pause", "stopped", "started", "was_stopped", "was_started"),
    e.LampRaised: ("task", "lamp", "due"),
    e.LampAnswered: ("task", "lamp", "due"),
    e.ResultReady: (),
    e.ResultMoved: (),
    e.ResultCollected: ("how", "signed"),
    e.ResultPosted: ("carrier", "tracking"),
    e.ResultCameBack: (),
    e.ResultDelivered: (),
    e.FeeSet: ("items",),
    e.FeePaid: ("fen", "receipt"),
    e.FeeWaived: (),
    e.FileAttached: ("file", "material", "kind", "size", "use"),
    e.FileStruck: ("file",),
    e.CollectionReminded: (),
    e.CaseCorrected: ("reason",),
    e.CaseMoved: ("version",),
    e.DecisionRevoked: ("decision",),
    e.TaskReopened: ("task",),
    e.TaskPlanned: ("task",),
    e.CaseClosed: (),
}
DUE_MOVED = "DueMoved"
"""A year's working days were entered, and a limit of the case ends on another day."""
EVENTS = frozenset({*(kind.__name__ for kind in OUT), DUE_MOVED})
"""Everything of cases that a hook can be told of."""


class Told(NamedTuple):
    """One thing that happened to one case, as it goes outside."""

    case: str
    event: str
    about: dict[str, Any]


def told(event: Event) -> Iterator[Told]:
    """What an event is to those outside; nothing, for some; one for each case, where a calendar moves many."""
    if isinstance(event, e.CalendarSet):
        for moved in event.moved:
            about = {"limit": moved.limit, "before": moved.before, "after": moved.after}
            yield Told(moved.case, DUE_MOVED, about)
    fields = OUT.get(type(event))
    if fields is not None:
        about = {name: to_builtins(getattr(event, name)) for name in fields}
        yield Told(getattr(event, "case", ""), type(event).__name__, about)
