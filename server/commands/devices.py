"""`yichuang devices …`: what is plugged into this computer, and whether what is configured answers."""

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import click
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from devices.modbus.driver import ModbusUnits
from devices.protocols import (
    CardRead,
    Device,
    Health,
    Lost,
    Pressed,
    Rated,
    Report,
    Sign,
    TicketPrinter,
)
from devices.registry import open_device, open_printer
from devices.signline import SignLine
from server.bridges.signs import trial_sign
from server.commands.options import config_option, read_config
from server.commands.telling import in_line, log_to_stderr
from server.config.schema import ConfigFile, DeviceSection

SERIAL_BY_ID: Final = Path("/dev/serial/by-id")
INPUT_BY_ID: Final = Path("/dev/input/by-id")
KEYPADS: Final = "*-event-kbd"
CAUSES: Final = {
    "paper_out": "Out of paper",
    "paper_low": "Paper running low",
    "cover_open": "Cover open",
    "offline": "Printer is offline",
    "error": "Device fault",
    "unreachable": "Cannot be reached",
    "no_answer": "No answer",
    "garbled": "Only unreadable bytes come",
    "no_room": "No room for the number",
    "self_test": "Self-test failed",
    "unauthorised": "The reader's security module is not authorised",
}
"""In the words of the manager's page, which are translated."""
NOT_THERE: Final = ("unreachable", "no_answer")
SILENT: Final = ("no_answer", "garbled")
Say = Callable[[str], None]


@click.group()
def devices() -> None:
    """The devices on this computer and in the configuration."""


@devices.command()
def scan() -> None:
    """List serial ports and keypads with the URL to write into the configuration.

    The speed of a serial port cannot be seen: most devices have 9600 baud, readers of identity cards 115200.
    """
    for line in found(list_ports.comports(), SERIAL_BY_ID, INPUT_BY_ID):
        click.echo(line)


def found(ports: Iterable[ListPortInfo], serial_by_id: Path, input_by_id: Path) -> Iterator[str]:
    """What is plugged in, two or three lines each; or that nothing is."""
    names = _names(serial_by_id)
    nothing = True
    for port in sorted(ports, key=lambda p: p.device):
        nothing = False
        path = names.get(os.path.realpath(port.device), port.device)
        yield f"{in_line('serial port')} {port.device}{_closed(port.device)}"
        if port.vid is not None:
            known = " ".join(filter(None, (port.manufacturer, port.product or port.description)))
            number = f"  {in_line('serial number')} {port.serial_number}" if port.serial_number else ""
            yield f"  USB {port.vid:04x}:{port.pid:04x}  {known}{number}"
        elif port.description not in (None, "n/a"):
            yield f"  {port.description}"
        yield f'  url = "serial://{path}?baud=9600"'
    for keypad in sorted(input_by_id.glob(KEYPADS)):
        nothing = False
        yield f"{in_line('keypad or keyboard')} {keypad.name}{_closed(str(keypad))}"
        yield f'  url = "evdev://{keypad}"'
    if nothing:
        yield in_line("no serial port and no keypad was found")


def _names(folder: Path) -> dict[str, str]:
    """Device file → the name that it keeps when it is plugged in elsewhere."""
    return {os.path.realpath(link): str(link) for link in sorted(folder.glob("*"))}


def _closed(path: str) -> str:
    if os.access(path, os.R_OK | os.W_OK) or not os.path.exists(path):
        return ""
    return f"  ({in_line('this user may not open it')})"


class CheckedDevice(NamedTuple):
    """A configured device or printer, by the name that is printed, while it is listened to."""

    name: str
    url: str
    driver: str
    section: DeviceSection | None
    opened: Device | TicketPrinter
    heard: Counter[str]


@devices.command()
@config_option
@click.option(
    "--seconds", type=click.FloatRange(0.1, 3600), default=5.0, show_default=True, help="How long to listen."
)
def check(config_path: Path, seconds: float) -> None:
    """Open every configured device and printer for a few seconds and say how it is.

    The server must be stopped meanwhile: a serial port has one owner. Signs show 888 so that they answer; nothing is
    printed or spoken. Keys that are pressed and cards that are laid are reported as they come, cards without
    what is written on them. Ends with status 1 if anything is down.
    """
    log_to_stderr("critical")
    config = read_config(config_path)
    for hall in config.hall:
        for id, url in [(d.id, d.url) for d in hall.device] + [(k.id, k.printer) for k in hall.kiosk]:
            if url.startswith("agent://"):
                click.echo(f"{hall.id} {id}: {in_line('belongs to an agent, not checked')}: {url}")
    checked = opened(config)
    if not checked:
        click.echo(in_line("nothing to check"))
        return
    click.echo(in_line("listening for {seconds} seconds …", seconds=f"{seconds:g}"))
    asyncio.run(listen(checked, click.echo, asyncio.sleep(seconds)))
    for one in checked:
        click.echo(verdict(one))
    if any(one.opened.health.state == "down" for one in checked):
        raise SystemExit(1)


