"""What happened to a letter of supervision. Words are ids of what is kept apart."""

from server.domain.oversight.about import AboutLetter


class LetterSent(AboutLetter, frozen=True, tag=True, kw_only=True):
    hall: str
    unit: str
    about: str
    words: str
    days: int
    by: str
    day: str
    serial: int


class LetterAnswered(AboutLetter, frozen=True, tag=True):
    by: str
    words: str


class LetterSentBack(AboutLetter, frozen=True, tag=True):
    by: str
    words: str


class LetterClosed(AboutLetter, frozen=True, tag=True):
    by: str


LetterEvent = LetterSent | LetterAnswered | LetterSentBack | LetterClosed
