"""schemathesis against the running server: no 5xx, no answer outside the schema."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from tests.serving import house

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
)


def aimed(document: dict[str, Any], tickets: list[str]) -> dict[str, Any]:
    """The document with ids that exist (and one that does not), so that requests get past the 404s."""
    known = {"hall": ["main", "nowhere"], "window": ["1", "2", "99"], "ticket": [*tickets, "nothing"]}
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] in known:
                    parameter["schema"] = {"enum": known[parameter["name"]]}
    bodies = document["components"]["schemas"]
    bodies["NewTicket"]["properties"]["category"] = {"enum": ["enterprise", "comprehensive", "nothing"]}
    bodies["TicketRef"]["properties"]["ticket"] = {"enum": [*tickets, "nothing"]}
    bodies["OpenBody"]["properties"]["clerk"] = {"enum": ["c01", "c02", "nobody"]}
    return document


async def test_no_request_gets_a_5xx_or_an_answer_outside_the_schema(tmp_path: Path):
    async with house(tmp_path / "data") as hall:
        token = await hall.running.access.create_token("admin", "", name="schema")
        kiosk = await hall.client("kiosk")
        tickets = [
            (await kiosk.post("/halls/main/tickets", {"category": "enterprise"}))["id"] for _ in range(4)
        ]
        document = aimed(await hall.anyone().get("/openapi.json"), tickets)
        (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
        process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).with_name("schemathesis")),
            "run",
            str(tmp_path / "openapi.json"),
            "--url",
            hall.url,
            "--checks",
            ",".join(CHECKS),
            "--max-examples=15",
            "--seed=2018",
            "--no-color",
            "--header",
            f"Authorization: Bearer {token}",
            cwd=tmp_path,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, said.decode(errors="replace")[-6000:]
        assert b"passed" in said
        entries = await hall.running.engine.read("main", lambda state, _at: state.seq)
        assert entries > 15, "the requests should have reached the hall"
        assert hall.running.engine.trouble == ""
