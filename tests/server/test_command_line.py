"""The command line as an operator uses it, beside a running server."""

import asyncio
import re
import zipfile
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner

from bench.server import ROOT, end
from server.__main__ import main
from server.journal.sqlite import SqliteJournal
from tests.patience import PATIENCE_S
from tests.serving import Client
from tests.warm import program, running, start

MAIN = "/halls/main"


async def yichuang(*words: str, data: Path) -> tuple[int, str, str]:
    """(exit status, standard output, standard error)."""
    process = await program(*words, "--data", str(data), "--config", str(ROOT / "config.toml"))
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_the_first_start_says_how_to_sign_in_and_the_second_does_not(tmp_path: Path):
    data = tmp_path / "data"
    process, url = await start(data)
    assert process.stdout is not None
    said = b""
    while b"password" not in said:
        said += await process.stdout.readline()
    password = re.search(r"admin with the password (\S+)", said.decode())
    assert password is not None
    async with aiohttp.ClientSession() as http:
        signed = await Client(http, url).post("/session", {"name": "admin", "password": password[1]})
        assert signed["roles"] == ["admin"]
    await end(process)
    process, _ = await start(data)
    process.terminate()
    assert process.stdout is not None
    assert b"password" not in await process.stdout.read()
    await process.wait()


async def test_a_token_made_and_revoked_beside_the_server_counts_at_once(tmp_path: Path):
    data = tmp_path / "data"
    async with running(data) as (_, url), aiohttp.ClientSession() as http:
        status, token, _ = await yichuang(
            "token", "create", "--role", "kiosk", "--hall", "main", "--name", "k7", data=data
        )
        assert status == 0
        client = Client(http, url, token.strip())
        assert (await client.post(f"{MAIN}/tickets", {"category": "enterprise"}))["number"] == "A001"
        _, listed, _ = await yichuang("token", "list", data=data)
        line = next(x for x in listed.splitlines() if x.endswith("k7"))
        assert token.strip() not in listed
        assert (await yichuang("token", "revoke", line.split()[0], data=data))[0] == 0
        async with asyncio.timeout(PATIENCE_S):
            while (await client.call("POST", f"{MAIN}/tickets", {"category": "enterprise"}))[0] != 401:
                pass


async def test_a_person_is_added_signed_in_and_signed_out(tmp_path: Path):
    data = tmp_path / "data"
    async with running(data) as (_, url):
        status, password, _ = await yichuang(
            "person", "add", "zhang", "--role", "manager", "--hall", "main", data=data
        )
        assert status == 0
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as http:
            browser = Client(http, url)
            body = {"name": "zhang", "password": password.strip(), "hall": "main"}
            assert (await browser.post("/session", body))["roles"] == ["manager"]
            assert (await yichuang("person", "sign-out", "zhang", "--hall", "main", data=data))[0] == 0
            async with asyncio.timeout(PATIENCE_S):
                while (await browser.get("/session"))["roles"]:
                    pass


async def test_wrong_words_end_with_a_sentence_and_a_status(tmp_path: Path):
    data = tmp_path / "data"
    for words, said in (
        (("token", "create", "--role", "king", "--hall", "main"), "king"),
        (("token", "create", "--role", "kiosk", "--hall", "nowhere"), "no hall 'nowhere'"),
        (("token", "create", "--role", "pad", "--hall", "main", "--window", "99"), "no window '99'"),
        (("person", "password", "nobody"), "nobody with the id"),
        (("verify",), "Faults in the journal: 1"),
        (("backup", str(tmp_path / "x.zip")), "no journal here"),
    ):
        status, _, err = await yichuang(*words, data=data)
        assert status != 0
        assert said in err
        assert "Traceback" not in err


