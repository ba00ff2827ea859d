"""Files through the other door: the same store and limits as over the counter, of the program's own cases alone."""

from pathlib import Path
from typing import Any

import pytest
from aiohttp import hdrs

from server.case_files.store import MOST_BYTES
from tests.api.test_case_files import PDF, attach, desks, fetch, files_of
from tests.api.test_online_cases import application, door
from tests.casework import Desks
from tests.serving import Client

KINDS = {
    "pdf": PDF,
    "jpeg": b"\xff\xd8\xff\xe0 a photograph",
    "png": b"\x89PNG\r\n\x1a\n a picture",
    "ofd": b"PK\x03\x04 OFD.xml",
}


async def send(
    who: Client, number: str, content: bytes = PDF, seen: int = 1, material: str = "m1"
) -> tuple[int, Any]:
    url = f"{who.base}/api/v1/online-cases/{number}/files?seen={seen}&material={material}"
    headers = who.headers | {hdrs.CONTENT_TYPE: "application/octet-stream"}
    async with who.http.post(url, data=content, headers=headers) as answer:
        return answer.status, await answer.json(content_type=None)


async def read(who: Client, number: str, file: str) -> tuple[int, bytes]:
    url = f"{who.base}/api/v1/online-cases/{number}/files/{file}"
    async with who.http.get(url, headers=who.headers) as answer:
        return answer.status, await answer.read()


async def filed(who: Client, external: str = "ZW-1", **more: Any) -> str:
    made = await who.post("/halls/main/online-cases", application(external, **more))
    return made["case"]["case"]


async def test_what_a_program_sends_along_lies_at_the_case_and_the_window_reads_it(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        online = await door(d)
        number, seen = await filed(online), 1
        shown: Any = None
        for kind, content in KINDS.items():
            status, shown = await send(online, number, content, seen)
            assert (status, shown["files"][-1]["kind"]) == (201, kind)
            seen = shown["seen"]
        ids = [one["id"] for one in shown["files"]]
        assert [one["size"] for one in shown["files"]] == [len(content) for content in KINDS.values()]
        case = await d.clerk.get(f"/cases/{number}")
        assert [one["id"] for one in case["files"]] == ids
        assert (await fetch(d.clerk, number, ids[0]))[:2] == (200, PDF)
        assert await read(online, number, ids[0]) == (200, PDF)
        assert (await online.get("/online-cases?external=ZW-1"))["files"] == shown["files"]
        struck = await d.do(d.clerk, case, "files/strike", file=ids[0], reason="看不清")
        assert [one["struck"] for one in struck["files"]] == [True, False, False, False]
        assert (await read(online, number, ids[0]))[0] == 404
        after = await online.get(f"/online-cases/{number}")
        assert [one["struck"] for one in after["files"]] == [True, False, False, False]


async def nothing_of(d: Desks, who: Client, number: str, file: str) -> None:
    status, problem = await send(who, number)
    assert (status, problem["code"]) == (404, "unknown_case")
    assert (await read(who, number, file))[0] == 404


async def test_a_program_reaches_no_file_of_another_door_nor_of_the_hall(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        online, other = await door(d), await door(d, "另一平台")
        bound = await door(d, "网上大厅", "marriage")
        number, theirs = await filed(online), await filed(other)
        _, shown = await send(online, number)
        file = shown["files"][0]["id"]
        counter = await d.accepted()
        _, counter = await attach(d.clerk, counter)
        kept = len(files_of(tmp_path))
        await nothing_of(d, other, number, file)
        await nothing_of(d, bound, number, file)
        await nothing_of(d, online, counter["case"], counter["files"][0]["id"])
        await nothing_of(d, online, "no-such-case", file)
        assert (await read(other, theirs, file))[0] == 404, "not through a case of its own"
        assert len(files_of(tmp_path)) == kept
        case = await d.clerk.get(f"/cases/{number}")
        _, case = await attach(d.clerk, case, PDF + b" by a clerk")
        scan = case["files"][-1]["id"]
        assert (await read(online, number, scan))[0] == 404, "what the hall has added is none of its"
        assert len((await online.get(f"/online-cases/{number}"))["files"]) == 1
        for who, path in (
            (online, f"/cases/{number}/files/{file}"),
            (d.clerk, f"/online-cases/{number}/files/{file}"),
            (d.land, f"/online-cases/{number}/files/{file}"),
        ):
            assert (await who.call("GET", path))[0] == 403
        assert (await attach(online, case))[0] == 403
        assert (await send(d.clerk, number))[0] == 403
        assert (await send(d.h.anyone(), number))[0] == 401


@pytest.mark.parametrize(
    ("content", "seen", "material", "status", "code"),
    [
        (b"<html>", 1, "m1", 415, "file_kind"),
        (b"PK\x03\x04 a workbook", 1, "m1", 415, "file_kind"),
        (b"%PDF-" + bytes(MOST_BYTES), 1, "m1", 413, "too_large"),
        (PDF, 9, "m1", 409, "case_changed"),
        (PDF, 1, "m99", 422, "unknown_material"),
        (b"", 1, "m1", 415, "file_kind"),
    ],
    ids=["a page", "another archive", "too large", "seen before", "of no such material", "nothing"],
)
async def test_what_cannot_be_kept_is_refused_and_leaves_no_file(
    tmp_path: Path, content: bytes, seen: int, material: str, status: int, code: str
) -> None:
    async with desks(tmp_path) as d:
        online = await door(d)
        answer, problem = await send(online, await filed(online), content, seen, material)
        assert (answer, problem["code"]) == (status, code)
    assert files_of(tmp_path) == []


async def test_a_matter_that_keeps_no_scans_takes_none_from_outside_either(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        online = await door(d)
        number = await filed(online, matter="property-change", brought=[])
        status, problem = await send(online, number, material="")
        assert (status, problem["code"]) == (409, "scans_off")
        done = await online.post(f"/online-cases/{number}/withdraw", {"seen": 1})
        assert (await send(online, number, seen=done["seen"]))[1]["code"] in ("scans_off", "wrong_case_state")
    assert files_of(tmp_path) == []
