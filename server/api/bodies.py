"""What clients send. Unknown fields, wrong types and over-long texts are refused here, before the domain sees them."""

from typing import Annotated

from msgspec import Meta, Struct

Id = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")]
Text = Annotated[str, Meta(max_length=200, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
LongText = Annotated[str, Meta(max_length=1000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
Level = Annotated[int, Meta(ge=1, le=5)]


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all request bodies."""


class Empty(Body, frozen=True):
    pass


class Person(Body, frozen=True):
    """Personal data of a citizen; goes to the personal store, never into the journal."""

    name: Text = ""
    phone: Annotated[str, Meta(max_length=32)] = ""
    id_number: Annotated[str, Meta(max_length=32)] = ""


class NewTicket(Body, frozen=True):
    category: Id
    service: Id | None = None
    services: Annotated[tuple[Id, ...], Meta(max_length=8)] = ()
    group: Id = "ordinary"
    language: Annotated[str, Meta(pattern=r"^(zh_CN|en)$")] = "zh_CN"
    person: Person | None = None
    window: Id | None = None
    kiosk: Id | None = None
    """The kiosk whose printer is meant; a kiosk's own token or session need not say it."""
    booked_at: Annotated[str, Meta(max_length=40)] | None = None
    """RFC 3339 with offset: the booked time of an appointment."""


class Reason(Body, frozen=True):
    reason: Text = ""


class NeededReason(Body, frozen=True):
    reason: Annotated[str, Meta(min_length=1, max_length=200)]


class OpenBody(Body, frozen=True):
    clerk: Id | None = None


class TicketRef(Body, frozen=True):
    ticket: Id


class TransferBody(Body, frozen=True):
    category: Id | None = None
    window: Id | None = None
    note: LongText = ""


class FinishBody(Body, frozen=True):
    outcome: Annotated[str, Meta(min_length=1, max_length=40)] = "done"
    case: Annotated[str, Meta(max_length=40)] = ""


class AllocationBody(Body, frozen=True):
    categories: Annotated[tuple[Id, ...], Meta(max_length=50)]
    force: bool = False


class RatingBody(Body, frozen=True):
    level: Level
    reasons: Annotated[tuple[Text, ...], Meta(max_length=10)] = ()
    text: LongText = ""
    channel: Annotated[str, Meta(pattern=r"^(phone|pad|kiosk)$")] = "phone"


class PrintBody(Body, frozen=True):
    kiosk: Id | None = None


class SignIn(Body, frozen=True):
    name: Id
    password: Annotated[str, Meta(min_length=1, max_length=200)]
    hall: Annotated[str, Meta(max_length=40)] = ""


class Enrolment(Body, frozen=True):
    token: Annotated[str, Meta(min_length=1, max_length=200)]
