"""What becomes of the catalogue."""

from server.domain.cases.catalogue.matter import Matter
from server.domain.message import Event


class MatterPublished(Event, frozen=True, tag=True):
    """Ends the version before; cases keep the one of their filing."""

    matter: Matter
    version: int


class MatterWithdrawn(Event, frozen=True, tag=True):
    """Cannot be applied for any more; what was filed goes on."""

    matter: str
    by: str = ""
    """Empty: it has left the configuration."""


CatalogueEvent = MatterPublished | MatterWithdrawn
