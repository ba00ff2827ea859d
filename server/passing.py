"""Packages that are needed for a moment and are too large to be kept: loaded, asked, let go of with all that they hold."""

import gc
import sys
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def passing(package: str) -> Generator[None]:
    """What is imported of `package` inside is gone afterwards; whoever holds a part of it keeps it alive."""
    before = set(sys.modules)
    frozen = gc.get_freeze_count()
    if not frozen:
        gc.freeze()  # what was there before is not looked through: it is most of the time that collecting takes
    try:
        yield
    finally:
        for name in [n for n in sys.modules if n not in before and n.split(".")[0] == package]:
            del sys.modules[name]
        gc.collect()
        if not frozen:
            gc.unfreeze()
