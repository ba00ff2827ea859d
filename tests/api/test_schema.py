"""schemathesis against the running server: no 5xx, no answer outside the schema."""

import asyncio
import sys
from pathlib import Path

from tests.serving import house

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
)


async def test_no_request_gets_a_5xx_or_an_answer_outside_the_schema(tmp_path: Path):
    async with house(tmp_path / "data") as hall:
        token = await hall.running.access.create_token("admin", "", name="schema")
        process = await asyncio.create_subprocess_exec(
            str(Path(sys.executable).with_name("schemathesis")),
            "run",
            f"{hall.url}/api/v1/openapi.json",
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
        assert hall.running.engine.trouble == ""
