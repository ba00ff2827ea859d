"""Signing for a result on the pad of a window: what is drawn becomes a file of the case when it is handed over."""

import asyncio
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

from aiohttp import hdrs
from click.testing import CliRunner
from PIL import Image

from server.__main__ import main
from server.personal.signatures import KEPT_S, Signatures
from tests.api.test_case_files import fetch, files_of
from tests.casework import NAME, Desks, desks, signed_in
from tests.halls import name
from tests.serving import Client

WINDOW = "/halls/main/windows/22"


def drawing(width: int = 600, height: int = 200) -> bytes:
    made = BytesIO()
    Image.new("L", (width, height), 255).save(made, "PNG")
    return made.getvalue()


async def at_the_window(d: Desks) -> tuple[Client, Client, Any]:
    """(who issues at window 22, its pad, a case on the shelf); its matter keeps no scans."""
    issuer, pad = await signed_in(d.h, "c22", "main"), await d.h.client("display", "main", "22")
    await issuer.post(f"{WINDOW}/open", {"clerk": "c22"})
    case = await d.accepted()
    for who, task in ((d.housing, "housing"), (d.tax, "tax"), (d.land, "land")):
        case = await d.decide(who, case, task)
    return issuer, pad, await d.do(d.clerk, case, "shelve", place="A-1")


async def draw(pad: Client, id: str, picture: bytes, window: str = WINDOW) -> tuple[int, Any]:
    url = f"{pad.base}/api/v1{window}/signatures/{id}/drawn"
    headers = pad.headers | {hdrs.CONTENT_TYPE: "application/octet-stream"}
    async with pad.http.post(url, data=picture, headers=headers) as answer:
        return answer.status, await answer.json(content_type=None)


async def asked_of(pad: Client) -> Any:
    return (await pad.get(f"{WINDOW}/pad"))["signature"]


