"""What each kind of device owes its user, whatever the make and the link.

Contents are typed and free of any protocol; a driver shows as much of them as its device can. A `unit` is the
address of one pad or sign on a line that several share; a device that is alone on its line is unit 1.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

HealthState = Literal["ok", "warning", "down", "unknown"]


class PrintOutcome(StrEnum):
    """What is known about a job when `print` returns."""

    PRINTED = "printed"
    """The printer itself confirmed that it reached the end of the job."""
    FAILED = "failed"
    """Nothing of the job was sent: printing it again cannot give a second slip."""
    UNKNOWN = "unknown"
    """The job was sent, wholly or in part, and never confirmed: a person must look before reprinting."""
    SKIPPED = "skipped"
    """Not sent on purpose: what it says was over before its turn came."""


@dataclass(frozen=True)
class PrintResult:
    """The outcome of one job.

    `cause` is a stable code: `paper_out`, `cover_open`, `offline`, `error` (the printer says so),
    `unreachable` (no link), `no_answer` (a link, but silence), or empty when the slip was printed.
    """

    outcome: PrintOutcome
    cause: str = ""


@dataclass(frozen=True)
class Health:
    """How a device was when it was last heard of.

    `cause` takes the codes of `PrintResult`, `paper_low`, and `garbled` (bytes come, but none that can be
    understood: most often a wrong baud rate), and `no_room` (a display shows a mark instead of a number that is too
    long for it); `since` is when this state and cause began, in
    seconds since the epoch. The state is `unknown` until the device has been asked once.
    """

    state: HealthState
    cause: str
    since: float


class TicketPrinter(Protocol):
    """A printer that takes whole ESC/POS jobs, one at a time.

    Making one does no I/O. `print` and `check` never raise for what a device does; they wait for each other.
    """

    url: str
    changed: Callable[[], None]
    """Called when the health has changed; set by the owner, must not wait."""

    @property
    def health(self) -> Health:
        """The last known health, without asking the device."""
        ...

    @property
    def counters(self) -> "Counters":
        """What came and went so far."""
        ...

    async def print(self, job: bytes) -> PrintResult:
        """Print one job (its cut included) at most once and say what is known of it."""
        ...

    async def check(self) -> Health:
        """Ask the device how it is and return the new health."""
        ...

    async def watch(self) -> None:
        """Hear what the device says by itself between jobs, until cancelled; never raises for what a device does.

        For one task beside the one that prints; `print` and `check` always go first.
        """
        ...

    async def close(self) -> None:
        """Release the link; a later `print` or `check` opens it again."""
        ...


@dataclass
class Counters:
    """What came over a device's link since the program started; times in seconds since the epoch, 0 is never."""

    frames: int = 0
    """Frames understood."""
    bad: int = 0
    """Frames that were cut, garbled or unknown."""
    skipped: int = 0
    """Bytes that belonged to no frame."""
    links: int = 0
    """How often the link was opened."""
    heard_at: float = 0.0
    """When the device was last understood."""
    sent_at: float = 0.0
    """When something was last sent to it."""


@dataclass(frozen=True)
class Pressed:
    """A key of a call pad: "0" to "9" or one of `KEYS`."""

    unit: int
    key: str
    id: str = ""
    """Names a press that may come twice, as over an agent's link; empty for one that cannot."""


KEYS = ("call", "recall", "start", "finish", "cancel", "ok", "miss", "hold", "pause", "transfer", "line")
"""The keys of call pads by what is printed on them; digits are their own names."""


@dataclass(frozen=True)
class Rated:
    """A touch on a rating pad: 5 is the best, 1 the worst, whatever the device's own order."""

    unit: int
    level: int
    id: str = ""
    """As in `Pressed`."""


UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Controls, line ends, marks that turn the direction of writing and halves of characters: on no card, and dangerous on a
screen. Characters of the private area are names with rare Hanzi."""


@dataclass(frozen=True, repr=False)
class CardData:
    """The text of a resident identity card; dates are ISO, `valid_to` is empty for 长期. Shows nothing of it in a log."""

    name: str
    sex: str
    ethnicity: str
    birth: str
    address: str
    number: str
    authority: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True)
class CardRead:
    """A card was laid on the reader and read; `card` is None when it was there but could not be read."""

    unit: int
    card: CardData | None
    cause: str = ""


@dataclass(frozen=True)
class Lost:
    """So many presses of a unit were dropped on their way, because they had become old."""

    unit: int
    count: int


Report = Pressed | Rated | CardRead | Lost
"""What comes from a device by itself."""


@dataclass(frozen=True)
class PadDisplay:
    """What the little display of a call pad shows.

    `code` is a refusal's number (0 for none; the table is in docs/devices.md) and `text` the same in words,
    for pads that have letters; while there is a code it is shown instead of the numbers.
    """

    number: str = ""
    waiting: int = 0
    code: int = 0
    text: str = ""


@dataclass(frozen=True)
class SignContent:
    """What a sign over a window, or a strip for the hall, shows.

    `state` is closed, paused, free, called or serving; `text` is the line for signs with Hanzi, `latin` the
    same for those without; `number` alone is for digit displays.
    """

    window: str
    state: str
    number: str = ""
    text: str = ""
    latin: str = ""


@dataclass(frozen=True)
class Speech:
    """One announcement; `call` tells repeated ones apart, `volume` is 0 to 1."""

    call: int
    text: str
    volume: float = 1.0


@dataclass(frozen=True)
class DeviceTraits:
    """What a device is good for, to be checked against the use that the configuration makes of it."""

    uses: frozenset[str]
    units: tuple[int, int] = (1, 1)
    """Lowest and highest address on its line."""
    ranges: tuple[tuple[str, int, int], ...] = ()
    """(use, lowest, highest) where a use has addresses of its own."""

    def addresses(self, use: str) -> tuple[int, int]:
        """Lowest and highest address of a use."""
        return next(((low, high) for name, low, high in self.ranges if name == use), self.units)


class Device(Protocol):
    """A device with its link, health and counters; owned by one task that runs `run`."""

    url: str
    report: Callable[[Report], None]
    """Called for whatever the device says by itself; set by the owner, must not wait."""
    changed: Callable[[], None]
    """Called when the health has changed; set by the owner, must not wait."""

    @property
    def health(self) -> Health:
        """The last known health."""
        ...

    @property
    def counters(self) -> Counters:
        """What came and went so far."""
        ...

    async def run(self) -> None:
        """Keep the link open and talk over it, for ever; never raises for what a device does."""
        ...

    async def close(self) -> None:
        """Release the link, after `run` was cancelled."""
        ...


class CallPad(Device, Protocol):
    """Buttons for a clerk, with or without a display; presses come as `Pressed`."""

    def show_pad(self, unit: int, display: PadDisplay) -> None:
        """Show this from now on, also after the pad was away; never waits."""
        ...

    def beep(self, unit: int) -> None:
        """Draw the clerk's attention once."""
        ...


class RatingPad(Device, Protocol):
    """Buttons for a citizen; touches come as `Rated`."""

    def invite(self, unit: int) -> None:
        """Ask for a rating now."""
        ...

    def thank(self, unit: int) -> None:
        """Confirm that a rating was taken."""
        ...

    def dismiss(self, unit: int) -> None:
        """Ask no longer: the time is over, or the rating was refused."""
        ...


class Sign(Device, Protocol):
    """A display of a number, a line or two lines."""

    def show_sign(self, unit: int, content: SignContent) -> None:
        """Show this from now on, also after the sign was away; never waits."""
        ...


class Speaker(Device, Protocol):
    """A voice that takes whole sentences, one after the other."""

    def say(self, speech: Speech) -> None:
        """Speak after what was given before; never waits."""
        ...


class CardReader(Device, Protocol):
    """A reader of identity cards; cards come as `CardRead`, each once while it lies there."""

    def look_again(self) -> None:
        """Read the card that lies there once more."""
        ...
