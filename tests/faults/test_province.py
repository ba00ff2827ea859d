"""What is uploaded to a province while its access point fails and the server is killed: all of it, once, in order."""

from pathlib import Path

from bench.province import Uploaded, compare, rounds
from server.outbox.emulated_province import EmulatedProvince, Held
from tests.warm import program


async def test_kills_and_failing_access_points_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    ledger = await rounds(3, tmp_path / "data", run=program)
    assert ledger.faults == []
    assert ledger.kills == 3
    assert len(ledger.cases) == 9
    assert len(ledger.ratings) >= 25
    assert ledger.held == 3 * (3 * 7 + 1) + len(ledger.ratings)
    assert sum(ledger.requests[how] > 0 for how in ("cut-before", "broken", "garbage", "there")) > 1


def held(path: str, **body: str) -> tuple[str, Held]:
    id = f"{path} {body}"
    return id, Held(id, path, dict(body), 1, 0)


def test_the_comparison_sees_what_is_lost_doubled_or_out_of_order() -> None:
    cases, ratings = EmulatedProvince(), EmulatedProvince()
    ledger = Uploaded(
        cases={"1": ["received"], "2": ["received", "accept"]}, ratings={"t 3": 5, "u 3": 4, "v 3": 4}
    )
    cases.held = dict(
        [
            *(held("/material", id=str(n), projectno="1") for n in range(5)),
            held("/basic", projectno="1"),
            held("/basic", projectno="2"),
            *(held("/material", id=str(n), projectno="2") for n in range(6)),
            held("/basic", projectno="3"),
        ]
    )
    ratings.held = dict(
        [
            held("/evaluation", id="a", projectNo="t", proStatus="3", satisfaction="4"),
            held("/evaluation", id="b", projectNo="u", proStatus="3", satisfaction="4"),
            held("/evaluation", id="c", projectNo="u", proStatus="3", satisfaction="4"),
            held("/evaluation", id="d", projectNo="w", proStatus="3", satisfaction="4"),
        ]
    )
    compare(ledger, cases, ratings)
    assert ledger.lost == [
        "case 2: /process 1",
        "rating t 3: 5, there is ['4']",
        "rating v 3: 4, there is []",
    ]
    assert ledger.doubled == [
        "case 2: /material 1",
        "case 3, which nobody made",
        "rating u 3: ['4', '4']",
        "rating w 3, which nobody gave",
    ]
    assert ledger.disordered == [
        "case 1: ['/material', '/material', '/material', '/material', '/material', '/basic']"
    ]
