"""`yichuang`: the command line. Only the command that is asked for is loaded: a kiosk's agent needs no server."""

from importlib import import_module
from typing import Final

import click

from server.private import keep_private

COMMANDS: Final = {
    "serve": "server.commands.serve",
    "demo": "server.commands.serve",
    "setup": "server.commands.setup",
    "agent": "server.commands.agent",
    "emulate": "server.commands.emulate",
    "devices": "server.commands.devices",
    "languages": "server.commands.languages",
    "personal": "server.commands.personal",
    "token": "server.commands.people",
    "person": "server.commands.people",
    "screens": "server.commands.screens",
    "verify": "server.commands.verify",
    "backup": "server.commands.backup",
    "restore": "server.commands.backup",
    "protocol": "server.commands.protocol",
}
"""Name → the module that has the command under this name."""


class Commands(click.Group):
    """The commands of a table, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        return None if module is None else getattr(import_module(module), cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """一窗 Yichuang: queue and hall operations for one-window service halls."""
    keep_private()


if __name__ == "__main__":
    main()
