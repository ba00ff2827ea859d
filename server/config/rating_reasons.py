"""The reasons that citizens may give with a rating: the hall's own, else the server's, else what comes along."""

from collections.abc import Iterator
from typing import Final

from server.config.oversight_section import ReasonSection
from server.config.schema import ConfigFile, HallSection
from server.domain.rating_reasons import RatingReason, RatingReasons
from server.language.catalogues import text_of

WHOLE: Final = ""
"""Stands for the whole server where a hall's id is asked for."""
LOW = (1, 2)
SHIPPED: Final = {
    "waiting": "Waited too long",
    "manner": "Unfriendly service",
    "not-told": "Not told everything at once",
    "visits": "Had to come several times",
    "slow": "The service took too long",
    "result": "Result not as expected",
}
"""What is offered where nobody says otherwise. Before there was a list in the configuration the sentence itself was sent,
and stands in the ratings of that time."""
MOST, LONGEST = 12, 40


def reasons_of(config: ConfigFile, hall: HallSection | None = None) -> RatingReasons:
    """Without a hall: of the whole server."""
    own = hall.reason if hall is not None and hall.reason is not None else config.oversight.reason
    shipped = {code: text_of(words) for code, words in SHIPPED.items()}
    listed = (
        (RatingReason(code, text, LOW) for code, text in shipped.items())
        if own is None
        else (RatingReason(one.id, one.name.text(), one.levels) for one in own)
    )
    whole = {one.id: one.name.text() for one in config.oversight.reason or ()}
    said = {words: shipped[code] for code, words in SHIPPED.items()}
    return RatingReasons(tuple(listed), said | shipped | whole)


def all_reasons(config: ConfigFile) -> dict[str, RatingReasons]:
    """By hall, and of the whole server for a hall that is gone."""
    return {WHOLE: reasons_of(config)} | {hall.id: reasons_of(config, hall) for hall in config.hall}


def reason_faults(config: ConfigFile) -> Iterator[str]:
    """As `server.config.check.faults`, of the ids apart."""
    for reasons, place in reason_lists(config):
        if len(reasons) > MOST:
            yield f"{len(reasons)} reasons are too many to choose from, {MOST} at most at {place}"
        for i, one in enumerate(reasons):
            here = f"{place}[{i}]"
            if not (one.name.zh.strip() and one.name.en.strip()):
                yield f"zh and en must not be empty at {here}.name"
            elif len(one.name.zh) > LONGEST or len(one.name.en) > LONGEST:
                yield f"a reason must be short enough for a button, {LONGEST} characters at {here}.name"
            if not set(one.levels) <= {1, 2, 3, 4, 5} or len(set(one.levels)) < len(one.levels):
                yield f"levels must be different numbers from 1 to 5, or none at {here}.levels"


def reason_lists(config: ConfigFile) -> Iterator[tuple[tuple[ReasonSection, ...], str]]:
    """Every list that somebody has written, with its place."""
    yield config.oversight.reason or (), "$.oversight.reason"
    for i, hall in enumerate(config.hall):
        yield hall.reason or (), f"$.hall[{i}].reason"
