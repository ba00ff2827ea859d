"""Plans, set and dropped by people, begun and ended by the clock."""

from server.domain.message import Command
from server.domain.queue import refusal_codes as r
from server.domain.queue.plans.plan import Plan


class SetPlan(Command, frozen=True, tag=True):
    """Make a plan, or change the one of this id; a plan that is on ends first."""

    refusals = (r.UnknownCategory, r.UnknownWindow, r.TooManyPlans, r.InvalidPlan, r.PlanOverlaps)

    plan: Plan
    by: str = ""


class DropPlan(Command, frozen=True, tag=True):
    refusals = (r.UnknownPlan,)

    plan: str
    by: str = ""


class BeginPlan(Command, frozen=True, tag=True):
    refusals = (r.WrongState, r.UnknownPlan)

    plan: str


class EndPlan(Command, frozen=True, tag=True):
    refusals = (r.WrongState, r.UnknownPlan)

    plan: str
    by: str = ""


PlanCommand = SetPlan | DropPlan | BeginPlan | EndPlan
