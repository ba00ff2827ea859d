"""The form of config.toml. An unknown field is an error, so that a misspelt one is not silently ignored."""

from typing import Any, Literal

from msgspec import field

from server.config.oversight_section import OversightSection, ReasonSection
from server.config.strict import Label, Strict
from server.domain.cases.settings import RETENTION_DAYS
from server.domain.cases.words import JoinRule, PauseKind


class ServerSection(Strict, frozen=True):
    host: str = "127.0.0.1"
    port: int = 8380
    public_url: str = ""
    """What phones reach, "https://hall.example"; empty: the address that the server listens on."""
    region: str = ""
    """Six digits of the administrative division (GB/T 2260), with which the numbers of cases begin; empty: six zeros."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses or networks of proxies whose X-Forwarded-For is believed, "127.0.0.1", "10.0.3.0/24"."""


class HoursSection(Strict, frozen=True):
    intervals: tuple[str, ...] = ("08:30-12:00", "13:30-17:30")
    """When numbers are given out, "HH:MM-HH:MM" in the hall's time zone, in order; one may go over midnight, and what stands
    after it lies after midnight too."""
    calendar: str = "china"
    """"china": public holidays and the make-up working days around them; "weekdays": Monday to Friday; "daily"."""
    open_days: tuple[str, ...] = ()
    """ISO dates on which the hall opens whatever the calendar says."""
    closed_days: tuple[str, ...] = ()
    checked_years: tuple[int, ...] = ()
    """Years whose announcement somebody has written into the two before the program knew it."""
    grace_min: int = 60
    """Minutes after the last interval in which who already waits is still served; then the day closes."""
    turn: str = "04:00"
    """When the hall's date changes where its service goes through the night; "HH:MM", before noon."""


class RulesSection(Strict, frozen=True):
    reenter_after_calls: int = 3
    misses_allowed: int = 2
    rating_correction_s: int = 600
    number_digits: int = 3
    rating_pad_s: int = 30
    elderly_age: int = 60
    appointment_codes: bool = False
    numbers_per_card: int = 0
    """How many numbers that are not over one identity card may have; 0 is no limit."""
    numbers_per_card_in: Literal["hall", "category", "group"] = "group"
    """What is counted together: all numbers of the card, or those of the same category or priority group."""


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
    issuing: bool = False
    """出件: whoever takes its number collects a result; its windows have the shelf beside the queue."""


class ServiceSection(Strict, frozen=True):
    id: str
    category: str
    name: Label
    departments: tuple[str, ...] = ()
    materials: tuple[Label, ...] = ()


class MaterialSection(Strict, frozen=True):
    name: Label
    form: Literal["original", "copy", "both", "form", "electronic"]
    """"both": the original is shown, the copy kept; "form": filled in, to be had at the hall."""
    copies: int = 1
    note: Label | None = None
    standard: Label | None = None
    """受理标准: what clerks look at before they take it."""
    may_lack: bool = False
    """容缺: it may follow later."""


class FlowSection(Strict, frozen=True):
    """One department's part of a matter."""

    id: str
    department: str
    name: Label | None = None
    after: tuple[str, ...] = ()
    days: int = 0
    """Its own limit in working days; 0: none."""
    lead: bool = False
    delegated: bool = False


class SourceSection(Strict, frozen=True):
    title: str
    url: str = ""


class MatterSection(Strict, frozen=True):
    """The guide (办事指南) of one service, in every hall that offers it."""

    service: str
    source: SourceSection
    checked: str
    """Month of the last comparison with the source, "2026-11"."""
    conditions: tuple[Label, ...] = ()
    materials: tuple[MaterialSection, ...] | None = None
    """[]: nothing to bring; left out: the service's own list stands."""
    time_limit: Label | None = None
    legal_time_limit: Label | None = None
    fee: Label | None = None
    legal_basis: tuple[Label, ...] = ()
    result: Label | None = None
    """What the citizen takes home: the certificate, by its name."""
    scans: bool = False
    """Whether its materials may be kept as files, with the case."""
    retention_days: int = 0
    """So long after the end of a case what is personal of it is kept; 0: as long as is usual."""
    promise_days: int = 0
    """Working days, by which cases are timed; 0: not known."""
    law_days: int = 0
    extension_days: int = 0
    immediate: bool = False
    pauses: tuple[PauseKind, ...] = ()
    flow: tuple[FlowSection, ...] = ()
    """Left out: all departments of the service, side by side."""
    join: JoinRule = JoinRule.ALL
    also: tuple[str, ...] = ()
    """What else people call it, in either language: "房产证过户"; found by these words too."""


class JointPartSection(Strict, frozen=True):
    """A matter of a joint service, by its service's id; `after`: those of the same joint service that come before it;
    `gives`: materials of the others that are there once it is agreed to, by Chinese name."""

    matter: str
    after: tuple[str, ...] = ()
    optional: bool = False
    gives: tuple[str, ...] = ()


