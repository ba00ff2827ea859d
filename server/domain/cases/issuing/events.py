"""From the finished result into the citizen's hands."""

from server.domain.cases.about import AboutCase
from server.domain.cases.words import Collection


class ResultReady(AboutCase, frozen=True, tag=True):
    """At the issuing window, at `place` of the shelf."""

    place: str
    by: str


class ResultMoved(AboutCase, frozen=True, tag=True):
    place: str
    by: str


class ResultCollected(AboutCase, frozen=True, tag=True):
    how: Collection
    by: str


class CaseClosed(AboutCase, frozen=True, tag=True):
    pass


IssuingEvent = ResultReady | ResultMoved | ResultCollected | CaseClosed
