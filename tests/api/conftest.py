from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from tests.serving import House, house


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as running:
        yield running
