"""`yichuang token …` and `yichuang person …`: who may come in. Also while the server runs."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import click

from server.access.access import FILE, Access
from server.access.identity import ROLES
from server.access.people import KnownPerson
from server.commands.options import config_option, data_option, places, read_config
from server.commands.telling import failed, lines
from server.data_folder import FolderUnusable
from server.sqlite import SchemaTooNew, StoreUnusable

T = TypeVar("T")


def with_access(data: Path, work: Callable[[Access], Awaitable[T]]) -> T:
    """Open access.db for one piece of work; errors become sentences."""

    async def run() -> T:
        access = await Access.open(data)
        try:
            return await work(access)
        finally:
            await access.close()

    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return asyncio.run(run())
    except (OSError, ValueError, FolderUnusable, StoreUnusable, SchemaTooNew) as error:
        raise click.ClickException(str(error)) from error


def check_hall(config_path: Path, hall: str, window: str = "") -> None:
    config = read_config(config_path)
    found = next((h for h in config.hall if h.id == hall), None)
    if hall and found is None:
        raise click.ClickException(f"no hall {hall!r}; one of {', '.join(h.id for h in config.hall)}")
    if window and (found is None or window not in {w.id for w in found.window}):
        raise click.ClickException(f"hall {hall!r} has no window {window!r}")


@click.group()
def token() -> None:
    """Tokens of devices and integrations."""


@token.command("create")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--hall", default="", help="Only this hall; left out: all halls.")
@click.option("--window", default="", help="Only this window.")
@click.option("--name", default="", help="What the journal calls it.")
@config_option
@data_option
def create_token(role: str, hall: str, window: str, name: str, config_path: Path, data: Path) -> None:
    """Print a new token, once; it is stored hashed."""
    check_hall(config_path, hall, window)
    if not (data / FILE).exists():
        click.echo(
            f"{data} holds no server yet: is it the folder that the server runs on (--data)?", err=True
        )
    kiosks = {k.id for h in read_config(config_path).hall for k in h.kiosk if h.id == hall}
    if role == "kiosk" and kiosks and name not in kiosks:
        click.echo(
            f"no kiosk of the hall is called {name!r}; an agent's token needs its kiosk's id", err=True
        )
    click.echo(with_access(data, lambda a: a.create_token(role, hall, window, name)))


@token.command("list")
@places
def list_tokens(data: Path) -> None:
    """All tokens with their ids, not the tokens themselves."""
    for line in with_access(data, lambda a: a.tokens()):
        state = "revoked" if line.revoked else "left" if line.left else "valid"
        click.echo(
            f"{line.id}  {state:7}  {line.role:10}  {line.hall or '*':16}  {line.window or '*':4}  {line.name}"
        )


@token.command("revoke")
@click.argument("id")
@places
def revoke_token(id: str, data: Path) -> None:
    """Revoke a token by its id; its screens are signed out."""
    if len(id) < 6:
        raise click.ClickException("give at least six characters of the id from `token list`")
    count = with_access(data, lambda a: a.revoke_token(id))
    if not count:
        raise click.ClickException(f"no valid token with the id {id!r}")
    click.echo(f"revoked {count}")


@click.group()
def person() -> None:
    """People who sign in."""


@person.command("list")
@places
def list_people(data: Path) -> None:
    """Everybody, with where they come from: the configuration, or `person add`."""
    for one in with_access(data, lambda a: a.people()):
        ready = "" if one.password else "  (no password yet)"
        ready = "  (left the configuration, not let in)" if one.left else ready
        roles = " ".join(one.roles)
        click.echo(f"{one.hall or '*':16}  {one.id:10}  {one.origin:6}  {one.name}  [{roles}]{ready}")


@person.command("add")
@click.argument("id")
@click.option("--role", "roles", type=click.Choice(ROLES), multiple=True, required=True)
@click.option("--hall", default="", help="Only this hall; left out: all halls.")
@click.option("--name", default="")
@config_option
@data_option
def add_person(id: str, roles: tuple[str, ...], hall: str, name: str, config_path: Path, data: Path) -> None:
    """Add somebody and print a first password."""
    check_hall(config_path, hall)

    async def work(access: Access) -> str:
        if not await access.add_person(hall, id, name or id, roles):
            raise ValueError(f"{hall or 'all halls'}: {id!r} is there already")
        return await access.set_password(hall, id)

    click.echo(with_access(data, work))


def nobody(hall: str, id: str) -> click.ClickException:
    if hall:
        return failed("Hall {hall}: nobody with the id {id}", hall=hall, id=id)
    return failed("All halls: nobody with the id {id}", id=id)


async def _found(access: Access, hall: str, id: str, *, stays: bool = False) -> KnownPerson:
    """Raises ClickException: nobody, or the last administrator, unless they stay one: nobody could come in any more."""
    everybody = await access.people()
    found = next((one for one in everybody if (one.hall, one.id) == (hall, id)), None)
    if found is None:
        raise nobody(hall, id)
    admins = [one.id for one in everybody if not one.hall and "admin" in one.roles]
    if not hall and admins == [id] and not stays:
        sentence = "{id} is the last administrator; add another one first: person add … --role admin"
        raise failed(sentence, id=id)
    return found


@person.command("departments")
@click.argument("id")
@click.argument("departments", nargs=-1)
@click.option("--hall", default="", help="The person's hall; left out: of all halls.")
@places
def set_departments(id: str, departments: tuple[str, ...], hall: str, data: Path) -> None:
    """For which DEPARTMENTS a person decides cases; none named: for none."""

    async def work(access: Access) -> None:
        await _found(access, hall, id, stays=True)
        await access.set_departments(hall, id, departments)

    with_access(data, work)


@person.command("trained")
@click.argument("id")
@click.argument("matters", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="For every matter, as at the beginning.")
@click.option("--hall", default="", help="The person's hall; left out: of all halls.")
@places
def set_trained(id: str, matters: tuple[str, ...], everything: bool, hall: str, data: Path) -> None:
    """Which MATTERS a person may accept, by id; none named: none."""

    async def work(access: Access) -> None:
        await _found(access, hall, id, stays=True)
        await access.set_trained(hall, id, None if everything else matters)

    with_access(data, work)


@person.command("remove")
@click.argument("id")
@click.option("--hall", default="", help="The person's hall; left out: of all halls.")
@places
def remove_person(id: str, hall: str, data: Path) -> None:
    """Let a person in no more: password, sessions and known browsers go; the running server closes their pages."""

    async def work(access: Access) -> KnownPerson:
        found = await _found(access, hall, id)
        await access.remove_person(hall, id)
        return found

    if (found := with_access(data, work)).origin == "config" and not found.left:
        sentence = (
            "{id} is removed. Take them out of the configuration too: the next start would list them again, "
            "without a password."
        )
        click.echo("\n".join(lines(sentence, id=id)), err=True)


@person.command("role")
@click.argument("id")
@click.option("--role", "roles", type=click.Choice(ROLES), multiple=True, required=True)
@click.option("--hall", default="", help="The person's hall; left out: of all halls.")
@places
def set_roles(id: str, roles: tuple[str, ...], hall: str, data: Path) -> None:
    """Give a person other roles, at once: these and no others."""

    async def work(access: Access) -> None:
        found = await _found(access, hall, id, stays="admin" in roles)
        if found.origin == "config":
            sentence = (
                "{id} comes from the configuration, which decides the role. For other rights add an id of its own "
                "with person add"
            )
            raise failed(sentence, id=id)
        await access.set_roles(hall, id, roles)

    with_access(data, work)


@person.command("password")
@click.argument("id")
@click.option("--hall", default="", help="The person's hall; left out: of all halls.")
@click.option("--ask", is_flag=True, help="Type the password instead of having one drawn.")
@places
def set_password(id: str, hall: str, ask: bool, data: Path) -> None:
    """Set a password, lift a lock, end all sessions of the person; prints a drawn password."""
    chosen: str = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else ""
    if ask and len(chosen) < 8:
        raise click.ClickException("a password needs at least eight characters")
    try:
        made = with_access(data, lambda a: a.set_password(hall, id, chosen))
    except KeyError as error:
        raise nobody(hall, id) from error
    if not ask:
        click.echo(made)


@person.command("sign-out")
@click.argument("id")
@click.option("--hall", default="")
@places
def sign_out(id: str, hall: str, data: Path) -> None:
    """End all sessions of a person."""
    with_access(data, lambda a: a.end_sessions(hall, id))
