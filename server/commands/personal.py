"""`yichuang personal …`: what is kept of people, and its deletion. Also while the server runs."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from devices.sdt.number import number_is_valid
from server.case_book.beside import beside
from server.case_files.store import FileStore
from server.commands.options import config_option, data_option, places
from server.commands.people import check_hall
from server.commands.telling import lines
from server.domain.cases.stream import ID
from server.personal.personal import FILE, Personal
from server.sqlite import SchemaTooNew, StoreUnusable

T = TypeVar("T")


def with_personal(data: Path, work: Callable[[Personal], Awaitable[T]]) -> T:
    """Open personal.db for one piece of work; errors become sentences."""

    async def run() -> T:
        store = await Personal.open(data)
        try:
            return await work(store)
        finally:
            await store.close()

    if not (data / FILE).exists():
        raise click.ClickException(f"{data / FILE}: no such file")
    try:
        return asyncio.run(run())
    except (OSError, StoreUnusable, SchemaTooNew) as error:
        raise click.ClickException(str(error)) from error


async def _forget(store: Personal, data: Path, field: str, value: str, hall: str) -> int:
    """Their rows, and whatever was written or scanned about the cases in which they have a part."""
    found = await store.find(field, value, hall)
    written = beside(data, found)
    if written is None and any([await store.get(ID, id) for id in found]):
        sentence = (
            "The book of cases cannot be read: what was written about their cases stays. "
            "Start the server, then try again."
        )
        click.echo("\n".join(lines(sentence)), err=True)
    ids: list[str] = list(dict.fromkeys([*found, *(written or [])]))
    return await store.delete_all_of(ids) + FileStore(data).delete(ids)


@click.group()
def personal() -> None:
    """Names, phone numbers and words of citizens: count them, delete them."""


@personal.command("count")
@places
def count(data: Path) -> None:
    """How much is kept, by hall and kind, and since when; never what it says."""
    kept = with_personal(data, lambda p: p.count())
    if not kept:
        click.echo("nothing is kept")
    for hall, kind, rows, oldest in kept:
        since = datetime.fromtimestamp(oldest, tz=UTC).astimezone().isoformat(timespec="minutes")
        click.echo(f"{hall:16}  {kind:8}  {rows:6}  since {since}")


@personal.command("delete")
@click.option("--hall", default="", help="Only in this hall.")
@click.option("--id-number", default="", help="Whoever has this number of an identity card.")
@click.option("--phone", default="", help="Whoever has this phone number.")
@click.option("--name", default="", help="Everybody of exactly this name.")
@click.option("--everything", is_flag=True, help="All that is kept of the hall given by --hall.")
@config_option
@data_option
def delete(
    hall: str, id_number: str, phone: str, name: str, everything: bool, config_path: Path, data: Path
) -> None:
    """Delete what is kept of somebody. Tickets and figures stay: they never held it. Backups made before still hold it.

    Status 1 when nothing was found.
    """
    check_hall(config_path, hall)
    if id_number and not number_is_valid(id_number.upper()):
        raise click.UsageError(f"{id_number} is no number of an identity card: its check digit is wrong")
    given = {k: v for k, v in (("id_number", id_number), ("phone", phone), ("name", name)) if v}
    if everything:
        if not hall or given:
            raise click.UsageError("--everything goes with --hall and nothing else")
        gone = with_personal(data, lambda p: p.delete_all(hall))
    elif len(given) == 1:
        field, value = next(iter(given.items()))
        gone = with_personal(data, lambda p: _forget(p, data, field, value, hall))
    else:
        raise click.UsageError("exactly one of --id-number, --phone, --name and --everything is needed")
    click.echo(f"{gone} deleted")
    if not gone:
        raise SystemExit(1)
