"""From calls to sentences for speech chips: a queue of its own for every speaker, for the windows of its zone."""

from collections.abc import Callable
from typing import cast

from devices.protocols import Speaker, Speech
from kiosk.slip_and_sign_words import in_hanzi
from server.bridges.devices import Devices, Unit
from server.domain.queue.change import Change
from server.domain.queue.events import TicketCalled, TicketRecalled
from server.domain.queue.state import HallState

Volume = Callable[[HallState, float], float]
"""(state, at) → how loud the hall speaks at this time, 0 to 1."""


class Speakers:
    """All speakers of all halls. A chip speaks Mandarin; the board's sound also has the ticket's own language."""

    def __init__(self, devices: Devices, volume: Volume) -> None:
        self._volume = volume
        self._speakers: dict[str, list[Unit]] = {}
        for unit in devices.units("speaker"):
            self._speakers.setdefault(unit.hall, []).append(unit)

    def follow(self, change: Change) -> None:
        """Speak new calls; never waits."""
        speakers = self._speakers.get(change.stream)
        if not speakers:
            return
        for event in change.events:
            if isinstance(event, TicketCalled | TicketRecalled):
                self._announce(speakers, change, event)

    def _announce(self, speakers: list[Unit], change: Change, event: TicketCalled | TicketRecalled) -> None:
        settings, ticket = change.state.settings, change.state.facts.today.tickets.get(event.ticket)
        window = settings.windows.get(event.window)
        if ticket is None or window is None:
            return
        sentence = in_hanzi("{number}, please go to {window}", number=ticket.number, window=window.name)
        speech = Speech(event.call, sentence, self._volume(change.state, change.at))
        for unit in speakers:
            if unit.bound.zone in ("", window.zone):
                cast(Speaker, unit.device).say(speech)
