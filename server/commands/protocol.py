"""`protocol`: the document of the API, from the table of its routes."""

import click

from server.api.protocol import protocol as protocol_text
from server.api.table import ROUTES


@click.command()
def protocol() -> None:
    """Print docs/protocol.md."""
    click.echo(protocol_text(ROUTES), nl=False)
