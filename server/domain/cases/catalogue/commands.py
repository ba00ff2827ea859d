"""The catalogue: published and withdrawn, never deleted."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.catalogue.matter import Matter
from server.domain.message import Command


class PublishMatter(Command, frozen=True, tag=True):
    """Nothing happens if the newest version says the same."""

    refusals = (r.InvalidMatter,)

    matter: Matter


class PublishMatters(Command, frozen=True, tag=True):
    """Several at once, all of them or none; those that say what their newest version says are left as they are."""

    refusals = (r.InvalidMatter,)

    matters: tuple[Matter, ...]
    by: str


class WithdrawMatter(Command, frozen=True, tag=True):
    refusals = (r.UnknownMatter,)

    matter: str
    by: str = ""


CatalogueCommand = PublishMatter | PublishMatters | WithdrawMatter
