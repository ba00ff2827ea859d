from typing import assert_never

from server.domain.oversight import events as e
from server.domain.oversight.followups.follow_up import Deed
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.state import OversightState
from server.domain.oversight.words import LetterAction, LetterState


def apply(state: OversightState, event: e.LetterEvent, at: float) -> None:
    facts = state.facts
    match event:
        case e.LetterSent():
            one = Letter(
                id=event.letter, hall=event.hall, unit=event.unit, about=event.about, words=event.words,
                days=event.days, sent_at=at, step_at=at, by=event.by,
            )  # fmt: skip
            facts.letters[one.id] = one
            facts.day, facts.serial = event.day, event.serial
        case e.LetterAnswered(by=by, words=words):
            one = _to(facts.letters[event.letter], LetterState.ANSWERED, at)
            _did(one, LetterAction.ANSWER, at, by, words)
        case e.LetterSentBack(by=by, words=words):
            one = _to(facts.letters[event.letter], LetterState.SENT, at)
            _did(one, LetterAction.SEND_BACK, at, by, words)
        case e.LetterClosed(by=by):
            one = _to(facts.letters[event.letter], LetterState.CLOSED, at)
            one.closed_at = at
            _did(one, LetterAction.CLOSE, at, by)
        case _:
            assert_never(event)
    state.touched(one)


def _did(one: Letter, what: LetterAction, at: float, by: str, words: str = "") -> None:
    one.deeds = (*one.deeds, Deed(what, at, by, words))


def _to(one: Letter, state: LetterState, at: float) -> Letter:
    one.state, one.step_at = state, at
    one.seen += 1
    return one
