"""The form of config.toml. An unknown field is an error, so that a misspelt one is not silently ignored."""

from msgspec import Struct

from server.domain.settings import Name


class Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all sections."""


class Label(Strict, frozen=True):
    zh: str
    en: str

    def name(self) -> Name:
        return Name(self.zh, self.en)


class ServerSection(Strict, frozen=True):
    host: str = "127.0.0.1"
    port: int = 8380
    public_url: str = ""
    """What phones reach, "https://hall.example"; empty: the address that the server listens on."""


class HoursSection(Strict, frozen=True):
    intervals: tuple[str, ...] = ("08:30-12:00", "13:30-17:30")
    """When numbers are given out, "HH:MM-HH:MM" in the hall's time zone, in order."""
    calendar: str = "china"
    """"china": public holidays and the make-up working days around them; "weekdays": Monday to Friday; "daily"."""
    open_days: tuple[str, ...] = ()
    """ISO dates on which the hall opens whatever the calendar says."""
    closed_days: tuple[str, ...] = ()
    grace_min: int = 60
    """Minutes after the last interval in which who already waits is still served; then the day closes."""


class RulesSection(Strict, frozen=True):
    reenter_after_calls: int = 3
    misses_allowed: int = 2
    rating_correction_s: int = 600
    number_digits: int = 3


class GroupSection(Strict, frozen=True):
    id: str
    name: Label
    share: float = 1.0


class CategorySection(Strict, frozen=True):
    id: str
    prefix: str
    name: Label
    promise_s: int
    service_s: int
    capacity: int = 0
    lead: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    promises: dict[str, int] = {}


class ServiceSection(Strict, frozen=True):
    id: str
    category: str
    name: Label
    departments: tuple[str, ...] = ()
    materials: tuple[Label, ...] = ()


class WindowSection(Strict, frozen=True):
    id: str
    categories: tuple[str, ...]
    name: Label | None = None
    zone: str = ""


class ClerkSection(Strict, frozen=True):
    id: str
    name: str
    partner: str = ""


class KioskSection(Strict, frozen=True):
    id: str
    name: Label
    printer: str = ""
    """URL of its printer, "tcp://192.168.1.50:9100" or "memory://k1"; empty: tickets by QR only."""


class HallSection(Strict, frozen=True):
    id: str
    name: Label
    timezone: str = "Asia/Shanghai"
    hours: HoursSection = HoursSection()
    rules: RulesSection = RulesSection()
    group: tuple[GroupSection, ...] = ()
    category: tuple[CategorySection, ...] = ()
    service: tuple[ServiceSection, ...] = ()
    window: tuple[WindowSection, ...] = ()
    clerk: tuple[ClerkSection, ...] = ()
    kiosk: tuple[KioskSection, ...] = ()


class PersonalSection(Strict, frozen=True):
    """The store of names, phones and free words."""

    retention_days: int = 30


class ConfigFile(Strict, frozen=True):
    server: ServerSection = ServerSection()
    personal: PersonalSection = PersonalSection()
    group: tuple[GroupSection, ...] = ()
    """Groups of every hall that names none of its own."""
    hall: tuple[HallSection, ...] = ()
