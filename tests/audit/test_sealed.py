"""An exported file says whether it is still what was exported, and on which journal it stands."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.__main__ import main
from server.audit.book import TrailLine
from server.audit.export import CsvExport, ExportFault, read_export
from server.audit.store import TrailEnd
from server.data_folder import read_secret
from server.domain.sealing import key_of
from tests.audit.conftest import Happened

ENDS = {"main": TrailEnd(7, b"\x07" * 32), "@cases": TrailEnd(2, b"\x02" * 32)}
KEY = b"k" * 32


def small(reason: str = "asked by phone") -> bytes:
    file = CsvExport("zh-CN", lambda hall, at: f"{hall} {at:g}")
    file.add([TrailLine("look", 5.0, "@cases", 1, "clerk:c01", "look", "main", case="1", reason=reason)])
    return file.finish(ENDS, KEY, at="now", by="supervisor:s,1", whole=True)


async def exported(happened: Happened, asked: str = "") -> Path:
    url = f"{happened.d.h.url}/api/v1/audit.csv?{asked}"
    async with happened.d.h.http.get(url, headers=happened.auditor.headers) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="audit-')
        path = happened.folder / "exported.csv"
        path.write_bytes(await answer.read())
    return path


def check(happened: Happened, path: Path) -> Result:
    return CliRunner().invoke(main, ["verify", "--data", str(happened.folder), "--audit", str(path)])


async def test_a_file_opens_in_a_spreadsheet_and_is_found_whole(happened: Happened) -> None:
    path = await exported(happened, f"ticket={happened.ticket}")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, *lines, last = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert (head[0], [line[6] for line in lines]) == ("时间", ["Finish", "Start", "CallNext", "TakeTicket"])
    assert last[0] == "end"
    result = check(happened, path)
    assert result.exit_code == 0, result.output
    assert "audit ok: 4 lines" in result.output
    assert "@cases: up to entry" in result.output


async def test_a_file_that_was_altered_is_found(happened: Happened) -> None:
    path = await exported(happened)
    whole = path.read_bytes()
    line = whole.split(b"\r\n")[3] + b"\r\n"
    for broken in (
        whole.replace(b"c01", b"c02", 1),
        whole.replace(line, b"", 1),
        whole.replace(b"head=main=", b"head=main=1", 1),
        whole[: len(whole) // 2],
        whole.replace(b"hmac=", b"hmac=0", 1),
    ):
        assert broken != whole
        path.write_bytes(broken)
        result = check(happened, path)
        assert result.exit_code == 1
        assert "FAULT" in result.output


async def test_a_file_of_another_journal_is_found(happened: Happened, tmp_path: Path) -> None:
    """Its seal holds, and the entries on which it stands are not in this journal."""
    file = CsvExport("en", lambda hall, at: "")
    path = tmp_path / "forged.csv"
    path.write_bytes(file.finish(ENDS, key_of(read_secret(tmp_path), "audit"), at="", by="", whole=True))
    result = check(happened, path)
    assert result.exit_code == 1
    assert "main: entry 7 is not in this journal" in result.output
    assert "@cases: entry 2 is another one in this journal" in result.output


def test_what_a_file_says_of_itself_is_read_back() -> None:
    found = read_export(small(), KEY)
    assert (found.lines, found.ends["@cases"]) == (1, (2, "02" * 32))
    assert read_export(small().rstrip(b"\r\n") + b"\n", KEY) == found, (
        "an editor's last line end alters nothing"
    )


@pytest.mark.parametrize("key", [b"", b"another" * 5])
def test_a_file_of_another_server_is_refused(key: bytes) -> None:
    with pytest.raises(ExportFault, match="another server"):
        read_export(small(), key)


def test_what_is_no_export_is_refused() -> None:
    for data in (b"", b"a,b\r\n", b"a,hmac=00"):
        with pytest.raises(ExportFault, match="last line"):
            read_export(data, KEY)


def test_a_reason_is_no_formula_and_makes_no_line_of_its_own() -> None:
    rows = list(csv.reader(io.StringIO(small('=HYPERLINK("x")\r\nend,hmac=1').decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[1][12] == '\'=HYPERLINK("x")\r\nend,hmac=1'
    assert read_export(small("x\r\nend,hmac=1"), KEY).lines == 1
