"""What clients send. Unknown fields, wrong types and over-long texts are refused here, before the domain sees them."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from server.domain.language import Language
from server.domain.queue.tickets.words import RatingChannel

END = r"(?![\s\S])"
"""The end of the text and nothing else: `$` would let one more line end through."""
UNSEEN = r"\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
"""Controls, line ends and marks that turn the direction of writing: on a sign they could show what was not typed."""
LINE = rf"^[^\x00-\x1f{UNSEEN}]*{END}"
LINES = rf"^[^\x00-\x08\x0b\x0c\x0e-\x1f{UNSEEN}]*{END}"
Id = Annotated[str, Meta(min_length=1, max_length=40, pattern=LINE)]
Short = Annotated[str, Meta(max_length=40, pattern=LINE)]
Text = Annotated[str, Meta(max_length=200, pattern=LINE)]
LongText = Annotated[str, Meta(max_length=1000, pattern=LINES)]
Code = Annotated[str, Meta(pattern=rf"^[0-9]{{4,12}}{END}")]
"""Of an appointment."""
SlipOutcome = Literal["", "printed", "failed", "unknown"]
Level = Annotated[int, Meta(ge=1, le=5)]


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all request bodies."""


class Empty(Body, frozen=True):
    """Nothing needs to be said."""


class Person(Body, frozen=True):
    """Personal data of a citizen; goes to the personal store, never into the journal."""

    name: Text = ""
    phone: Short = ""
    id_number: Short = ""


class NewTicket(Body, frozen=True):
    """What a citizen comes for."""

    category: Id | None = None
    appointment: Code | None = None
    """Instead of a category: what was booked under this code."""
    service: Id | None = None
    services: Annotated[tuple[Id, ...], Meta(max_length=8)] = ()
    group: Id = "ordinary"
    language: Language = Language.CHINESE
    person: Person | None = None
    window: Id | None = None
    kiosk: Id | None = None
    """The kiosk whose printer is meant; a kiosk's own token or session need not say it."""
    booked_at: Short | None = None
    """RFC 3339 with offset: the booked time of an appointment."""
    id: Annotated[str, Meta(pattern=rf"^[A-Za-z0-9_-]{{16,40}}{END}")] | None = None
    """Drawn by a kiosk, which then knows the ticket even when the answer is lost; for the role kiosk alone."""
    force: bool = False
    """With `window`: also when nobody sits there."""
    card: Short | None = None
    """The identity card on the kiosk's reader, by the id that its screen was given."""


class CardReprint(Body, frozen=True):
    """A number that the holder of a card was told of."""

    card: Short
    """The identity card on the kiosk's reader, by the id that its screen was given."""
    number: Id


class Reason(Body, frozen=True):
    """Why, in the words of whoever does it."""

    reason: Text = ""


class NeededReason(Body, frozen=True):
    """Why; it has to be said."""

    reason: Annotated[str, Meta(min_length=1, max_length=200, pattern=LINE)]


class OpenBody(Body, frozen=True):
    """Who sits down; left out, whoever asks."""

    clerk: Id | None = None


class TicketRef(Body, frozen=True):
    """A ticket by its id."""

    ticket: Id


class TransferBody(Body, frozen=True):
    """Where the citizen goes on: to a category or to one window."""

    category: Id | None = None
    window: Id | None = None
    note: LongText = ""
    force: bool = False
    """Also when nobody sits there."""


class FinishBody(Body, frozen=True):
    """How the service ended."""

    outcome: Id = "done"
    case: Short = ""


class AllocationBody(Body, frozen=True):
    """What a window serves from now on."""

    categories: Annotated[tuple[Id, ...], Meta(max_length=50)]
    force: bool = False
    seen: Annotated[tuple[Id, ...], Meta(max_length=50)] | None = None
    """What the window served when this was decided; left out, the change is made whatever it serves now."""


class RatingBody(Body, frozen=True):
    """How it was, from 1 to 5."""

    level: Level
    reasons: Annotated[tuple[Text, ...], Meta(max_length=10)] = ()
    text: LongText = ""
    channel: RatingChannel = RatingChannel.PHONE


class PrintBody(Body, frozen=True):
    """On which printer."""

    kiosk: Id | None = None


class SignIn(Body, frozen=True):
    """A person with a password; of one hall, or of all with an empty hall."""

    name: Id
    password: Annotated[str, Meta(min_length=1, max_length=200)]
    hall: Short = ""


class Enrolment(Body, frozen=True):
    """The token in the link of a screen."""

    token: Annotated[str, Meta(min_length=1, max_length=200)]
