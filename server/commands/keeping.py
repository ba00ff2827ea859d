"""`verify`, `backup`, `restore`, `protocol`: keeping the journal and the documents true."""

import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click

from server.api.openapi import protocol as protocol_text
from server.api.table import ROUTES
from server.app import program_version
from server.commands.options import places
from server.commands.progress import progress_line
from server.data_folder import DataFolder, FolderUnusable
from server.journal import Progress
from server.journal.verify import Report
from server.journal.verify import verify as verify_journal

DATABASES = ("journal.db", "access.db", "personal.db")
FILES = ("secret.key", "journal.head")
PAGES = 2000
"""Of SQLite, 4 kB each, in one step of a copy."""
CHUNK = 1 << 20


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
    tell(_verified(data))


def _verified(data: Path) -> Report:
    with progress_line("核验日志", "checking the journal") as progress:
        return verify_journal(data, progress)


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
            report = _verified(folder)
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
                kept = [folder / d for d in DATABASES] + [data / f for f in FILES]
                kept = [path for path in kept if path.exists() and path.name != "journal.head"]
                with progress_line("压缩", "packing") as progress:
                    total, done = sum(path.stat().st_size for path in kept), 0
                    for path in kept:
                        entry = zipfile.ZipInfo.from_file(path, path.name)
                        entry.compress_type = zipfile.ZIP_DEFLATED
                        with path.open("rb") as source, archive.open(entry, "w") as target:
                            done = _pour(source, target, done, total, progress)
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
        progress_line(f"复制 {source.name}", f"copying {source.name}") as progress,
    ):
        # An open look holds the moment still: without it every write of the server would start the copy afresh.
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=PAGES, progress=lambda _, left, total: progress(total - left, total), sleep=0)


def _pour(source: IO[bytes], target: IO[bytes], done: int, total: int, progress: Progress) -> int:
    """Copy what is left of `source`; returns how many bytes are done now."""
    while chunk := source.read(CHUNK):
        target.write(chunk)
        done += len(chunk)
        progress(done, total)
    return done


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
            with zipfile.ZipFile(file) as archive, progress_line("解压", "unpacking") as progress:
                there = [n for n in (*DATABASES, *FILES) if n in archive.namelist()]
                total, done = sum(archive.getinfo(name).file_size for name in there), 0
                for name in there:
                    (data / name).touch(mode=0o600)
                    with archive.open(name) as source, (data / name).open("wb") as target:
                        done = _pour(source, target, done, total, progress)
        finally:
            folder.release()
    except (OSError, zipfile.BadZipFile, FolderUnusable) as error:
        raise click.ClickException(f"{file}: {error}") from error
    tell(_verified(data))


@click.command()
def protocol() -> None:
    """Print docs/protocol.md."""
    click.echo(protocol_text(ROUTES), nl=False)
