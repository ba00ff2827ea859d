"""What the papers of a matter show: service guide, handbook and flow chart."""

from msgspec import Struct

from server.domain.cases.catalogue.columns import FlowPlace
from server.domain.cases.catalogue.matter import FeeItem, FlowStep, MatterMaterial, MatterSource
from server.domain.cases.words import DayUnit, JoinRule, MatterKind, PauseKind
from server.domain.language import Text


class MatterPlace(Struct, frozen=True):
    """A hall where it can be applied for."""

    hall: str
    name: Text
    address: Text | None


class MatterPaper(Struct, frozen=True, kw_only=True):
    """A matter in its newest version. Limits of 0 days, and texts that are null or empty, are not known."""

    matter: str
    version: int
    published_at: str
    offered: bool
    name: Text
    kind: MatterKind
    promise_days: int
    law_days: int
    unit: DayUnit
    extension_days: int
    time_limit: Text | None
    legal_time_limit: Text | None
    pauses: tuple[PauseKind, ...]
    conditions: tuple[Text, ...]
    materials: tuple[MatterMaterial, ...]
    steps: tuple[FlowStep, ...]
    columns: list[list[FlowPlace]]
    """The steps as the flow chart has them."""
    join: JoinRule
    result: Text | None
    fee: Text | None
    fees: tuple[FeeItem, ...]
    legal_basis: tuple[Text, ...]
    source: MatterSource | None
    checked: str
    """Month of the last comparison with the source, "2026-11"; empty: never."""
    national: dict[str, str]
    """Fields of the national lists, under their names."""
    places: list[MatterPlace]
