"""From the hall's state to the LED signs over the windows."""

from typing import cast

from devices.protocols import Sign, SignContent
from server.bridges.devices import Devices, Unit
from server.domain.queue.state import HallState
from server.domain.queue.tickets.states import TicketState
from server.domain.queue.windows.window import WindowState


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
        return SignContent(window, "closed", "", f"{name.zh} 暂未开放", f"{latin} CLOSED")
    if found.state is WindowState.PAUSED:
        return SignContent(window, "paused", "", f"{name.zh} 暂停服务", f"{latin} PAUSED")
    if ticket is None:
        return SignContent(window, "free", "", f"{name.zh} 请等候叫号", latin)
    if ticket.state is TicketState.SERVING:
        return SignContent(
            window, "serving", ticket.number, f"{ticket.number}号 正在办理", f"{ticket.number} {latin}"
        )
    return SignContent(
        window, "called", ticket.number, f"{ticket.number}号 请到{name.zh}", f"{ticket.number} {latin}"
    )
