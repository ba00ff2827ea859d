"""Whether the parts of a matter fit together."""

from server.domain.cases import refusals as r
from server.domain.cases.catalogue.matter import FlowStep, Matter
from server.domain.cases.words import JoinRule, MatterKind


def check(matter: Matter) -> None:
    """Raises InvalidMatter."""
    steps = [step.id for step in matter.flow]
    twice = _twice([m.id for m in matter.materials]) or _twice(steps)
    if twice:
        raise r.InvalidMatter(matter=matter.id, cause=f"{twice} stands there twice")
    if matter.kind is MatterKind.PROMISED and not steps:
        raise r.InvalidMatter(matter=matter.id, cause="no department decides it")
    foreign = next((id for step in matter.flow for id in step.after if id not in steps), None)
    if foreign is not None:
        raise r.InvalidMatter(matter=matter.id, cause=f"no step {foreign}")
    leads = sum(step.lead for step in matter.flow)
    if matter.join is JoinRule.LEAD and leads != 1:
        raise r.InvalidMatter(matter=matter.id, cause="one step is the lead")
    if circle := _circle(matter.flow):
        raise r.InvalidMatter(matter=matter.id, cause=f"{circle} waits for itself")


def _twice(ids: list[str]) -> str:
    return next((id for id in ids if ids.count(id) > 1), "")


def _circle(flow: tuple[FlowStep, ...]) -> str:
    """A step that can never begin; empty where all can."""
    done: set[str] = set()
    rest: list[FlowStep] = list(flow)
    while ready := [step for step in rest if done.issuperset(step.after)]:
        done.update(step.id for step in ready)
        rest = [step for step in rest if step.id not in done]
    return rest[0].id if rest else ""
