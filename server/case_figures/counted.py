"""Every figure that is a count or a sum of rows, as a condition on them: its sums are made by it, and it opens to the rows
by it, so that the two cannot differ."""

from typing import NamedTuple

DECIDING = ("hour", "matter", "window")
BY_HAND = (*DECIDING, "clerk")
"""`hour`: of a hall as a whole. A window is where the case was received; a clerk is who did it, and nobody else's doing."""
TASKS = (*DECIDING, "department")
LEVELS = 5


class Counted(NamedTuple):
    """Which rows, by what they can be put, and what of each is added up."""

    where: str
    dims: tuple[str, ...]
    value: str = "1"


COUNTED: dict[str, Counted] = {
    "received": Counted("what='received'", BY_HAND),
    "joint": Counted("what='received' AND joint=1", BY_HAND),
    "joint_opened": Counted("what='joint'", ("hour", "window", "clerk")),
    "accepted": Counted("what='accepted'", BY_HAND),
    "deemed": Counted("what='accepted' AND how='deemed'", DECIDING),
    "refused": Counted("what='refused'", BY_HAND),
    "withdrawn": Counted("what='withdrawn'", BY_HAND),
    "corrections": Counted("what='correction'", BY_HAND),
    "lacks": Counted("what='lack'", BY_HAND),
    "filled": Counted("what='filled'", BY_HAND),
    "decided": Counted("what='decided'", DECIDING),
    "approved": Counted("what='decided' AND how='approved'", DECIDING),
    "revoked": Counted("what='revoked'", DECIDING),
    "promise_kept": Counted("what='decided' AND promise=1", DECIDING),
    "promise_late": Counted("what='decided' AND promise=0", DECIDING),
    "law_kept": Counted("what='decided' AND law=1", DECIDING),
    "law_late": Counted("what='decided' AND law=0", DECIDING),
    "used_days": Counted("what='decided'", DECIDING, "value"),
    "collected": Counted("what='collected'", BY_HAND),
    "closed": Counted("what='closed'", DECIDING),
    "visits": Counted("what='closed'", DECIDING, "value"),
    "once": Counted("what='closed' AND value<=1", DECIDING),
    "tasks_handed": Counted("what='handed'", TASKS),
    "tasks_decided": Counted("what='task'", (*TASKS, "clerk")),
    "tasks_returned": Counted("what='returned'", (*TASKS, "clerk")),
    "tasks_kept": Counted("what='task' AND promise=1", (*TASKS, "clerk")),
    "tasks_late": Counted("what='task' AND promise=0", (*TASKS, "clerk")),
    "task_days": Counted("what='task'", (*TASKS, "clerk"), "value"),
    "asked_accepted": Counted("what='accepted' AND how<>'at_once'", BY_HAND),
    "asked_ended": Counted("what IN ('closed','refused','withdrawn')", DECIDING),
    **{
        f"{stage}_{level}": Counted(f"what='rated' AND how='{stage}' AND value={level}", dims)
        for stage, dims in (("accepted", BY_HAND), ("ended", DECIDING))
        for level in range(1, LEVELS + 1)
    },
}
DIMS = ("matter", "window", "clerk", "department")
CELLS = ("hour", *DIMS)
"""By which the sums of a day are kept."""


def unknown(dim: str) -> frozenset[str]:
    """Figures that nobody can put so."""
    return frozenset(name for name, one in COUNTED.items() if dim not in one.dims)
