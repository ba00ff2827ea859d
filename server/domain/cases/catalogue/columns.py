"""A matter's steps as a flow chart has them: in columns, each as soon as what comes before it allows."""

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from server.domain.cases.catalogue.matter import FlowStep


class FlowPlace(Struct, frozen=True):
    """A place in a column: a step, or the line of an earlier step that goes past to a later column.

    Lines come from the places `before` of the column before, those of the first column from acceptance; every place of the
    last column leads to the decision.
    """

    step: str
    passing: bool = False
    before: tuple[int, ...] = ()


def columns(flow: Sequence[FlowStep]) -> list[list[FlowPlace]]:
    """A step's column is the longest way to it over `after`. The steps fit together (see `check`): no circle."""
    ranked = list(_ranked(flow))
    first = _first(ranked)
    until = _until(ranked, first)
    found: list[list[FlowPlace]] = []
    for at, steps in enumerate(ranked):
        above = {place.step: i for i, place in enumerate(found[-1])} if found else {}
        own = [FlowPlace(s.id, before=tuple(sorted(above[id] for id in first[s.id]))) for s in steps]
        past = [FlowPlace(id, passing=True, before=(i,)) for id, i in above.items() if until[id] > at]
        found.append(_untangled([*own, *past]))
    return found


def _ranked(flow: Sequence[FlowStep]) -> Iterator[list[FlowStep]]:
    """Those that can begin at once, those that then can begin, and so on."""
    done: set[str] = set()
    rest: list[FlowStep] = list(flow)
    while ready := [step for step in rest if done.issuperset(step.after)]:
        yield ready
        done.update(step.id for step in ready)
        rest = [step for step in rest if step.id not in done]


def _first(ranked: Sequence[Sequence[FlowStep]]) -> dict[str, set[str]]:
    """Step → what comes right before it: without what one of these waits for anyhow."""
    earlier: dict[str, set[str]] = {}
    found: dict[str, set[str]] = {}
    for step in chain.from_iterable(ranked):
        known = set[str]().union(*(earlier[id] for id in step.after))
        earlier[step.id] = known.union(step.after)
        found[step.id] = set(step.after) - known
    return found


def _until(ranked: Sequence[Sequence[FlowStep]], first: dict[str, set[str]]) -> dict[str, int]:
    """Step → the column that its line goes to: of the last step that waits for it, or the decision's."""
    found: dict[str, int] = {}
    for at, steps in enumerate(ranked):
        for step in steps:
            found[step.id] = len(ranked)
            found.update(dict.fromkeys(first[step.id], at))  # later columns overwrite earlier ones
    return found


def _untangled(places: list[FlowPlace]) -> list[FlowPlace]:
    """Each below the middle of where its lines come from, so that few of them cross; else as in the catalogue."""

    def middle(place: FlowPlace) -> float:
        return sum(place.before) / len(place.before) if place.before else 0.0

    return sorted(places, key=middle)
