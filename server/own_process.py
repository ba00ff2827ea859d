"""What the server asks of its own process: open files, and a collector that looks seldom."""

import contextlib
import gc
import resource
from collections.abc import Generator


def raise_limits() -> None:
    """As many open connections as the system allows; the usual soft limit of 1,024 is less than a hall's phones."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@contextlib.contextmanager
def settled_memory() -> Generator[None]:
    """What start-up built lives as long as the server: let the collector look at it no more, and less often at the rest.

    Tickets and events hold no cycles, so a pass over them frees nothing and only makes the hall wait. Where one server after
    another runs in a process (the tests), each gives back what it kept from the collector.
    """
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)