async def test_what_is_drawn_lies_at_the_case_for_whoever_may_see_it(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        issuer, pad, case = await at_the_window(d)
        assert case["scans"] is False
        asked = await issuer.post(f"{WINDOW}/signatures", {"case": case["case"]})
        shown = await asked_of(pad)
        assert (shown["id"], shown["name"]["zh"]) == (asked["id"], "不动产转移登记")
        assert (await issuer.get(f"{WINDOW}/signatures/{asked['id']}"))["picture"] == ""
        assert (await draw(pad, asked["id"], drawing()))[0] == 201
        assert await asked_of(pad) is None
        drawn = await issuer.get(f"{WINDOW}/signatures/{asked['id']}")
        assert b64decode(drawn["picture"]) == drawing()
        done = await d.do(
            issuer, case, "collect", how="code", code=await d.code(case), signed="pad", signature=asked["id"]
        )
        (file,) = done["files"]
        assert (done["state"], done["signed"], file["use"], file["kind"]) == (
            "closed",
            "pad",
            "signature",
            "png",
        )
        for who in (issuer, d.clerk, d.land):
            assert await fetch(who, case["case"], file["id"]) == (200, drawing(), "image/png")
        assert (await fetch(await signed_in(d.h, "r04"), case["case"], file["id"]))[0] == 404
        assert (await fetch(pad, case["case"], file["id"]))[0] == 403
    assert CliRunner().invoke(main, ["verify", "--data", str(tmp_path)]).exit_code == 0
    delete = ["personal", "delete", "--name", NAME, "--data", str(tmp_path)]
    done = await asyncio.to_thread(CliRunner().invoke, main, delete)
    assert (done.exit_code, files_of(tmp_path)) == (0, [])


async def test_only_the_windows_own_people_ask_and_only_its_pad_draws(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        issuer, pad, case = await at_the_window(d)
        body = {"case": case["case"]}
        for who in (d.clerk, d.land, pad, d.h.anyone()):
            assert (await who.call("POST", f"{WINDOW}/signatures", body))[0] in (401, 403)
        assert (await issuer.call("POST", f"{WINDOW}/signatures", {"case": "nothing"}))[0] == 404
        nowhere = "/halls/main/windows/99/signatures"
        assert (await issuer.call("POST", nowhere, body))[1]["code"] == "unknown_window"
        id = (await issuer.post(f"{WINDOW}/signatures", body))["id"]
        other, board = await d.h.client("pad", "main", "23"), await d.h.client("display", "main")
        assert (await draw(board, id, drawing()))[0] == 403
        assert (await board.call("POST", f"{WINDOW}/signatures/{id}/end"))[0] == 403
        assert (await draw(other, id, drawing()))[0] == 403
        assert (await draw(issuer, id, drawing()))[0] == 403
        elsewhere = await draw(other, id, drawing(), "/halls/main/windows/23")
        assert (elsewhere[0], elsewhere[1]["code"]) == (409, "no_signature")
        assert (await d.clerk.call("GET", f"{WINDOW}/signatures/{id}"))[0] == 403
        assert (await pad.call("GET", f"{WINDOW}/signatures/{id}"))[0] == 403
        assert (await d.clerk.call("POST", f"{WINDOW}/signatures/{id}/end"))[0] == 403
        assert await asked_of(pad) is not None
        await pad.post(f"{WINDOW}/signatures/{id}/end")
        assert await asked_of(pad) is None
        assert (await issuer.call("GET", f"{WINDOW}/signatures/{id}"))[1]["code"] == "no_signature"
    assert files_of(tmp_path) == []


async def test_a_drawing_that_cannot_be_is_refused_and_one_counts_for_its_own_case_alone(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path) as d:
        issuer, pad, case = await at_the_window(d)
        first = (await issuer.post(f"{WINDOW}/signatures", {"case": case["case"]}))["id"]
        id = (await issuer.post(f"{WINDOW}/signatures", {"case": case["case"]}))["id"]
        for which, picture, code in (
            (first, drawing(), "no_signature"),
            (id, b"%PDF-1.7", "file_kind"),
            (id, b"\x89PNG\r\n\x1a\n", "file_kind"),
            (id, drawing(2001, 10), "file_kind"),
            (id, drawing() + bytes(200_000), "too_large"),
        ):
            status, problem = await draw(pad, which, picture)
            assert (status >= 400, problem["code"]) == (True, code)
        assert files_of(tmp_path) == []
        collect = {"how": "code", "code": await d.code(case), "signed": "pad", "signature": id}
        path = f"/cases/{case['case']}/collect"
        assert (await issuer.call("POST", path, collect | {"seen": case["seen"]}))[1][
            "code"
        ] == "no_signature"
        assert (await draw(pad, id, drawing()))[0] == 201
        assert (await draw(pad, id, drawing()))[1]["code"] == "no_signature", "once"
        assert len(files_of(tmp_path)) == 1
        other = await d.accepted()
        for who, task in ((d.housing, "housing"), (d.tax, "tax"), (d.land, "land")):
            other = await d.decide(who, other, task)
        other = await d.do(d.clerk, other, "shelve")
        wrong = collect | {"seen": other["seen"], "code": await d.code(other)}
        assert (await issuer.call("POST", f"/cases/{other['case']}/collect", wrong))[1][
            "code"
        ] == "no_signature"
        body = collect | {"seen": case["seen"]}
        done = await issuer.post(path, body, key="k1")
        assert await issuer.post(path, body, key="k1") == done, "sent again after a cut"


def test_a_signature_that_nobody_draws_is_forgotten_after_ten_minutes() -> None:
    now = [0.0]
    signatures = Signatures(lambda: now[0])
    heard: list[str] = []
    signatures.changed.connect(heard.append)
    made = signatures.ask("main", "22", "case", name("不动产转移登记"))
    now[0] = KEPT_S - 1
    signatures.forget("main", "22")
    assert (signatures.shown("main", "22") is not None, heard) == (True, ["main"])
    now[0] = KEPT_S
    assert signatures.shown("main", "22") is None
    assert signatures.at("main", "22", made.id) is None
    signatures.forget("main", "22")
    assert heard == ["main", "main"], "and its pad looks again"
    signatures.end("main", "22", made.id)
    assert heard == ["main", "main"]
