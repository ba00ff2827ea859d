"""The command line as an operator uses it, beside a running server."""

import asyncio
import re
import sys
from pathlib import Path

import aiohttp

from bench.server import ROOT, end, running, start
from tests.serving import Client

MAIN = "/halls/main"


async def yichuang(*words: str, data: Path) -> tuple[int, str, str]:
    """(exit status, standard output, standard error)."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "server", *words, "--data", str(data), "--config", str(ROOT / "config.toml"),
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
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
        async with asyncio.timeout(10):
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
            async with asyncio.timeout(10):
                while (await browser.get("/session"))["roles"]:
                    pass


async def test_wrong_words_end_with_a_sentence_and_a_status(tmp_path: Path):
    data = tmp_path / "data"
    for words, said in (
        (("token", "create", "--role", "king", "--hall", "main"), "king"),
        (("token", "create", "--role", "kiosk", "--hall", "nowhere"), "no hall 'nowhere'"),
        (("token", "create", "--role", "pad", "--hall", "main", "--window", "99"), "no window '99'"),
        (("person", "password", "nobody"), "nobody with the id"),
        (("verify",), "1 faults"),
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