def opened(config: ConfigFile) -> list[CheckedDevice]:
    """Everything in the configuration that hangs on this computer or its network, without I/O yet."""
    found: list[CheckedDevice] = []
    for hall in config.hall:
        for kiosk in hall.kiosk:
            if kiosk.printer and not kiosk.printer.startswith("agent://"):
                printer = open_printer(kiosk.printer)
                found.append(
                    CheckedDevice(f"{hall.id} {kiosk.id}", kiosk.printer, "printer", None, printer, Counter())
                )
        for part in hall.device:
            if not part.url.startswith("agent://"):
                device = open_device(part.driver, part.url, part.options)
                found.append(
                    CheckedDevice(f"{hall.id} {part.id}", part.url, part.driver, part, device, Counter())
                )
    return found


async def listen(checked: list[CheckedDevice], say: Say, ended: Awaitable[Any]) -> None:
    """Keep all of them open until `ended`, saying what they report; printers are asked once at least."""
    async with asyncio.TaskGroup() as group:
        asked: list[asyncio.Task[Health]] = []
        tasks: list[asyncio.Task[None]] = []
        for one in checked:
            if one.section is None:
                printer = cast(TicketPrinter, one.opened)
                asked.append(group.create_task(printer.check(), name=f"check-{one.name}"))
                tasks.append(group.create_task(printer.watch(), name=f"watch-{one.name}"))
            else:
                device = cast(Device, one.opened)
                device.report = lambda report, o=one: _heard(o, report, say)
                _show(device, one.section)
                tasks.append(group.create_task(device.run(), name=f"device-{one.name}"))
        await ended
        await asyncio.gather(*asked)
        for task in tasks:
            task.cancel()
    for one in checked:
        await one.opened.close()


def _show(device: Device, section: DeviceSection) -> None:
    """A sign that is shown nothing is not spoken to."""
    for unit in section.unit:
        if unit.use == "sign":
            content = trial_sign(unit.window)
            cast(Sign, device).show_sign(unit.at, content)


def _heard(one: CheckedDevice, report: Report, say: Say) -> None:
    words = in_words(report)
    one.heard[words] += 1
    say(f"{one.name}: {words}")


def in_words(report: Report) -> str:
    """What came, without anything of a person."""
    match report:
        case Pressed(unit, key):
            return in_line("unit {unit} key {key}", unit=str(unit), key=str(key))
        case Rated(unit, level):
            return in_line("unit {unit} rated {level}", unit=str(unit), level=str(level))
        case CardRead(_, None, cause):
            return f"{in_line('a card that cannot be read')} ({cause})"
        case CardRead():
            return in_line("a card was read")
        case Lost(unit, count):
            return in_line("unit {unit} lost {count} keys", unit=str(unit), count=str(count))


def verdict(one: CheckedDevice) -> str:
    """One line: whether it was reached, how it is, and what was heard."""
    health, counters = one.opened.health, one.opened.counters
    state = in_line(health.state)
    if health.cause:
        sentence = CAUSES.get(health.cause, health.cause)
        state += f", {in_line(sentence)}"
    if health.state == "unknown":
        reached = in_line("no contact yet")
    elif health.state == "down" and health.cause in NOT_THERE:
        reached = in_line("not reached")
    else:
        reached = in_line("reached")
    heard = in_line(
        "heard: {frames} frames, {bad} bad, {stray} stray bytes",
        frames=str(counters.frames),
        bad=str(counters.bad),
        stray=str(counters.skipped),
    )
    reports = "".join(f"; {words} ×{count}" for words, count in one.heard.items())
    units = silent(one.opened)
    quiet = f"; {in_line('units that do not answer')}: {', '.join(map(str, units))}" if units else ""
    return f"{one.name} ({one.driver}, {one.url}): {reached}; {state}; {heard}{reports}{quiet}"


def silent(device: Device | TicketPrinter) -> list[int]:
    """The units of a line that did not answer, where the driver knows."""
    if isinstance(device, SignLine):
        return sorted(cast("SignLine[Any]", device).silent)
    faults = device.faults if isinstance(device, ModbusUnits) else {}
    return sorted(unit for unit, cause in faults.items() if cause in SILENT)
