"""What strangers send does not write the log: one line an event, printable, short, and without a secret."""

import asyncio
import io
import logging
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import structlog
from yarl import URL

from devices.remote import messages as m
from server.api.live import PATHS
from server.api.table import ROUTES
from server.bridges.agents import PATH as AGENTS
from server.bridges.agents import close_reason
from server.log_lines import LONGEST_LINE, line_of, log_to
from tests.floor.halls import hall_with
from tests.floor.test_agents import HELLO, PAD, come
from tests.patience import PATIENCE_S
from tests.serving import house

PAIR = re.compile(r'([A-Za-z0-9_.]+)=("(?:[^"\\]|\\.)*"|[^\s="]*)')
NASTY = (
    "x\r\nlevel=info event=forged",
    'x" event=forged',
    "\x1b]0;owned\x07\x1b[2J",
    "\0",
    "a\u2028b\u2029c\x85d",
    "\u202egnihtyna\u2066\u200b",
    "\N{FULLWIDTH LATIN SMALL LETTER A}\U000e0041",
    "x" * 3000,
)
SENT = [quote(text, safe="") for text in NASTY] + ["%ED%A0%80", "%FF%FE", "%"]
"""The same as parts of a path, and bytes that are no UTF-8."""
ALL = (quote("".join(NASTY), safe=""),)
HEADERS = (
    "Authorization",
    "X-Forwarded-For",
    "Idempotency-Key",
    "Origin",
    "Accept-Language",
    "Cookie",
    "Upgrade",
)


