"""`yichuang`: the command line."""

import click

from server.commands import agent, devices, emulate, keeping, people, personal, screens, serve, setup
from server.private import keep_private


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """一窗 Yichuang: queue and hall operations for one-window service halls."""
    keep_private()


main.add_command(serve.serve)
main.add_command(serve.demo)
main.add_command(setup.setup)
main.add_command(agent.agent)
main.add_command(emulate.emulate)
main.add_command(devices.devices)
main.add_command(personal.personal)
main.add_command(people.token)
main.add_command(people.person)
main.add_command(screens.screens)
main.add_command(keeping.verify)
main.add_command(keeping.backup)
main.add_command(keeping.restore)
main.add_command(keeping.protocol)

if __name__ == "__main__":
    main()
