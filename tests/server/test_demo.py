"""The demo is alive by itself: people come, are called and served, slips come out."""

import asyncio
import shlex
from collections.abc import AsyncGenerator
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner

from server.__main__ import main
from server.app import Options, RunningServer, serving
from server.commands.demo_hardware import emulated_hardware
from server.commands.serve import addresses, in_memory, simulated
from tests.patience import PATIENCE_S
from tests.serving import CONFIG, Client, example, news


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncGenerator[RunningServer]:
    options = Options(in_memory(example()), tmp_path / "data", always_open=True, demo_speed=400.0)
    async with serving(options) as running:
        yield running


async def test_the_demo_calls_serves_rates_and_prints(demo: RunningServer):
    token = await demo.access.create_token("admin", "")
    async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE_S):
        client = Client(http, demo.url, token)
        served = kept = 0
        while served < 20 or not kept:
            view = await client.get("/halls/main/manager")
            served = sum(c["served"] for c in view["categories"])
            kept = sum(c["kept"] is not None for c in view["categories"])
        board = await client.get("/halls/main/board")
        assert len(board["calls"]) >= 24
        assert await demo.engine.read(
            "main", lambda s, _at: any(t.slip.state == "printed" for t in s.facts.today.tickets.values())
        )
        window = await client.get("/halls/main/windows/1")
        assert window["state"] == "closed"  # left for whoever tries the console


async def test_the_demos_hardware_is_all_at_work(tmp_path: Path):
    async with emulated_hardware(in_memory(example())) as config:
        options = Options(config, tmp_path / "data", always_open=True, demo_speed=100.0)
        async with serving(options) as running, aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE_S):
            token = await running.access.create_token("admin", "")
            headers = {"Authorization": f"Bearer {token}"}
            async with http.ws_connect(f"{running.url}/live/halls/main/devices", headers=headers) as socket:
                states: dict[str, str] = {}
                while len(states) < 6 or set(states.values()) != {"ok"}:
                    view = (await news(socket))["view"]
                    states = {d["id"]: d["state"] for d in view["devices"]}
            assert set(states) == {"pads", "signs", "voice", "reader", "printer-k1", "printer-k2"}


async def test_the_command_that_the_demo_prints_last_prints_the_links_of_this_very_demo(
    demo: RunningServer, tmp_path: Path
):
    line = addresses(demo, example(), CONFIG, tmp_path / "data")[-1]
    words = shlex.split(line)
    assert words[:3] == ["python3", "run.py", "screens"]
    ran = await asyncio.to_thread(CliRunner().invoke, main, words[2:])
    assert ran.exit_code == 0, ran.output
    pad = demo.screen_token("display", "main", "2")
    assert f"{demo.url}/rating/main/2#token={pad}" in ran.output


def test_the_demo_says_what_is_simulated_and_how_fast():
    zh, en = simulated(in_memory(example()), 10.0)
    assert "10 倍" in zh
    assert "10 times faster than life" in en


async def test_the_demo_has_a_past_with_cases_at_every_stage_and_lamps_of_every_colour(
    demo: RunningServer,
) -> None:
    token = await demo.access.create_token("admin", "")
    async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE_S):
        client = Client(http, demo.url, token)
        for state in ("received", "accepted", "decided", "issuing", "closed"):
            assert (await client.get(f"/cases?state={state}"))["cases"], state
        departments = [one["id"] for one in (await client.get("/departments"))["departments"]]
        pile = await client.get(f"/departments/{','.join(departments)}/pile")
        assert all(pile["lamps"][lamp] for lamp in ("green", "yellow", "red", "double_red")), pile["lamps"]
        counter = await client.get("/halls/main/counter")
        assert any(line["back"] for line in counter["lines"]), "something came back from a department"
        late = next(line for line in pile["lines"] if line["lamp"] == "double_red")
        case = await client.get(f"/cases/{late['case']}")
        assert {one["lamp"] for one in case["lamps"]} >= {"double_red"}, "raised when it was due"


async def test_the_demo_has_ratings_concerns_and_letters_at_every_step(demo: RunningServer) -> None:
    token = await demo.access.create_token("admin", "")
    async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE_S):
        client = Client(http, demo.url, token)
        view = await client.get("/feedback")
        ratings = view["follow_ups"]
        assert {one["state"] for one in ratings} >= {"opened", "verified", "rectified", "replied"}
        assert any(one["due"] and one["due"]["lamp"] == "red" for one in ratings), "one is overdue"
        assert any(one["contested"] for one in ratings)
        assert {one["kind"] for one in view["concerns"]} >= {"complaint", "stuck", "suggestion"}
        assert {one["state"] for one in view["concerns"]} >= {"raised", "assigned"}
        assert any(one["reopened"] for one in view["concerns"])
        assert {one["state"] for one in view["letters"]} == {"sent", "answered"}
        stuck = next(one for one in view["concerns"] if one["kind"] == "stuck")
        said = await client.get(f"/concerns/{stuck['id']}/words")
        assert said["words"]["first"]
        assert said["contact"]["name"] == "示例群众"
        rated = await client.get(f"/follow-ups/{ratings[0]['id']}")
        assert [reason["en"] for reason in rated["reasons"]], "of the hall's list"
