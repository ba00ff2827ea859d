"""A matter (事项) in one version: limits, materials, departments and their order."""

from itertools import zip_longest

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
    note: Text | None = None
    """For whoever brings it: "for example a title or a lease"."""
    standard: Text | None = None
    """受理标准: what is looked at before it is taken."""


class FeeItem(Struct, frozen=True, kw_only=True):
    """One thing that is charged for."""

    name: Text
    standard: Text | None = None
    """How much, in words: "80 yuan each"."""
    basis: Text | None = None


class MatterSource(Struct, frozen=True):
    """Where the contents were taken from."""

    title: str
    url: str = ""


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


ORIGIN = "config"
"""Of a matter that follows the configuration."""
ONCE = {"conditions": "accept_condition", "legal_basis": "by_law"}
"""Field of a matter → where it stood in older entries."""


def line_by_line(zh: str, en: str = "") -> tuple[Text, ...]:
    """Each line for itself; one without English has the Chinese in both."""
    pairs = zip_longest(zh.splitlines(), en.splitlines()[: len(zh.splitlines())], fillvalue="")
    return tuple(Text(own.strip(), other.strip() or own.strip()) for own, other in pairs if own.strip())


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
    scans: bool = False
    """Whether its materials may be kept as files."""
    retention_days: int = 0
    """So long after its end what is personal of a case is kept; 0: as long as is usual."""
    conditions: tuple[Text, ...] = ()
    """Who may apply, and when."""
    time_limit: Text | None = None
    """The promise in words, where days do not say it all; `promise_days` alone is counted."""
    legal_time_limit: Text | None = None
    fee: Text | None = None
    """What it costs, in a sentence; None: nobody has said."""
    fees: tuple[FeeItem, ...] = ()
    legal_basis: tuple[Text, ...] = ()
    source: MatterSource | None = None
    checked: str = ""
    """Month of the last comparison with the source, "2026-11"; empty: never."""
    national: dict[str, str] = {}
    """Fields of the national lists that decide nothing here: codes, and how it can be applied for."""
    origin: str = ""
    """"config": it follows the configuration; else who published it."""

    def __post_init__(self) -> None:
        """Entries from before these had fields of their own kept them, in Chinese, among the national ones."""
        for field, name in ONCE.items():
            if name in self.national:
                told = getattr(self, field) or line_by_line(self.national[name])
                structs.force_setattr(self, field, told)
                structs.force_setattr(self, "national", {k: v for k, v in self.national.items() if k != name})

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
