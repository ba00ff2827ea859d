"""The halls' opening hours go by the same years of working days as the limits of cases."""

from collections.abc import Iterable, Mapping

from server.calendar.timetable import HallTimetable
from server.domain.calendar import Table
from server.domain.cases.calendar.events import CalendarSet
from server.domain.cases.change import Change


class CaseCalendar:
    """`timetables` of all halls; those that are opened by hand go by no calendar."""

    def __init__(self, timetables: Iterable[object]) -> None:
        self._timetables = [one for one in timetables if isinstance(one, HallTimetable)]

    def follow(self, entered: Mapping[int, Table]) -> None:
        """Go by these years from now on."""
        for timetable in self._timetables:
            timetable.knowing(entered)

    def changed(self, change: Change) -> None:
        """Never waits."""
        if any(isinstance(event, CalendarSet) for event in change.events):
            self.follow(change.state.facts.years)
