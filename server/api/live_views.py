"""Every view that a screen watches, declared once: REST, WebSocket and OpenAPI come from these rows, so they cannot differ.

How each is drawn stands beside what it is drawn from: `Rooms.draws` has one function for every kind named here.
"""

from typing import NamedTuple

from msgspec import Struct

from server.api.routes import DESK, STAFF, LiveRoute, roles
from server.domain.queue.refusal_codes import UnknownHall, UnknownKiosk, UnknownTicket, UnknownWindow
from server.domain.queue.shown.board import BoardView, SignView
from server.domain.queue.shown.desk import DeskView, PadView
from server.domain.queue.shown.devices import DevicesView, HealthView
from server.domain.queue.shown.kiosk import KioskView
from server.domain.queue.shown.manager import ManagerView
from server.domain.queue.shown.ticket import TicketView
from server.domain.refusal import Refused

ANYBODY = frozenset[str]()


class LiveView(NamedTuple):
    kind: str
    live: str
    """The path of the WebSocket; `{key}` is what the view is about within the hall."""
    rest: str
    """The path below /api/v1/halls/{hall} where the same is read once; empty for a ticket, which has a route of its own."""
    summary: str
    shape: type[Struct]
    roles: frozenset[str]
    """Who may watch it; empty for anybody."""
    unknown: type[Refused] = UnknownHall
    """The refusal for a key that names nothing."""
    at_window: bool = False
    """A role that is good at one window only sees this view of that window."""


LIVE_VIEWS = (
    LiveView("board", "/live/halls/{hall}/board", "/board",
             "The board of a hall", BoardView, ANYBODY),
    LiveView("window", "/live/halls/{hall}/windows/{key}", "/windows/{window}/sign",
             "What the sign above a window shows", SignView, ANYBODY, UnknownWindow),
    LiveView("desk", "/live/halls/{hall}/desk/{key}", "/windows/{window}/desk",
             "What the console of a window shows", DeskView, STAFF | DESK, UnknownWindow, at_window=True),
    LiveView("pad", "/live/halls/{hall}/pads/{key}", "/windows/{window}/pad",
             "What the rating pad of a window shows", PadView, STAFF | DESK | {"display"}, UnknownWindow, at_window=True),
    LiveView("manager", "/live/halls/{hall}/manager", "/manager",
             "What the manager's panel shows", ManagerView, roles("manager", "supervisor")),
    LiveView("devices", "/live/halls/{hall}/devices", "/devices",
             "Every device of a hall with its state", DevicesView, roles("manager", "supervisor")),
    LiveView("health", "/live/halls/{hall}/health", "/health",
             "How a hall's devices are, in one line", HealthView, STAFF | DESK),
    LiveView("kiosk", "/live/halls/{hall}/kiosks/{key}", "/kiosks/{kiosk}",
             "What a kiosk knows of its printer and its card reader", KioskView, roles("kiosk", "clerk", "manager"),
             UnknownKiosk),
    LiveView("ticket", "/live/tickets/{key}", "",
             "A citizen's own ticket", TicketView, ANYBODY, UnknownTicket),
)  # fmt: skip
"""The hall shows board and sign to everybody; a ticket is opened by its proof: `{key}` is ID.PROOF."""
BY_KIND = {view.kind: view for view in LIVE_VIEWS}


def once() -> list[LiveRoute]:
    """The rows by which each view is read once, for whoever cannot hold a WebSocket."""
    return [
        LiveRoute("GET", f"/api/v1/halls/{{hall}}{view.rest}", view.summary, view.shape, view.roles,
                  refusals=(view.unknown,), kind=view.kind, named="read" + view.shape.__name__.removesuffix("View"))
        for view in LIVE_VIEWS
        if view.rest
    ]  # fmt: skip