class Log:
    """The lines so far, each taken apart."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    def events(self) -> list[dict[str, str]]:
        """Asserts that every line is one: printable, not too long, nothing but pairs, no key twice."""
        found: list[dict[str, str]] = []
        text = self.stream.getvalue()
        assert not text or text.endswith("\n")
        for line in text.split("\n")[:-1]:
            assert line.isprintable(), ascii(line)
            assert len(line.encode()) < LONGEST_LINE
            pairs = PAIR.findall(line)
            assert " ".join(f"{key}={value}" for key, value in pairs) == line.removesuffix("…")
            assert len(dict(pairs)) == len(pairs), line
            found.append(dict(pairs))
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\S+[+-]\d\d:\d\d", found[-1]["timestamp"])
            assert found[-1]["event"] != "forged"
        return found


@pytest.fixture
def log() -> Log:
    made = Log()
    log_to(made.stream)
    return made


def filled(path: str, part: str) -> str:
    """A path with the same text in all its places."""
    return re.sub(r"\{[^}]*\}", lambda _: part, path)


def test_every_value_and_key_is_one_word_of_one_line(log: Log) -> None:
    logger: Any = structlog.get_logger("test")
    for text in (*NASTY, "\ud800", "", "a=b", "back\\slash"):
        logger.info("a fact", first=text, second=[text], **{text[:20] or "k": 1})
    assert len(log.events()) == len(NASTY) + 4


def test_a_long_value_says_how_much_of_it_is_missing() -> None:
    assert line_of({"event": "e", "boot": "x" * 900_000}).endswith("xxx…(+899700)")


def test_a_traceback_is_one_line_that_keeps_its_end(log: Log) -> None:
    logger: Any = structlog.get_logger("test")
    try:
        raise ValueError("\x1b[31m" + "y" * 9000 + "\nlevel=info")
    except ValueError:
        logger.exception("a request failed", path="/x\r\n")
    (event,) = log.events()
    assert event["exception"].endswith(r'yyy\nlevel=info"')
    assert event["path"] == r'"/x\r\n"'


def test_what_libraries_say_has_the_same_form(log: Log) -> None:
    try:
        raise RuntimeError("\x1b\u2028")
    except RuntimeError:
        logging.getLogger("aiohttp.server").exception("Error handling request from %s", "a\r\nb")
    logging.getLogger("asyncio").info("not said")
    (event,) = log.events()
    assert (event["level"], event["logger"]) == ("error", "aiohttp.server")


def doors() -> list[tuple[str, str]]:
    """(method, path) of every place for a text in a path."""
    rows = {(row.method, row.path) for row in ROUTES} | {("GET", path) for path in (*PATHS, AGENTS)}
    return sorted((method, path) for method, path in rows if "{" in path)


async def raw(url: str, line: str, header: str) -> None:
    """A request as it is written, whatever its bytes; the answer is waited for and not looked at."""
    host = URL(url)
    reader, writer = await asyncio.open_connection(host.host, host.port)
    writer.write(f"{line}\r\nHost: h\r\nConnection: close\r\n{header}\r\n\r\n".encode())
    async with asyncio.timeout(PATIENCE_S):
        await reader.read()
    writer.close()


async def test_no_path_and_no_header_writes_a_line_of_its_own(tmp_path: Path, log: Log) -> None:
    async with house(tmp_path / "data") as hall:
        for method, path in doors():
            for part in SENT if path == AGENTS else ALL:
                url = URL(hall.url + filled(path, part), encoded=True)
                async with hall.http.request(
                    method, url, headers={"Authorization": "Bearer s3cr3t"}
                ) as answer:
                    assert answer.status < 500, (method, path, part)
        for text in NASTY:
            for name in HEADERS:
                await raw(hall.url, f"GET {AGENTS.format(agent='desk-1')} HTTP/1.1", f"{name}: {text}")
        for line in (f"GET /{NASTY[2]} HTTP/1.1", f"{NASTY[3]} / HTTP/1.1", "GET / HTTP/9\x1b"):
            await raw(hall.url, line, "X: y")
    refused = [e for e in log.events() if e["event"] == '"agent refused"']
    assert len(refused) >= len(SENT)
    assert {e["source"] for e in refused} == {"127.0.0.1"}
    assert "s3cr3t" not in log.stream.getvalue()


FIELDS: list[dict[str, Any]] = [
    {"version": text} for text in (*NASTY[:6], "x" * 900_000)
] + [
    {"boot": text} for text in ("a\nb", "\u202e", "", "x" * 900_000)
] + [
    {"hall": text} for text in ("main\n", "x" * 900_000)
] + [
    {"devices": devices} for devices in ({"a\x1b": "ff68"}, {"a": "\u2028"}, {f"d{i}": "x" for i in range(1000)})
]  # fmt: skip


async def test_an_agent_with_a_token_cannot_either_and_is_told_what_is_wrong(
    tmp_path: Path, log: Log
) -> None:
    async with hall_with(tmp_path / "data", PAD) as hall:
        client = await hall.client("pad", name="desk-1")
        for fields in FIELDS:
            agent = await come(hall, client, m.Hello(**{**_plain(HELLO), **fields}))
            assert await agent.ended()
            assert agent.socket.close_code == 1008
        agent = await come(hall, client)
        await agent.hear()
        well = m.encode(m.DeviceState("pad", m.Health("ok", "", 0.0), m.Counters())).decode()
        await agent.socket.send_str(well.replace('"cause":""', '"cause":"a\\u001b"'))
        assert await agent.ended()
    heard = log.events()
    assert [e["event"] for e in heard].count('"an agent was not understood"') == len(FIELDS) + 1


def _plain(hello: m.Hello) -> dict[str, Any]:
    return {name: getattr(hello, name) for name in hello.__struct_fields__}


@pytest.mark.parametrize("key", ["²", "call\n", "x" * 21, "", "Ａ"])
def test_a_key_that_no_pad_has_is_no_press(key: str) -> None:
    press = m.encode(m.KeyPressed(1, 0.0, 0.0, "pad", 1, key))
    with pytest.raises(ValueError, match=r"\$\.key"):
        m.decode_from_agent(press)


@pytest.mark.parametrize("name", ["张\u2028三", "张\x1b三", "x" * 65])
def test_a_card_that_nobody_could_read_is_no_card(name: str) -> None:
    card = m.CardData(name, "男", "汉", "1949-12-31", "某地", "11010519491231002X", "某局", "2010-01-01", "")
    with pytest.raises(ValueError, match="fields of a card"):
        m.decode_from_agent(m.encode(m.CardSeen(1, 0.0, 0.0, "pad", 2, card, "")))


def test_the_close_reason_of_a_refused_agent_is_text() -> None:
    assert len(close_reason(ValueError("号" * 100))) <= 123
    assert close_reason(ValueError("号" * 100)).decode() == "号" * 41
