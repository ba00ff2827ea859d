"""Who has to answer for what, and whether the answer is enough."""

from typing import assert_never

from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.lookup import seen_letter
from server.domain.oversight.number import LETTER, oversight_number
from server.domain.oversight.state import OversightState
from server.domain.oversight.transitions import LETTER as TABLE
from server.domain.oversight.words import LetterAction

MOST_DAYS = 60


def decide(state: OversightState, command: c.LetterCommand, at: float) -> list[e.AnyEvent]:
    match command:
        case c.SendLetter():
            if not 1 <= command.days <= MOST_DAYS:
                raise r.DaysOutside(least=1, most=MOST_DAYS)
            day, serial = state.numbered(at)
            number = oversight_number(LETTER, state.settings.region, day, serial)
            return [
                e.LetterSent(
                    letter=number, hall=command.hall, unit=command.unit, about=command.about, words=command.words,
                    days=command.days, by=command.by, day=day, serial=serial,
                )
            ]  # fmt: skip
        case c.AnswerLetter(words=words, by=by):
            return [e.LetterAnswered(_allowed(state, command, LetterAction.ANSWER).id, by, words)]
        case c.SendLetterBack(words=words, by=by):
            return [e.LetterSentBack(_allowed(state, command, LetterAction.SEND_BACK).id, by, words)]
        case c.CloseLetter(by=by):
            return [e.LetterClosed(_allowed(state, command, LetterAction.CLOSE).id, by)]
        case _:
            assert_never(command)


def _allowed(state: OversightState, command: OnItem, action: LetterAction) -> Letter:
    one = seen_letter(state, command)
    if (one.state, action) not in TABLE:
        raise r.WrongStep(item=one.id)
    return one
