"""At the issuing window: onto the shelf, and handed over."""

from msgspec import Struct

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.cases.words import Collection, Signing

HEAD = (r.UnknownCase, r.CaseChanged, r.WrongCaseState)


class ShelveResult(OnCase, frozen=True, tag=True):
    """Onto the shelf, or to another place there."""

    refusals = (r.UnknownCase, r.CaseChanged, r.WrongCaseState, r.MaterialsMissing)

    place: str = ""


class SignatureFile(Struct, frozen=True):
    """What was drawn, as the event of a file has it; always a PNG."""

    file: str
    size: int
    salt: str
    sum: str


class CollectResult(OnCase, frozen=True, tag=True, kw_only=True):
    """Whoever collects was known by `how`."""

    refusals = (*HEAD, r.WithThePost, r.FeeDue)

    together: bool = False
    """Also what else of the same joint application is ready."""
    how: Collection
    signed: Signing = Signing.NONE
    signature: SignatureFile | None = None
    """Kept with each case that is handed over, also where its matter keeps no scans: it proves the receipt."""
    collector: str = ""
    ticket: str = ""


class PostResult(OnCase, frozen=True, tag=True, kw_only=True):
    refusals = (*HEAD, r.WithThePost, r.FeeDue)

    carrier: str
    tracking: str
    together: bool = False
    """Also what else of the same joint application is ready, in one parcel."""


class TakeBackResult(OnCase, frozen=True, tag=True):
    """What the post has brought back, to a place of the shelf."""

    refusals = (*HEAD, r.NotPosted)

    place: str = ""


class NoteDelivery(OnCase, frozen=True, tag=True):
    refusals = (*HEAD, r.NotPosted)


class RemindCollection(OnCase, frozen=True, tag=True):
    refusals = (*HEAD, r.WithThePost, r.RemindedLately)


IssuingCommand = ShelveResult | CollectResult | PostResult | TakeBackResult | NoteDelivery | RemindCollection
