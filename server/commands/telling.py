"""How the log and errors reach the person at the terminal."""

import errno
import sys

import click

from server.data_folder import FolderUnusable
from server.language.faults import beside, translated
from server.log_lines import log_to


def log_to_stderr(level: str = "info") -> None:
    """key=value lines on standard error; results go to standard output alone."""
    log_to(sys.stderr, level)


def failed(zh: str, en: str) -> click.ClickException:
    """The end of a command, in Chinese and below it in English; exit status 1."""
    return click.ClickException(f"{zh}\n{en}")


def reason(error: Exception) -> tuple[str, str]:
    """What the system says in Chinese and English, without its number and the names of our own passing files."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return translated(text) or text, text


def sentence(error: Exception, port: int = 0) -> str:
    """An error as the person at the terminal needs it: a taken port says which, and what may hold it."""
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: is this program running already? Another one with --port"
    if isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL:
        return "this computer has no such address to listen on; 0.0.0.0 listens on all"
    chinese = beside(str(error)) if isinstance(error, FolderUnusable) else ""
    return "\n".join(filter(None, (chinese, str(error))))
