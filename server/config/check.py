"""What a well-formed configuration can still get wrong, each fault with its place."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from ipaddress import ip_network
from zoneinfo import ZoneInfo

from server.calendar.opening_hours import read_intervals
from server.config.devices import device_faults, printer_fault
from server.config.oversight import oversight_faults
from server.config.rating_reasons import reason_faults, reason_lists
from server.config.schema import AUDIT_DAYS, ConfigFile, HallSection
from server.config.strict import Label
from server.domain.cases.order import circle

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
REGION = re.compile(r"[0-9]{6}")
CALENDARS = ("china", "weekdays", "daily")
PREFIX = re.compile(r"[A-Z]{1,2}")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def faults(config: ConfigFile) -> Iterator[str]:
    """Sentences such as "unknown category 'x' at $.hall[0].window[3].categories"."""
    if not config.hall:
        yield "at least one hall is needed at $.hall"
    if not 0 <= config.server.port <= 65535:
        yield f"port {config.server.port} is not between 0 and 65535 at $.server.port"
    for i, proxy in enumerate(config.server.trusted_proxies):
        if not _is_network(proxy):
            yield f"{proxy!r} is not the address or network of a proxy at $.server.trusted_proxies[{i}]"
    if config.personal.retention_days < 1:
        yield "retention_days must be at least 1 at $.personal.retention_days"
    if config.personal.case_retention_days < 1:
        yield "case_retention_days must be at least 1 at $.personal.case_retention_days"
    if config.personal.audit_days < AUDIT_DAYS:
        yield f"audit_days must be at least {AUDIT_DAYS} at $.personal.audit_days"
    yield from oversight_faults(config.oversight)
    yield from reason_faults(config)
    for reasons, place in reason_lists(config):
        yield from _ids([one.id for one in reasons], place)
    yield from _ids([h.id for h in config.hall], "$.hall")
    yield from _ids([g.id for g in config.group], "$.group")
    yield from _groups(config.group, "$.group")
    yield from _departments(config.department, "$.department")
    if config.server.region and not REGION.fullmatch(config.server.region):
        yield f"region {config.server.region!r} must be six digits at $.server.region"
    yield from _ids([r.id for r in config.reviewer], "$.reviewer")
    yield from _ids([j.id for j in config.joint], "$.joint")
    yield from _joints(config)
    yield from _reviewers(config)
    for i, hall in enumerate(config.hall):
        yield from _hall(config, hall, f"$.hall[{i}]")


def _ids(ids: Sequence[str], place: str) -> Iterator[str]:
    seen: set[str] = set()
    for i, one in enumerate(ids):
        if not ID.fullmatch(one):
            yield f"id {one!r} must be 1 to 32 letters, digits, '.', '_' or '-' at {place}[{i}].id"
        if one in seen:
            yield f"id {one!r} appears twice at {place}[{i}].id"
        seen.add(one)


def _groups(groups: Sequence[object], place: str) -> Iterator[str]:
    for i, group in enumerate(groups):
        share = getattr(group, "share", 1.0)
        if not 0.01 <= share <= 10:
            yield f"share {share} is not between 0.01 and 10 at {place}[{i}].share"


def _reviewers(config: ConfigFile) -> Iterator[str]:
    known = {d for hall in config.hall for s in hall.service for d in s.departments}
    known |= {step.department for matter in config.matter for step in matter.flow} | {
        d.zh for d in config.department
    }
    for i, one in enumerate(config.reviewer):
        if not one.departments:
            yield f"at least one department is needed at $.reviewer[{i}].departments"
        for j, department in enumerate(one.departments):
            if department not in known:
                yield f"unknown department {department!r} at $.reviewer[{i}].departments[{j}]"


def _joints(config: ConfigFile) -> Iterator[str]:
    """Whether each joint service is of matters that one hall offers, and none of them waits for itself."""
    halls = [{service.id for service in hall.service} for hall in config.hall]
    for i, joint in enumerate(config.joint):
        place = f"$.joint[{i}]"
        matters = [part.matter for part in joint.part]
        if not any(set(matters) <= offered for offered in halls):
            yield f"no hall offers all matters of {joint.id!r} at {place}.part"
        stuck = circle({part.matter: part.after for part in joint.part})
        for j, part in enumerate(joint.part):
            if matters.count(part.matter) > 1:
                yield f"matter {part.matter!r} appears twice at {place}.part[{j}].matter"
            for after in part.after:
                if after not in matters:
                    yield f"unknown matter {after!r} at {place}.part[{j}].after"
            if part.matter == stuck:
                yield f"matter {part.matter!r} can never begin at {place}.part[{j}].after"
        if all(part.optional for part in joint.part):
            yield f"at least one matter is needed at {place}.part"
        if joint.days < 0 or joint.law_days < 0:
            yield f"a limit is not below 0 at {place}"


def _departments(departments: Sequence[Label], place: str) -> Iterator[str]:
    seen: set[str] = set()
    for i, one in enumerate(departments):
        if not (one.zh.strip() and one.en.strip()):
            yield f"zh and en must not be empty at {place}[{i}]"
        if one.zh in seen:
            yield f"department {one.zh!r} appears twice at {place}[{i}]"
        seen.add(one.zh)


def _hall(config: ConfigFile, hall: HallSection, place: str) -> Iterator[str]:
    categories = [c.id for c in hall.category]
    groups = [g.id for g in (hall.group or config.group)]
    clerks = [c.id for c in hall.clerk]
    yield from _ids(categories, f"{place}.category")
    yield from _ids([s.id for s in hall.service], f"{place}.service")
    yield from _ids([w.id for w in hall.window], f"{place}.window")
    yield from _ids(clerks, f"{place}.clerk")
    yield from _ids([d.id for d in hall.device], f"{place}.device")
    yield from _ids([k.id for k in hall.kiosk], f"{place}.kiosk")
    yield from _ids([g.id for g in hall.group], f"{place}.group")
    yield from _groups(hall.group, f"{place}.group")
    if not categories:
        yield f"at least one category is needed at {place}.category"
    if not hall.window:
        yield f"at least one window is needed at {place}.window"
    if "ordinary" not in groups:
        yield f"a group 'ordinary' is needed at {place}.group"
    yield from _hours(hall, f"{place}")
    yield from _rules(hall, f"{place}.rules")
    yield from _voice(hall, f"{place}.voice")
    prefixes: set[str] = set()
    for i, c in enumerate(hall.category):
        here = f"{place}.category[{i}]"
        if not PREFIX.fullmatch(c.prefix) or c.prefix in prefixes:
            yield f"prefix {c.prefix!r} must be one or two capital letters of its own at {here}.prefix"
        prefixes.add(c.prefix)
        for field in ("promise_s", "service_s"):
            if not 1 <= getattr(c, field) <= 86400:
                yield f"{field} must be between 1 and 86400 at {here}.{field}"
        if c.capacity < 0:
            yield f"capacity must not be negative at {here}.capacity"
        for group, promise in c.promises.items():
            if group not in groups:
                yield f"unknown group {group!r} at {here}.promises"
            elif not 1 <= promise <= 86400:
                yield f"a promise must be between 1 and 86400 seconds at {here}.promises.{group}"
    for i, s in enumerate(hall.service):
        if s.category not in categories:
            yield f"unknown category {s.category!r} at {place}.service[{i}].category"
    for i, w in enumerate(hall.window):
        if len(set(w.categories)) != len(w.categories):
            yield f"a category appears twice at {place}.window[{i}].categories"
        for category in w.categories:
            if category not in categories:
                yield f"unknown category {category!r} at {place}.window[{i}].categories"
    for i, clerk in enumerate(hall.clerk):
        if clerk.partner and (clerk.partner not in clerks or clerk.partner == clerk.id):
            yield f"partner {clerk.partner!r} is not another clerk of this hall at {place}.clerk[{i}].partner"
    yield from device_faults(hall, place)
    for i, kiosk in enumerate(hall.kiosk):
        error = printer_fault(kiosk.printer) if kiosk.printer else None
        if error:
            yield f"{error} at {place}.kiosk[{i}].printer"


def _hours(hall: HallSection, place: str) -> Iterator[str]:
    try:
        ZoneInfo(hall.timezone)
    except (KeyError, ValueError, OSError):
        yield f"unknown time zone {hall.timezone!r} at {place}.timezone"
    hours = hall.hours
    for i, over_midnight in read_intervals(hours.intervals)[1]:
        text, here = hours.intervals[i], f"{place}.hours.intervals[{i}]"
        if over_midnight:
            yield f"interval {text!r} over midnight must end before the first begins, after 18 hours at most, at {here}"
        else:
            yield f"interval {text!r} must be HH:MM-HH:MM, after the one before, at {here}"
    if not TIME.fullmatch(hours.turn) or hours.turn >= "12:00":
        yield f"turn {hours.turn!r} must be HH:MM, before noon, at {place}.hours.turn"
    if not hours.intervals:
        yield f"at least one interval is needed at {place}.hours.intervals"
    if hours.calendar not in CALENDARS:
        yield f"calendar {hours.calendar!r} must be one of {', '.join(CALENDARS)} at {place}.hours.calendar"
    if not 0 <= hours.grace_min <= 600:
        yield f"grace_min must be between 0 and 600 at {place}.hours.grace_min"
    for i, year in enumerate(hours.checked_years):
        if not 2000 <= year <= 2100:
            yield f"{year} is not a year between 2000 and 2100 at {place}.hours.checked_years[{i}]"
    for field in ("open_days", "closed_days"):
        for i, day in enumerate(getattr(hours, field)):
            if not _is_date(day):
                yield f"{day!r} is not a date (YYYY-MM-DD) at {place}.hours.{field}[{i}]"


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def _is_date(text: str) -> bool:
    """Exactly YYYY-MM-DD: the hours compare texts, so another spelling would never match."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _voice(hall: HallSection, place: str) -> Iterator[str]:
    if not 1 <= hall.voice.repeat <= 3:
        yield f"repeat must be between 1 and 3 at {place}.repeat"
    before = ""
    for i, entry in enumerate(hall.voice.volume):
        if not TIME.fullmatch(entry.since) or entry.since <= before:
            yield f"time {entry.since!r} must be HH:MM, after the one before, at {place}.volume[{i}].from"
        else:
            before = entry.since
        if not 0 <= entry.level <= 1:
            yield f"level must be between 0 and 1 at {place}.volume[{i}].level"


def _rules(hall: HallSection, place: str) -> Iterator[str]:
    rules = hall.rules
    bounds = {
        "reenter_after_calls": (1, 100),
        "misses_allowed": (1, 10),
        "rating_correction_s": (0, 86400),
        "number_digits": (2, 5),
        "rating_pad_s": (5, 300),
        "elderly_age": (0, 120),
        "numbers_per_card": (0, 20),
    }
    for field, (low, high) in bounds.items():
        if not low <= getattr(rules, field) <= high:
            yield f"{field} must be between {low} and {high} at {place}.{field}"
