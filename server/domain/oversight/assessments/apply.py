"""Assessments change here alone."""

from typing import assert_never

from msgspec import structs

from server.domain.oversight import events as e
from server.domain.oversight.assessments.assessment import Assessment, Objection, with_points
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import AssessmentState


def apply(state: OversightState, event: e.AssessmentEvent, at: float) -> None:
    facts = state.facts
    if isinstance(event, e.AssessmentDrawn):
        before = facts.assessments.get(event.assessment)
        one = Assessment(
            id=event.assessment, kind=event.kind, hall=event.hall, period=event.period, criteria=event.criteria,
            grades=event.grades, lines=event.lines, drawn_at=at, by=event.by, seen=before.seen + 1 if before else 1,
        )  # fmt: skip
        facts.assessments[one.id] = one
        state.touched(one)
        return
    one = facts.assessments[event.assessment]
    one.seen += 1
    match event:
        case e.AssessmentObjected(subject=subject, by=by, words=words):
            one.lines = tuple(
                structs.replace(line, objection=Objection(at, by, words)) if line.subject == subject else line
                for line in one.lines
            )
        case e.ObjectionDecided():
            _decided(one, event, at)
        case e.AssessmentSigned(by=by):
            one.state, one.signed_at, one.signed_by = AssessmentState.SIGNED, at, by
        case _:
            assert_never(event)
    state.touched(one)


def _decided(one: Assessment, event: e.ObjectionDecided, at: float) -> None:
    for line in one.lines:
        if line.subject == event.subject and line.objection is not None:
            before = {
                score.criterion: score.points for score in line.scores if score.criterion in event.points
            }
            objection = structs.replace(
                line.objection, decided_at=at, decided_by=event.by, result=event.result, why=event.words, before=before
            )  # fmt: skip
            one.replaced(structs.replace(with_points(line, event.points), objection=objection))
