"""Why nothing can be stored now: said once in the log when it begins, once when it ends, and to whoever shows it."""

import asyncio

import structlog

from server.engine.submission import EngineFault
from server.journal.journal import Journal, JournalUnavailable
from server.signal import Signal

log = structlog.get_logger("engine")
FRESH_S = 0.05
"""So long after an append the next one is expected to succeed too; after a longer rest the journal is asked first."""
QUIET = frozenset({"replaying", "stopped"})
"""Begin and end of every day's work."""


class Trouble:
    """`said` tells every change of the cause."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.appended_at = float("-inf")
        """When an append succeeded last, by the loop's clock."""
        self.cause = "replaying"
        self.said = Signal[str]("trouble")

    def say(self, cause: str) -> None:
        """The cause now, empty when all is well."""
        before, self.cause = self.cause, cause
        if cause == before:
            return
        if cause and cause not in QUIET:
            log.error("nothing can be stored", cause=cause)
        elif not cause and before not in QUIET:
            log.info("commands are stored again", was=before)
        self.said.send(cause)

    def over(self) -> None:
        """An append has succeeded."""
        self.appended_at = asyncio.get_running_loop().time()
        self.say("")

    async def barred(self) -> Exception | None:
        """Why nothing can be stored now, found out before anything is decided: memory stays as it is, looks go on.

        Under load it is not asked: a lock that comes between two batches spoils one of them, and that one is undone.
        """
        try:
            if self.cause:
                await self._journal.probe()
            elif asyncio.get_running_loop().time() - self.appended_at > FRESH_S:
                await self._journal.ready()
        except JournalUnavailable as error:
            self.say(str(error))
            return error
        except Exception as error:
            log.exception("the journal cannot be asked")
            return EngineFault(repr(error))
        return None

    async def look(self) -> bool:
        """Whether all is well: the journal where it was, and able to take a write again if it was not."""
        try:
            await self._journal.look()
            if self.cause:
                await self._journal.probe()
        except JournalUnavailable as error:
            self.say(str(error))
        except Exception:
            log.exception("the journal cannot be looked at")
        else:
            return True
        return False
