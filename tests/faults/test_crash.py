"""kill -9 under load: what was acknowledged is there, what was not is whole or absent."""

from pathlib import Path

from bench.kill9 import rounds
from tests.warm import program


async def test_twenty_kills_under_load_lose_nothing_and_double_nothing(tmp_path: Path):
    ledger = await rounds(20, tmp_path / "data", run=program)
    assert ledger.faults == []
    assert len(ledger.acknowledged) > 200
    assert len(ledger.cases) > 20
