"""What the keys of a call pad mean: digits and a key make an action, the hall's state makes it a command.

Pure: which key was pressed is the driver's business, what becomes of the command the engine's.
"""

from typing import Final, NamedTuple

from server.domain.queue import commands as c
from server.domain.queue import refusal_codes as r
from server.domain.queue.calls.next_ticket import served_lines
from server.domain.queue.state import HallState
from server.domain.queue.tickets.ticket import Ticket
from server.domain.queue.tickets.words import TicketState
from server.domain.queue.windows.window import Window
from server.domain.queue.windows.words import WindowState

ACTIONS: Final = frozenset(
    [
        "call-next",
        "call-number",
        "recall",
        "start",
        "finish",
        "miss",
        "hold",
        "pause",
        "transfer",
        "sign-in",
        "sign-out",
        "clear",
    ]
)
WITH_DIGITS: Final = frozenset({"sign-in", "call-number", "transfer"})
BINDINGS: Final[dict[str, str]] = {
    "call": "call-next",
    "#+call": "call-number",
    "recall": "recall",
    "start": "start",
    "#+start": "transfer",
    "#+transfer": "transfer",
    "finish": "finish",
    "cancel": "clear",
    "#+cancel": "clear",
    "#+ok": "sign-in",
    "0+ok": "pause",
    "4+ok": "sign-out",
    "5+ok": "miss",
    "6+ok": "hold",
    "miss": "miss",
    "hold": "hold",
    "pause": "pause",
}
"""`#` stands for any digits; digits of their own come before it. After the vendors' tables in docs/devices.md."""
MOST_DIGITS: Final = 6
DIGITS_S: Final = 10.0
"""A digit touched in the morning must not become part of a number at noon."""
HOLD_REASON: Final = "Citizen fetches a document"
PAUSE_REASON: Final = "Away for a moment"
CODES: Final[dict[str, int]] = {
    "nothing_waiting": 901,
    "window_busy": 902,
    "window_closed": 903,
    "wrong_state": 904,
    "unknown_ticket": 905,
    "unknown_window": 906,
    "category_closed": 907,
    "window_taken": 908,
    "clerk_elsewhere": 909,
    "unknown_clerk": 910,
    "unknown_keys": 911,
    "several_tickets": 912,
    "too_many_tries": 913,
    "press_dropped": 914,
    "window_unstaffed": 915,
    "category_unstaffed": 916,
    "window_paused": 917,
    "journal_unavailable": 990,
    "not_ready": 991,
}
"""What a pad without letters shows for a refusal; 999 for one that is not in the table."""
CONFIRMED_BY_REPEATING: Final = frozenset({"window_unstaffed", "category_unstaffed"})
"""A pad asks by refusing: the same keys once more, soon after, say that it is meant so."""
CONFIRM_S: Final = 15.0
CALLABLE: Final = frozenset({TicketState.WAITING, TicketState.MISSED, TicketState.HELD})


class UnknownKeys(r.Refused):
    code = "unknown_keys"


class SeveralTickets(r.Refused):
    code = "several_tickets"


class TooManyTries(r.Refused):
    code = "too_many_tries"


class PressDropped(r.Refused):
    """It waited so long that it is better not carried out."""

    code = "press_dropped"


class Action(NamedTuple):
    """What was asked for: one of `ACTIONS`, or "" for keys without a meaning."""

    name: str
    digits: str
    keys: str
    """What was pressed, for people: "023 call"."""


def binding_fault(keys: str, action: str) -> str | None:
    """What is wrong with a configured binding, in a sentence, or None."""
    digits, plus, key = keys.rpartition("+")
    if not key or (plus and not (digits == "#" or (digits.isascii() and digits.isdigit()))):
        return f"keys {keys!r} must be a key, as in 'call', or digits and a key, as in '5+ok' or '#+call'"
    if action in WITH_DIGITS and not plus:
        return f"action {action!r} needs digits, as in '#+{key}'"
    if action not in ACTIONS:
        return f"unknown action {action!r}, one of {', '.join(sorted(ACTIONS))}"
    return None