async def test_a_backup_made_while_the_server_runs_is_restored_whole(tmp_path: Path):
    data, copy, file = tmp_path / "data", tmp_path / "copy", tmp_path / "backup.zip"
    async with running(data) as (_, url), aiohttp.ClientSession() as http:
        _, token, _ = await yichuang("token", "create", "--role", "admin", data=data)
        client = Client(http, url, token.strip())
        for _ in range(20):
            await client.post(f"{MAIN}/tickets", {"category": "enterprise", "person": {"name": "张三"}})
        before = await client.get(MAIN)
        status, out, err = await yichuang("backup", str(file), data=data)
        assert status == 0, err
        assert "main: 21 entries" in out
        await client.post(f"{MAIN}/tickets", {"category": "enterprise"})  # after the backup's moment
    assert (await yichuang("verify", data=data))[0] == 0
    assert (await yichuang("restore", str(file), data=copy))[0] == 0
    status, _, err = await yichuang("restore", str(file), data=copy)
    assert status != 0
    assert "not empty" in err
    async with running(copy) as (_, url), aiohttp.ClientSession() as http:
        again = await Client(http, url, token.strip()).get(MAIN)
        assert again["waiting"] == before["waiting"] == 20
        assert again["categories"][0] == before["categories"][0]


def ran(*words: object) -> tuple[int, str]:
    """(exit status, all that was said)."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert isinstance(result.exception, SystemExit | None)
    return result.exit_code, result.output


@pytest.fixture
async def kept(tmp_path: Path) -> Path:
    """A backup of a journal in which nothing was written yet."""
    (tmp_path / "data").mkdir()
    await (await SqliteJournal.open(tmp_path / "data")).close()
    file = tmp_path / "kept.zip"
    assert ran("backup", file, "--data", tmp_path / "data") == (0, f"{file}: {file.stat().st_size} bytes\n")
    return file


def wrong_zip(kept: Path, how: str) -> Path:
    """A file that `restore` refuses: another kind of file, another zip, a damaged one, one whose journal does not hold."""
    file = kept.with_name("bad.zip")
    match how:
        case "text":
            file.write_text("no zip")
        case "other":
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr("photo.png", b"")
        case "damaged":
            raw = bytearray(kept.read_bytes())
            with zipfile.ZipFile(kept) as archive:
                at = archive.getinfo("journal.db").header_offset
            raw[at + 60 : at + 90] = bytes(30)
            file.write_bytes(raw)
        case _:
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr("journal.db", b"no database")
    return file


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("how", ["text", "other", "damaged", "journal"])
async def test_a_restore_that_fails_leaves_the_folder_for_the_right_file(
    kept: Path, tmp_path: Path, how: str, there: bool
):
    new = tmp_path / "new"
    if there:
        new.mkdir()
    status, said = ran("restore", wrong_zip(kept, how), "--data", new)
    assert status == 1
    assert (
        "日志有 1 处错误\nFaults in the journal: 1"
        if how == "journal"
        else "bad.zip：这不是 backup 写出的备份文件"
    ) in said
    assert new.exists() is there
    status, said = ran("restore", kept, "--data", new)
    beside = "".join(f"{tmp_path / 'config' / name}: restored\n" for name in ("config.toml", "guide.toml"))
    assert (status, said) == (0, f"journal ok\n{beside}")


async def test_a_restore_over_something_or_from_nothing_is_refused(kept: Path, tmp_path: Path):
    status, said = ran("restore", kept, "--data", tmp_path / "data")
    assert status == 1
    assert f"{tmp_path / 'data'}：文件夹不是空的" in said
    assert "not empty; move it away first" in said
    assert (tmp_path / "data" / "journal.db").exists()
    status, said = ran("restore", tmp_path / "none.zip", "--data", tmp_path / "new")
    assert status == 1
    assert f"{tmp_path}/none.zip：没有恢复：没有这个文件" in said
    assert f"{tmp_path}/none.zip: not restored: No such file or directory" in said
    assert not (tmp_path / "new").exists()


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """A configuration in a folder of its own, with its guide below and a voice beside it."""
    folder = tmp_path / "served"
    (folder / "texts").mkdir(parents=True)
    (folder / "voice").mkdir()
    (folder / "voice" / "1.wav").write_bytes(b"RIFF")
    (folder / "texts" / "guide.toml").write_text("# the guide", encoding="utf-8")
    config = folder / "hall.toml"
    config.write_text('guide = "texts/guide.toml"\n# 大厅', encoding="utf-8")
    return config


async def test_a_backup_brings_the_configuration_back_and_its_guide(kept: Path, served: Path, tmp_path: Path):
    file = tmp_path / "whole.zip"
    assert ran("backup", file, "--config", served, "--data", tmp_path / "data")[0] == 0
    with zipfile.ZipFile(file) as archive:
        names = {name for name in archive.namelist() if name.startswith("config/")}
    assert names == {"config/hall.toml", "config/texts/guide.toml"}
    place = tmp_path / "elsewhere"
    status, said = ran("restore", file, "--data", place / "data")
    assert status == 0, said
    assert f"{place / 'config' / 'hall.toml'}: restored" in said
    for name in ("hall.toml", "texts/guide.toml"):
        assert (place / "config" / name).read_bytes() == (served.parent / name).read_bytes()
    assert not list((place / "data").glob("*.toml"))


async def test_a_configuration_that_stands_there_is_never_written_over(
    kept: Path, served: Path, tmp_path: Path
):
    file, place = tmp_path / "whole.zip", tmp_path / "elsewhere"
    assert ran("backup", file, "--config", served, "--data", tmp_path / "data")[0] == 0
    (place / "config").mkdir(parents=True)
    (place / "config" / "hall.toml").write_text("mine", encoding="utf-8")
    status, said = ran("restore", file, "--data", place / "data")
    assert status == 0, said
    assert (place / "config" / "hall.toml").read_text(encoding="utf-8") == "mine"
    assert f"{place / 'config' / 'hall.toml'}: stood there already" in said
    assert (place / "config" / "texts" / "guide.toml").is_file()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (b"guide = [broken", ["config/hall.toml"]),
        (b"guide = 3", ["config/hall.toml"]),
        (b'guide = "gone.toml"', ["config/hall.toml"]),
        (b"\xff", ["config/hall.toml"]),
        (b'guide = "../outside.toml"', ["config/hall.toml", "config/outside.toml"]),
    ],
)
async def test_a_faulty_configuration_is_in_the_backup_as_it_is(
    kept: Path, served: Path, tmp_path: Path, text: bytes, names: list[str]
):
    (tmp_path / "outside.toml").write_bytes(b"")
    served.write_bytes(text)
    assert ran("backup", "--replace", kept, "--config", served, "--data", tmp_path / "data")[0] == 0
    with zipfile.ZipFile(kept) as archive:
        assert [name for name in archive.namelist() if name.startswith("config/")] == names


async def test_a_backup_without_a_configuration_says_so_and_one_that_is_named_must_be_there(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    status, said = ran("backup", "--replace", kept, "--data", tmp_path / "data")
    assert status == 0
    assert "config.toml: no configuration here, so there is none in the backup" in said
    status, said = ran("backup", "--replace", kept, "--config", "hal.toml", "--data", tmp_path / "data")
    assert (status, "hal.toml: there is no such configuration" in said) == (1, True)


async def test_a_backup_that_leads_out_of_its_folder_leaves_nothing(kept: Path, served: Path, tmp_path: Path):
    assert ran("backup", "--replace", kept, "--config", served, "--data", tmp_path / "data")[0] == 0
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr("config/../../stolen", b"")
    place = tmp_path / "elsewhere"
    status, said = ran("restore", kept, "--data", place / "data")
    assert (status, "this is no file that backup wrote" in said) == (1, True)
    assert not [path for path in place.rglob("*") if path.is_file()]
    assert not (tmp_path / "stolen").exists()


async def test_a_backup_replaces_a_file_only_when_it_is_told_to(kept: Path, tmp_path: Path):
    kept.write_bytes(b"something dear")
    status, said = ran("backup", kept, "--data", tmp_path / "data")
    assert status == 1
    assert f"{kept}：文件已存在。请换一个文件名，或加上 --replace 替换它" in said
    assert f"{kept}: is there already. Choose another name, or replace it with --replace" in said
    assert kept.read_bytes() == b"something dear"
    assert ran("backup", "--replace", kept, "--data", tmp_path / "data")[0] == 0
    assert zipfile.is_zipfile(kept)


async def test_a_backup_into_a_folder_that_is_missing_says_which(kept: Path, tmp_path: Path):
    file = tmp_path / "usb" / "kept.zip"
    status, said = ran("backup", file, "--data", tmp_path / "data")
    assert status == 1
    assert (
        f"{file}：没有文件夹 {tmp_path / 'usb'}，请先建好\n{file}: there is no folder {tmp_path / 'usb'}"
        in said
    )
    assert "tmp" not in said.replace(str(tmp_path), "")
