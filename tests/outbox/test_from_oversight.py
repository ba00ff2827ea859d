"""Other programs are told of limits that were overrun, of who is reminded, and of letters: each once, without a name."""

from typing import cast, get_args

import msgspec

from server.domain.cases.words import Lamp
from server.domain.oversight import commands as c
from server.domain.oversight import events as e
from server.domain.oversight.codec import encode_command, encode_events
from server.domain.oversight.overruns.events import OverrunEvent
from server.domain.oversight.overruns.overrun import OverLimit, Overrun
from server.domain.oversight.words import LimitKind
from server.journal.entry import GENESIS, Entry
from server.outbox.from_oversight import OUT, FromOversight
from server.outbox.from_ratings import FromRatings
from server.outbox.hook import Hook, HookKind
from tests.oversight import Overseers

STAYS = {
    "overrun",
    "by",
    "words",
    "about",
    "day",
    "serial",
    "kind",
    "hall",
    "subject",
    "unit",
    "lamp",
    "since",
    "letter",
}


class NoRatings:
    def concerns(self, hooks: object) -> bool:
        return False

    async def messages(self, entries: object, hooks: object) -> list[object]:
        return []


def hook(kind: HookKind = HookKind.EVENTS, hall: str = "", events: tuple[str, ...] = ()) -> Hook:
    return Hook(f"{kind}{hall}", "平台", kind, "http://127.0.0.1:1", "s", hall, events, 1.0, "admin", None)


def test_of_each_event_every_field_is_decided_upon() -> None:
    assert set(get_args(OverrunEvent)) | set(get_args(e.LetterEvent)) == set(OUT)
    for kind, out in OUT.items():
        assert set(kind.__struct_fields__) - STAYS <= set(out), kind


async def test_a_limit_that_was_overrun_is_told_with_what_it_is_about_and_never_who_or_why() -> None:
    here = Overseers()
    entries: list[Entry] = []

    def do(command: c.AnyCommand, at: str = "") -> None:
        events = here.do(command, at)
        seq = len(entries) + 1
        told, what = encode_command(command), encode_events(events)
        made = Entry("@oversight", seq, here.at, "m1", "", b"", told, what, b"", GENESIS, None)
        entries.append(made)

    late = OverLimit(LimitKind.WAIT, "main", "real-estate", Lamp.RED, here.at)
    do(c.FollowLimits((late,), ("main",)))
    do(c.FollowLimits((late,), ("main",)), "2026-03-04T10:00")
    do(c.AnswerOverrun("L1", 1, "zhou", words="secret-id"))
    do(c.SendLetter(hall="transport", unit="区住建局", about="", words="secret-id", days=3, by="s1"))

    async def find(id: str) -> Overrun | None:
        return here.state.facts.overruns.get(id)

    outside = FromOversight(cast(FromRatings, NoRatings()), find, str)
    hooks = [
        hook(), hook(hall="transport"), hook(HookKind.NOTICES), hook(HookKind.EVENTS, "main", ("OverrunReminded",)),
    ]  # fmt: skip
    found = await outside.messages(entries, hooks)
    assert [(m.hook, m.event, m.subject) for m in found] == [
        ("events", "LimitOverrun", "L1"),
        ("events", "OverrunReminded", "L1"),
        ("eventsmain", "OverrunReminded", "L1"),
        ("events", "OverrunAnswered", "L1"),
        ("events", "LetterSent", found[-1].subject),
        ("eventstransport", "LetterSent", found[-1].subject),
    ]
    told = msgspec.json.decode(found[1].body)
    assert (told["case"], told["about"]) == (
        None,
        {
            "overrun": "L1", "kind": "wait", "hall": "main", "unit": "", "subject": "real-estate", "lamp": "red", "turn": 1,
        },
    )  # fmt: skip
    assert not any("zhou" in m.body or "secret-id" in m.body for m in found)
    assert found == await outside.messages(entries, hooks), "the same whenever it is read"
    assert outside.concerns(hooks)
    assert not outside.concerns([hook(HookKind.NOTICES)])
