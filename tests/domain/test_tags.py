"""A ticket's id says of which hall it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.api.ids import fresh_ticket
from server.domain import tags
from server.domain.tags import TAG, HallTags, hall_tag

HALLS = st.sets(st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True), min_size=1, max_size=8)


@given(HALLS)
def test_every_id_leads_to_the_hall_that_it_was_drawn_for(halls: set[str]):
    known = HallTags(halls)
    assert all(known.hall_of(fresh_ticket(hall)) == hall for hall in halls)


def test_an_id_is_as_short_as_ever_and_never_drawn_twice():
    drawn = {fresh_ticket("main") for _ in range(1000)}
    assert len(drawn) == 1000
    assert {len(ticket) for ticket in drawn} == {16}
    assert {ticket[:TAG] for ticket in drawn} == {hall_tag("main")}


def test_an_id_of_no_hall_here_is_nobodys_unless_there_is_one_hall_alone():
    assert HallTags(["main", "east"]).hall_of("old-id-without-a-tag") is None
    assert HallTags(["main"]).hall_of("old-id-without-a-tag") == "main"


def test_halls_that_cannot_be_told_apart_are_refused(monkeypatch: pytest.MonkeyPatch):
    def same(hall: str) -> str:
        return "same"

    monkeypatch.setattr(tags, "hall_tag", same)
    with pytest.raises(ValueError, match="east and main"):
        HallTags(["east", "main"])
