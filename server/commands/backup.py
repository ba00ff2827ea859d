"""`backup` and `restore`: everything that a hall keeps, in one file."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click

from server.case_files.store import DELETED, FileStore
from server.case_files.store import FOLDER as FILES_OF_CASES
from server.clock import COMPUTER
from server.commands.config_in_backup import PutBack, config_files, put_back
from server.commands.options import CONFIG, config_option, data_option, places
from server.commands.progress import progress_line
from server.commands.telling import failed, in_line, lines, reason
from server.commands.telling import sentence as sentence_of
from server.commands.verify import tell, verified
from server.data_folder import DEMO, KEY, DataFolder, FolderUnusable
from server.durable import put, settle, write_whole, written_beside
from server.journal.head import FILE as HEAD
from server.journal.head import note_ends
from server.journal.journal import Progress
from server.program import program_version

DATABASES = ("outbox.db", "journal.db", "access.db", "personal.db")
"""In this order: what goes outside is never further than the journal that it comes from."""
JOURNAL = "journal.db"
FILES = (KEY, HEAD, DEMO)
PAGES = 2000
"""Of SQLite, 4 kB each, in one step of a copy."""
CHUNK = 1 << 20


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Replace FILE where it is there already.")
@click.option(
    "--files",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the files of cases: those that it has not got yet are copied there.",
)
@config_option
@data_option
def backup(file: Path, replace: bool, files: Path | None, config_path: Path, data: Path) -> None:
    """Write everything into one zip FILE, while the server runs; the copy is verified before it counts.

    The configuration and the guide that it names are in it. The files of cases go into a folder of their own, by --files:
    each is copied once, however often a backup is made.
    """
    config = _config(config_path)
    if not (data / JOURNAL).exists():
        raise failed("{data}: no journal here", data=str(data))
    if not file.absolute().parent.is_dir():
        sentence = "{file}: there is no folder {folder}; make it first"
        raise failed(sentence, file=str(file), folder=str(file.parent))
    if file.exists() and not replace:
        sentence = "{file}: is there already. Choose another name, or replace it with --replace"
        raise failed(sentence, file=str(file))
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent) as passing, written_beside(file) as made:
            folder = Path(passing)
            for database in DATABASES:
                if (data / database).exists():
                    _copy(data / database, folder / database)
            if files is not None:
                click.echo(f"{files}: {_copy_files(data, files)} files copied")
            report = verified(folder, files or data)
            if report.faults:
                tell(report)
            manifest = {
                "program": program_version(),
                "at": datetime.fromtimestamp(COMPUTER.wall(), UTC).isoformat(timespec="seconds"),
                "entries": report.entries,
            }
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("manifest.json", json.dumps(manifest, indent=1))
                paths = [folder / d for d in DATABASES] + [data / f for f in FILES]
                kept = {path.name: path for path in paths if path.exists() and path.name != HEAD} | config
                with progress_line(in_line("packing")) as progress:
                    total, done = sum(path.stat().st_size for path in kept.values()), 0
                    for name, path in kept.items():
                        entry = zipfile.ZipInfo.from_file(path, name)
                        entry.compress_type = zipfile.ZIP_DEFLATED
                        with path.open("rb") as source, archive.open(entry, "w") as target:
                            done = _pour(source, target, done, total, progress)
            put(made, file, replace=replace)
    except (OSError, sqlite3.Error) as error:
        sentence = "{file}: the backup was not written: {cause}"
        raise failed(sentence, file=str(file), cause=reason(error)) from error
    for hall, entries in report.entries.items():
        click.echo(f"{hall}: {entries} entries")
    click.echo(f"{file}: {file.stat().st_size} bytes")


def _config(path: Path) -> dict[str, Path]:
    """What of the configuration goes along. Who names none and has none where it usually is gets a backup all the same."""
    if path.is_file():
        return config_files(path)
    if path != Path(CONFIG):
        raise failed("{file}: there is no such configuration", file=str(path))
    sentence = "{file}: no configuration here, so there is none in the backup; name it with --config"
    click.echo("\n".join(lines(sentence, file=str(path))), err=True)
    return {}


def _copy(source: Path, target: Path) -> None:
    """SQLite's own online copy: one consistent moment, writers not held up."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
        progress_line(in_line("copying {file}", file=source.name)) as progress,
    ):
        # An open look holds the moment still: without it every write of the server would start the copy afresh.
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=PAGES, progress=lambda _, left, total: progress(total - left, total), sleep=0)


