"""Who is assessed by what, whose objection is heard, and when it stands."""

from typing import assert_never

from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.assessments.assessment import AssessedLine, Assessment, assessment_id
from server.domain.oversight.lookup import assessment_of
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import ObjectionResult


def decide(state: OversightState, command: c.AssessmentCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.DrawUpAssessment():
            return [_drawn(state, command, at)]
        case c.ObjectToAssessment(words=words, by=by):
            one, line = _line(state, command, command.subject)
            if line.objection is not None:
                raise r.ObjectedBefore(item=one.id)
            if state.settings.assessment.objection_days and _over(state, one, at):
                raise r.ObjectionsOver(item=one.id)
            return [e.AssessmentObjected(one.id, line.subject, by, words)]
        case c.DecideObjection():
            return [_decided(state, command)]
        case c.SignAssessment(by=by):
            one = _open(state, command)
            if any(line.contested for line in one.lines):
                raise r.ObjectedTo(item=one.id)
            if not _over(state, one, at):
                raise r.ObjectionsStillOpen(item=one.id)
            return [e.AssessmentSigned(one.id, by)]
        case _:
            assert_never(command)


def _drawn(state: OversightState, command: c.DrawUpAssessment, at: float) -> e.AssessmentDrawn:
    """As often as is wanted, until somebody has objected."""
    id = assessment_id(command.kind, command.hall, command.period)
    if at < command.ended:
        raise r.PeriodNotOver(period=command.period)
    known = state.facts.assessments.get(id)
    if known is not None and not known.open:
        raise r.AssessmentSignedOff(item=id)
    if known is not None and any(line.objection for line in known.lines):
        raise r.ObjectedTo(item=id)
    if not command.lines:
        raise r.NobodyAssessed(period=command.period)
    rules = state.settings.assessment
    return e.AssessmentDrawn(
        assessment=id, kind=command.kind, hall=command.hall, period=command.period,
        criteria=rules.criteria.get(command.kind, ()), grades=rules.grades, lines=command.lines, by=command.by,
    )  # fmt: skip


def _decided(state: OversightState, command: c.DecideObjection) -> e.ObjectionDecided:
    one, line = _line(state, command, command.subject)
    if line.objection is None or not line.contested:
        raise r.WrongStep(item=one.id)
    if command.by in (line.objection.by, line.subject):
        raise r.SecondPersonNeeded(item=one.id)
    weights = {criterion.id: criterion.weight for criterion in one.criteria}
    upheld = command.result is ObjectionResult.UPHELD
    for id, points in command.points.items():
        if not upheld or not 0 <= points <= weights.get(id, -1.0):
            raise r.PointsOutside(criterion=id)
    return e.ObjectionDecided(one.id, line.subject, command.result, command.points, command.by, command.words)


def _open(state: OversightState, command: c.OnItem) -> Assessment:
    one = assessment_of(state, command.item)
    if one.seen != command.seen:
        raise r.ItemChanged(item=one.id)
    if not one.open:
        raise r.AssessmentSignedOff(item=one.id)
    return one


def _line(state: OversightState, command: c.OnItem, subject: str) -> tuple[Assessment, AssessedLine]:
    one = _open(state, command)
    line = one.line(subject)
    if line is None:
        raise r.UnknownSubject(item=one.id)
    return one, line


def _over(state: OversightState, one: Assessment, at: float) -> bool:
    """Whether the working days for objections are used up. Without any they are heard until it is signed."""
    days = state.settings.assessment.objection_days
    limit = state.ends(one.drawn_at, days) if days else None
    return not days or (limit is not None and at >= limit.close)
