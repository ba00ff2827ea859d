"""At the issuing window: onto the shelf, and handed over."""

from server.domain.cases import refusals as r
from server.domain.cases.about import OnCase
from server.domain.cases.words import Collection


class ShelveResult(OnCase, frozen=True, tag=True):
    """Onto the shelf, or to another place there."""

    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState, r.MaterialsMissing)

    place: str = ""


class CollectResult(OnCase, frozen=True, tag=True, kw_only=True):
    """Whoever collects was known by `how`."""

    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState)

    how: Collection


IssuingCommand = ShelveResult | CollectResult
