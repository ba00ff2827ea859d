"""Figures recounted from the entries of the journal as they are written, sharing nothing with the statistics."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from server.journal.entry import Record

SHANGHAI = timedelta(hours=8)
DATE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Happened:
    """One thing that counts: `what` it is, when, and everything that it can be put under."""

    what: str
    day: str
    at: float
    category: str = ""
    window: str = ""
    clerk: str = ""
    service: str = ""
    number: float = 1.0

    def under(self, by: str) -> str:
        if by in ("category", "window", "clerk", "service"):
            return str(getattr(self, by))
        local = DATE + timedelta(seconds=self.at) + SHANGHAI
        weekday = datetime.fromisoformat(self.day).isoweekday()
        return {
            "hour": f"{local.hour:02}",
            "weekday": str(weekday),
            "hour_of_week": f"{weekday}-{local.hour:02}",
            "day": self.day,
            "month": self.day[:7],
        }[by]


@dataclass
class Journal:
    """What the entries say, told by the kind of each event."""

    day: str = ""
    open: bool = False
    happened: list[Happened] = field(default_factory=list[Happened])
    tickets: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    clerks: dict[str, str] = field(default_factory=dict[str, str])
    seats: dict[str, bool] = field(default_factory=dict[str, bool])
    """Window → whether it is open and not paused."""
    sitting: dict[str, tuple[float, str]] = field(default_factory=dict[str, tuple[float, str]])
    gone: dict[str, Happened] = field(default_factory=dict[str, Happened])
    done: dict[tuple[str, int], Happened] = field(default_factory=dict[tuple[str, int], Happened])
    """(ticket, which of its services) → when and where it was finished; kept when the day is over."""
    rated: dict[tuple[str, int], Happened] = field(default_factory=dict[tuple[str, int], Happened])

    def note(self, what: str, at: float, **more: Any) -> Happened:
        one = Happened(what, self.day, at, **more)
        self.happened.append(one)
        return one

    def rise(self, window: str, at: float) -> None:
        if window in self.sitting:
            since, clerk = self.sitting.pop(window)
            self.note("open_s", since, window=window, clerk=clerk, number=at - since)

    def sit(self, window: str, at: float) -> None:
        if self.open and self.seats.get(window) and window not in self.sitting:
            self.sitting[window] = (at, self.clerks.get(window, ""))

    def leave(self, ticket: dict[str, Any], at: float) -> None:
        """The window does not work for this ticket any more."""
        if "since" in ticket:
            since = ticket.pop("since")
            ticket["worked"] += at - since
            self.note(
                "serving_s", since, category=ticket["category"], window=ticket["window"],
                clerk=self.clerks.get(ticket["window"], ""), number=at - since,
            )  # fmt: skip

    def work(self, ticket: dict[str, Any], window: str, at: float) -> None:
        ticket |= {"since": at, "window": window}

    def take(self, at: float, event: dict[str, Any]) -> None:
        kind, id = event["type"], event.get("ticket", "")
        seat, ticket = event.get("window", ""), self.tickets.get(id, {})
        match kind:
            case "DayOpened":
                if event["day"] != self.day:
                    self.tickets.clear()
                self.day, self.open = event["day"], True
                for window in self.seats:
                    self.sit(window, at)
            case "DayClosed":
                for window in list(self.sitting):
                    self.rise(window, at)
                self.open = False
            case "WindowOpened" | "WindowResumed":
                if kind == "WindowOpened":
                    self.clerks[seat] = event["clerk"]
                self.seats[seat] = True
                self.sit(seat, at)
            case "WindowPaused" | "WindowClosed":
                self.rise(seat, at)
                self.seats[seat] = False
                if kind == "WindowClosed":
                    self.clerks[seat] = ""
            case "TicketTaken":
                self.tickets[id] = {
                    "category": event["category"],
                    "called": False,
                    "worked": 0.0,
                    "finished": 0,
                }
                when = event["since"] if event.get("lease") else at
                self.note("arrivals", when, category=event["category"])
            case "TicketCalled":
                called = {"category": ticket["category"], "window": seat, "clerk": self.clerks.get(seat, "")}
                self.note("calls", at, **called)
                if not ticket["called"]:
                    self.note("wait", at, number=event["why"]["waited_s"], **called)
                    if event["why"]["urgency"] <= 1:
                        self.note("kept", at, **called)
                ticket |= {"called": True, "window": seat}
            case "ServiceStarted":
                ticket["worked"] = 0.0
                self.work(ticket, seat, at)
            case "TicketResumed":
                self.work(ticket, seat, at)
            case "TicketHeld":
                self.leave(ticket, at)
            case "ServiceFinished":
                self.leave(ticket, at)
                ticket["finished"] += 1
                done = {"category": event["category"], "window": seat, "clerk": event.get("clerk", "")}
                ticket["done"] = event["category"]
                self.done[id, ticket["finished"]] = self.note(
                    "services", at, service=event.get("service", ""), number=ticket["worked"], **done
                )
            case "ServiceContinued":
                ticket |= {"category": event["category"], "worked": 0.0}
                self.work(ticket, seat, at)
            case "TicketTransferred" | "TicketForwarded":
                self.leave(ticket, at)
                ticket["category"] = event["category"]
            case "TicketMissed":
                self.note("misses", at, category=ticket["category"], window=seat)
            case "TicketServed":
                self.note("served", at, category=ticket["category"], window=seat)
            case "TicketCancelled":
                self.note("cancelled", at, category=ticket["category"], window=ticket.get("window", ""))
            case "TicketExpired":
                self.leave(ticket, at)
                how = {"last_chance": "left", "day_closed": "unserved"}[event["cause"]]
                one = self.note(how, at, category=ticket["category"], window=ticket.get("window", ""))
                self.gone[id] = one
            case "TicketReturned":
                self.leave(ticket, at)
                if id in self.gone:
                    self.happened.remove(self.gone.pop(id))
            case "TicketRated":
                key = (id, ticket["finished"])
                if key in self.rated:
                    self.happened.remove(self.rated[key])
                self.rated[key] = self.note(
                    "rating", at, category=ticket["done"], window=event["window"], clerk=event.get("clerk", ""),
                    number=event["level"],
                )  # fmt: skip
            case _:
                pass

    def hear(self, hall: str, event: dict[str, Any]) -> None:
        """Something of the stream of oversight: a service that was rated on a later day."""
        if (
            event["type"] != "RatingGiven"
            or event["about"]["stage"] != "service"
            or event["about"]["hall"] != hall
        ):
            return
        ticket, _, finished = event["rating"].rpartition("~")
        of = self.done[ticket, int(finished)]
        level = event["given"]["level"]
        self.happened.append(
            Happened("rating", of.day, of.at, of.category, of.window, of.clerk, number=level)
        )


def recount(records: Sequence[Record], now: float) -> Journal:
    journal = Journal()
    for record in records:
        for event in json.loads(record.events):
            journal.take(record.at, event)
    for window in list(journal.sitting):
        journal.rise(window, now)
    for ticket in journal.tickets.values():
        journal.leave(ticket, now)
    return journal


def figures(journal: Journal, wanted: Callable[[Happened], str]) -> dict[str, dict[str, Any]]:
    """Row → figure → number; `wanted` says which row something counts to, none where it is empty."""
    rows: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in journal.happened:
        if key := wanted(one):
            rows[key][one.what].append(one.number)
    return {key: _row(lists) for key, lists in rows.items()}


def _row(lists: "defaultdict[str, list[float]]") -> dict[str, Any]:
    waits, levels = sorted(lists["wait"]), Counter(lists["rating"])
    enough = [w for i, w in enumerate(waits, 1) if i * 10 >= 9 * len(waits)]
    return {
        "arrivals": len(lists["arrivals"]),
        "called": len(waits),
        "kept": len(lists["kept"]),
        "mean_wait_s": round(sum(waits) / len(waits)) if waits else None,
        "p90_wait_s": round(enough[0]) if enough else None,
        "longest_wait_s": round(waits[-1]) if waits else None,
        "calls": len(lists["calls"]),
        "misses": len(lists["misses"]),
        "visits": len(lists["served"]),
        "cancelled": len(lists["cancelled"]),
        "left": len(lists["left"]),
        "unserved": len(lists["unserved"]),
        "services": len(lists["services"]),
        "mean_service_s": round(sum(lists["services"]) / len(lists["services"]))
        if lists["services"]
        else None,
        "serving_s": round(sum(lists["serving_s"])),
        "open_s": round(sum(lists["open_s"])),
        "ratings": len(lists["rating"]),
        "levels": [levels[n] for n in range(1, 6)],
    }
