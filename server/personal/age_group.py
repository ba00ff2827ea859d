"""Which priority group somebody's age gives: the elderly need not ask for it."""

from datetime import date

from server.domain.queue.settings import HallSettings

ELDERLY, ORDINARY = "elderly", "ordinary"


def age_on(birth: str, day: str) -> int:
    """Whole years between two ISO dates. Raises `ValueError` for what is no date."""
    born, today = date.fromisoformat(birth), date.fromisoformat(day)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def group_of(birth: str, day: str, settings: HallSettings) -> str:
    """Of who was born on an ISO date, on an ISO day; ordinary where the date cannot be one or the hall has no such group."""
    try:
        old = age_on(birth, day) >= settings.rules.elderly_age
    except ValueError:
        old = False
    return ELDERLY if old and ELDERLY in settings.groups else ORDINARY
