"""Received at the window; accepted, corrected or refused there; accepted by the law where nobody spoke."""

from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.catalogue.matter import Matter
from server.domain.cases.lookup import entry_of, known_materials, missing, seen_case
from server.domain.cases.number import case_number
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.tasks.flow import at_once, first, released
from server.domain.cases.term_and_lamp import deadline, term
from server.domain.cases.words import CaseAction, MatterKind

Events = list[e.AnyEvent]


def decide(state: CasesState, command: c.IntakeCommand, at: float) -> Events:
    match command:
        case c.ReceiveCase():
            return _receive(state, command, at)
        case c.AcceptCase():
            return _accept(state, command, at)
        case c.AskCorrection():
            case, matter = _seen(state, command, CaseAction.CORRECT)
            return [e.CorrectionAsked(case.id, tuple(missing(case, matter)), command.by)]
        case c.BringMaterial():
            return _bring(state, command)
        case c.RefuseCase():
            case, _ = _seen(state, command, CaseAction.REFUSE)
            return [e.CaseRefused(case.id, command.reason, command.by, command.authority)]
        case c.WithdrawCase():
            case, _ = _seen(state, command, CaseAction.WITHDRAW)
            goes_on = [e.ClockStarted(case.id, command.by)] if case.paused is not None else []
            return [*goes_on, *released(case), e.CaseWithdrawn(case.id, command.by)]
        case _:
            assert_never(command)


def _seen(state: CasesState, command: c.OnCase, action: CaseAction) -> tuple[Case, Matter]:
    """The case with its matter, both fit for the action."""
    case = seen_case(state, command)
    matter = state.matter_of(case)
    require(case, matter, action)
    return case, matter


def _receive(state: CasesState, command: c.ReceiveCase, at: float) -> Events:
    entry = entry_of(state, command.matter)
    if not entry.offered:
        raise r.UnknownMatter(matter=command.matter)
    _is_trained(command.trained, command.matter)
    if known := state.externals.get((command.door, command.external)):
        raise r.ExternalKnown(case=known, external=command.external)
    known_materials(entry.newest.matter, command.brought)
    day, before = state.numbered(at)
    serial = before + 1
    return [
        e.CaseReceived(
            case=case_number(state.settings.region, day, serial),
            matter=command.matter,
            version=entry.newest.version,
            hall=command.hall,
            window=command.window,
            ticket=command.ticket,
            clerk=command.by,
            applicant=command.applicant,
            agent=command.agent,
            brought=command.brought,
            day=day,
            serial=serial,
            door=command.door,
            external=command.external,
        )
    ]


def _accept(state: CasesState, command: c.AcceptCase, at: float) -> Events:
    case, matter = _seen(state, command, CaseAction.ACCEPT)
    _is_trained(command.trained, case.matter)
    _may_follow(state, case, matter, command, at)
    lacks: Events = [
        e.LackAllowed(case.id, i, until, command.by) for i, until in sorted(command.lacks.items())
    ]
    accepted: Events = [*lacks, e.CaseAccepted(case.id, command.by)]
    if not command.done:
        return [*accepted, *first(case.id, matter)]
    if matter.kind is not MatterKind.IMMEDIATE or command.lacks:
        raise r.NotImmediate(matter=matter.id)
    return [*accepted, *at_once(case.id, matter, command.by)]


def _is_trained(trained: tuple[str, ...] | None, matter: str) -> None:
    if trained is not None and matter not in trained:
        raise r.NotTrained(matter=matter)


def _may_follow(state: CasesState, case: Case, matter: Matter, command: c.AcceptCase, at: float) -> None:
    """Whether everything is there but what may follow, and that before the promise is used up."""
    known_materials(matter, tuple(command.lacks))
    if there_already := [item for item in command.lacks if item in case.brought]:
        raise r.UnknownMaterial(material=there_already[0])
    may = {material.id for material in matter.materials if material.may_lack}
    there = {*case.brought, *(item for item in command.lacks if item in may)}
    still = [material.id for material in matter.materials if material.id not in there]
    if still:
        raise r.MaterialsMissing(items=", ".join(still))
    office = state.office
    if command.lacks and min(command.lacks.values()) < office.day_at(at):
        raise r.LackInPast()
    if command.lacks and matter.promise_days:
        promise = deadline(term(office.days_after(office.day_at(at)), matter.promise_days, matter.unit))
        if promise is not None and max(command.lacks.values()) > promise.due:
            raise r.LackTooLate(until=promise.due)


def _bring(state: CasesState, command: c.BringMaterial) -> Events:
    case, matter = _seen(state, command, CaseAction.BRING)
    known_materials(matter, command.items)
    new = tuple(item for item in dict.fromkeys(command.items) if item not in case.brought)
    filled: Events = [e.LackFilled(case.id, item, command.by) for item in new if item in case.lacks]
    rest = tuple(item for item in new if item not in case.lacks)
    return [*filled, *([e.MaterialBrought(case.id, rest, command.by)] if rest else [])]


def deemed(state: CasesState, case: Case, at: float) -> Events:
    notice = state.deadlines_of(case).notice
    if case.correction is not None or notice is None or at < notice.close:
        return []
    return [e.CaseDeemedAccepted(case.id), *first(case.id, state.matter_of(case))]
