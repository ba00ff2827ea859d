"""What a ticket printer owes its user, whatever the make and the link."""

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

    `cause` takes the codes of `PrintResult` and `paper_low`; `since` is when this state and cause began, in
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

    @property
    def health(self) -> Health:
        """The last known health, without asking the device."""
        ...

    async def print(self, job: bytes) -> PrintResult:
        """Print one job (its cut included) at most once and say what is known of it."""
        ...

    async def check(self) -> Health:
        """Ask the device how it is and return the new health."""
        ...

    async def close(self) -> None:
        """Release the link; a later `print` or `check` opens it again."""
        ...
