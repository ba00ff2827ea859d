"""What becomes of plans."""

from server.domain.message import Event
from server.domain.queue.plans.plan import Plan


class PlanSet(Event, frozen=True, tag=True):
    plan: Plan
    by: str = ""


class PlanDropped(Event, frozen=True, tag=True):
    plan: str
    by: str = ""


class PlanBegun(Event, frozen=True, tag=True):
    """`before`: what each of its windows served until now. The changes themselves follow as events of their own."""

    plan: str
    day: str
    before: dict[str, tuple[str, ...]]


class PlanEnded(Event, frozen=True, tag=True):
    plan: str
    by: str = ""


PlanEvent = PlanSet | PlanDropped | PlanBegun | PlanEnded
