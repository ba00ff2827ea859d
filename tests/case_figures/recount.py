"""Figures of cases recounted from the entries of the journal as they are written, sharing nothing with the program: no fold,
no calendar, no limit of its own."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from server.journal.entry import Record

SHANGHAI = timedelta(hours=8)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CLOSE_S = 17.5 * 3600
ENDS = {"CaseClosed", "CaseRefused", "CaseWithdrawn"}


def local(at: float) -> datetime:
    return EPOCH + timedelta(seconds=at) + SHANGHAI


def close_of(day: date) -> float:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - SHANGHAI
    return (midnight - EPOCH).total_seconds() + CLOSE_S


@dataclass
class Counting:
    """One thing that counts, and everything that it can be put under."""

    figure: str
    at: float
    hall: str
    matter: str
    window: str
    clerk: str = ""
    department: str = ""
    number: int = 1

    def under(self, by: str) -> str:
        if by in ("hall", "matter", "window", "clerk", "department"):
            return str(getattr(self, by))
        day = local(self.at)
        return {
            "hour": f"{day.hour:02}",
            "weekday": str(day.isoweekday()),
            "hour_of_week": f"{day.isoweekday()}-{day.hour:02}",
            "day": day.date().isoformat(),
            "month": day.date().isoformat()[:7],
        }[by]


@dataclass
class CaseJournal:
    """The entries, read twice: once for the years that were entered at any time, and then for what happened."""

    rest: set[str] = field(default_factory=set[str])
    work: set[str] = field(default_factory=set[str])
    tables: dict[int, Any] = field(default_factory=dict[int, Any])
    counted: list[Counting] = field(default_factory=list[Counting])
    cases: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    matters: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])
    asked: dict[tuple[str, str], float] = field(default_factory=dict[tuple[str, str], float])

    def works(self, day: date) -> bool:
        iso = day.isoformat()
        return iso in self.work or (day.isoweekday() < 6 and iso not in self.rest)

    def calendar(self, events: str) -> None:
        """The years, as they were entered last, before anything is counted."""
        if '"CalendarSet"' in events:
            for event in json.loads(events):
                self.tables[event["year"]] = event["table"]
            self.rest = {day for table in self.tables.values() for day in table["rest"]}
            self.work = {day for table in self.tables.values() for day in table["work"]}

    def note(self, figure: str, at: float, case: dict[str, Any], **more: Any) -> Counting:
        one = Counting(figure, at, case["hall"], case["matter"], case["window"], **more)
        self.counted.append(one)
        return one

    def due(self, since: float, days: int, natural: bool, stops: list[tuple[float, float]]) -> float:
        """When so many days are used up."""
        day, used = local(since).date(), 0
        while True:
            day += timedelta(1)
            stood = any(stopped <= close_of(day) < started for stopped, started in stops)
            if used < days and (natural or self.works(day)) and not stood:
                used += 1
            if used == days and self.works(day):
                return close_of(day)

    def used(self, since: float, until: float, natural: bool, stops: list[tuple[float, float]]) -> int:
        day, last, used = local(since).date(), local(until).date(), 0
        while day < last:
            day += timedelta(1)
            stood = any(stopped <= close_of(day) < started for stopped, started in stops)
            used += (natural or self.works(day)) and not stood
        return used

    def decision(
        self, what: str, at: float, case: dict[str, Any], since: float, limits: dict[str, int], **more: Any
    ) -> list[Counting]:
        """`what` was decided at `at`; how long that took, and whether the limits were kept."""
        natural = more.pop("natural", False)
        stops = [(a, b if b is not None else float("inf")) for a, b in case["stops"] if a <= at]
        over = [(a, b) for a, b in stops if b <= at]
        seen = next((a for a, b in stops if b > at), at)
        found = [self.note(what, at, case, **more)]
        days = self.used(since, at, natural, stops)
        found.append(
            self.note(
                "used_days" if what == "decided" else "task_days", at, case, **(more | {"number": days})
            )
        )
        for name, limit in limits.items():
            if limit:
                kept = seen < self.due(since, limit, natural, over)
                found.append(self.note(f"{name}_{'kept' if kept else 'late'}", at, case, **more))
        return found

    def undo(self, found: list[Counting]) -> None:
        for one in found:
            one.number = 0
        found.clear()

    def take(self, at: float, event: dict[str, Any], beside: set[tuple[str, str]]) -> None:
        kind, id, by = event["type"], event.get("case", ""), event.get("by", "")
        if kind == "MatterPublished":
            self.matters.setdefault(event["matter"]["id"], []).append(event["matter"])
        elif kind == "JointOpened":
            self.note("joint_opened", at, event | {"matter": ""}, clerk=event["clerk"])
        elif kind == "CaseReceived":
            case = self.cases[id] = event | {
                "stops": [],
                "extra": 0,
                "tickets": {},
                "came": set(),
                "parts": {},
                "won": [],
            }
            case["since"] = at
            if not event.get("door"):
                self.came(case, at, event["ticket"])
            self.note("received", at, case, clerk=event["clerk"])
            if event.get("joint"):
                self.note("joint", at, case, clerk=event["clerk"])
        elif id in self.cases:
            self.about(kind, at, self.cases[id], event, id, by, beside)

    def came(self, case: dict[str, Any], at: float, ticket: str = "") -> None:
        day = local(at).date()
        if ticket:
            case["tickets"].setdefault(ticket, day)
        else:
            case["came"].add(day)

    def about(
        self,
        kind: str,
        at: float,
        case: dict[str, Any],
        event: dict[str, Any],
        id: str,
        by: str,
        beside: set[tuple[str, str]],
    ) -> None:
        matter: dict[str, Any] = self.matters[case["matter"]][case["version"] - 1]
        natural = matter.get("unit", "working") == "natural"
        if "task" in event and kind.startswith("Task"):
            self.task(kind, at, case, event, matter)
        match kind:
            case "CaseAccepted":
                case["accepted"] = at
                self.note("accepted", at, case, clerk=by)
                if ("CaseClosed", id) not in beside:
                    self.note("asked_accepted", at, case, clerk=by)
                self.asked[id, "accepted"] = at
            case "CaseDeemedAccepted":
                case["accepted"] = case["since"]
                for figure in ("accepted", "deemed", "asked_accepted"):
                    self.note(figure, case["since"], case)
                self.asked[id, "accepted"] = case["since"]
            case "CorrectionAsked" | "LackAllowed":
                self.note("corrections" if kind == "CorrectionAsked" else "lacks", at, case, clerk=by)
            case "MaterialBrought" | "LackFilled":
                if not case.get("door") or by != case["door"]:
                    self.came(case, at)
                if kind == "LackFilled":
                    self.note("filled", at, case, clerk=by)
            case "ClockStopped":
                case["stops"].append((at, None))
            case "ClockStarted":
                case["stops"][-1] = (case["stops"][-1][0], at)
            case "ClockCorrected":
                case["stops"][event["pause"]] = (event["stopped"], event["started"])
                for part in case["parts"].values():
                    if part["decided"]:
                        self.undo(part["decided"])
                        part["decided"] = self.decision(*part["how"][:5], **part["how"][5])
            case "LimitExtended":
                case["extra"] = event["days"]
            case "CaseMoved":
                case["version"] = event["version"]
            case "CaseDecided":
                limits: dict[str, int] = {name: matter.get(f"{name}_days", 0) for name in ("promise", "law")}
                limits = {name: days and days + case["extra"] for name, days in limits.items()}
                case["won"] = self.decision("decided", at, case, case["accepted"], limits, natural=natural)
                if event["decision"] == "approved":
                    case["won"].append(self.note("approved", at, case))
            case "DecisionRevoked":
                self.undo(case["won"])
                self.note("revoked", at, case)
            case "ResultCollected" | "ResultDelivered":
                if kind == "ResultCollected" and event["how"] != "post":
                    self.came(case, at, event.get("ticket", ""))
                self.note("collected", at, case, clerk=by)
            case _ if kind in ENDS:
                self.end(kind, at, case, id, by)
            case _:
                pass

    def end(self, kind: str, at: float, case: dict[str, Any], id: str, by: str) -> None:
        self.asked[id, "ended"] = at
        self.note("asked_ended", at, case)
        if kind != "CaseClosed":
            self.note({"CaseRefused": "refused", "CaseWithdrawn": "withdrawn"}[kind], at, case, clerk=by)
        else:
            visits = len(case["tickets"]) + len(case["came"] - set(case["tickets"].values()))
            self.note("closed", at, case)
            self.note("visits", at, case, number=visits)
            if visits < 2:
                self.note("once", at, case)

    def task(
        self, kind: str, at: float, case: dict[str, Any], event: dict[str, Any], matter: dict[str, Any]
    ) -> None:
        step = next((one for one in matter["flow"] if one["id"] == event["task"]), None)
        part = case["parts"].setdefault(event["task"], {"decided": []})
        if step is None:
            return
        whose = {"department": step["department"]}
        if kind in ("TaskHanded", "TaskReopened"):
            part["at"] = at
            self.note("tasks_handed", at, case, **whose)
        if kind == "TaskHanded":
            part["decided"] = []
        if kind in ("TaskReopened", "TaskPlanned"):
            self.undo(part["decided"])
        if kind == "TaskReturned":
            self.note("tasks_returned", at, case, clerk=event["by"], **whose)
        if kind == "TaskDecided":
            limits = {"tasks": step.get("days", 0)}
            whose["clerk"] = event["by"]
            part["how"] = ("tasks_decided", at, case, part["at"], limits, whose)
            part["decided"] = self.decision("tasks_decided", at, case, part["at"], limits, **whose)

    def hear(self, event: dict[str, Any]) -> None:
        if event["type"] == "RatingGiven" and event["about"]["stage"] != "service":
            about, level = event["about"], event["given"]["level"]
            stage = about["stage"]
            rated = {"hall": about["hall"], "matter": about["matter"], "window": about.get("window", "")}
            clerk = about.get("clerk", "") if stage == "accepted" else ""
            self.note(f"{stage}_{level}", self.asked[about["case"], stage], rated, clerk=clerk)

    def read(self, at: float, events: str) -> None:
        """An entry of the stream of cases."""
        told = json.loads(events)
        beside = {(event["type"], event.get("case", "")) for event in told}
        for event in told:
            self.take(at, event, beside)


def recount(cases: Sequence[Record], heard: Sequence[Record]) -> list[Counting]:
    journal = CaseJournal()
    for record in cases:
        journal.calendar(record.events)
    for record in cases:
        journal.read(record.at, record.events)
    for record in heard:
        for event in json.loads(record.events):
            journal.hear(event)
    return journal.counted


def figures(counted: Sequence[Counting], key: Callable[[Counting], str]) -> dict[str, Counter[str]]:
    """Row → figure → how many; an empty key counts nowhere."""
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in counted:
        if name := key(one):
            rows[name][one.figure] += one.number
    return dict(rows)
