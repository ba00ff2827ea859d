"""What a paper is about: a case as staff sees it, with whose it is, in the reader's language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from babel.dates import format_date
from babel.numbers import format_currency

from server.domain.cases.shown.case import CaseMaterial, CaseView, DueView
from server.domain.language import Language, Text
from server.language.case_words import FORMS
from server.language.catalogues import say
from server.papers.sheet import SheetBlock

NOBODY = "—"
"""Whose case it is once that has been deleted."""


class PaperLanguage(NamedTuple):
    """Whose language a paper is in, and how that writes days and amounts."""

    language: Language

    def say(self, sentence: str, **params: str | Text) -> str:
        return say(self.language, sentence, **params)

    def day(self, iso: str | None) -> str:
        """A date, or the date of a moment, as it stands on paper; empty for none."""
        return format_date(date.fromisoformat(iso[:10]), "long", locale=self.language) if iso else ""

    def due(self, due: DueView | None) -> str:
        """The last day of a limit; a provisional one says so."""
        if due is None:
            return ""
        day = self.day(due.due)
        return self.say("{day} (provisional)", day=day) if due.provisional else day

    def yuan(self, fen: int) -> str:
        return format_currency(fen / 100, "CNY", locale=self.language)

    def text(self, text: Text | None) -> str:
        return text.in_(self.language) if text else ""


class PaperSubject(NamedTuple):
    """`words`: what was written, by what it is about (see `server.domain.cases.private`); `code`: the query code, empty for
    who may not tell it."""

    view: CaseView
    hall: str
    applicant: str
    agent: str
    words: Mapping[str, str]
    code: str
    reader: PaperLanguage

    def say(self, sentence: str, **params: str | Text) -> str:
        return self.reader.say(sentence, **params)

    def named(self, sentence: str, **params: str | Text) -> str:
        """A sentence that begins with whose case it is and says for what."""
        return self.say(sentence, name=self.applicant or NOBODY, matter=self.view.name, **params)

    def listed(self, materials: Iterable[CaseMaterial]) -> list[str]:
        text, say = self.reader.text, self.say
        return [
            " · ".join((text(one.name), say(FORMS[one.form]), self._copies(one.copies))) for one in materials
        ]

    def _copies(self, count: int) -> str:
        return self.say("1 copy") if count == 1 else self.say("{count} copies", count=str(count))

    @property
    def there(self) -> list[CaseMaterial]:
        return [one for one in self.view.materials if one.there]

    @property
    def following(self) -> list[CaseMaterial]:
        """Pledged to come later."""
        return [one for one in self.view.materials if not one.there and one.until]

    @property
    def missing(self) -> list[CaseMaterial]:
        return [one for one in self.view.materials if not one.there]

    @property
    def departments(self) -> str:
        return " · ".join(self.reader.text(task.department_name) for task in self.view.tasks)


@dataclass(frozen=True)
class PaperKind:
    """A kind of paper: whether there is one at this stage of a case, and what stands on it. Without `date`, or where that
    gives nothing, it has the day of receipt. `find`: it is what the result is collected with."""

    id: str
    title: Callable[[PaperSubject], str]
    there: Callable[[CaseView], bool]
    date: Callable[[CaseView], str | None]
    body: Callable[[PaperSubject], Sequence[SheetBlock]]
    signs: Sequence[str] = ()
    copies: int = 1
    find: bool = True
