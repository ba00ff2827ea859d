"""What the page has collected so far, and the configuration that it stands for."""

from msgspec import structs

from server.config.schema import (
    CategorySection,
    ClerkSection,
    ConfigFile,
    HallSection,
    HoursSection,
    KioskSection,
    ServerSection,
    WindowSection,
)
from server.config.strict import Label, Strict
from server.first_start.example import SERVICE_S, Example


class HallDraft(Strict, frozen=True):
    id: str
    zh: str
    en: str
    timezone: str
    intervals: tuple[str, ...]
    calendar: str
    open_days: tuple[str, ...]
    closed_days: tuple[str, ...]
    grace_min: int


class CategoryDraft(Strict, frozen=True):
    id: str
    prefix: str
    zh: str
    en: str
    promise_min: int
    chosen: bool


class WindowDraft(Strict, frozen=True):
    id: str
    categories: tuple[str, ...]
    zone: str


class ClerkDraft(Strict, frozen=True):
    id: str
    name: str
    partner: str
    code: str


class KioskDraft(Strict, frozen=True):
    id: str
    zh: str
    en: str
    printer: str


class NetworkDraft(Strict, frozen=True):
    host: str
    port: int
    public_url: str


class Draft(Strict, frozen=True):
    """One hall as the page holds it; `services`: take the example's services over."""

    hall: HallDraft
    categories: tuple[CategoryDraft, ...]
    services: bool
    windows: tuple[WindowDraft, ...]
    clerks: tuple[ClerkDraft, ...]
    kiosks: tuple[KioskDraft, ...]
    network: NetworkDraft

    def chosen(self) -> list[int]:
        """The places of the chosen categories."""
        return [i for i, c in enumerate(self.categories) if c.chosen]


def label(zh: str, en: str) -> Label:
    """A name in both languages; the one that was left empty is like the other."""
    zh, en = zh.strip(), en.strip()
    return Label(zh=zh or en, en=en or zh)


def to_config(draft: Draft, example: Example) -> ConfigFile:
    """The configuration of a draft, which may still have faults. Categories that were not chosen are in no window either."""
    ids = {draft.categories[i].id for i in draft.chosen()}
    hall = draft.hall
    section = HallSection(
        id=hall.id.strip(),
        name=label(hall.zh, hall.en),
        timezone=hall.timezone,
        hours=HoursSection(
            intervals=hall.intervals,
            calendar=hall.calendar,
            open_days=hall.open_days,
            closed_days=hall.closed_days,
            grace_min=hall.grace_min,
        ),
        category=tuple(_category(draft.categories[i], draft.services, example) for i in draft.chosen()),
        service=tuple(s for s in example.services if s.category in ids) if draft.services else (),
        window=tuple(
            WindowSection(
                id=w.id.strip(), categories=tuple(c for c in w.categories if c in ids), zone=w.zone.strip()
            )
            for w in draft.windows
        ),
        clerk=tuple(
            ClerkSection(id=c.id.strip(), name=c.name.strip(), partner=c.partner, code=c.code.strip())
            for c in draft.clerks
        ),
        kiosk=tuple(
            KioskSection(id=k.id.strip(), name=label(k.zh, k.en), printer=k.printer.strip())
            for k in draft.kiosks
        ),
    )
    network = draft.network
    server = ServerSection(host=network.host, port=network.port, public_url=network.public_url.strip())
    offered = {s.id for s in section.service}
    matters = tuple(m for m in example.matters if m.service in offered)
    named = {d for s in section.service for d in s.departments}
    departments = tuple(d for d in example.departments if d.zh in named)
    return ConfigFile(
        server=server, group=example.groups, department=departments, matter=matters, hall=(section,)
    )


def _category(draft: CategoryDraft, services: bool, example: Example) -> CategorySection:
    known = next((c for c in example.categories if c.id == draft.id), None)
    made = CategorySection(
        id=draft.id.strip(),
        prefix=draft.prefix.strip(),
        name=label(draft.zh, draft.en),
        promise_s=draft.promise_min * 60,
        service_s=known.service_s if known else SERVICE_S,
        issuing=bool(known and known.issuing),
    )
    if known and services:
        return structs.replace(made, lead=known.lead, departments=known.departments)
    return made
