"""From an identity card on the reader of a kiosk or a window to what the screen there shows: masked, with the group that
the age gives."""

import asyncio
from typing import cast

import structlog

from devices.protocols import CardRead, Report
from server.bridges.devices import Devices, Unit
from server.domain.queue.settings import HallSettings
from server.halls import Halls
from server.hub.hub import Stamp
from server.personal.age_group import group_of
from server.personal.cards import KEPT_S, Cards, Holder, at_window

log = structlog.get_logger("cards")


class Readers:
    """The card readers of all kiosks."""

    def __init__(
        self,
        engine: Halls,
        devices: Devices,
        cards: Cards,
        settings: dict[str, HallSettings],
        stamps: dict[str, Stamp],
    ) -> None:
        self._engine, self._cards = engine, cards
        self._settings, self._stamps = settings, stamps
        devices.on(CardRead, self.read)

    def read(self, unit: Unit, report: Report) -> None:
        """A card was laid on a reader; never waits. What it says is in no log."""
        card, kiosk = cast(CardRead, report).card, unit.bound.kiosk or at_window(unit.bound.window)
        if card is None:
            log.info("card not read", hall=unit.hall, kiosk=kiosk, cause=cast(CardRead, report).cause)
            self._cards.fail(unit.hall, kiosk, cast(CardRead, report).cause)
        else:
            holder = Holder(card.name, card.number, card.birth)
            today = self._stamps[unit.hall](self._engine.clock.now())[:10]
            self._cards.lay(unit.hall, kiosk, holder, group_of(card.birth, today, self._settings[unit.hall]))
            loop = asyncio.get_running_loop()
            loop.call_later(KEPT_S + 1, self._cards.shown, unit.hall, kiosk)  # looking is what forgets
