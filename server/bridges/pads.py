"""From a call pad's keys to commands, one after the other per pad, and from the hall's state to the pad's display."""

import asyncio
from collections import deque
from functools import partial
from typing import NamedTuple, cast

import structlog

from devices.protocols import CallPad, Lost, PadDisplay, Pressed, Report
from server.bridges.devices import Devices, Unit
from server.bridges.presses import Press, Presses
from server.domain.queue import pads
from server.domain.queue.refusal_codes import Refused, UnknownClerk
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import current_number
from server.engine.submission import EngineFault, NotReady
from server.halls import Halls
from server.journal.journal import JournalUnavailable
from server.tasks import keep_running

log = structlog.get_logger("pads")
OLDEST_S = 8.0
"""An order that waited longer, behind a journal that stood still, might summon somebody whom nobody expects."""
REFUSAL_S = 3.0
"""How long a refusal stays on the display."""
MAILBOX = 20
TRIES, TRIES_S = 5, 60.0
"""So many wrong codes within this time lock signing in at one pad for as long."""


class Order(NamedTuple):
    """What was asked for at a pad, and when. `id` names the press of an agent, which may come twice."""

    at: float
    action: pads.Action
    id: str


class Pad:
    """One call pad: its keys, its mailbox, what it shows."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.device = cast(CallPad, unit.device)
        self.at = unit.bound.at
        self.window = unit.bound.window
        self.keys = pads.PadKeys(unit.section.keys)
        self.mailbox: asyncio.Queue[Order] = asyncio.Queue(MAILBOX)
        self.wrong: deque[float] = deque(maxlen=TRIES)
        self.code = 0
        self.number = ""
        self.waiting = 0
        self.asked: Order | None = None
        """What was refused with a question last: the same once more is the answer."""
        self._until: asyncio.TimerHandle | None = None

    def show(self, number: str, waiting: int) -> None:
        """The number at the window and how many wait for it."""
        self.number, self.waiting = number, waiting
        self._draw()

    def refuse(self, code: str) -> None:
        """Show a refusal for a while and draw attention to it."""
        self.code = pads.CODES.get(code, 999)
        self._draw()
        self.device.beep(self.at)
        if self._until is not None:
            self._until.cancel()
        self._until = asyncio.get_running_loop().call_later(REFUSAL_S, self._clear)

    def accept(self) -> None:
        """A refusal before this is out of date."""
        if self.code:
            self._clear()

    def _clear(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None
        self.code = 0
        self._draw()

    def _draw(self) -> None:
        self.device.show_pad(self.at, PadDisplay(self.number, self.waiting, self.code))


class Pads:
    """All call pads of all halls."""

    def __init__(self, engine: Halls, devices: Devices, presses: Presses) -> None:
        self._engine, self._presses = engine, presses
        self._pads = {(u.hall, u.section.id, u.bound.at): Pad(u) for u in devices.units("call-pad")}
        self._at: dict[tuple[str, str], list[Pad]] = {}
        for pad in self._pads.values():
            self._at.setdefault((pad.unit.hall, pad.window), []).append(pad)
        devices.on(Pressed, self.pressed)
        devices.on(Lost, self.lost)

    def tasks(self) -> "list[asyncio.Task[None]]":
        """One task per pad; the app owns them."""
        return [
            keep_running(partial(self._run, pad), name=f"pad-{pad.unit.hall}-{pad.unit.name}")
            for pad in self._pads.values()
        ]

    def show(self, state: HallState, window: str) -> None:
        """What the pads of a window shall show now."""
        for pad in self._at.get((state.settings.id, window), ()):
            pad.show(
                current_number(state, state.facts.lasting.windows[window]), pads.waiting_for(state, window)
            )

    def pressed(self, unit: Unit, report: Report) -> None:
        """A key was pressed; never waits."""
        pad = self._pads[unit.hall, unit.section.id, unit.bound.at]
        pressed, at = cast(Pressed, report), self._engine.clock.now()
        action = pad.keys.press(pressed.key, at)
        if action is None:
            return
        if pad.mailbox.full():
            self.lost(unit, Lost(unit.bound.at, 1))
        else:
            pad.mailbox.put_nowait(Order(at, action, pressed.id))

    def lost(self, unit: Unit, report: Report) -> None:
        """Presses did not come through in time: whoever pressed must know."""
        pad = self._pads[unit.hall, unit.section.id, unit.bound.at]
        count = cast(Lost, report).count
        pad.keys.forget()
        at = self._engine.clock.now()
        log.warning("presses lost", hall=unit.hall, pad=unit.name, count=count)
        self._presses.lose(unit.hall, pad.window, at, count)
        pad.refuse("press_dropped")

    async def _run(self, pad: Pad) -> None:
        while True:
            order = await pad.mailbox.get()
            try:
                await self._carry_out(pad, *order)
            except Exception:
                log.exception("press failed", hall=pad.unit.hall, pad=pad.unit.name, action=order.action.name)
                pad.refuse("internal")

    async def _carry_out(self, pad: Pad, at: float, action: pads.Action, id: str) -> None:
        hall, code = pad.unit.hall, ""
        asked, pad.asked = pad.asked, None
        force = asked is not None and asked.action == action and at - asked.at <= pads.CONFIRM_S
        try:
            if self._engine.clock.now() - at > OLDEST_S:
                raise pads.PressDropped
            if action.name == "sign-in" and len(pad.wrong) == TRIES and at - pad.wrong[0] < TRIES_S:
                raise pads.TooManyTries
            command = await self._engine.read(
                hall, lambda state, _at: pads.command_for(state, pad.window, action, force=force)
            )
            if command is not None:
                actor = f"pad:{pad.unit.name}"
                await self._engine.submit(hall, command, actor=actor, key=f"{actor}/{id}" if id else "")
            pad.accept()
        except JournalUnavailable:
            code = "journal_unavailable"
        except EngineFault:
            code = "internal"
        except NotReady:
            code = "not_ready"
        except Refused as refused:
            code = refused.code
            if isinstance(refused, UnknownClerk):
                pad.wrong.append(at)
            if code in pads.CONFIRMED_BY_REPEATING:
                pad.asked = Order(at, action, id)
        number = await self._number(hall, pad.window)
        self._presses.add(hall, Press(at, pad.window, _shown(action), action.name, number, code))
        if code:
            log.info("press refused", hall=hall, pad=pad.unit.name, action=action.name, code=code)
            pad.refuse(code)

    async def _number(self, hall: str, window: str) -> str:
        """The number at the window after the press, for the list of presses."""
        try:
            return await self._engine.read(
                hall, lambda state, _at: current_number(state, state.facts.lasting.windows[window])
            )
        except (NotReady, JournalUnavailable):
            return ""


def _shown(action: pads.Action) -> str:
    """The keys for the list of presses; digits that may be somebody's code are not for other eyes."""
    if action.name in ("call-number", "transfer") or not action.digits:
        return action.keys
    return action.keys.replace(action.digits, "•" * len(action.digits), 1)
