"""How the log and errors reach the person at the terminal."""

import errno
import sys

import click

from server.data_folder import FolderUnusable
from server.domain.language import Language, Text
from server.language.catalogues import text_of
from server.language.faults import beside, translated
from server.log_lines import log_to
from server.private import Mended


def log_to_stderr(level: str = "info") -> None:
    """key=value lines on standard error; results go to standard output alone."""
    log_to(sys.stderr, level)


def lines(sentence: str, **params: str | Text) -> list[str]:
    """The sentence in every language, each on a line of its own: nobody chose one at a terminal."""
    text = text_of(sentence, **params)
    return list(dict.fromkeys(text.in_(language) for language in Language))


def in_line(sentence: str, **params: str | Text) -> str:
    """A few words in every language, one behind the other."""
    return " ".join(lines(sentence, **params))


def failed(sentence: str, **params: str | Text) -> click.ClickException:
    """The end of a command, in Chinese and below it in English; exit status 1."""
    return click.ClickException("\n".join(lines(sentence, **params)))


def mended_lines(mended: Mended) -> list[str]:
    """What was open to others, for the operator."""
    path, was = str(mended.path), f"{mended.was:o}"
    if mended.cause:
        sentence = "Attention: other users of this computer can use {path} ({was}), which could not be mended: {cause}"
        return lines(sentence, path=path, was=was, cause=mended.cause)
    sentence = (
        "{path} could be used by other users of this computer ({was}); now by the server's own user only"
    )
    return lines(sentence, path=path, was=was)


def reason(error: Exception) -> Text:
    """What the system says, without its number and the names of our own passing files."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Text(translated(text) or text, text)


def sentence(error: Exception, port: int = 0) -> str:
    """An error as the person at the terminal needs it: a taken port says which, and what may hold it."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: is this program running already? Another one with --port"
    if isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL:
        return "this computer has no such address to listen on; 0.0.0.0 listens on all"
    chinese = beside(str(error)) if isinstance(error, FolderUnusable) else ""
    return "\n".join(filter(None, (chinese, str(error))))
