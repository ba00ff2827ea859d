"""The papers of a case: written out by the server once, the same on the screen, in the file and on the slip."""

# pyright: reportUnknownMemberType=false
# pypdfium2 is typed in part only.

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from devices.escpos.emulator import EscposEmulator
from devices.escpos.paper import read_paper
from server.papers import printing
from tests.casework import NAME, Desks, desks
from tests.floor.test_device_page import with_printer
from tests.serving import Client, example, house

A4_PT = (595, 842)


async def papers(who: Client, path: str, language: str = "zh_CN") -> dict[str, Any]:
    shown = await who.get(f"{path}/papers?language={language}")
    return {one["paper"]: one for one in shown["papers"]}


async def file_of(who: Client, path: str, paper: str, language: str = "zh_CN") -> tuple[int, bytes]:
    url = f"{who.base}/api/v1{path}/papers/{paper}/sheet.pdf?language={language}"
    async with who.http.get(url, headers=who.headers) as answer:
        return answer.status, await answer.read()


def words_of(paper: dict[str, Any]) -> str:
    return str(paper["blocks"])


def text_of(file: bytes) -> str:
    pages = pypdfium2.PdfDocument(file)
    return "".join(page.get_textpage().get_text_range() for page in pages)


def scanned(page: pypdfium2.PdfPage, folder: Path) -> str:
    """The path that a telephone reads from a page."""
    if shutil.which("zbarimg") is None:
        pytest.skip("zbarimg (Debian: zbar-tools) is not on this machine")
    picture = folder / "paper.png"
    page.render(scale=2).to_pil().save(picture)
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=False
    )
    return "/" + done.stdout.strip().split("/", 3)[3]


async def with_lacks(d: Desks) -> Any:
    case = await d.receive(["m1", "m2", "m3", "m4"])
    return await d.do(d.clerk, case, "accept", lacks={"m5": case["received_at"][:10]})


