"""Which driver serves which URL."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from devices.escpos.driver import EscposPrinter
from devices.memory import MemoryPrinter
from devices.protocols import TicketPrinter

PRINTERS: Final[dict[str, Callable[[str], TicketPrinter]]] = {
    "tcp": EscposPrinter,
    "memory": MemoryPrinter,
}


def open_printer(url: str) -> TicketPrinter:
    """The printer behind `url`, without I/O yet. Raises `ValueError` with a sentence naming the bad part."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        raise ValueError(f"{url}: this is not a URL") from None
    if scheme not in PRINTERS:
        known = ", ".join(f"{name}://" for name in sorted(PRINTERS))
        raise ValueError(f"{url}: unknown scheme '{scheme}', a printer's URL starts with one of {known}")
    return PRINTERS[scheme](url)


def check_printer_url(url: str) -> str | None:
    """What is wrong with a configured URL, in a sentence, or None."""
    try:
        open_printer(url)
    except ValueError as error:
        return str(error)
    return None