class PadKeys:
    """Collects the digits of one pad until another key says what they are for. Times in seconds."""

    def __init__(self, bindings: dict[str, str]) -> None:
        self._bindings = BINDINGS | bindings
        self._digits = ""
        self._at = 0.0

    def forget(self) -> None:
        """Half a number is worse than none."""
        self._digits = ""

    def press(self, key: str, at: float) -> Action | None:
        """The action that this key completes; None while digits are being typed. Digits left alone are forgotten."""
        if at - self._at > DIGITS_S:
            self._digits = ""
        self._at = at
        if key.isdigit():
            self._digits = (self._digits + key)[: MOST_DIGITS + 1]
            return None
        digits, self._digits = self._digits, ""
        said = f"{digits} {key}".strip()
        if digits:
            name = self._bindings.get(f"{digits}+{key}") or self._bindings.get(f"#+{key}", "")
        else:
            name = self._bindings.get(key, "")
        if name in WITH_DIGITS and len(digits) > MOST_DIGITS:
            name = ""  # a part of what was typed is another number
        return Action(name, digits, said)


def command_for(state: HallState, window: str, action: Action, *, force: bool = False) -> c.AnyCommand | None:
    """The command of an action at a window, `force` when it was asked for twice; None for "clear". Raises `Refused`."""
    found = state.facts.lasting.windows[window]
    match action.name:
        case "call-next":
            return c.CallNext(window)
        case "call-number":
            ticket = _by_digits(state, found, action.digits)
            held = ticket.state is TicketState.HELD
            return c.Unhold(window, ticket.id) if held else c.CallTicket(window, ticket.id)
        case "recall":
            return c.Recall(window)
        case "start":
            return c.Start(window)
        case "finish":
            return c.Finish(window, "done")
        case "miss":
            return c.Miss(window)
        case "hold":
            return c.Hold(window, HOLD_REASON)
        case "pause":
            return (
                c.ResumeWindow(window)
                if found.state is WindowState.PAUSED
                else c.PauseWindow(window, PAUSE_REASON)
            )
        case "transfer":
            return _transfer(state, window, action.digits, force=force)
        case "sign-in":
            clerk = next(
                (x for x in state.settings.clerks.values() if x.code and x.code == action.digits), None
            )
            if clerk is None:
                raise r.UnknownClerk(clerk="—")
            return c.OpenWindow(window, clerk.id, named=True)
        case "sign-out":
            return c.CloseWindow(window)
        case "clear":
            return None
        case _:
            raise UnknownKeys()


def waiting_for(state: HallState, window: str) -> int:
    """How many wait for what a window serves: the figure on its pad."""
    return sum(len(line) for _, line in served_lines(state, state.facts.lasting.windows[window]))


def _by_digits(state: HallState, window: Window, digits: str) -> Ticket:
    """The ticket whose number has these digits: of this window's own if there is one, else the only one of the hall."""
    wanted = int(digits)
    alive = [
        t
        for t in state.facts.today.tickets.values()
        if t.state in CALLABLE and int("".join(x for x in t.number if x.isdigit())) == wanted
    ]
    mine = [
        t
        for t in alive
        if t.place.target == window.id or (not t.place.target and t.category in window.categories)
    ] or alive
    if not mine:
        raise r.UnknownTicket()
    if len(mine) > 1:
        raise SeveralTickets()
    return mine[0]


def _transfer(state: HallState, window: str, digits: str, *, force: bool) -> c.Transfer:
    """To a window by its number; with a leading 0 to a category by its place in the configuration, from 01."""
    if digits in state.settings.windows:
        return c.Transfer(window, to_window=digits, force=force)
    categories = list(state.settings.categories)
    if digits.startswith("0") and 1 <= int(digits) <= len(categories):
        return c.Transfer(window, category=categories[int(digits) - 1], force=force)
    raise r.UnknownWindow(window=digits or "—")
