"""The demo's passwords are known to everybody: it never touches a hall's folder, and no hall is served from its own."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from server.__main__ import main
from server.access.passwords import Passwords
from server.app import Options, serving
from server.commands.serve import in_memory
from server.data_folder import DEMO, FolderUnusable
from server.journal.verify import verify
from tests.serving import CHEAP, example, house

REFUSED = "this folder is not the demo's"


def options(data: Path, speed: float) -> Options:
    return Options(in_memory(example()), data, always_open=True, demo_speed=speed, passwords=Passwords(CHEAP))


async def test_the_demo_is_refused_on_a_halls_folder_and_leaves_it_as_it_was(tmp_path: Path):
    data = tmp_path / "data"
    async with house(data) as hall:
        await (await hall.client("manager")).post("/halls/main/tickets", {"category": "enterprise"})
    before = verify(data).entries
    with pytest.raises(FolderUnusable, match=REFUSED):
        async with serving(options(data, 10.0)):
            pass
    assert verify(data).entries == before
    assert not (data / DEMO).exists()


def test_the_refusal_is_a_sentence_in_both_languages(tmp_path: Path):
    (tmp_path / "accounts.txt").write_text("somebody's")
    result = CliRunner().invoke(main, ["demo", "--data", str(tmp_path), "--port", "0"])
    assert result.exit_code == 1
    assert REFUSED in result.output
    assert "这不是演示用的文件夹" in result.output


async def test_the_demo_comes_back_to_its_own_folder_where_no_hall_is_served(tmp_path: Path):
    data = tmp_path / "data"
    for _ in range(2):
        async with serving(options(data, 10.0)):
            assert (data / DEMO).exists()
    with pytest.raises(FolderUnusable, match="everybody knows its passwords"):
        async with serving(options(data, 0.0)):
            pass
