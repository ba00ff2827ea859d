"""What the cases are to the engine: written, read again, and whole in their tables."""

from typing import get_args

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases.apply import HOW
from server.domain.cases.codec import decode_command, decode_events, encode_command, encode_events
from server.domain.cases.state import CasesFacts
from server.domain.cases.stream import CasesStream
from server.domain.cases.transitions import CASE, TASK, case_diagram, task_diagram
from server.domain.cases.words import CaseState, Decision, TaskState
from tests.cases import TITLE, Office


def test_commands_and_events_are_read_as_they_were_written() -> None:
    command = c.PublishMatter(TITLE)
    assert decode_command(encode_command(command)) == command
    office = Office()
    case = office.accepted()
    office.decide(case, "land", Decision.APPROVED)
    events = [event for event, _ in office.happened]
    assert decode_events(encode_events(events)) == events


def test_a_snapshot_brings_back_piles_shelves_and_what_has_ended() -> None:
    office = Office()
    office.accepted()
    done = office.receive("stamp", ["m1"])
    office.do(c.AcceptCase(done.id, done.seen, "c01", done=True))
    decided = office.accepted()
    office.decide(decided, "land", Decision.APPROVED)
    office.decide(decided, "housing", Decision.APPROVED)
    stream = CasesStream(office.settings)
    kept = stream.facts(office.state)
    again = stream.restored(kept.head, kept.all_rows(), 9)
    assert (again.facts, again.seq, again.at) == (office.state.facts, 9, office.at)
    assert (again.piles, again.shelves, list(again.ended)) == (
        office.state.piles,
        {"main": {decided.id: None}},
        [done.id],
    )


def test_every_event_is_applied_and_stands_in_a_table() -> None:
    events = {one for kind in get_args(e.AnyEvent) for one in (get_args(kind) or (kind,))}
    assert set(HOW) == events
    moved = {event for _, event in CASE} | {event for _, event in TASK}
    assert events - moved == {
        e.CaseReceived, e.MatterPublished, e.MatterWithdrawn, e.LampRaised, e.DutySet, e.CalendarSet,
        e.JointOpened, e.JointPublished, e.JointWithdrawn,
    }  # fmt: skip


def test_the_diagrams_show_every_state() -> None:
    assert all(state in case_diagram() for state in CaseState)
    assert all(state in task_diagram() for state in TaskState)


def test_the_stream_begins_empty_and_has_nothing_to_put_right_when_the_clock_was_changed() -> None:
    stream = CasesStream(Office([]).settings)
    state = stream.empty()
    assert (state.facts, state.seq, state.at) == (CasesFacts(), 0, 0.0)
    assert stream.clock_changed(3600.0) is None
    assert not stream.rests([])
