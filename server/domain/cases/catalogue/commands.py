"""The catalogue: published and withdrawn, never deleted."""

from server.domain.cases import refusals as r
from server.domain.cases.catalogue.matter import Matter
from server.domain.message import Command


class PublishMatter(Command, frozen=True, tag=True):
    """Nothing happens if the newest version says the same."""

    refusals = (r.InvalidMatter,)

    matter: Matter


class WithdrawMatter(Command, frozen=True, tag=True):
    refusals = (r.UnknownMatter,)

    matter: str


CatalogueCommand = PublishMatter | WithdrawMatter
