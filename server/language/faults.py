"""The faults of a configuration in Chinese: each English sentence is matched by the template that it was made from."""

import re
from functools import cache

from server.language.catalogues import say

TEMPLATES = (
    # the form of the file
    "unknown field {field}",
    "Object missing required field {field}",
    "Expected {wanted}, got {found}",
    "Invalid enum value {value}",
    "not TOML: {cause}; a name is written there for the second time, put both lists into one",
    "not TOML: {cause}",
    "not UTF-8: {cause}",
    "not usable: {cause}",
    "No such file or directory",
    "Permission denied",
    "Is a directory",
    "Not a directory",
    "No space left on device",
    "Read-only file system",
    "another {program} is running on this folder",
    "this folder is not the demo's; give it an empty or a new one with --data",
    "the demo made this folder, and everybody knows its passwords; choose another with --data",
    "{bytes} bytes instead of {wanted}. Put the file back from a backup; or remove it, and print the links of "
    "all screens again",
    # the halls
    "at least one hall is needed",
    "port {port} is not between 0 and 65535",
    "{proxy} is not the address or network of a proxy",
    "retention_days must be at least 1",
    "case_retention_days must be at least 1",
    "audit_days must be at least {days}",
    "rectify_days_least is above rectify_days_most",
    "excellent, good and passed must fall from 100 at the most",
    "kind {kind} appears twice",
    "at least one criterion is needed",
    "measure {measure} is not known of a {kind}",
    "weight must be above 0, zero and full must differ",
    "wait_yellow, wait_red and wait_double_red must rise from above 0",
    "region {region} must be six digits",
    "{count} reasons are too many to choose from, {most} at most",
    "a reason must be short enough for a button, {most} characters",
    "levels must be different numbers from 1 to 5, or none",
    "at least one department is needed",
    "unknown department {department}",
    "id {id} must be 1 to 32 letters, digits, '.', '_' or '-'",
    "id {id} appears twice",
    "department {department} appears twice",
    "no hall offers all matters of {joint}",
    "matter {matter} appears twice",
    "unknown matter {matter}",
    "matter {matter} can never begin",
    "at least one matter is needed",
    "a limit is not below 0",
    "share {share} is not between 0.01 and 10",
    "at least one category is needed",
    "at least one window is needed",
    "a group 'ordinary' is needed",
    "prefix {prefix} must be one or two capital letters of its own",
    "capacity must not be negative",
    "unknown group {group}",
    "a promise must be between 1 and 86400 seconds",
    "unknown category {category}",
    "a category appears twice",
    "partner {partner} is not another clerk of this hall",
    "unknown time zone {timezone}",
    "interval {interval} must be HH:MM-HH:MM, after the one before",
    "interval {interval} over midnight must end before the first begins, after 18 hours at most",
    "turn {turn} must be HH:MM, before noon",
    "at least one interval is needed",
    "calendar {calendar} must be one of {known}",
    "time {time} must be HH:MM, after the one before",
    "{day} is not a date (YYYY-MM-DD)",
    "{year} is not a year between 2000 and 2100",
    "{field} must be between {low} and {high}",
    # the service guide
    "unknown service {service}",
    "service {service} has two guides",
    "checked {month} must be a month, YYYY-MM",
    "title must not be empty",
    "a name must not be empty",
    "url {url} must begin with https:// or http://",
    "zh and en must both be written, or neither",
    "zh and en must not be empty",
    # the devices
    "{url}: expected agent://NAME/DEVICE",
    "driver and options of an agent's device belong in the agent's own file",
    "a device needs at least one unit that says what it is used for",
    "address {at} appears twice",
    "{url} appears twice, but a link has one owner",
    "code {code} must be 2 to 6 digits of the clerk's own",
    "a device of the driver {driver} cannot be a {use}",
    "the address of a {use} is between {low} and {high}, not {at}",
    "unknown window {window}",
    "unknown kiosk {kiosk}",
    "no window is in the zone {zone}",
    "number {number} takes {long} characters, this display shows {room}",
    "window {window} has a longer name than the {room} characters of this display",
    "a card reader serves a kiosk or a window",
    "a {use} needs a {needed}",
    "keys {keys} must be a key, as in 'call', or digits and a key, as in '5+ok' or '#+call'",
    "action {action} needs digits, as in '#+{key}'",
    "unknown action {action}, one of {known}",
    "unknown driver {driver}, one of {known}",
    "options of driver {driver}: {cause}",
    "{url}: a device of the driver {driver} has a URL that starts with one of {schemes}",
    # the addresses of devices
    "{url}: this is not a URL",
    "{url}: unknown scheme {scheme}, a printer's URL starts with one of {known}",
    "{url}: unknown scheme {scheme}, this device's URL starts with one of {known}",
    "{url}: the port must be a number from 1 to 65535",
    "{url}: the host is missing, as in {example}",
    "{url}: the port is missing, as in {example}",
    "{url}: nothing but a host and a port belongs in a tcp URL",
    "{url}: a device file is expected, as in {example}",
    "{url}: unknown option {option}, known are {known}",
    "{url}: unknown option {option}, only 'delay' is known",
    "{url}: 'baud' must be one of {known}",
    "{url}: 'parity' must be one of {known}",
    "{url}: a name and nothing else is expected, as in {example}",
    "{url}: 'delay' must be a number of seconds",
)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    def pattern(template: str) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", template)
        return re.compile(
            "".join(re.escape(part) if i % 2 == 0 else f"(?P<{part}>.+?)" for i, part in enumerate(parts)),
            re.DOTALL,
        )

    return [(pattern(template), template) for template in TEMPLATES]


def split(fault: str) -> tuple[str, str]:
    """(sentence, place) of a fault such as "unknown category 'x' at $.hall[0].window[3].categories"."""
    found = re.fullmatch(r"(.+?),? at (\$\S*)", fault, re.DOTALL)
    return (found[1], found[2]) if found else (fault, "")


def translated(sentence: str) -> str:
    """The sentence, without its place, in Chinese; "" where no template fits."""
    for pattern, template in _patterns():
        found = pattern.fullmatch(sentence)
        if found:
            return say("zh_CN", template, **found.groupdict())
    return ""


def beside(line: str) -> str:
    """A line as "config.toml: unknown category 'x' at $.hall[0]…" in Chinese, its place kept; "" where no template fits."""
    sentence, place = split(line)
    head, colon, rest = sentence.partition(": ")
    text = translated(rest) if colon else ""
    where = f"{head}：" if text else ""
    text = text or translated(sentence)
    if not text:
        return ""
    return where + (say("zh_CN", "{fault} (at {place})", fault=text, place=place) if place else text)
