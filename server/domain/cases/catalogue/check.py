"""Whether the parts of a matter fit together."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.order import circle
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
    if stuck := circle({step.id: step.after for step in matter.flow}):
        raise r.InvalidMatter(matter=matter.id, cause=f"{stuck} waits for itself")


def _twice(ids: list[str]) -> str:
    return next((id for id in ids if ids.count(id) > 1), "")
