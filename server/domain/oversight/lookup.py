"""Finding what a command names, as whoever acts has seen it, or refusing it."""

from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem
from server.domain.oversight.assessments.assessment import Assessment
from server.domain.oversight.concerns.concern import Concern, apart
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.overruns.overrun import Overrun
from server.domain.oversight.state import OversightState


def follow_up_of(state: OversightState, id: str, hall: str = "") -> FollowUp:
    """Of the hall, where one is named: another's is as unknown as none."""
    found = state.facts.follow_ups.get(id)
    if found is None or hall not in ("", found.about.hall):
        raise r.UnknownFollowUp(item=id)
    return found


def concern_of(state: OversightState, id: str, hall: str = "") -> Concern:
    found = state.facts.concerns.get(id)
    if found is None or hall not in ("", found.hall):
        raise r.UnknownConcern(item=id)
    return found


def letter_of(state: OversightState, id: str, hall: str = "") -> Letter:
    found = state.facts.letters.get(id)
    if found is None or hall not in ("", found.hall):
        raise r.UnknownLetter(item=id)
    return found


def overrun_of(state: OversightState, id: str, hall: str = "") -> Overrun:
    found = state.facts.overruns.get(id)
    if found is None or hall not in ("", found.hall):
        raise r.UnknownOverrun(item=id)
    return found


def assessment_of(state: OversightState, id: str) -> Assessment:
    found = state.facts.assessments.get(id)
    if found is None:
        raise r.UnknownAssessment(item=id)
    return found


def seen_follow_up(state: OversightState, command: OnItem) -> FollowUp:
    found = follow_up_of(state, command.item, command.hall)
    if found.seen != command.seen:
        raise r.ItemChanged(item=found.id)
    return found


def seen_concern(state: OversightState, command: OnItem) -> Concern:
    """Kept from whom it is about: they must not even learn that it is there."""
    found = concern_of(state, command.item, command.hall)
    if apart(found, command.by, command.departments):
        raise r.AboutYourself(item=found.id)
    if found.seen != command.seen:
        raise r.ItemChanged(item=found.id)
    return found


def seen_letter(state: OversightState, command: OnItem) -> Letter:
    found = letter_of(state, command.item, command.hall)
    if found.seen != command.seen:
        raise r.ItemChanged(item=found.id)
    return found
