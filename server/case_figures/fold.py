"""From the events of cases to rows, as a pure fold: the same entries give the same rows, whenever they are read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import msgspec

from server.case_figures.limits import LimitRun, MeasuredLimit, Measuring
from server.case_figures.rows import CaseFact, RowPlace
from server.case_figures.under_way import CasesBetween, CaseUnderWay, MatterTerms, PartUnderWay, terms_of
from server.domain.cases import events as e
from server.domain.cases.about import AboutCase
from server.domain.cases.settings import Office
from server.domain.cases.stream import ID
from server.domain.cases.words import Collection
from server.domain.message import Event

_pack = msgspec.msgpack.Encoder().encode
AT_ONCE, DEEMED = "at_once", "deemed"


class CaseFold:
    """Takes entries in order; gives rows. Since it was kept last, `touched` names the cases that changed, `undone` the rows
    that do not count any more, `remeasured` those whose clock was put right; `recounted` says that a calendar is new."""

    def __init__(
        self,
        office: Office,
        zone: ZoneInfo,
        between: CasesBetween | None = None,
        cases: dict[str, CaseUnderWay] | None = None,
    ) -> None:
        self.between, self.cases = between or CasesBetween(), cases or {}
        self._office, self._zone = office, zone
        self.measuring = Measuring(office.knowing(self.between.years))
        self.touched: set[str] = set()
        self.undone: list[RowPlace] = []
        self.remeasured: list[tuple[RowPlace, MeasuredLimit, bytes]] = []
        self.recounted = False
        self._place, self._at, self._day, self._hour = RowPlace(0, 0), 0.0, "", 0
        self._at_once: frozenset[str] = frozenset()
        self._rows: list[CaseFact] = []

    def take(self, seq: int, at: float, events: Sequence[e.AnyEvent]) -> list[CaseFact]:
        """The rows that entry `seq` brings. Raises KeyError for a case that nobody received."""
        self._rows = []
        self._at, (self._day, self._hour) = at, self.moment(at)
        if self._day > self.between.day:
            self.between.day = self._day
        self._at_once = frozenset(one.case for one in events if isinstance(one, e.CaseClosed))
        for part, event in enumerate(events):
            self._place = RowPlace(seq, part)
            how = self.how.get(type(event))
            if how is not None:
                how(self, event)
        return self._rows

    def saved(self) -> None:
        """What it has told is kept."""
        self.touched.clear()
        self.undone.clear()
        self.remeasured.clear()
        self.recounted = False

    def moment(self, at: float) -> tuple[str, int]:
        """The day and the hour of a moment by the offices' clock."""
        local = datetime.fromtimestamp(at, self._zone)
        return local.date().isoformat(), local.hour

    def _case(self, event: AboutCase) -> CaseUnderWay:
        self.touched.add(event.case)
        return self.cases[event.case]

    def _row(
        self,
        what: str,
        number: str,
        case: CaseUnderWay,
        how: str = "",
        by: str = "",
        department: str = "",
        value: int = 0,
    ) -> CaseFact:
        row = CaseFact(
            ID, *self._place, what, how, self._day, self._hour, self._at, number,
            case.hall, case.matter, case.window, by, department, case.joint, value,
        )  # fmt: skip
        self._rows.append(row)
        return row

    def _terms(self, case: CaseUnderWay) -> MatterTerms:
        return self.between.matters[case.matter][case.version - 1]

    def _limited(self, row: CaseFact, run: LimitRun) -> None:
        """The row of what was decided, with how its limits ran."""
        found = self.measuring.of(run)
        self._rows[-1] = row._replace(
            value=found.used, promise=found.promise, law=found.law, until=found.until, run=_pack(run)
        )

    def _published(self, event: e.MatterPublished) -> None:
        self.between.matters.setdefault(event.matter.id, []).append(terms_of(event.matter))

    def _calendar(self, event: e.CalendarSet) -> None:
        self.between.years[event.year] = event.table
        self.measuring = Measuring(self._office.knowing(self.between.years))
        self.recounted = True

    def _joint(self, event: e.JointOpened) -> None:
        opened = CaseUnderWay(event.hall, "", 0, event.window, event.clerk, "", True, self._at)
        self._row("joint", event.joint, opened, by=event.clerk)

    def _received(self, event: e.CaseReceived) -> None:
        case = self.cases[event.case] = CaseUnderWay(
            event.hall, event.matter, event.version, event.window, event.clerk, event.door, bool(event.joint), self._at
        )  # fmt: skip
        self.touched.add(event.case)
        if not event.door:
            case.visited(self._day, event.ticket)
        self._row("received", event.case, case, by=event.clerk)

    def _accepted(self, event: e.CaseAccepted) -> None:
        case = self._case(event)
        case.accepted_at = self._at
        self._row("accepted", event.case, case, AT_ONCE if event.case in self._at_once else "", event.by)

    def _deemed(self, event: e.CaseDeemedAccepted) -> None:
        """By the law it was accepted on the day of its receipt, and there it counts."""
        case = self._case(event)
        case.accepted_at = case.received_at
        day, hour = self.moment(case.received_at)
        row = self._row("accepted", event.case, case, DEEMED)
        self._rows[-1] = row._replace(day=day, hour=hour, at=case.received_at)

    def _corrected(self, event: e.CorrectionAsked) -> None:
        self._row("correction", event.case, self._case(event), by=event.by, value=len(event.items))

    def _lack(self, event: e.LackAllowed) -> None:
        self._row("lack", event.case, self._case(event), by=event.by)

    def _filled(self, event: e.LackFilled) -> None:
        self._brought(event)
        self._row("filled", event.case, self.cases[event.case], by=event.by)

    def _brought(self, event: e.MaterialBrought | e.LackFilled) -> None:
        case = self._case(event)
        if not case.door or event.by != case.door:
            case.visited(self._day, "")

    def _refused(self, event: e.CaseRefused) -> None:
        self._ended("refused", event.case, event.by, self._case(event))

    def _withdrawn(self, event: e.CaseWithdrawn) -> None:
        self._ended("withdrawn", event.case, event.by, self._case(event))

    def _closed(self, event: e.CaseClosed) -> None:
        case = self._case(event)
        self._ended("closed", event.case, "", case, case.times)

    def _ended(self, what: str, number: str, by: str, case: CaseUnderWay, value: int = 0) -> None:
        self._row(what, number, case, by=by, value=value)
        del self.cases[number]

    def _stopped(self, event: e.ClockStopped) -> None:
        self._case(event).pauses.append((self._at, None))

    def _started(self, event: e.ClockStarted) -> None:
        pauses = self._case(event).pauses
        pauses[-1] = pauses[-1][0], self._at

    def _clock_corrected(self, event: e.ClockCorrected) -> None:
        """What departments decided before it was put right is measured by the truth, too."""
        case = self._case(event)
        case.pauses[event.pause] = event.stopped, event.started
        for part in case.parts.values():
            if part.decided is not None:
                run = self._part_run(case, part)
                self.remeasured.append((part.decided, self.measuring.of(run), _pack(run)))

    def _extended(self, event: e.LimitExtended) -> None:
        self._case(event).extended = event.days

    def _moved(self, event: e.CaseMoved) -> None:
        self._case(event).version = event.version

    def _decided(self, event: e.CaseDecided) -> None:
        case = self._case(event)
        terms, extended = self._terms(case), case.extended
        row = self._row("decided", event.case, case, event.decision)
        case.decided = self._place
        promise, law = (days and days + extended for days in (terms.promise, terms.law))
        over, stopped = case.stood(self._at)
        since = self.moment(case.accepted_at)[0]
        self._limited(row, LimitRun(since, self._at, promise, law, terms.unit, over, stopped))

    def _revoked(self, event: e.DecisionRevoked) -> None:
        case = self._case(event)
        self._undo(case.decided)
        case.decided = None
        self._row("revoked", event.case, case, event.decision, event.by)

    def _undo(self, place: RowPlace | None) -> None:
        if place is not None:
            self.undone.append(place)

    def _part(self, event: e.AboutTask) -> tuple[CaseUnderWay, PartUnderWay]:
        case = self._case(event)
        department = self._terms(case).parts[event.task].department
        part = case.parts.setdefault(event.task, PartUnderWay(department))
        part.department = department
        return case, part

    def _handed(self, event: e.TaskHanded | e.TaskReopened) -> None:
        case, part = self._part(event)
        if isinstance(event, e.TaskReopened):
            self._undo(part.decided)
        part.handed_at, part.decided = self._at, None
        self._row("handed", event.case, case, department=part.department)

    def _planned(self, event: e.TaskPlanned) -> None:
        _, part = self._part(event)
        self._undo(part.decided)
        part.handed_at, part.decided = 0.0, None

    def _returned(self, event: e.TaskReturned) -> None:
        case, part = self._part(event)
        self._row(
            "returned", event.case, case, by=event.by, department=part.department, value=len(event.items)
        )

    def _task_decided(self, event: e.TaskDecided) -> None:
        case, part = self._part(event)
        part.decided, part.decided_at = self._place, self._at
        part.days = self._terms(case).parts[event.task].days
        row = self._row("task", event.case, case, event.decision, event.by, part.department)
        self._limited(row, self._part_run(case, part))

    def _part_run(self, case: CaseUnderWay, part: PartUnderWay) -> LimitRun:
        over, stopped = case.stood(part.decided_at)
        since = self.moment(part.handed_at)[0]
        return LimitRun(since, part.decided_at, part.days, pauses=over, stopped=stopped)

    def _collected(self, event: e.ResultCollected) -> None:
        case = self._case(event)
        if event.how is not Collection.POST:
            case.visited(self._day, event.ticket)
        self._row("collected", event.case, case, event.how, event.by)

    def _delivered(self, event: e.ResultDelivered) -> None:
        self._row("collected", event.case, self._case(event), Collection.POST, event.by)

    how: ClassVar[dict[type[Event], Callable[["CaseFold", Any], None]]] = {
        e.MatterPublished: _published,
        e.CalendarSet: _calendar,
        e.JointOpened: _joint,
        e.CaseReceived: _received,
        e.CaseAccepted: _accepted,
        e.CaseDeemedAccepted: _deemed,
        e.CorrectionAsked: _corrected,
        e.MaterialBrought: _brought,
        e.LackAllowed: _lack,
        e.LackFilled: _filled,
        e.CaseRefused: _refused,
        e.CaseWithdrawn: _withdrawn,
        e.CaseClosed: _closed,
        e.ClockStopped: _stopped,
        e.ClockStarted: _started,
        e.ClockCorrected: _clock_corrected,
        e.LimitExtended: _extended,
        e.CaseMoved: _moved,
        e.CaseDecided: _decided,
        e.DecisionRevoked: _revoked,
        e.TaskHanded: _handed,
        e.TaskReopened: _handed,
        e.TaskPlanned: _planned,
        e.TaskReturned: _returned,
        e.TaskDecided: _task_decided,
        e.ResultCollected: _collected,
        e.ResultDelivered: _delivered,
    }
    """What counts, and how. Everything else that happens to cases is no figure."""
