"""A matter (事项) in one version: limits, materials, departments and their order."""

from msgspec import Struct, structs

from server.domain.cases.words import DayUnit, JoinRule, MaterialForm, MatterKind, PauseKind
from server.domain.language import Text


class MatterMaterial(Struct, frozen=True, kw_only=True):
    """A paper that is asked for."""

    id: str
    name: Text
    form: MaterialForm = MaterialForm.ORIGINAL
    copies: int = 1
    may_lack: bool = False
    """容缺: it may follow, pledged with a date."""


class FlowStep(Struct, frozen=True, kw_only=True):
    """One department's part. Without `after` it begins at acceptance, beside the others (并联)."""

    id: str
    department: str
    """Its Chinese name, by which it is known."""
    department_name: Text = Text("", "")
    name: Text
    after: tuple[str, ...] = ()
    days: int = 0
    """Its own limit from hand-over on, in working days; 0: none."""
    lead: bool = False
    """牵头: with the rule "lead" it may go on without the others."""
    delegated: bool = False
    """首席代表: the department's representative in the hall may decide it."""


class Matter(Struct, frozen=True, kw_only=True):
    """What a case is pinned to. A limit of 0 days is not known, and is said to be so."""

    id: str
    name: Text
    kind: MatterKind = MatterKind.PROMISED
    promise_days: int = 0
    law_days: int = 0
    unit: DayUnit = DayUnit.WORKING
    extension_days: int = 0
    """By how much the head of the authority may extend it, once."""
    pauses: tuple[PauseKind, ...] = ()
    materials: tuple[MatterMaterial, ...] = ()
    flow: tuple[FlowStep, ...] = ()
    join: JoinRule = JoinRule.ALL
    result: Text | None = None
    """What the citizen takes home; None: no paper."""
    retention_days: int = 0
    """So long after its end what is personal of a case is kept; 0: as long as is usual."""
    national: dict[str, str] = {}
    """Fields of the national lists that decide nothing here: codes, legal basis, conditions."""
    origin: str = ""
    """"config": it follows the configuration; else who published it."""

    def says(self, other: "Matter") -> bool:
        """Whether the other is the same, whoever published it."""
        return self == (other if other.origin == self.origin else structs.replace(other, origin=self.origin))

    def step(self, id: str) -> FlowStep:
        """Raises StopIteration."""
        return next(step for step in self.flow if step.id == id)


class Published(Struct, frozen=True):
    """A matter from one publishing to the next; `version` counts from 1."""

    matter: Matter
    version: int
    at: float


class CatalogueEntry(Struct):
    """A matter's place in the catalogue: its versions, the newest last, and whether it can be applied for."""

    versions: list[Published]
    offered: bool = True
    by_hand: bool = False
    """Withdrawn by somebody, not because it left the configuration."""

    @property
    def newest(self) -> Published:
        return self.versions[-1]

    def version(self, number: int) -> Matter:
        """Raises IndexError."""
        return self.versions[number - 1].matter
