"""Things that wait for one another: which of them can never begin."""

from collections.abc import Mapping, Sequence


def circle(after: Mapping[str, Sequence[str]]) -> str:
    """One that waits for itself, directly or by others; empty where all can begin. `after`: each → what comes before it."""
    done: set[str] = set()
    while ready := [one for one in after if one not in done and done.issuperset(after[one])]:
        done.update(ready)
    return next((one for one in after if one not in done), "")
