"""`yichuang screens`: what to open on the machine of every public screen, and how to start its browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from server.app import screen_token
from server.commands.options import config_option, data_option, read_config
from server.config.schema import HallSection
from server.data_folder import KEY, FolderUnusable, read_secret

BROWSER = (
    "chromium",
    "--kiosk",
    "--no-first-run",
    "--noerrdialogs",
    "--hide-crash-restore-bubble",
    "--password-store=basic",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--disable-features=Translate,OverscrollHistoryNavigation,TouchpadOverscrollHistoryNavigation",
)
"""Fills the screen; no question, bubble or gesture of the browser's own comes over the page."""
ALOUD = "--autoplay-policy=no-user-gesture-required"
"""Sound without a touch before it."""


class Screen(NamedTuple):
    """A screen of a hall: what it is, its page, and whether it speaks of its own accord."""

    name: str
    path: str
    speaks: bool = False

    def command(self, base: str) -> str:
        """How its browser is started, for a shell of Linux or Windows."""
        return " ".join((*BROWSER, *((ALOUD,) if self.speaks else ()), f'"{base}{self.path}"'))


def screens_of(hall: HallSection, secret: bytes) -> Iterator[Screen]:
    """Kiosks, boards (one that speaks for every zone), rating pads and signs."""
    for one in hall.kiosk:
        token = screen_token(secret, "kiosk", hall.id, one.id)
        yield Screen(f"kiosk {one.id}", f"/kiosk/{hall.id}/{one.id}#token={token}", speaks=True)
    zones = list(dict.fromkeys(w.zone for w in hall.window if w.zone))
    for zone in zones:
        yield Screen(f"board of zone {zone}", f"/board/{hall.id}?zone={zone}", speaks=True)
    if len(zones) > 1:
        yield Screen("board of the hall, silent", f"/board/{hall.id}?sound=off")
    if not zones:
        yield Screen("board", f"/board/{hall.id}", speaks=True)
    for window in hall.window:
        token = screen_token(secret, "display", hall.id, window.id)
        yield Screen(f"rating pad of window {window.id}", f"/rating/{hall.id}/{window.id}#token={token}")
    for window in hall.window:
        yield Screen(f"sign of window {window.id}", f"/window/{hall.id}/{window.id}")


@click.command()
@click.option("--url", default="", help="Address of the server, as the screens reach it.")
@config_option
@data_option
def screens(url: str, config_path: Path, data: Path) -> None:
    """Print for every public screen its link, those of kiosks and rating pads with their tokens, and a browser to start."""
    config = read_config(config_path)
    key = data / KEY
    if not key.exists():
        raise click.ClickException(f"{key}: not there yet; start the server once")
    base = (url or config.server.public_url or f"http://{config.server.host}:{config.server.port}").rstrip(
        "/"
    )
    try:
        secret = read_secret(data)
    except FolderUnusable as error:
        raise click.ClickException(str(error)) from error
    wall = Screen("wall of the leader's office", f"/wall#token={screen_token(secret, 'wall', '', 'wall')}")
    click.echo(f"# {wall.name}\n{base}{wall.path}\n{wall.command(base)}\n")
    for hall in config.hall:
        for screen in screens_of(hall, secret):
            click.echo(f"# {hall.id}: {screen.name}\n{base}{screen.path}\n{screen.command(base)}\n")
