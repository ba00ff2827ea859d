"""Whether two versions of a matter are the same in everything that has already been done in a case."""

from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.words import TaskState


def difference(case: Case, old: Matter, new: Matter) -> str:
    """What stands in the way of handling the case by `new` instead; empty: nothing does."""
    if new.kind is not old.kind:
        return "the kind of the matter"
    materials = {one.id: one.name for one in new.materials}
    names = {one.id: one.name for one in old.materials}
    for item in (*case.brought, *case.lacks):
        if materials.get(item) != names.get(item):
            return f"the material {item}"
    begun = {id for id, task in case.tasks.items() if task.state is not TaskState.PLANNED}
    steps = {step.id: step for step in new.flow}
    for step in old.flow:
        now = steps.get(step.id)
        if step.id in begun and (
            now is None or (now.department, set(now.after)) != (step.department, set(step.after))
        ):
            return f"the part {step.id}"
    if begun and new.join is not old.join:
        return "how the parts become one decision"
    if case.extension is not None and new.extension_days < case.extension.days:
        return "the days of the extension"
    return ""
