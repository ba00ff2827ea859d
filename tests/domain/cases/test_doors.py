"""An application that another program has taken in: one case for each of its names, told of as others are."""

import pytest

from server.domain.cases import commands as c
from server.domain.cases import refusal_codes as r
from server.domain.cases.case import Case
from server.domain.cases.views.outside import outside_case
from server.domain.cases.words import CaseState
from server.domain.now import Now
from tests.cases import Office


def filed(o: Office, external: str = "ZW-1", door: str = "online") -> Case:
    o.do(c.ReceiveCase("title", "main", "", "", door, "person-1", door=door, external=external))
    return list(o.state.facts.cases.values())[-1]


def test_a_program_sends_an_application_once_and_each_has_names_of_its_own() -> None:
    o = Office()
    case = filed(o)
    with pytest.raises(r.ExternalKnown) as refused:
        filed(o)
    assert refused.value.params["case"] == case.id
    assert len({case.id, filed(o, "ZW-2").id, filed(o, "ZW-1", "other").id}) == 3
    o.receive()
    o.receive()  # over a counter there are no such names


def test_a_case_let_go_of_is_known_by_its_name_to_the_book_alone() -> None:
    o = Office()
    case = filed(o)
    o.do(c.WithdrawCase(case.id, case.seen, "online"))
    assert (case.door, case.external) in o.state.externals
    o.at += 4 * 86400
    o.receive()
    assert o.state.externals == {}


def test_programs_outside_are_told_where_a_case_stands() -> None:
    o = Office()
    case = filed(o)
    shown = outside_case(o.state, case, Now(o.at, str))
    assert (shown.external, shown.state, shown.promise, shown.decision) == (
        "ZW-1",
        CaseState.RECEIVED,
        None,
        None,
    )
