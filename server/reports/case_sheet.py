"""A list of cases as an XLSX workbook, written line by line: however long it is, it takes no more memory."""

# pyright: reportUnknownMemberType=false
# XlsxWriter is typed in part only.

import io
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from functools import partial
from types import TracebackType
from typing import Self

from xlsxwriter import Workbook

from server.domain.cases.shown.workbook_line import ListedCase
from server.domain.language import Text, language_of
from server.language.case_words import DECISIONS, LAMPS, STATES
from server.language.catalogues import say
from server.program import PROGRAM

# A text stays a text: a number of twenty digits is none to count with, one that begins with "=" is no formula.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COLUMNS = {
    "Case number": 23,
    "Matter": 34,
    "Hall": 22,
    "State": 14,
    "Received on": 17,
    "Accepted on": 17,
    "Due on": 20,
    "Lamp": 20,
    "What was decided": 14,
    "Departments": 40,
    "Ended": 17,
}
"""Head → width, in characters."""
DAY, TIME = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


class CaseSheet:
    """Used as a context. `halls`: id → what it is called; `zone`: the offices' own. One thread at a time may use it."""

    def __init__(self, halls: Mapping[str, Text], zone: tzinfo, language: str) -> None:
        self._halls, self._zone, self._language = halls, zone, language
        self._say = partial(say, language)
        self._out = io.BytesIO()
        self._book = book = Workbook(self._out, OPTIONS)
        book.set_properties({"title": self._say("List of cases"), "author": PROGRAM})
        self._day, self._time = (book.add_format({"num_format": f, "align": "left"}) for f in (DAY, TIME))
        provisional = self._say("provisional").replace('"', "")
        self._open_day = book.add_format({"num_format": f'{DAY} "({provisional})"', "align": "left"})
        self._text = book.add_format({"num_format": "@"})
        self._sheet = sheet = book.add_worksheet(self._say("List of cases"))
        self._at, self._done = 0, False
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, (head, width) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, self._say(head), bold)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Whatever lies in files on the way goes."""
        if not self._done:
            self._book.close()

    def write(self, lines: Iterable[ListedCase]) -> None:
        for line in lines:
            self._at += 1
            self._line(line)

    def note(self, words: str) -> None:
        """Below the last line."""
        self._at += 1
        self._sheet.write_string(self._at, 0, words)

    def finished(self) -> bytes:
        self._sheet.autofilter(0, 0, max(1, self._at), len(COLUMNS) - 1)
        self._done = True
        self._book.close()
        return self._out.getvalue()

    def _line(self, line: ListedCase) -> None:
        self._sheet.write_string(self._at, 0, line.case, self._text)
        hall = self._halls.get(line.hall)
        self._words(1, line.name.in_(self._language))
        self._words(2, hall.in_(self._language) if hall else line.hall)
        self._words(3, self._say(STATES[line.state]))
        self._moment(4, line.received_at)
        self._moment(5, line.accepted_at)
        if line.paused:
            self._words(6, self._say("The clock stands still"))
        elif line.due is not None:
            form = self._open_day if line.due.provisional else self._day
            self._sheet.write_datetime(self._at, 6, datetime.fromisoformat(line.due.due), form)
        self._words(7, self._say(LAMPS[line.lamp]) if line.lamp else "")
        self._words(8, self._say(DECISIONS[line.decision]) if line.decision else "")
        comma = language_of(self._language).comma
        self._words(9, comma.join(name.in_(self._language) for name in line.departments))
        self._moment(10, line.ended_at)

    def _words(self, column: int, words: str) -> None:
        if words:
            self._sheet.write_string(self._at, column, words)

    def _moment(self, column: int, at: float) -> None:
        """The offices' time of day; a workbook knows no time zones."""
        if at:
            local = datetime.fromtimestamp(at, self._zone).replace(tzinfo=None, second=0, microsecond=0)
            self._sheet.write_datetime(self._at, column, local, self._time)
