"""From the finished result into the citizen's hands."""

from server.domain.cases.about import AboutCase
from server.domain.cases.words import Collection, Signing


class ResultReady(AboutCase, frozen=True, tag=True):
    """At the issuing window, at `place` of the shelf."""

    place: str
    by: str


class ResultMoved(AboutCase, frozen=True, tag=True):
    place: str
    by: str


class ResultCollected(AboutCase, frozen=True, tag=True):
    """`collector`: who took it in the applicant's stead, the id of personal data."""

    how: Collection
    by: str
    signed: Signing = Signing.NONE
    collector: str = ""
    ticket: str = ""
    """The number with which it was fetched."""


class ResultPosted(AboutCase, frozen=True, tag=True):
    """`tracking`: the carrier's number."""

    carrier: str
    tracking: str
    by: str


class ResultCameBack(AboutCase, frozen=True, tag=True):
    """The post could not deliver it: it lies at `place` again."""

    place: str
    by: str


class ResultDelivered(AboutCase, frozen=True, tag=True):
    """The post has delivered it."""

    by: str


class CollectionReminded(AboutCase, frozen=True, tag=True):
    """The citizen was asked to come for it."""

    by: str


class CaseClosed(AboutCase, frozen=True, tag=True):
    pass


IssuingEvent = (
    ResultReady
    | ResultMoved
    | ResultCollected
    | ResultPosted
    | ResultCameBack
    | ResultDelivered
    | CollectionReminded
    | CaseClosed
)
