"""What ratings, concerns and letters are to the engine: written, read again, and whole in their tables."""

from typing import get_args

from msgspec import structs

from server.domain.calendar import Table
from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight.apply import HOW
from server.domain.oversight.codec import decode_command, decode_events, encode_command, encode_events
from server.domain.oversight.keeping import EndedForgotten, ForgetEnded
from server.domain.oversight.state import OversightFacts
from server.domain.oversight.steps import CITIZENS
from server.domain.oversight.stream import OversightStream
from server.domain.oversight.transitions import (
    CONCERN,
    FOLLOW_UP,
    LETTER,
    concern_diagram,
    follow_up_diagram,
    letter_diagram,
)
from server.domain.oversight.words import (
    ConcernAction,
    ConcernState,
    FollowUpAction,
    FollowUpState,
    LetterAction,
    LetterState,
)
from tests.cases import office
from tests.halls import name
from tests.oversight import SETTINGS, Overseers


def busy() -> Overseers:
    """Something of each kind."""
    here = Overseers()
    here.hall_rating(1, seq=4)
    one = here.follow_up()
    here.contest(one)
    here.assign(here.concern())
    here.letter()
    return here


def test_commands_and_events_are_read_as_they_were_written() -> None:
    command = c.ReadHall("main", 3)
    assert decode_command(encode_command(command)) == command
    events = [event for event, _ in busy().happened]
    assert decode_events(encode_events(events)) == events


def test_a_snapshot_of_rows_brings_everything_back() -> None:
    here = busy()
    stream = OversightStream(SETTINGS)
    kept = stream.facts(here.state)
    again = stream.restored(kept.head, kept.all_rows(), 9)
    assert (again.facts, again.seq, again.at) == (here.state.facts, 9, here.at)


def test_the_next_snapshot_has_only_what_has_changed_since_or_is_gone() -> None:
    here = busy()
    stream = OversightStream(SETTINGS)
    stream.facts(here.state)
    stream.kept(here.state)
    assert list(stream.facts(here.state).rows) == []
    concern = here.concern()
    letter = next(iter(here.state.facts.letters))
    here.do(ForgetEnded((letter,)))
    kept = stream.facts(here.state)
    rows = dict(kept.rows)
    assert (kept.whole, set(rows), rows[letter]) == (False, {concern.id, letter}, None)


def test_what_has_ended_long_ago_is_let_go_of() -> None:
    here = busy()
    assert here.do(ForgetEnded(())) == []
    facts = here.state.facts
    items = (*facts.follow_ups, *facts.concerns, *facts.letters)
    here.do(ForgetEnded(items))
    assert (facts.follow_ups, facts.concerns, facts.letters) == ({}, {}, {})


def test_every_event_is_applied() -> None:
    events = {one for kind in get_args(e.AnyEvent) for one in (get_args(kind) or (kind,))}
    assert set(HOW) == events
    assert EndedForgotten in events


def test_every_action_stands_in_its_table_and_every_state_in_its_diagram() -> None:
    assert {action for _, action in FOLLOW_UP} == set(FollowUpAction)
    assert {action for _, action in CONCERN} == set(ConcernAction)
    assert {action for _, action in LETTER} == set(LetterAction)
    assert set(ConcernAction) > CITIZENS
    assert all(state in follow_up_diagram() for state in FollowUpState)
    assert all(state in concern_diagram() for state in ConcernState)
    assert all(state in letter_diagram() for state in LetterState)


def test_the_stream_begins_empty_rests_never_and_has_nothing_to_put_right_when_the_clock_was_changed() -> (
    None
):
    stream = OversightStream(SETTINGS)
    state = stream.empty()
    assert (state.facts, state.seq, state.at) == (OversightFacts(), 0, 0.0)
    assert stream.clock_changed(3600.0) is None
    assert not stream.rests([])


def test_another_calendar_moves_the_days_that_were_worked_out() -> None:
    here = Overseers()
    before = here.state.ends(here.at, 1)
    here.state.by_calendar(office().knowing({2026: Table("by hand", True, {"2026-03-03": name("停办")}, {})}))
    after = here.state.ends(here.at, 1)
    assert before is not None
    assert after is not None
    assert (before.due, after.due) == ("2026-03-03", "2026-03-04")
    assert structs.replace(before, due="") != after
