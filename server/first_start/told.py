"""What the page is told, and what it sends besides the draft."""

from msgspec import Struct

from server.config.strict import Strict
from server.domain.language import Text
from server.first_start.checking import DraftFault
from server.first_start.draft import Draft


class DraftToken(Strict, frozen=True):
    token: str


class CheckedDraft(Struct, frozen=True):
    faults: list[DraftFault]


class ToWrite(Strict, frozen=True):
    draft: Draft
    password: str
    replace: bool


class Written(Struct, frozen=True):
    """`kept` is where the earlier file is, or empty; `command` starts the hall."""

    file: str
    kept: str
    command: str


class ToPrint(Strict, frozen=True):
    url: str
    hall: str


class Printed(Struct, frozen=True):
    """`outcome` and `cause` as devices have them; `fault` says what is wrong with the address."""

    outcome: str
    cause: str = ""
    fault: Text | None = None


class ScreenLink(Struct, frozen=True):
    name: Text
    url: str


class HallLinks(Struct, frozen=True):
    name: Text
    links: list[ScreenLink]


class Offered(Struct, frozen=True):
    """A category to choose; `services` is how many the example has for it."""

    id: str
    prefix: str
    zh: str
    en: str
    promise_min: int
    services: int


class About(Struct, frozen=True):
    """What the page starts from, and how far the guide is."""

    file: str
    file_there: bool
    data: str
    admin_there: bool
    """There is a data folder with an administrator who has a password."""
    timezones: list[str]
    categories: list[Offered]
    written: Written | None
    halls: list[HallLinks] | None
    """The links of the hall once it runs."""