async def test_each_paper_is_there_at_its_stage_and_says_what_the_case_is(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.receive(["m1"])
        path = f"/cases/{case['case']}"
        assert list(await papers(d.clerk, path)) == ["receipt", "mandate"]
        case = await d.do(d.clerk, case, "correct")
        found = await papers(d.clerk, path)
        assert found["correction"]["title"] == "补正告知书（一次性告知）"
        assert NAME in words_of(found["correction"])
        assert len(found["correction"]["blocks"][1]["items"]) == 4, "everything that is missing, at once"
        assert (await d.clerk.get(f"{path}/papers"))["usual"] == "correction"
        case = await d.do(d.clerk, case, "bring", items=["m2", "m3", "m4", "m5"])
        case = await d.do(d.clerk, case, "accept")
        english = (await papers(d.clerk, path, "en"))["acceptance"]
        assert english["title"] == "Acceptance notice"
        assert english["link"] == f"/c/{case['case']}.{await d.code(case)}"
        case = await d.decide(d.housing, case, "housing", "refused")
        await d.decide(d.tax, case, "tax")
        refused = (await papers(d.clerk, path))["decision"]
        assert refused["title"] == "不予批准决定书"
        assert f"{NAME}的材料齐全" in words_of(refused), "with the reason"
        assert "复议" in words_of(refused), "and with what can be done against it"


async def test_only_those_who_may_know_whose_case_it_is_read_its_papers(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        url = f"/cases/{case['case']}/papers"
        for role, hall, status in (("supervisor", "main", 403), ("clerk", "marriage", 404)):
            who = await d.h.client(role, hall)
            async with who.http.get(f"{who.base}/api/v1{url}", headers=who.headers) as answer:
                assert answer.status == status
        read = (await d.land.get(url))["papers"]
        assert {one["code"] for one in read} == {""}, (
            "who decides does not learn what the result is collected with"
        )
        assert not any(one["find"] or one["link"] for one in read)


async def test_a_paper_is_a_file_whose_text_can_be_searched_and_whose_code_can_be_scanned(
    tmp_path: Path,
) -> None:
    async with desks(tmp_path / "data") as d:
        case = await with_lacks(d)
        status, file = await file_of(d.clerk, f"/cases/{case['case']}", "acceptance")
        assert status == 200
        pages = pypdfium2.PdfDocument(file)
        assert [tuple(map(round, page.get_size())) for page in pages] == [A4_PT]
        text = text_of(file)
        for words in ("容缺受理通知书", case["case"], NAME, await d.code(case)):
            assert words in text, words
        _, pledge = await file_of(d.clerk, f"/cases/{case['case']}", "pledge")
        assert len(pypdfium2.PdfDocument(pledge)) == 2, "one for the applicant, one for the hall"
        _, english = await file_of(d.clerk, f"/cases/{case['case']}", "acceptance", "en")
        assert "Acceptance notice, with papers to follow" in text_of(english)
        assert len(file) < 100_000, "with the letters that it needs, not with a font of 20 MB"
        assert scanned(pages[0], tmp_path) == f"/c/{case['case']}.{await d.code(case)}"


async def test_a_paper_that_there_is_not_and_a_machine_without_a_font_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desks(tmp_path) as d:
        case = await d.accepted()
        path = f"/cases/{case['case']}"
        status, said = await file_of(d.clerk, path, "refusal")
        assert (status, b"unknown_paper" in said) == (404, True)
        monkeypatch.setattr(printing, "PROGRAM", "tests.without_font")
        status, said = await file_of(d.clerk, path, "acceptance")
        assert (status, b"no_font" in said) == (503, True)
        monkeypatch.setattr(printing, "PROGRAM", "tests.no_such_program")
        status, said = await file_of(d.clerk, path, "acceptance")
        assert (status, b"paper_not_made" in said) == (503, True)


async def test_a_paper_comes_out_of_the_printer_of_a_kiosk_and_a_printer_that_is_gone_is_said(
    tmp_path: Path,
) -> None:
    async with EscposEmulator() as printer, house(tmp_path, with_printer(example(), printer.url)) as h:
        d = await Desks(h).sit_down()
        case = await with_lacks(d)
        path = f"/cases/{case['case']}/papers"
        assert "k1" in (await d.clerk.get(path))["printers"]
        await d.clerk.post(f"{path}/acceptance/slip", {"kiosk": "k1"})
        (job,) = printer.jobs
        paper = read_paper(job)
        text = "".join(line.text for line in paper.lines)
        for words in ("容缺受理通知书", case["case"], await d.code(case)):
            assert words in text, words
        status, said = await d.clerk.call("POST", f"{path}/acceptance/slip", {"kiosk": "k99"})
        assert (status, said["code"]) == (404, "unknown_device")
        printer.paper_out = True
        status, said = await d.clerk.call("POST", f"{path}/acceptance/slip", {"kiosk": "k1"})
        assert (status, said["code"]) == (409, "not_printed")


async def test_a_joint_application_has_one_notice_for_all_of_its_parts(tmp_path: Path) -> None:
    async with desks(tmp_path) as d:
        offered = (await d.clerk.get("/halls/main/joints"))["joints"]
        kind = next(one for one in offered if one["joint"] == "open-company")
        body = {
            "joint": "open-company",
            "applicant": {"name": NAME, "phone": "13800000000", "id_number": "110101199003070011"},
            "brought": [one["paper"] for one in kind["materials"]],
        }
        joint = await d.clerk.post("/halls/main/joints", body)
        path = f"/joints/{joint['joint']}"
        (notice,) = (await papers(d.clerk, path)).values()
        assert NAME in words_of(notice)
        assert notice["link"].startswith(f"/j/{joint['joint']}.")
        listed = next(one for one in notice["blocks"] if one["kind"] == "items")["items"]
        assert len(listed) == len(joint["parts"])
        status, file = await file_of(d.clerk, path, "acceptance")
        assert status == 200
        assert joint["joint"] in text_of(file)
