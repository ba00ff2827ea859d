"""Warnings that would come again and again are said once."""

import structlog

log = structlog.get_logger("agent")


class Once:
    """Says of each thing what is wrong with it when that begins or changes, and not again until it was well in between."""

    def __init__(self, event: str) -> None:
        self._event = event
        self._said: dict[str, str] = {}

    def warn(self, of: str, error: Exception) -> None:
        cause = str(error)[:200]
        if self._said.get(of) != cause:
            self._said[of] = cause
            log.warning(self._event, of=of, cause=cause)

    def well(self, of: str) -> None:
        self._said.pop(of, None)


def misfits() -> Once:
    """Of what does not have the shape that this version of the agent reads: a server, or a file, of another version."""
    return Once("not understood: is the server older than this agent?")
