"""What holds for every test."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from server.log_lines import LibraryLines


@pytest.fixture(autouse=True)
def log_of_its_own() -> Iterator[None]:
    """What a command set up for its own output ends with the test: later ones would write into a closed stream."""
    yield
    if not structlog.is_configured():
        return
    structlog.reset_defaults()
    logging.captureWarnings(False)
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, LibraryLines)]:
        root.removeHandler(handler)
