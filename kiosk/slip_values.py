"""From a ticket to what its slip says: the same at the server and at a kiosk that is cut off from it."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from babel.dates import format_datetime
from babel.numbers import format_decimal

from kiosk.slip_and_sign_words import say
from server.domain.language import Language, language_of
from server.domain.proof import slip_code
from server.domain.queue.shown.ticket import TicketView

LONG_S = 6000
"""From 100 minutes on, hours and halves say more."""


@dataclass(frozen=True)
class Slip:
    """What stands on a slip; `service`, `wait`, `url` and `materials` are left out when empty.

    `ahead` counts the people before this one; `wait` and `time` are texts ready to print; `url` is the
    ticket's page for the phone; `materials` is what to bring; `language` is that of the labels. On an
    `offline` slip, taken while the network was down, `ahead` and `wait` are unknown and left out. `priority` is the group
    or the booked time; `code` is what to type at a kiosk, to rate there; `staffed` "closed" or "paused" says so instead of a
    place that nobody moves up from.
    """

    hall: str
    number: str
    category: str
    service: str
    ahead: int
    wait: str
    time: str
    url: str
    materials: tuple[str, ...] = ()
    language: Language = Language.CHINESE
    offline: bool = False
    priority: str = ""
    staffed: str = "open"
    code: str = ""


def slip_of(view: TicketView, *, cut_off: bool = False) -> Slip:
    """What the slip says, in the ticket's language. `cut_off`: drawn by a kiosk without its server, where nobody knows how
    many are ahead."""
    language = language_of(view.language)
    materials = [m.in_(language) for s in view.services if not s.done for m in s.materials]
    return Slip(
        hall=view.hall_name.in_(language),
        number=view.number,
        category=view.category_name.in_(language),
        service=language.comma.join(s.name.in_(language) for s in view.services),
        ahead=view.ahead or 0,
        wait=wait_text(view),
        time=taken_text(view),
        url=view.url,
        code=slip_code(view.url.rpartition("/")[2]) if view.url else "",
        materials=tuple(dict.fromkeys(materials)),
        language=language,
        offline=cut_off,
        priority=priority_text(view),
        staffed=view.staffed,
    )


def priority_text(view: TicketView) -> str:
    """The group and the booked time; empty for an ordinary ticket."""
    booked = say(view.language, "Booked for {time}", time=view.booked_at[11:16]) if view.booked_at else ""
    plain = view.group == "ordinary" or (booked and view.group == "appointment")
    group = "" if plain else view.group_name.in_(view.language)
    return " · ".join(filter(None, (group, booked)))


def taken_text(view: TicketView) -> str:
    """The time of taking, as the language writes it; the stamp carries the hall's own offset."""
    moment = datetime.fromisoformat(view.taken_at)
    return format_datetime(moment, "yyyy-MM-dd HH:mm", locale=view.language, tzinfo=moment.tzinfo)


def wait_text(view: TicketView) -> str:
    """The predicted wait as a range in minutes, or empty while nobody can tell."""
    if view.wait_s is None:
        return ""
    if view.wait_s.p50 == 0:
        return say(view.language, "no wait")
    if view.wait_s.p90 < 60:
        return say(view.language, "under 1 min")
    if view.wait_s.p50 >= LONG_S:
        halves = round(view.wait_s.p50 / 1800)
        low, high = halves / 2, max(halves + 1, ceil(view.wait_s.p90 / 1800)) / 2
        sentence = "about {low}–{high} hours"
    else:
        low = max(1, round(view.wait_s.p50 / 60))
        high = max(low + 1, round(view.wait_s.p90 / 60))
        sentence = "about {low}–{high} minutes"
    return say(
        view.language,
        sentence,
        low=format_decimal(low, locale=view.language),
        high=format_decimal(high, locale=view.language),
    )
