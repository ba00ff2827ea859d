"""`verify`, `backup`, `restore`, `protocol`: keeping the journal and the documents true."""

import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from server.api.openapi import protocol as protocol_text
from server.api.table import ROUTES
from server.app import program_version
from server.commands.options import places
from server.data_folder import DataFolder, FolderUnusable
from server.journal.verify import Report
from server.journal.verify import verify as verify_journal

DATABASES = ("journal.db", "access.db", "personal.db")
FILES = ("secret.key", "journal.head")


def tell(report: Report) -> None:
    """Print what was found; ends with status 1 if anything is wrong."""
    for fault in report.faults:
        click.echo(f"FAULT {fault}")
    for hall, entries in report.entries.items():
        click.echo(f"{hall}: {entries} entries")
    if report.faults:
        raise click.ClickException(f"{len(report.faults)} faults")
    click.echo("journal ok")


@click.command()
@places
def verify(data: Path) -> None:
    """Check every entry of the journal and the chain between them; also while the server runs."""
    tell(verify_journal(data))


@contextmanager
def partial(path: Path) -> Generator[Path]:
    """A neighbour of `path` that takes its place only when everything went well."""
    made = path.with_name(path.name + ".part")
    try:
        yield made
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@places
def backup(file: Path, data: Path) -> None:
    """Write everything into one zip FILE, while the server runs; the copy is verified before it counts."""
    if not (data / DATABASES[0]).exists():
        raise click.ClickException(f"{data}: no journal here")
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent) as name, partial(file) as made:
            folder = Path(name)
            for database in DATABASES:
                if (data / database).exists():
                    _copy(data / database, folder / database)
            report = verify_journal(folder)
            if report.faults:
                tell(report)
            manifest = {
                "program": program_version(),
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "entries": report.entries,
            }
            made.touch(mode=0o600)
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("manifest.json", json.dumps(manifest, indent=1))
                for path in [folder / d for d in DATABASES] + [data / f for f in FILES]:
                    if path.exists() and path.name != "journal.head":
                        archive.write(path, path.name)
    except (OSError, sqlite3.Error) as error:
        raise click.ClickException(f"{file}: {error}") from error
    for hall, entries in report.entries.items():
        click.echo(f"{hall}: {entries} entries")
    click.echo(f"{file}: {file.stat().st_size} bytes")


def _copy(source: Path, target: Path) -> None:
    """SQLite's own online copy: one consistent moment, writers not held up."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@places
def restore(file: Path, data: Path) -> None:
    """Unpack a backup into an empty data folder and verify it."""
    if data.exists() and any(data.iterdir()):
        raise click.ClickException(f"{data}: not empty; move it away first")
    try:
        folder = DataFolder.claim(data)
        try:
            with zipfile.ZipFile(file) as archive:
                for name in (*DATABASES, *FILES):
                    if name in archive.namelist():
                        (data / name).write_bytes(archive.read(name))
                        (data / name).chmod(0o600)
        finally:
            folder.release()
    except (OSError, zipfile.BadZipFile, FolderUnusable) as error:
        raise click.ClickException(f"{file}: {error}") from error
    tell(verify_journal(data))


@click.command()
def protocol() -> None:
    """Print docs/protocol.md."""
    click.echo(protocol_text(ROUTES), nl=False)
