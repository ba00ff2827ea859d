"""What clients send about cases."""

from typing import Annotated

from msgspec import Meta

from server.api.body_shapes import END, Body, Id, LongText, Person, Short, Text
from server.domain.cases.words import CaseState, Collection, Decision, PauseKind, RefusalReason

Day = Annotated[str, Meta(pattern=rf"^20[0-9]{{2}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]){END}")]
"""ISO date."""
Ids = Annotated[tuple[Id, ...], Meta(max_length=60)]
Seen = Annotated[int, Meta(ge=1)]


class Applicant(Person, frozen=True):
    """Whose case it is; goes to the personal store, never into the journal. `agent` acts for them, with a mandate."""

    agent: Person | None = None


class NewCase(Body, frozen=True):
    """An application as it lies on the counter. `brought`: ids of the materials that are there."""

    matter: Id
    applicant: Applicant
    brought: Ids = ()
    window: Id | None = None
    ticket: Id | None = None


class SeenBody(Body, frozen=True):
    """`seen`: the case's version on the screen of whoever acts; when it has another by now nothing is done."""

    seen: Seen


class AcceptBody(SeenBody, frozen=True):
    """`lacks`: material → until when it follows. `done`: an immediate matter is handed over as well."""

    lacks: Annotated[dict[Id, Day], Meta(max_length=60)] = {}
    done: bool = False


class BringBody(SeenBody, frozen=True):
    items: Ids = ()


class RefuseBody(SeenBody, frozen=True, kw_only=True):
    """`authority`: who decides it instead."""

    reason: RefusalReason
    authority: Text = ""


class TaskBody(SeenBody, frozen=True, kw_only=True):
    task: Id


class DecideBody(TaskBody, frozen=True, kw_only=True):
    """`opinion` goes to the personal store: it may name people."""

    decision: Decision
    opinion: LongText = ""


class PauseCaseBody(SeenBody, frozen=True, kw_only=True):
    """`expected`: the day on which the clock should go on."""

    kind: PauseKind
    expected: Day


class ExtendBody(SeenBody, frozen=True, kw_only=True):
    days: Annotated[int, Meta(ge=1, le=60)]
    approver: Short
    reason: LongText = ""


class ShelveBody(SeenBody, frozen=True):
    place: Short = ""


class CollectBody(SeenBody, frozen=True, kw_only=True):
    """`code`: the query code, where it is by that that whoever collects is known."""

    how: Collection
    code: Annotated[str, Meta(pattern=rf"^([0-9]{{6}})?{END}")] = ""


class CaseQuery(Body, frozen=True):
    """What is looked for, behind "?"; nothing said: anything. `number` is whole or its last digits; `before`: `more` of the
    answer before."""

    number: Annotated[str, Meta(pattern=rf"^[0-9]{{0,19}}[0-9Xx]?{END}")] = ""
    matter: Short = ""
    department: Short = ""
    state: CaseState | None = None
    hall: Short = ""
    before: Annotated[str, Meta(pattern=rf"^([0-9]{{1,12}}(\.[0-9]{{1,9}})?/[0-9]{{19}}[0-9X])?{END}")] = ""
