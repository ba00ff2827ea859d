"""What observers of the cases hear once it is durable, and which screens it is about."""

from collections.abc import Callable

from server.domain.cases.about import AboutCase
from server.domain.cases.events import AnyEvent
from server.domain.cases.state import CasesState
from server.domain.cases.views.pile import departments_of
from server.domain.settled import Settled

Change = Settled[CasesState, AnyEvent]


def shown_at_once(change: Change) -> Callable[[str, str], bool]:
    """(kind, key) of a view → whether it follows this change at once: the case itself, its departments' piles, its hall's
    shelf and counter."""
    numbers = {event.case for event in change.events if isinstance(event, AboutCase)}
    cases = [change.state.facts.cases[number] for number in numbers if number in change.state.facts.cases]
    numbers |= {case.joint for case in cases}
    departments = {department for case in cases for department in case.departments}
    halls = {case.hall for case in cases}

    def about(kind: str, key: str) -> bool:
        match kind:
            case "pile":
                return not departments.isdisjoint(departments_of(key))
            case "shelf" | "counter":
                return key in halls
            case _:
                return key in numbers

    return about
