"""What citizens are told of a service is what was published last: the halls hear of every version and every withdrawal."""

from collections.abc import Mapping
from functools import cache

from server.domain.cases.catalogue.events import MatterPublished, MatterWithdrawn
from server.domain.cases.catalogue.matter import CatalogueEntry
from server.domain.cases.change import Change
from server.domain.cases.words import DayUnit
from server.domain.language import Text
from server.domain.told import LimitWords, Told, told_by
from server.language.catalogues import text_of
from server.signal import Signal


def _days(count: int, unit: DayUnit) -> Text:
    """As the papers of a matter have it."""
    if unit is DayUnit.WORKING:
        return text_of("1 working day" if count == 1 else "{count} working days", count=str(count))
    return text_of("1 calendar day" if count == 1 else "{count} calendar days", count=str(count))


@cache
def limit_words() -> LimitWords:
    return LimitWords(text_of("Done at the window at once"), _days)


class CatalogueGuide:
    """`told` says all that the catalogue has to tell, whenever it changes. Where the cases cannot be read nothing is said,
    and the configuration stands."""

    def __init__(self) -> None:
        self.told = Signal[Told]("catalogue")

    def follow(self, entries: Mapping[str, CatalogueEntry]) -> None:
        """Tell this from now on."""
        self.told.send(told_by(entries))

    def changed(self, change: Change) -> None:
        """Never waits."""
        if any(isinstance(event, MatterPublished | MatterWithdrawn) for event in change.events):
            self.follow(change.state.facts.matters)