def _copy_files(data: Path, target: Path) -> int:
    """What the folder has not got yet; a file never changes once it is there. Returns how many."""
    copied = 0
    for below in list(FileStore(data).missing_in(target / FILES_OF_CASES)):
        place = target / FILES_OF_CASES / below
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # deleted with its case meanwhile
            write_whole(place, (data / FILES_OF_CASES / below).read_bytes())
            copied += 1
    note = data / FILES_OF_CASES / DELETED
    if note.exists():
        write_whole(target / FILES_OF_CASES / DELETED, note.read_bytes())
    return copied


def _pour(source: IO[bytes], target: IO[bytes], done: int, total: int, progress: Progress) -> int:
    """Copy what is left of `source`; returns how many bytes are done now."""
    while chunk := source.read(CHUNK):
        target.write(chunk)
        done += len(chunk)
        progress(done, total)
    return done


@contextmanager
def _new(data: Path, names: list[str]) -> Generator[None]:
    """The folder, locked while these files are made in it; unless all goes well, none of it stays."""
    there = data.exists()
    folder = DataFolder.claim(data)
    try:
        yield
    except BaseException:
        # A database that was looked into may have left two files of SQLite's own beside it.
        for name in [*names, *(f"{n}{end}" for n in names for end in ("-wal", "-shm")), "server.lock"]:
            (data / name).unlink(missing_ok=True)
        shutil.rmtree(data / FILES_OF_CASES, ignore_errors=True)
        if not there:
            data.rmdir()
        raise
    finally:
        folder.release()


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--files", type=click.Path(path_type=Path, file_okay=False), help="The folder of the files of cases."
)
@places
def restore(file: Path, files: Path | None, data: Path) -> None:
    """Unpack a backup into an empty data folder and verify it; with the files of cases from --files.

    The configuration is put beside the data, into the folder config; a file that stands there stays as it is.
    """
    config = PutBack([], [])
    try:
        if data.exists() and any(data.iterdir()):
            sentence = "{data}: not empty; move it away first, or choose another with --data"
            raise failed(sentence, data=str(data))
        with zipfile.ZipFile(file) as archive:
            there = [n for n in (*DATABASES, *FILES) if n in archive.namelist()]
            if JOURNAL not in there:
                raise zipfile.BadZipFile(f"no {JOURNAL} in it")
            with _new(data, [*there, HEAD]):
                with progress_line(in_line("unpacking")) as progress:
                    total, done = sum(archive.getinfo(name).file_size for name in there), 0
                    for name in there:
                        (data / name).touch(mode=0o600)
                        with archive.open(name) as source, (data / name).open("wb") as target:
                            done = _pour(source, target, done, total, progress)
                        settle(data / name)
                if files is not None:
                    click.echo(f"{files}: {_copy_files(files, data)} files copied")
                report = verified(data)
                report.remarks.clear()  # it was verified when it was written, so its end is known
                tell(report)
                note_ends(data, data / JOURNAL)
                try:
                    put_back(archive, data, config)
                except BaseException:
                    for path in config.made:
                        path.unlink()
                    raise
    except FolderUnusable as error:
        raise click.ClickException(sentence_of(error)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        sentence = "{file}: this is no file that backup wrote, or it is damaged"
        raise failed(sentence, file=str(file)) from error
    except OSError as error:
        raise failed("{file}: not restored: {cause}", file=str(file), cause=reason(error)) from error
    for path in config.made:
        click.echo(f"{path}: restored")
    for path in config.left:
        sentence = "{file}: stood there already and was left as it is; the other one is in the backup still"
        click.echo("\n".join(lines(sentence, file=str(path))), err=True)