class JointSection(Strict, frozen=True):
    """一件事: several matters under one form and one pile of materials. Limits in working days; 0: the longest way through
    its parts, and none of the law. `same`: names of materials that mean one paper, the first is asked for."""

    id: str
    name: Label
    part: tuple[JointPartSection, ...]
    days: int = 0
    law_days: int = 0
    same: tuple[tuple[str, ...], ...] = ()


class GuideFile(Strict, frozen=True):
    """A service guide in a file of its own."""

    matter: tuple[MatterSection, ...] = ()


class WindowSection(Strict, frozen=True):
    id: str
    categories: tuple[str, ...]
    name: Label | None = None
    zone: str = ""


class ClerkSection(Strict, frozen=True):
    id: str
    name: str
    partner: str = ""
    code: str = ""
    """The staff number (工号), 2 to 6 digits, with which the clerk signs in at a call pad."""


class KioskSection(Strict, frozen=True):
    id: str
    name: Label
    printer: str = ""
    """URL of its printer, "tcp://192.168.1.50:9100" or "memory://k1"; empty: tickets by QR only."""


class UnitSection(Strict, frozen=True):
    """One pad, sign, speaker or reader of a device, and whom it serves."""

    use: Literal["call-pad", "rating-pad", "sign", "speaker", "card-reader"]
    at: int = 1
    """Its address on the line."""
    window: str = ""
    kiosk: str = ""
    zone: str = ""


class DeviceSection(Strict, frozen=True):
    """A device on its own link: one pad, or a line with many."""

    id: str
    url: str
    """Where it hangs: "serial:///dev/ttyUSB0?baud=9600", "tcp://192.168.1.60:4001", or "agent://NAME/DEVICE"."""
    driver: str = ""
    """Which protocol it speaks; left out for a device of an agent, whose own file says it."""
    options: dict[str, Any] = {}
    keys: dict[str, str] = {}
    """What its call pads' keys do, where that differs: { "cancel" = "miss" }."""
    unit: tuple[UnitSection, ...] = ()


class VolumeSection(Strict, frozen=True):
    since: str = field(name="from")
    """"HH:MM" in the hall's time zone; the last entry of a day holds until the first of the next."""
    level: float
    """0 (silent) to 1."""


class VoiceSection(Strict, frozen=True):
    """What the hall board says aloud."""

    enabled: bool = True
    pack: str = ""
    """Folder with the announcer's recordings, counted from the configuration's own; empty: the voice that comes along."""
    repeat: int = 2
    """How often a call is said."""
    category: bool = False
    """Whether the category's name is said too."""
    volume: tuple[VolumeSection, ...] = ()
    """By time of day; 0.8 all day when there is no entry."""


class HallSection(Strict, frozen=True):
    id: str
    name: Label
    address: Label | None = None
    """Where it is, as one would tell somebody who looks for it."""
    timezone: str = "Asia/Shanghai"
    hours: HoursSection = HoursSection()
    rules: RulesSection = RulesSection()
    voice: VoiceSection = VoiceSection()
    group: tuple[GroupSection, ...] = ()
    category: tuple[CategorySection, ...] = ()
    service: tuple[ServiceSection, ...] = ()
    window: tuple[WindowSection, ...] = ()
    clerk: tuple[ClerkSection, ...] = ()
    kiosk: tuple[KioskSection, ...] = ()
    device: tuple[DeviceSection, ...] = ()
    reason: "tuple[ReasonSection, ...] | None" = None
    """Reasons of ratings, where they are not those of the whole server."""


class ReviewerSection(Strict, frozen=True):
    """Somebody of one or more departments who decides what they have to decide, for all halls of the server."""

    id: str
    name: str
    departments: tuple[str, ...]


AUDIT_DAYS = 183
"""Six months, whichever these are: the least that may be configured."""


class PersonalSection(Strict, frozen=True):
    """The store of names, phones and free words."""

    retention_days: int = 30
    case_retention_days: int = RETENTION_DAYS
    """Of cases, from their end on; a matter may say another time."""
    audit_days: int = AUDIT_DAYS
    """So long looks at personal data and refused sign-ins are kept at least."""


class ConfigFile(Strict, frozen=True):
    server: ServerSection = ServerSection()
    personal: PersonalSection = PersonalSection()
    oversight: OversightSection = OversightSection()
    group: tuple[GroupSection, ...] = ()
    """Groups of every hall that names none of its own."""
    department: tuple[Label, ...] = ()
    """Departments in both languages, known by their Chinese name; one that is not here is shown by that alone."""
    reviewer: tuple[ReviewerSection, ...] = ()
    guide: str = ""
    """File with the service guide, counted from the configuration's folder; its matters are added to `matter`."""
    matter: tuple[MatterSection, ...] = ()
    joint: tuple[JointSection, ...] = ()
    hall: tuple[HallSection, ...] = ()
