"""A file of a case: attached where its matter keeps any, struck out with a reason, told of without what it says."""

import pytest
from msgspec import structs

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.files.decide import MOST
from server.domain.cases.private import private_of, words_of
from server.domain.cases.views.case import case_view
from server.domain.cases.words import CaseAction, FileKind
from server.domain.now import Now
from tests.cases import TITLE, Office

SCANNED = structs.replace(TITLE, scans=True)


def attach(o: Office, case: Case, file: str = "f1", material: str = "m1") -> None:
    o.do(
        c.AttachFile(
            case.id,
            case.seen,
            "c01",
            file=file,
            material=material,
            kind=FileKind.PDF,
            size=9,
            salt="aa",
            sum="bb",
        )
    )


def barred(o: Office, case: Case, action: CaseAction) -> str:
    return next(
        line.barred for line in case_view(o.state, case, Now(o.at, str)).actions if line.action is action
    )


def test_a_file_is_attached_to_a_material_or_to_none_and_struck_out_once() -> None:
    o = Office([SCANNED])
    case = o.accepted()
    assert barred(o, case, CaseAction.STRIKE) == "unknown_file"
    attach(o, case)
    attach(o, case, "f2", "")
    with pytest.raises(r.UnknownMaterial):
        attach(o, case, "f3", "m9")
    o.do(c.StrikeFile(case.id, case.seen, "c01", file="f1", reason="words-1"))
    for file in ("f1", "f9"):
        with pytest.raises(r.UnknownFile):
            o.do(c.StrikeFile(case.id, case.seen, "c01", file=file))
    shown = case_view(o.state, case, Now(o.at, str))
    assert [(line.id, line.material, line.struck) for line in shown.files] == [
        ("f1", "m1", True),
        ("f2", "", False),
    ]
    assert words_of(case)["file f1"] == "words-1"
    assert {"f1", "f2"} <= set(private_of(case))
    assert barred(o, case, CaseAction.STRIKE) == ""


def test_where_a_matter_keeps_none_nothing_is_attached_and_of_others_not_without_end() -> None:
    o = Office()
    case = o.accepted()
    with pytest.raises(r.ScansOff):
        attach(o, case)
    assert barred(o, case, CaseAction.ATTACH) == "scans_off"
    o = Office([SCANNED])
    case = o.accepted()
    for n in range(MOST):
        attach(o, case, f"f{n}")
    with pytest.raises(r.TooManyFiles):
        attach(o, case, "more")
