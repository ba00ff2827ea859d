"""From the hall's state to the LED signs over the windows."""

from typing import cast

from devices.protocols import Sign, SignContent
from kiosk.slip_and_sign_words import TRIAL_NUMBER, in_hanzi
from server.bridges.devices import Devices, Unit
from server.domain.queue.state import HallState
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.windows.words import WindowState


class Signs:
    """All signs of all halls."""

    def __init__(self, devices: Devices) -> None:
        self._signs: dict[tuple[str, str], list[Unit]] = {}
        for unit in devices.units("sign"):
            self._signs.setdefault((unit.hall, unit.bound.window), []).append(unit)

    def show(self, state: HallState, window: str) -> None:
        """What the signs of a window shall show now; a device that shows it already is not written to."""
        found = self._signs.get((state.settings.id, window))
        if found:
            content = sign_content(state, window)
            for unit in found:
                cast(Sign, unit.device).show_sign(unit.bound.at, content)


def sign_content(state: HallState, window: str) -> SignContent:
    """A window in one line, in Hanzi and in ASCII."""
    found = state.facts.lasting.windows[window]
    ticket = state.facts.today.tickets.get(found.ticket)
    name = state.settings.windows[window].name
    latin = f"WINDOW {window}"
    if found.state is WindowState.CLOSED:
        hanzi = in_hanzi("{window}: not open", window=name)
        return SignContent(window, "closed", "", hanzi, f"{latin} CLOSED")
    if found.state is WindowState.PAUSED:
        hanzi = in_hanzi("{window}: paused", window=name)
        return SignContent(window, "paused", "", hanzi, f"{latin} PAUSED")
    if ticket is None:
        hanzi = in_hanzi("{window}: please wait to be called", window=name)
        return SignContent(window, "free", "", hanzi, latin)
    number = ticket.number
    if ticket.state is TicketState.SERVING:
        hanzi = in_hanzi("{number}: being served", number=number)
        return SignContent(window, "serving", number, hanzi, f"{number} {latin}")
    hanzi = in_hanzi("{number}: please go to {window}", number=number, window=name)
    return SignContent(window, "called", number, hanzi, f"{number} {latin}")


def trial_sign(window: str) -> SignContent:
    """What no ticket shows: a number to try a sign with."""
    return SignContent(
        window, "called", TRIAL_NUMBER, in_hanzi("{number} test", number=TRIAL_NUMBER), f"{TRIAL_NUMBER} TEST"
    )
