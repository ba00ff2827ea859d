"""`languages`: which languages the hall speaks, and what is missing in each."""

from collections.abc import Iterator
from pathlib import Path

import click

from display.voice.pack import DEFAULT, Pack, PackUnusable, load_pack
from server.bridges.lacking import Lack, lacking, missing
from server.commands.options import config_option, read_config
from server.commands.telling import in_line
from server.domain.language import Language
from server.language.catalogues import NAMES, catalogue

WHAT = {
    "slip": "slips in another language",
    "letters": "letters that no printer and no font here has",
    "voice": "not said by the voice",
}


@click.command()
@config_option
def languages(config_path: Path) -> None:
    """List the languages with what each of them lacks: sentences, words on slips, a voice."""
    halls = [hall for hall in read_config(config_path).hall if hall.voice.enabled]
    folders = {Path(hall.voice.pack) if hall.voice.pack else DEFAULT for hall in halls}
    try:
        packs = [load_pack(folder) for folder in sorted(folders)]
    except PackUnusable as error:
        raise click.ClickException(str(error)) from error
    for line in told(packs):
        click.echo(line)


def told(packs: list[Pack]) -> Iterator[str]:
    """A line for a language, then one for each thing that it lacks."""
    lacks = list(lacking(packs))
    total = len(catalogue(Language.CHINESE))
    for language in Language:
        there = total - len(missing(language, NAMES))
        yield f"{language}  {language.own_name}: {there}/{total} {in_line('sentences')}"
        for lack in lacks:
            if lack.language is language:
                yield f"  {in_line(WHAT[lack.what])}: {_some(lack)}"


def _some(lack: Lack) -> str:
    more = len(lack.which) - 5
    return "; ".join(lack.which[:5]) + (f"; +{more}" if more > 0 else "")
