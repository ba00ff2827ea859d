"""A joint matter (一件事): several matters under one form and one pile of materials; and somebody's application for one."""

from collections.abc import Sequence

from msgspec import Struct, field

from server.domain.language import Text


class JointPart(Struct, frozen=True, kw_only=True):
    """One of its matters. Without `after` it begins with the application; else when those have been agreed to. `optional`:
    only where the applicant wants it. `gives`: materials of other parts, by Chinese name, that are there once it is agreed
    to."""

    matter: str
    after: tuple[str, ...] = ()
    optional: bool = False
    gives: tuple[str, ...] = ()


class JointMatter(Struct, frozen=True, kw_only=True):
    """In one version. Limits in working days; 0: as long as the longest way through its parts, and no limit of the law of
    its own (行政许可法, article 42: 45, and 15 more). `same`: Chinese names of materials that mean one paper; the first of
    them is the one that is asked for."""

    id: str
    name: Text
    parts: tuple[JointPart, ...]
    days: int = 0
    law_days: int = 0
    same: tuple[tuple[str, ...], ...] = ()

    def paper(self, name: str) -> str:
        """What a material is called in the one pile."""
        return next((names[0] for names in self.same if name in names), name)


class JointEntry(Struct):
    """A joint matter's place in the catalogue: its versions, the newest last."""

    versions: list[JointMatter]
    offered: bool = True


class JointCase(Struct):
    """An application for one. `id` is a number like a case's; `brought`: materials by their Chinese names, one pile for all;
    `cases`: matter → number, of the parts that have begun; `approved`: those that were agreed to."""

    id: str
    kind: str
    version: int
    hall: str
    window: str
    ticket: str
    clerk: str
    applicant: str
    agent: str
    opened_at: float
    chosen: tuple[str, ...]
    brought: tuple[str, ...]
    cases: dict[str, str] = field(default_factory=dict[str, str])
    approved: list[str] = field(default_factory=list[str])


def parts_of(joint: JointMatter, chosen: Sequence[str]) -> list[JointPart]:
    """Those that an application has: what is not optional, and what was chosen."""
    return [part for part in joint.parts if not part.optional or part.matter in chosen]


def waits_for(part: JointPart, parts: Sequence[JointPart]) -> set[str]:
    """Matters before it; one that was not chosen holds nothing up."""
    return set(part.after) & {one.matter for one in parts}
