"""A letter is sent, answered, sent back or closed."""

from server.domain.message import Command
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem

HEAD = (r.UnknownLetter, r.ItemChanged, r.WrongStep)


class SendLetter(Command, frozen=True, tag=True, kw_only=True):
    refusals = (r.DaysOutside,)

    hall: str
    unit: str
    about: str
    words: str
    days: int
    by: str


class AnswerLetter(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = HEAD

    words: str


class SendLetterBack(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = HEAD

    words: str


class CloseLetter(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = HEAD


LetterCommand = SendLetter | AnswerLetter | SendLetterBack | CloseLetter
