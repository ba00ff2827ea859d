"""Rating pads of hardware: invited at finish, thanked for the answer, let go after their time; never a default."""

import asyncio
from typing import NamedTuple, cast

import structlog

from devices.protocols import Rated, RatingPad, Report
from server.bridges.devices import Devices, Unit
from server.bridges.presses import Press, Presses
from server.domain.queue import commands as c
from server.domain.queue.change import Change
from server.domain.queue.events import ServiceFinished
from server.domain.queue.refusal_codes import Refused
from server.domain.queue.tickets.words import RatingChannel
from server.engine.submission import EngineFault, NotReady
from server.halls import Halls
from server.journal.journal import JournalUnavailable
from server.signal import Signal

log = structlog.get_logger("ratings")
MAILBOX = 20
Key = tuple[str, str]
"""(hall, window)"""


class AskedRating(NamedTuple):
    """Whom a window's pads are asking about, and the end of the time to answer."""

    ticket: str
    number: str
    end: asyncio.TimerHandle


class RatingPads:
    """All rating pads of all halls."""

    def __init__(self, engine: Halls, devices: Devices, presses: Presses) -> None:
        self._engine, self._presses = engine, presses
        self.changed = Signal[str]("ratings")
        """Tells the hall in which a rating pad has stopped asking."""
        self._pads: dict[Key, list[Unit]] = {}
        for unit in devices.units("rating-pad"):
            self._pads.setdefault((unit.hall, unit.bound.window), []).append(unit)
        self._asked: dict[Key, AskedRating] = {}
        self._mailbox: asyncio.Queue[tuple[Unit, int, str, str, str]] = asyncio.Queue(
            MAILBOX * max(1, len(self._pads))
        )
        devices.on(Rated, self.rated)

    def follow(self, change: Change) -> None:
        """Invite where a service has just been finished; never waits."""
        if not self._pads:
            return
        for event in change.events:
            if isinstance(event, ServiceFinished) and (change.stream, event.window) in self._pads:
                self._invite((change.stream, event.window), change, event.ticket)

    def rated(self, unit: Unit, report: Report) -> None:
        """A citizen touched a pad; never waits."""
        key = (unit.hall, unit.bound.window)
        level = cast(Rated, report).level
        asked = self._asked.get(key)
        if asked is None:
            # Nobody is asked any more, or ever was: not rated stays not rated.
            log.info("late rating refused", hall=unit.hall, pad=unit.name)
            self._note(unit, level, "", "rating_late")
            cast(RatingPad, unit.device).dismiss(unit.bound.at)
        elif self._mailbox.full():
            log.warning("rating dropped", hall=unit.hall, pad=unit.name)
        else:
            self._mailbox.put_nowait((unit, level, asked.ticket, asked.number, cast(Rated, report).id))

    async def run(self) -> None:
        """Carry out what was touched, in order; the app owns this task."""
        while True:
            unit, level, ticket, number, id = await self._mailbox.get()
            try:
                await self._rate(unit, level, ticket, number, id)
            except Exception:
                log.exception("rating failed", hall=unit.hall, pad=unit.name)

    def _invite(self, key: Key, change: Change, ticket: str) -> None:
        settings, found = change.state.settings, change.state.facts.today.tickets.get(ticket)
        if found is None:
            return
        self._forget(key)
        end = asyncio.get_running_loop().call_later(settings.rules.rating_pad_s, self._over, key)
        self._asked[key] = AskedRating(ticket, found.number, end)
        for unit in self._pads[key]:
            cast(RatingPad, unit.device).invite(unit.bound.at)

    def _over(self, key: Key) -> None:
        self._forget(key)
        for unit in self._pads[key]:
            cast(RatingPad, unit.device).dismiss(unit.bound.at)
        self.changed.send(key[0])

    def _forget(self, key: Key) -> None:
        asked = self._asked.pop(key, None)
        if asked is not None:
            asked.end.cancel()

    async def _rate(self, unit: Unit, level: int, ticket: str, number: str, id: str) -> None:
        window = unit.bound.window
        command = c.RateTicket(ticket, level, channel=RatingChannel.PAD, at_window=window)
        try:
            actor = f"rating-pad:{unit.name}"
            await self._engine.submit(unit.hall, command, actor=actor, key=f"{actor}/{id}" if id else "")
            code = ""
        except (JournalUnavailable, EngineFault, NotReady):
            code = "journal_unavailable"
        except Refused as refused:
            code = refused.code
        pad = cast(RatingPad, unit.device)
        asked = self._asked.get((unit.hall, window))
        if code != "journal_unavailable" and asked is not None and asked.ticket == ticket:
            self._forget((unit.hall, window))
        if code == "journal_unavailable":
            pad.invite(unit.bound.at)  # ask again: nothing was kept
        elif code:
            log.info("rating refused", hall=unit.hall, pad=unit.name, code=code)
            pad.dismiss(unit.bound.at)
        else:
            pad.thank(unit.bound.at)
        self._note(unit, level, number, code)

    def _note(self, unit: Unit, level: int, number: str, code: str) -> None:
        # The clerk must not see who rated how: only that somebody did.
        del level
        press = Press(self._engine.clock.now(), unit.bound.window, "rating", "rate", number, code)
        self._presses.add(unit.hall, press)
