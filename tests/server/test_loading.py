"""What is loaded is what is needed: one command, one driver."""

import json
import subprocess
import sys
import tomllib
from typing import Any

import click
from click.testing import CliRunner

from bench.server import ROOT
from devices.registry import DRIVERS, PRINTERS
from server.__main__ import COMMANDS, main

AFTER = """
import json, sys
from server.__main__ import main
from devices.registry import open_device
seen = [sorted(sys.modules)]
open_device("strip", "memory://sign", {})
seen.append(sorted(sys.modules))
print(json.dumps(seen))
"""


AGENT = """
import json, sys
import kiosk.agent.running, server.commands.agent
print(json.dumps(sorted(sys.modules)))
"""
SERVERS_OWN = (
    "server.app", "server.bridges", "server.halls", "server.engine", "server.reports", "server.journal", "server.config",
    "server.personal", "server.api.table", "server.access.access", "server.domain.queue.state",
    "server.domain.queue.decide", "server.domain.queue.apply", "argon2", "xlsxwriter", "chinese_calendar", "holidays",
)  # fmt: skip
"""As the contract of the import linter has it."""
LATER = ("escpos", "PIL", "serialx", "pymodbus", *(f"devices.{name}.driver" for name in DRIVERS))
"""What an agent loads with its first slip of the lease, or with the device that needs it."""


def loaded(program: str) -> Any:
    """What a fresh interpreter that runs `program` prints."""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    return json.loads(done.stdout)


def test_every_command_is_in_the_help_with_its_sentence():
    said = CliRunner().invoke(main, ["-h"]).output
    for name in COMMANDS:
        with click.Context(main) as context:
            command = main.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert f"  {name} " in said
        assert command.get_short_help_str(20).removesuffix("...") in said


def test_every_driver_and_printer_of_the_table_is_there():
    for name, driver in DRIVERS.items():
        assert driver.make.__module__ == f"devices.{name}.driver"
    assert all(callable(make) for make in PRINTERS.values())


def test_a_command_and_a_driver_are_loaded_when_they_are_asked_for():
    before, after = loaded(AFTER)
    assert [
        name for name in before if name.startswith(("server.commands.", "server.domain", "server.app"))
    ] == []
    drivers = {name for name in DRIVERS if f"devices.{name}.driver" in after}
    assert drivers == {"strip"}


def test_an_agent_loads_nothing_that_is_the_servers_own_and_no_device_that_it_has_not():
    modules = set(loaded(AGENT))
    assert "server.shell.pages" in modules
    assert [name for name in (*SERVERS_OWN, *LATER) if name in modules] == []


def test_the_linter_knows_what_an_agent_may_not_load():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [found] = [c["forbidden_modules"] for c in contracts if "kiosk.agent" in c.get("source_modules", ())]
    assert set(SERVERS_OWN) <= set(found)
