"""What can be measured of whoever is assessed, and how many points that is worth."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from server.domain.language import Text
from server.domain.oversight.words import Grade, Measure


class Criterion(Struct, frozen=True):
    """`weight`: the points that `full` is worth; `zero` is worth none, what is between them its share. Where less is better
    `full` is below `zero`."""

    id: str
    name: Text
    measure: Measure
    weight: float
    zero: float
    full: float

    def points(self, value: float) -> float:
        """0 to `weight`, in tenths."""
        share = (value - self.zero) / (self.full - self.zero)
        return min(self.weight, round(min(1.0, max(0.0, share)) * self.weight, 1))


class Grades(Struct, frozen=True):
    """From how many points of a hundred on a grade is reached; below `passed` it is failed."""

    excellent: float = 90.0
    good: float = 80.0
    passed: float = 60.0

    def of(self, total: float) -> Grade:
        if total >= self.excellent:
            return Grade.EXCELLENT
        if total >= self.good:
            return Grade.GOOD
        return Grade.PASS if total >= self.passed else Grade.FAIL


class Score(Struct, frozen=True, omit_defaults=True):
    """What a criterion came to. `value`: None where there was nothing to measure; then it counts for nothing and the others
    for more. `evidence`: ids of the items behind it; a figure opens by itself."""

    criterion: str
    value: float | None
    points: float
    evidence: tuple[str, ...] = ()


class Measured(Struct, frozen=True, omit_defaults=True):
    value: float | None
    evidence: tuple[str, ...] = ()


NOTHING = Measured(None)


def scored(criteria: Iterable[Criterion], measured: Mapping[Measure, Measured]) -> tuple[Score, ...]:
    """Each criterion of somebody of whom this was measured."""
    found: list[Score] = []
    for one in criteria:
        known = measured.get(one.measure, NOTHING)
        points = 0.0 if known.value is None else one.points(known.value)
        found.append(Score(one.id, known.value, points, known.evidence))
    return tuple(found)


def total(criteria: Sequence[Criterion], scores: Sequence[Score]) -> float | None:
    """Of a hundred, in tenths: the points over the weights of what could be measured; None where nothing could."""
    weights = {one.id: one.weight for one in criteria}
    counted = [score for score in scores if score.value is not None]
    whole = sum(weights[score.criterion] for score in counted)
    return round(100 * sum(score.points for score in counted) / whole, 1) if whole else None
