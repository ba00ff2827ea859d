"""What a draft still lacks, each fault beside the field that it is about and in both languages."""

import re
from collections.abc import Iterator

from msgspec import Struct

from server.config.check import faults
from server.domain.language import Text
from server.first_start.draft import Draft, to_config
from server.first_start.example import Example
from server.language.catalogues import text_of
from server.language.faults import split, translated

PASSWORD_LENGTH = 8
PORTS = (1, 65535)
GRACE_MIN = (0, 600)
PROMISE_MIN = (1, 1440)
SAID = (
    "Please enter the name of the hall.",
    "Please enter a name.",
    "Please choose at least one category.",
    "Please enter a whole number from {low} to {high}.",
    "Please say how many windows there are.",
    "No window serves {category} yet. Tick it at one window at least.",
    "Please enter at least one clerk: a window opens when somebody signs in at it.",
    "An address begins with http:// or https://, as in https://hall.example",
)
"""Sentences of our own, beside those of the configuration's check."""


class DraftFault(Struct, frozen=True):
    """`place` is where the configuration would have it, with categories counted as the page counts them."""

    place: str
    text: Text


def draft_faults(draft: Draft, example: Example) -> list[DraftFault]:
    """Our own sentences first; where one stands, the configuration's check has nothing to add."""
    found = list(_missing(draft))
    places = {fault.place for fault in found}
    for text in faults(to_config(draft, example)):
        sentence, place = split(text)
        for fault in _placed(sentence, place, draft):
            if fault.place not in places:
                found.append(fault)
    return found


def _missing(draft: Draft) -> Iterator[DraftFault]:
    """What the form alone can tell."""

    def between(number: int, bounds: tuple[int, int], place: str) -> Iterator[DraftFault]:
        low, high = bounds
        if not low <= number <= high:
            sentence = "Please enter a whole number from {low} to {high}."
            yield DraftFault(place, text_of(sentence, low=str(low), high=str(high)))

    hall = "$.hall[0]"
    if not (draft.hall.zh.strip() or draft.hall.en.strip()):
        yield DraftFault(f"{hall}.name", text_of("Please enter the name of the hall."))
    yield from between(draft.hall.grace_min, GRACE_MIN, f"{hall}.hours.grace_min")
    if not draft.chosen():
        yield DraftFault(f"{hall}.category", text_of("Please choose at least one category."))
    for i in draft.chosen():
        category, place = draft.categories[i], f"{hall}.category[{i}]"
        if not (category.zh.strip() or category.en.strip()):
            yield DraftFault(f"{place}.name", text_of("Please enter a name."))
        yield from between(category.promise_min, PROMISE_MIN, f"{place}.promise_s")
    if not draft.windows:
        yield DraftFault(f"{hall}.window", text_of("Please say how many windows there are."))
    else:
        served = {c for w in draft.windows for c in w.categories}
        for category in (draft.categories[i] for i in draft.chosen()):
            if category.id not in served:
                sentence = "No window serves {category} yet. Tick it at one window at least."
                name = Text(category.zh or category.en, category.en or category.zh)
                yield DraftFault(f"{hall}.window", text_of(sentence, category=name))
    if not draft.clerks:
        sentence = "Please enter at least one clerk: a window opens when somebody signs in at it."
        yield DraftFault(f"{hall}.clerk", text_of(sentence))
    for i, clerk in enumerate(draft.clerks):
        if not clerk.name.strip():
            yield DraftFault(f"{hall}.clerk[{i}].name", text_of("Please enter a name."))
    for i, kiosk in enumerate(draft.kiosks):
        if not (kiosk.zh.strip() or kiosk.en.strip()):
            yield DraftFault(f"{hall}.kiosk[{i}].name", text_of("Please enter a name."))
    yield from between(draft.network.port, PORTS, "$.server.port")
    url = draft.network.public_url.strip()
    if url and not re.fullmatch(r"https?://[^\s/]+\S*", url):
        sentence = "An address begins with http:// or https://, as in https://hall.example"
        yield DraftFault("$.server.public_url", text_of(sentence))


def _placed(sentence: str, place: str, draft: Draft) -> Iterator[DraftFault]:
    """The fault where the page shows it."""
    text = Text(translated(sentence) or sentence, sentence)
    owned = re.fullmatch(r"(\S+) appears twice, but a link has one owner", sentence)
    if owned:
        for i, kiosk in enumerate(draft.kiosks):
            if kiosk.printer.strip() == owned[1]:
                yield DraftFault(f"$.hall[0].kiosk[{i}].printer", text)
        return
    chosen = draft.chosen()
    place = re.sub(r"\.category\[(\d+)\]", lambda m: f".category[{chosen[int(m[1])]}]", place)
    yield DraftFault(place, text)
