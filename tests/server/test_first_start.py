"""The guided first start at the level of HTTP: who may, what is missing, what is written, and the hall that comes of it."""

import asyncio
import contextlib
import re
import socket
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest
from aiohttp.test_utils import TestClient, TestServer

from bench.server import make_token
from server.access.access import Access
from server.config.load import load_config
from server.first_start.draft import Draft, to_config
from server.first_start.example import read_example
from server.first_start.guide import BASE, COOKIE, SetUpGuide
from server.first_start.told import HallLinks
from server.journal.verify import verify
from tests.guides import draft, first, guided, hall
from tests.patience import PATIENCE_S
from tests.serving import Client

PASSWORD = "a long password"


@dataclass
class Kept:
    """A guide, a browser that has used its link, and what the guide asked for."""

    guide: SetUpGuide
    http: TestClient[Any, Any]
    file: Path
    data: Path
    asked: list[str] = field(default_factory=list[str])

    async def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        async with self.http.request(method, BASE + path, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def faults(self, **more: Any) -> dict[str, tuple[str, str]]:
        """place → (Chinese, English)."""
        status, answer = await self.ask("POST", "/check", draft(**more))
        assert status == 200, answer
        return {f["place"]: (f["text"]["zh"], f["text"]["en"]) for f in answer["faults"]}

    async def write(self, *, password: str = PASSWORD, replace: bool = False) -> tuple[int, Any]:
        return await self.ask("POST", "/write", {"draft": draft(), "password": password, "replace": replace})


@contextlib.asynccontextmanager
async def kept(folder: Path) -> AsyncGenerator[Kept]:
    file, data = folder / "hall.toml", folder / "data"
    asked: list[str] = []

    async def begin() -> list[HallLinks]:
        asked.append("begin")
        return []

    command = ["python3", "run.py", "serve", "--config", str(file)]
    guide = SetUpGuide(file, data, command, read_example(), begin, lambda: asked.append("end"))
    async with TestClient(TestServer(guide.application()), cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        one = Kept(guide, http, file, data, asked)
        assert await one.ask("POST", "/session", {"token": guide.token}) == (200, {})
        yield one


# Who may


async def test_without_the_links_token_nothing_is_answered(tmp_path: Path):
    async with kept(tmp_path) as one:
        one.http.session.cookie_jar.clear()
        for method, path in (
            ("GET", ""),
            *(("POST", f"/{p}") for p in ["check", "printer", "write", "serve", "end"]),
        ):
            status, answer = await one.ask(method, path, {} if method == "POST" else None)
            assert (status, answer["code"]) == (401, "not_yours"), path
        assert one.asked == []
        assert not one.data.exists()
        one.http.session.cookie_jar.update_cookies({COOKIE: "a guess"}, one.http.make_url("/"))
        assert (await one.ask("GET", ""))[0] == 401


async def test_the_link_works_once_and_a_wrong_one_never(tmp_path: Path):
    async with kept(tmp_path) as one:
        for token in (one.guide.token, "wrong", ""):
            status, answer = await one.ask("POST", "/session", {"token": token}, **{"Accept-Language": "en"})
            assert (status, answer["code"]) == (403, "link_used")
            assert answer["detail"].startswith("This link was used before")
        assert (await one.ask("GET", ""))[0] == 200  # whoever used it goes on


async def test_another_sites_page_may_not_use_the_holders_browser(tmp_path: Path):
    async with kept(tmp_path) as one:
        status, answer = await one.ask("POST", "/end", {}, Origin="http://evil.example")
        assert (status, answer["code"]) == (403, "foreign_origin")
        assert one.asked == []


async def test_the_page_is_a_shell_with_the_strict_policy(tmp_path: Path):
    async with kept(tmp_path) as one:
        answer = await one.http.get("/")
        assert answer.status == 200
        assert "style-src 'self';" in answer.headers["Content-Security-Policy"]
        page = await answer.text()
        assert "<yc-setup></yc-setup>" in page
        assert one.guide.token not in page


# What is missing


async def test_a_whole_draft_has_no_fault(tmp_path: Path):
    async with kept(tmp_path) as one:
        assert await one.faults() == {}


@pytest.mark.parametrize(
    ("more", "place", "zh", "en"),
    [
        (hall(zh=" ", en=""), "name", "请填写大厅名称。", "Please enter the name of the hall."),
        (hall(id="大厅"), "id", "编号 '大厅' 须为 1 到 32 个字母", "id '大厅' must be 1 to 32 letters"),
        (hall(timezone="Mars"), "timezone", "没有时区 'Mars'", "unknown time zone 'Mars'"),
        (hall(intervals=["12:00-08:00"]), "hours.intervals[0]", "跨零点的时段 '12:00-08:00'", "interval"),
        (hall(intervals=[]), "hours.intervals", "至少需要一个时段", "at least one interval"),
        (hall(closed_days=["soon"]), "hours.closed_days[0]", "'soon' 不是日期", "'soon' is not a date"),
        (hall(grace_min=-1), "hours.grace_min", "请填写 0 到 600 的整数。", "Please enter a whole number"),
        (first("categories", prefix="AB1"), "category[0].prefix", "号码字头 'AB1' 须为", "prefix 'AB1' must"),
        (first("categories", zh=""), "", "", ""),
        (first("categories", zh="", en=""), "category[0].name", "请填写名称。", "Please enter a name."),
        (first("categories", promise_min=0), "category[0].promise_s", "请填写 1 到 1440 的整数。", "Please"),
        (first("windows", id="2"), "window[1].id", "编号 '2' 重复", "id '2' appears twice"),
        ({"windows": []}, "window", "请填写有几个窗口。", "Please say how many windows there are."),
        ({"clerks": []}, "clerk", "请至少填写一位窗口人员", "Please enter at least one clerk"),
        (first("clerks", name=""), "clerk[0].name", "请填写名称。", "Please enter a name."),
        (first("clerks", partner="c09"), "clerk[0].partner", "A/B 角 'c09' 不是", "partner 'c09' is not another"),
        (first("clerks", code="1"), "clerk[0].code", "工号 '1' 须为 2 到 6 位数字", "code '1' must be 2 to 6"),
        (first("kiosks", printer="tcp://1.2.3.4"), "kiosk[0].printer", "tcp://1.2.3.4：缺少端口", "tcp://1.2.3"),
        (first("kiosks", printer="ftp://x"), "kiosk[0].printer", "ftp://x：不认识 'ftp'", "ftp://x: unknown"),
    ],
)  # fmt: skip
async def test_a_fault_stands_at_its_field_in_both_languages(
    tmp_path: Path, more: dict[str, Any], place: str, zh: str, en: str
):
    async with kept(tmp_path) as one:
        found = await one.faults(**more)
        if not place:  # the other language's name stands in
            assert found == {}
            return
        assert list(found) == [f"$.hall[0].{place}"]
        said = found[f"$.hall[0].{place}"]
        assert said[0].startswith(zh)
        assert said[1].startswith(en)


async def test_the_third_category_keeps_its_place_though_the_second_is_not_chosen(tmp_path: Path):
    async with kept(tmp_path) as one:
        categories = draft()["categories"]
        categories[2]["prefix"] = "A"
        assert list(await one.faults(categories=categories)) == ["$.hall[0].category[2].prefix"]


async def test_a_category_that_no_window_serves_is_named(tmp_path: Path):
    async with kept(tmp_path) as one:
        windows = [{"id": "1", "categories": ["enterprise"], "zone": ""}]
        assert await one.faults(windows=windows) == {
            "$.hall[0].window": (
                "还没有窗口办理“医保”，请至少在一个窗口勾选。",
                "No window serves 医保 yet. Tick it at one window at least.",
            )
        }


async def test_two_kiosks_with_one_printer_are_both_told(tmp_path: Path):
    async with kept(tmp_path) as one:
        kiosks = [{"id": f"k{n}", "zh": "机", "en": "", "printer": "tcp://1.2.3.4:9100"} for n in (1, 2)]
        found = await one.faults(kiosks=kiosks)
        assert list(found) == [f"$.hall[0].kiosk[{n}].printer" for n in (0, 1)]
        assert found["$.hall[0].kiosk[1].printer"][0].endswith("一个地址只能由一台设备使用")


async def test_the_network_and_the_phones_address_are_looked_at(tmp_path: Path):
    async with kept(tmp_path) as one:
        found = await one.faults(network={"host": "127.0.0.1", "port": 0, "public_url": "hall.example"})
        assert sorted(found) == ["$.server.port", "$.server.public_url"]


async def test_what_is_no_draft_is_refused_in_words(tmp_path: Path):
    async with kept(tmp_path) as one:
        bodies: tuple[object, ...] = ({}, draft(colour=1), draft(windows=None), [])
        for body in bodies:
            status, answer = await one.ask("POST", "/check", body)
            assert (status, answer["code"]) == (400, "malformed")


# The file


async def test_the_guide_writes_the_file_and_the_password_and_asks_before_it_replaces(tmp_path: Path):
    async with kept(tmp_path) as one:
        status, written = await one.write()
        assert (status, written["file"], written["kept"]) == (200, str(one.file), "")
        assert written["command"] == f"python3 run.py serve --config {one.file}"
        assert load_config(one.file) == to_config(msgspec.convert(draft(), Draft), read_example())
        status, answer = await one.write(password="quite another one")
        assert (status, answer["code"]) == (409, "file_there")
        access = await Access.open(one.data)
        who = (await access.sign_in("", "admin", PASSWORD)).who
        assert who.roles == {"admin"}
        await access.close()
        status, written = await one.write(password="", replace=True)
        assert (status, written["kept"]) == (200, f"{one.file}.bak")
        status, about = await one.ask("GET", "")
        assert (about["file_there"], about["admin_there"]) == (True, True)


@pytest.mark.parametrize("password", ["", "seven77"])
async def test_without_a_password_of_eight_characters_nothing_is_written(tmp_path: Path, password: str):
    async with kept(tmp_path) as one:
        status, answer = await one.write(password=password)
        assert (status, answer["code"]) == (422, "faulty")
        assert list(tmp_path.iterdir()) == []


async def test_a_draft_with_faults_is_not_written(tmp_path: Path):
    async with kept(tmp_path) as one:
        body = {"draft": draft(windows=[]), "password": PASSWORD, "replace": True}
        status, answer = await one.ask("POST", "/write", body)
        assert (status, answer["code"]) == (422, "faulty")
        assert list(tmp_path.iterdir()) == []


async def test_a_place_that_cannot_be_written_is_said_with_its_cause(tmp_path: Path):
    (tmp_path / "data").write_text("a file where the folder should be")
    async with kept(tmp_path) as one:
        status, answer = await one.write()
        assert (status, answer["code"]) == (409, "unusable")
        assert not one.file.exists()


async def test_nothing_is_started_before_it_is_written(tmp_path: Path):
    async with kept(tmp_path) as one:
        assert (await one.ask("POST", "/serve", {}))[0] == 409
        assert (await one.write())[0] == 200
        assert await one.ask("POST", "/serve", {}) == (200, [])
        assert await one.ask("POST", "/serve", {}) == (200, [])
        assert one.asked == ["begin"]
        status, answer = await one.write(replace=True)
        assert (status, answer["code"]) == (409, "serving")


async def test_a_printer_is_tried_out_and_a_wrong_address_explained(tmp_path: Path):
    async with kept(tmp_path) as one:
        tried: Callable[[str], Any] = lambda url: one.ask("POST", "/printer", {"url": url, "hall": "大厅"})  # noqa: E731
        status, answer = await tried("memory://k1")
        assert (status, answer["outcome"]) == (200, "printed")
        with contextlib.closing(socket.socket()) as taken:
            taken.bind(("127.0.0.1", 0))
            _, answer = await tried(f"tcp://127.0.0.1:{taken.getsockname()[1]}")
            assert (answer["outcome"], answer["cause"]) == ("failed", "unreachable")
        _, answer = await tried("tcp://1.2.3.4")
        assert answer["fault"]["zh"] == "tcp://1.2.3.4：缺少端口，应如 tcp://1.2.3.4:9100"


# The whole way


async def test_a_hall_written_by_the_guide_is_served_and_gives_out_a_number(tmp_path: Path):
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    network = {"host": "127.0.0.1", "port": port, "public_url": ""}
    jar = aiohttp.CookieJar(unsafe=True)
    async with guided(tmp_path) as (process, url, token), aiohttp.ClientSession(cookie_jar=jar) as http:

        async def ask(path: str, body: object) -> Any:
            async with http.post(f"{url}{BASE}{path}", json=body) as answer:
                return answer.status, await answer.json()

        assert (await ask("/session", {"token": token}))[0] == 200
        body = {"draft": draft(network=network), "password": PASSWORD, "replace": False}
        assert (await ask("/write", body))[0] == 200
        with contextlib.closing(socket.create_server(("127.0.0.1", port))):
            status, refused = await ask("/serve", {})
            assert (status, refused["code"]) == (409, "unusable")
            assert f"端口 {port} 已被其他程序占用" in refused["detail"]
        status, halls = await ask("/serve", {})
        assert status == 200
        links = {link["name"]["en"]: link["url"] for link in halls[0]["links"]}
        server = f"http://127.0.0.1:{port}"
        assert links["Hall board"] == f"{server}/board/main"
        assert {"Kiosk 1", "Window sign 3", "Rating pad 3", "Clerk console", "Manager panel"} <= set(links)
        kiosk = Client(http, server, links["Kiosk 1"].split("#token=")[1])
        ticket = await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
        assert ticket["number"] == "A001"
        who = await Client(http, server).post("/session", {"name": "admin", "password": PASSWORD})
        assert who["roles"] == ["admin"]
        process.terminate()
        assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 0
    assert verify(tmp_path / "data").faults == []


async def test_the_guide_ends_when_it_is_told_to(tmp_path: Path):
    async with (
        guided(tmp_path) as (process, url, token),
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http,
    ):
        for path, body in (("/session", {"token": token}), ("/end", {})):
            async with http.post(f"{url}{BASE}{path}", json=body) as answer:
                assert answer.status == 200
        assert await asyncio.wait_for(process.wait(), PATIENCE_S) == 0
    assert not (tmp_path / "data").exists()


async def test_an_administrator_of_an_earlier_start_keeps_the_password_when_none_is_entered(tmp_path: Path):
    data = tmp_path / "data"
    await make_token(data)
    access = await Access.open(data)
    await access.add_person("", "admin", "管理员", ["admin"])
    await access.set_password("", "admin", "the one before")
    await access.close()
    async with kept(tmp_path) as one:
        assert (await one.write(password=""))[0] == 200
    access = await Access.open(data)
    await access.sign_in("", "admin", "the one before")
    await access.close()


def test_the_command_says_its_options():
    text = (Path(__file__).parents[2] / "run.py").read_text(encoding="utf-8")
    assert re.search(r"run\.py setup +首次设置向导", text)
