"""agent.toml: what hangs on this computer. A wrong field is refused with its place, as in the server's config.toml."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from devices.registry import check_printer_url, device_fault

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
PRINTER = "printer"
"""The driver of a ticket printer; all others are those of the registry."""


class AgentError(Exception):
    """agent.toml cannot be used; one line per fault."""


class StrictTable(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all sections."""


class AgentDevice(StrictTable, frozen=True):
    """A device on this computer; the server's config.toml says what it is used for, as agent://NAME/ID."""

    id: str
    driver: str
    url: str
    options: dict[str, Any] = {}


class AgentKiosk(StrictTable, frozen=True):
    """Only on a kiosk: its page is served here and goes on when the network does not."""

    port: int = 8390
    """Where this computer's own browser finds the page; nobody else can reach it."""
    lease: int = 100
    """Numbers of each category kept for a cut network."""
    printer: str = PRINTER
    """The device that prints the slips; empty for none."""


class AgentFile(StrictTable, frozen=True):
    """The whole file."""

    hall: str
    name: str
    """The name of the token; on a kiosk, the kiosk's id."""
    data: str = "agent-data"
    """Folder of the numbers given out; must survive a restart."""
    press_s: float = 4.0
    """How long a press waits for the server before it is dropped: later it might call somebody unexpected."""
    device: tuple[AgentDevice, ...] = ()
    kiosk: AgentKiosk | None = None

    def at(self, data: Path) -> "AgentFile":
        """The same with its folder elsewhere."""
        return msgspec.structs.replace(self, data=str(data))


def load_settings(path: Path) -> AgentFile:
    """The settings in a file; raises AgentError with every fault."""
    try:
        settings = msgspec.toml.decode(path.read_bytes(), type=AgentFile)
    except OSError as error:
        raise AgentError(f"{path}: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise AgentError(f"{path.name}: {error}".replace(" - at `", " at ").replace("`", "")) from error
    found = [f"{path.name}: {fault}" for fault in faults(settings)]
    if found:
        raise AgentError("\n".join(found))
    return settings


def faults(settings: AgentFile) -> Iterator[str]:
    """What a well-formed file can still get wrong."""
    for field in ("hall", "name"):
        if not ID.fullmatch(getattr(settings, field)):
            yield f"{field} must be 1 to 32 letters, digits, '.', '_' or '-' at $.{field}"
    if not 0.5 <= settings.press_s <= 5:
        yield "press_s must be between 0.5 and 5 at $.press_s"
    seen: set[str] = set()
    for i, device in enumerate(settings.device):
        place = f"$.device[{i}]"
        if not ID.fullmatch(device.id) or device.id in seen:
            yield f"id {device.id!r} must be letters and digits of its own at {place}.id"
        seen.add(device.id)
        if device.driver == PRINTER:
            fault = check_printer_url(device.url)
        else:
            fault = device_fault(device.driver, device.url, device.options)
        if fault:
            yield f"{fault} at {place}"
    kiosk = settings.kiosk
    if kiosk is not None:
        if not 0 <= kiosk.port <= 65535:
            yield f"port {kiosk.port} is not between 0 and 65535 at $.kiosk.port"
        if not 1 <= kiosk.lease <= 1000:
            yield "lease must be between 1 and 1000 at $.kiosk.lease"
        printers = {d.id for d in settings.device if d.driver == PRINTER}
        if kiosk.printer and kiosk.printer not in printers and (printers or kiosk.printer != PRINTER):
            yield f"no printer {kiosk.printer!r} among the devices at $.kiosk.printer"
