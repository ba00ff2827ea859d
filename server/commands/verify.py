"""`verify`: whether the journal is whole, and whether an exported audit is as it was exported."""

import sqlite3
from pathlib import Path

import click

from server.audit.agreeing import disagreements, missing_heads
from server.audit.export import ExportFault, read_export
from server.commands.options import places
from server.commands.progress import progress_line
from server.commands.telling import failed, in_line
from server.data_folder import FolderUnusable, read_secret
from server.domain.sealing import key_of
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
@click.option(
    "--audit",
    "exported",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Check this exported audit instead: that it is as it was exported, and stands on this journal.",
)
def verify(data: Path, exported: Path | None) -> None:
    """Check every entry of the journal and the chain between them; also while the server runs."""
    if exported is not None:
        tell_export(data, exported)
        return
    report = verified(data)
    report.remarks += disagreements(data, report.entries)
    tell(report)


def tell_export(data: Path, exported: Path) -> None:
    """Print what the file is; ends with status 1 if anything is wrong with it."""
    try:
        found = read_export(exported.read_bytes(), key_of(read_secret(data), "audit"))
        faults = list(missing_heads(data, found))
    except (ExportFault, FolderUnusable, OSError, sqlite3.Error) as error:
        faults, found = [str(error)], None
    for fault in faults:
        click.echo(f"FAULT {fault}")
    if faults or found is None:
        raise failed("The exported audit is not to be trusted: {file}", file=exported.name)
    for stream, (seq, _) in found.ends.items():
        click.echo(f"{stream}: up to entry {seq}")
    click.echo(f"audit ok: {found.lines} lines")


def verified(data: Path, files: Path | None = None) -> Report:
    """What is found in the journal of a data folder, with a line that says how far the look is; the files of cases lie in
    the same folder, or in `files`."""
    with progress_line(in_line("checking the journal")) as progress:
        return verify_journal(data, progress, files)
