"""`verify`: whether the journal is whole."""

from pathlib import Path

import click

from server.commands.options import places
from server.commands.progress import progress_line
from server.commands.telling import failed, in_line
from server.journal.verify import Report
from server.journal.verify import verify as verify_journal


def tell(report: Report) -> None:
    """Print what was found; ends with status 1 if anything is wrong."""
    for fault in report.faults:
        click.echo(f"FAULT {fault}")
    for note in report.notes:
        click.echo(f"NOTE  {note}, in the future")
    for remark in report.remarks:
        click.echo(f"NOTE  {remark}")
    for hall, entries in report.entries.items():
        click.echo(f"{hall}: {entries} entries")
    if report.faults:
        raise failed("Faults in the journal: {count}", count=str(len(report.faults)))
    click.echo("journal ok")


@click.command()
@places
def verify(data: Path) -> None:
    """Check every entry of the journal and the chain between them; also while the server runs."""
    tell(verified(data))


def verified(data: Path, files: Path | None = None) -> Report:
    """What is found in the journal of a data folder, with a line that says how far the look is; the files of cases lie in
    the same folder, or in `files`."""
    with progress_line(in_line("checking the journal")) as progress:
        return verify_journal(data, progress, files)
