"""Deleting what is kept of somebody, from the command line."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.__main__ import main
from server.personal.personal import FILE, Personal

NUMBER = "11010519491231002X"


async def fill(folder: Path) -> None:
    store = await Personal.open(folder)
    await store.put("main", "person", f'{{"name":"张三","phone":"","id_number":"{NUMBER}"}}')
    await store.put("marriage", "person", f'{{"name":"张三","phone":"13800000000","id_number":"{NUMBER}"}}')
    await store.put("main", "note", '"请带原件"')
    await store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    asyncio.run(fill(tmp_path))
    return tmp_path


def run(folder: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["personal", *words, "--data", str(folder)])
    return result.exit_code, result.output


def test_somebody_is_deleted_by_the_number_of_the_card_and_leaves_no_byte(folder: Path) -> None:
    assert NUMBER.encode() in b"".join(path.read_bytes() for path in folder.glob(f"{FILE}*"))
    assert run(folder, "delete", "--id-number", NUMBER.lower()) == (0, "2 deleted\n")
    assert NUMBER.encode() not in b"".join(path.read_bytes() for path in folder.glob(f"{FILE}*"))
    assert run(folder, "delete", "--id-number", NUMBER) == (1, "0 deleted\n")


def test_who_applied_for_something_or_acted_for_somebody_is_deleted_as_well(tmp_path: Path) -> None:
    async def applied() -> None:
        store = await Personal.open(tmp_path)
        await store.put(
            "@cases", "case-person", f'{{"name":"李四","agent":{{"name":"张三","id_number":"{NUMBER}"}}}}'
        )
        await store.put("@cases", "case-person", '{"name":"李四","agent":null}')
        assert await store.purge(-1.0) == 0, "what belongs to a case stays as long as that"
        await store.close()

    asyncio.run(applied())
    code, said = run(tmp_path, "delete", "--id-number", NUMBER)
    assert (code, said.splitlines()[-1]) == (0, "1 deleted")
    code, said = run(tmp_path, "delete", "--name", "李四")
    assert (code, said.splitlines()[-1]) == (0, "1 deleted")


def test_deleting_can_be_kept_to_one_hall(folder: Path) -> None:
    assert run(folder, "delete", "--name", "张三", "--hall", "marriage") == (0, "1 deleted\n")
    code, said = run(folder, "count")
    assert code == 0
    assert [line.split()[:3] for line in said.splitlines()] == [
        ["main", "note", "1"],
        ["main", "person", "1"],
    ]


def test_everything_of_a_hall_goes_only_when_the_hall_is_named(folder: Path) -> None:
    code, said = run(folder, "delete", "--everything")
    assert code == 2
    assert "--hall" in said
    assert run(folder, "delete", "--everything", "--hall", "main") == (0, "2 deleted\n")


def test_a_folder_without_a_store_is_said(tmp_path: Path) -> None:
    code, said = run(tmp_path, "count")
    assert code == 1
    assert FILE in said
