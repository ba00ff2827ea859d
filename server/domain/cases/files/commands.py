"""A file is attached to a case once it is whole on the disk, and struck out where it was the wrong one."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase
from server.domain.cases.words import FileKind

HEAD = (r.UnknownCase, r.CaseChanged, r.WrongCaseState)


class AttachFile(OnCase, frozen=True, tag=True, kw_only=True):
    """As in the event."""

    refusals = (*HEAD, r.ScansOff, r.UnknownMaterial, r.TooManyFiles)

    file: str
    material: str
    kind: FileKind
    size: int
    salt: str
    sum: str


class StrikeFile(OnCase, frozen=True, tag=True, kw_only=True):
    refusals = (*HEAD, r.UnknownFile)

    file: str
    reason: str = ""


FileCommand = AttachFile | StrikeFile
