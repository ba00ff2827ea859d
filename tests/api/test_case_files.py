"""Files of a case: through the case alone, checked, noted, gone with it, and in the backup."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from aiohttp import hdrs
from click.testing import CliRunner
from msgspec import structs

from server.__main__ import main
from server.case_files.store import MOST_BYTES
from tests.casework import NAME, Desks, signed_in
from tests.serving import Client, example, house

PDF = b"%PDF-1.7\n" + NAME.encode() + b" scanned"


@contextlib.asynccontextmanager
async def desks(folder: Path) -> AsyncGenerator[Desks]:
    """Where the transfer of real estate keeps scans."""
    matters = tuple(
        structs.replace(one, scans=True) if one.service == "property-transfer" else one
        for one in example().matter
    )
    async with house(folder, structs.replace(example(), matter=matters)) as h:
        yield await Desks(h).sit_down()


async def attach(
    who: Client, case: Any, content: bytes = PDF, material: str = "m1", seen: int = 0
) -> tuple[int, Any]:
    url = f"{who.base}/api/v1/cases/{case['case']}/files?seen={seen or case['seen']}&material={material}"
    headers = who.headers | {hdrs.CONTENT_TYPE: "application/octet-stream"}
    async with who.http.post(url, data=content, headers=headers) as answer:
        return answer.status, await answer.json(content_type=None)


async def fetch(who: Client, case: str, file: str) -> tuple[int, bytes, str]:
    async with who.http.get(f"{who.base}/api/v1/cases/{case}/files/{file}", headers=who.headers) as answer:
        return answer.status, await answer.read(), answer.headers.get(hdrs.CONTENT_TYPE, "")


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.glob("files/*/*") if path.is_file()]


async def test_a_scan_is_attached_and_read_by_whoever_may_see_the_case(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        status, shown = await attach(d.clerk, case)
        assert (status, shown["seen"]) == (201, case["seen"] + 1)
        (file,) = shown["files"]
        assert (file["kind"], file["material"], file["size"]) == ("pdf", "m1", len(PDF))
        assert await fetch(d.clerk, case["case"], file["id"]) == (200, PDF, "application/pdf")
        assert (await fetch(d.land, case["case"], file["id"]))[0] == 200
        market = await signed_in(d.h, "r04")
        elsewhere = await d.h.client("clerk", "marriage")
        for who in (market, elsewhere):
            assert (await fetch(who, case["case"], file["id"]))[0] == 404
        other = await d.receive()
        assert (await fetch(d.clerk, other["case"], file["id"]))[0] == 404, "not through another case"
        assert (await fetch(await d.h.client("supervisor"), case["case"], file["id"]))[0] == 403
        assert (await fetch(d.h.anyone(), case["case"], file["id"]))[0] == 401
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("*.db*"))
    assert b"scanned" not in kept


async def test_what_is_refused_leaves_no_file(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        for content, material, seen, code in (
            (b"<html>", "m1", 0, "file_kind"),
            (b"%PDF-" + bytes(MOST_BYTES), "m1", 0, "too_large"),
            (PDF, "m1", 1, "case_changed"),
            (PDF, "m99", 0, "unknown_material"),
        ):
            status, problem = await attach(d.clerk, case, content, material, seen)
            assert (status >= 400, problem["code"]) == (True, code)
        none = await d.receive(matter="property-change", brought=[])
        assert (await attach(d.clerk, none, material=""))[1]["code"] == "scans_off"
        assert (await attach(d.land, case))[0] == 403
    assert files_of(tmp_path) == []


async def test_a_damaged_file_says_so_and_blocks_nothing_and_a_wrong_one_is_struck_out(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        _, case = await attach(d.clerk, case)
        _, case = await attach(d.clerk, case, PDF + b"2", "m2")
        bad, good = (one["id"] for one in case["files"])
        (tmp_path / "files" / bad[:2] / bad).write_bytes(b"rubbish")
        status, body, _ = await fetch(d.clerk, case["case"], bad)
        assert (status, b"file_damaged" in body) == (500, True)
        assert (await fetch(d.clerk, case["case"], good))[0] == 200
        case = await d.do(d.clerk, case, "files/strike", file=bad, reason="扫错了")
        assert [one["struck"] for one in case["files"]] == [True, False]
        assert (await fetch(d.clerk, case["case"], bad))[0] == 404
        assert (await d.decide(d.housing, case, "housing"))["tasks"], "the case goes on"


async def test_a_backup_takes_each_file_once_and_a_restore_proves_itself(tmp_path: Path) -> None:
    data, copies, again = tmp_path / "data", tmp_path / "copies", tmp_path / "again"
    async with desks(data) as d:
        _, case = await attach(d.clerk, await d.accepted())
    run = CliRunner()

    def backup(name: str) -> str:
        done = run.invoke(main, ["backup", str(tmp_path / name), "--files", str(copies), "--data", str(data)])
        assert done.exit_code == 0, done.output
        return done.output

    assert "1 files copied" in backup("one.zip")
    assert "0 files copied" in backup("two.zip")
    shutil.rmtree(data)
    done = run.invoke(
        main, ["restore", str(tmp_path / "two.zip"), "--files", str(copies), "--data", str(again)]
    )
    assert done.exit_code == 0, done.output
    file = case["files"][0]["id"]
    async with desks(again) as d:
        assert (await fetch(d.clerk, case["case"], file))[1] == PDF
    (again / "files" / file[:2] / file).write_bytes(b"altered")
    done = run.invoke(main, ["verify", "--data", str(again)])
    assert done.exit_code != 0
    assert file in done.output


async def test_files_go_with_the_person_whom_they_are_about(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        await attach(d.clerk, await d.accepted())
        other = await d.receive(applicant={"name": "别人"})
        await attach(d.clerk, other)
        await d.clerk.post("/cases/find", {"name": "别人"})  # so that the book has both
    delete = ["personal", "delete", "--name", NAME, "--data", str(tmp_path)]
    done = await asyncio.to_thread(CliRunner().invoke, main, delete)
    assert done.exit_code == 0, done.output
    assert len(files_of(tmp_path)) == 1
    assert CliRunner().invoke(main, ["verify", "--data", str(tmp_path)]).exit_code == 0


async def test_a_file_that_got_lost_is_told_from_one_that_was_deleted(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        _, first = await attach(d.clerk, await d.accepted())
        other = await d.receive(applicant={"name": "别人"})
        _, second = await attach(d.clerk, other)
        await d.clerk.post("/cases/find", {"name": "别人"})  # so that the book has both
    lost, deleted = first["files"][0]["id"], second["files"][0]["id"]
    run = CliRunner()
    delete = ["personal", "delete", "--name", "别人", "--data", str(tmp_path)]
    done = await asyncio.to_thread(run.invoke, main, delete)
    assert done.exit_code == 0, done.output
    verify = ["verify", "--data", str(tmp_path)]
    assert run.invoke(main, verify).exit_code == 0
    (tmp_path / "files" / lost[:2] / lost).unlink()
    done = run.invoke(main, verify)
    assert done.exit_code != 0
    assert lost in done.output
    assert deleted not in done.output
    shutil.rmtree(tmp_path / "files")
    done = run.invoke(main, verify)
    assert (done.exit_code, "none here, 2 in the journal" in done.output) == (0, True), (
        "a backup without its files"
    )
