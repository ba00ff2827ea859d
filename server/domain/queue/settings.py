"""What a hall is set up with: read from the configuration once. Only what it tells of its services is renewed while it runs,
from the catalogue (`server.domain.told`): that decides nothing."""

from msgspec import Struct

from server.domain.language import Text
from server.domain.rating_reasons import RatingReasons
from server.domain.timetable import BY_HAND, Timetable


class Category(Struct, frozen=True, kw_only=True):
    """One of the kinds of business a hall's windows are allocated to (一窗类别)."""

    id: str
    prefix: str
    name: Text
    promise_s: int
    service_s: int
    """Expected length of one service, in seconds, until the hall has measured its own."""
    capacity: int = 0
    """Most tickets that may wait at once; 0 is no limit."""
    promises: dict[str, int] = {}
    """Promise in seconds by group, where it differs from `promise_s` × the group's share."""
    issuing: bool = False
    """出件: whoever waits here collects a result."""


def number_text(prefix: str, serial: int, digits: int) -> str:
    """A number as it is printed and called: A001; a serial of more digits is not cut."""
    return f"{prefix}{serial:0{digits}d}"


class Group(Struct, frozen=True, kw_only=True):
    """A priority group (优先群体); its promise is a share of the category's."""

    id: str
    name: Text
    share: float = 1.0


class Spelling(Struct, frozen=True):
    """A Chinese name as it is typed on a keyboard of letters; "ü" is written "v"."""

    initials: str = ""
    """The first letter of each syllable: "bdcdj"."""
    pinyin: str = ""
    """All syllables in one: "budongchandengji"."""
    alternatives: tuple[str, ...] = ()
    """The initials if one of the characters is given its other reading."""


class Alias(Struct, frozen=True):
    """What people also call a service, in either language."""

    name: str
    spelling: Spelling = Spelling()


class Material(Struct, frozen=True, kw_only=True):
    """One thing to bring."""

    name: Text
    form: str = ""
    """"original", "copy", "both" (the original is shown, the copy kept), "form" (to be had at the hall), "electronic", or
    "" where nobody has said."""
    copies: int = 1
    note: Text | None = None


class Source(Struct, frozen=True):
    """Where a guide was taken from."""

    title: str
    url: str = ""


class ServiceGuide(Struct, frozen=True, kw_only=True):
    """The published guide of a service (办事指南): who may apply, with what, how long it takes and what it costs."""

    source: Source | None = None
    checked: str = ""
    """Month of the last comparison with the source, "2026-11"; "" where nobody has said."""
    conditions: tuple[Text, ...] = ()
    materials: tuple[Material, ...] = ()
    time_limit: Text | None = None
    """What the hall promises (承诺时限)."""
    legal_time_limit: Text | None = None
    fee: Text | None = None
    legal_basis: tuple[Text, ...] = ()


class Service(Struct, frozen=True, kw_only=True):
    """One government matter (事项) and what a citizen has to bring for it."""

    id: str
    category: str
    name: Text
    departments: tuple[Text, ...] = ()
    materials: tuple[Text, ...] = ()
    """The names of the guide's materials where there is a guide."""
    guide: ServiceGuide | None = None
    spelling: Spelling = Spelling()
    also: tuple[Alias, ...] = ()
    withdrawn: bool = False
    """Its matter has been withdrawn from the catalogue: it stays a choice, and nothing is told of it."""


class WindowSettings(Struct, frozen=True, kw_only=True):
    """A counter and the categories it serves until a manager moves them."""

    id: str
    name: Text
    categories: tuple[str, ...]
    zone: str = ""


class Clerk(Struct, frozen=True, kw_only=True):
    """A member of staff at the windows and the A/B partner who inherits the duty (AB角)."""

    id: str
    name: str
    partner: str = ""
    code: str = ""
    """Signs in at a call pad."""


class Kiosk(Struct, frozen=True, kw_only=True):
    """A machine that gives out numbers, on paper if it has a printer."""

    id: str
    name: Text
    prints: bool = False


class Rules(Struct, frozen=True, kw_only=True):
    """The numbers behind re-entry, last chance and ratings."""

    reenter_after_calls: int = 3
    """A missed ticket is back in its line after this many further calls of its category."""
    misses_allowed: int = 2
    """The miss with this count is the last chance: the ticket expires."""
    rating_correction_s: int = 600
    """How long a citizen may correct a rating given on the phone; a pad's rating stands."""
    number_digits: int = 3
    rating_pad_s: int = 30
    """How long a rating pad asks; after that the service is not rated."""
    elderly_age: int = 60
    """From this age an identity card chooses the elderly group."""
    appointment_codes: bool = False
    """A kiosk asks for the code of an appointment and takes nobody's word for having one."""
    numbers_per_card: int = 0
    """How many numbers that are not over one identity card may have; 0 is no limit."""
    numbers_per_card_in: str = "group"
    """What is counted together: "hall" all of them, "category" or "group" those of the same one."""


class Voice(Struct, frozen=True, kw_only=True):
    """How a hall's boards speak; what they say is in the pack."""

    enabled: bool = True
    repeat: int = 2
    volume: tuple[tuple[str, float], ...] = ()
    """("HH:MM", level) by rising local time; the last of a day holds until the first of the next."""

    def level(self, time: str) -> float:
        """The volume at a local time "HH:MM", 0 to 1."""
        if not self.volume:
            return 0.8
        return next((level for since, level in reversed(self.volume) if since <= time), self.volume[-1][1])


class Elsewhere(Struct, frozen=True, kw_only=True):
    """A matter that is not done in a hall, and another of the same server where it is."""

    service: Service
    hall: str
    hall_name: Text
    address: Text | None = None


class HallSettings(Struct, frozen=True, kw_only=True):
    """A hall as its decisions see it."""

    id: str
    name: Text
    categories: dict[str, Category]
    groups: dict[str, Group]
    services: dict[str, Service]
    windows: dict[str, WindowSettings]
    clerks: dict[str, Clerk]
    rules: Rules = Rules()
    reasons: RatingReasons = RatingReasons()
    hours: tuple[str, ...] = ()
    """Opening hours as shown to people, "08:30-12:00"."""
    timetable: Timetable = BY_HAND
    kiosks: dict[str, Kiosk] = {}
    voice: Voice = Voice()
    public_url: str = ""
    """What a phone puts before `/t/…`; empty gives paths only."""
    ticket_key: bytes = b""
    """What proofs of tickets are made with, see `server.domain.proof`."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """What other halls offer and this one does not, hall by hall."""
    edition: str = ""
    """Another one whenever something else is told of the services: whoever shows that asks again. "" as configured."""

    def clerk_name(self, clerk: str) -> str:
        """A clerk's name; the id itself for a token that stands in for a clerk."""
        found = self.clerks.get(clerk)
        return found.name if found else clerk

    def prints(self, kiosk: str) -> bool:
        """Whether a kiosk of this id has a printer."""
        found = self.kiosks.get(kiosk)
        return found is not None and found.prints

    def promise_s(self, category: str, group: str) -> float:
        """The promised wait in seconds of a category and group.

        A category or group that has left the configuration while its tickets still wait gets the mean promise
        of half an hour, so that an old journal can always be replayed.
        """
        found = self.categories.get(category)
        if found is None:
            return 1800.0
        own = found.promises.get(group)
        if own is not None:
            return float(own)
        known = self.groups.get(group)
        return found.promise_s * (known.share if known else 1.0)
