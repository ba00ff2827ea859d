"""What citizens said in the days before the demo begins, told by the very rules that run the house: low ratings at each step
of their answer, one overdue and one objected to, concerns of each kind, two letters. Only where nothing is yet."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from server.api.ids import fresh_ticket
from server.bridges.demo_words import CONTACT
from server.config.schema import HallSection
from server.domain.language import Language
from server.domain.oversight import commands as c
from server.domain.oversight.concerns.concern import ConcernAbout
from server.domain.oversight.events import AnyEvent, ConcernRaised, LetterSent
from server.domain.oversight.ratings.rated import RatedThing, service_rating
from server.domain.oversight.settings import OversightSettings
from server.domain.oversight.stream import ID, OversightStream
from server.domain.oversight.words import (
    CallResult,
    ConcernChannel,
    ConcernKind,
    ContestResult,
    Difficulty,
    Finding,
    RatedStage,
)
from server.domain.queue.tickets.words import RatingChannel
from server.domain.refusal import Refused
from server.journal.entry import Record

DAY_S = 86400.0
MANAGER, SECOND, SUPERVISOR = "demo", "demo-second", "demo-supervisor"
CHANNELS = (ConcernChannel.PHONE, ConcernChannel.KIOSK, ConcernChannel.WINDOW)
Number = list[str]
"""Of an item, once it has one."""


class SaidBefore:
    """`kept`: see `server.bridges.demo_words`; `departments` answer for something."""

    def __init__(
        self,
        settings: OversightSettings,
        halls: Sequence[HallSection],
        departments: Sequence[str],
        kept: Mapping[str, str],
    ) -> None:
        self._stream = OversightStream(settings)
        self._state = self._stream.empty()
        self._halls, self._kept = halls, kept
        self._unit = departments[0] if departments else ""
        self._records: list[Record] = []
        self._plan: list[tuple[float, Callable[[float], None]]] = []
        """(days before now, what happens then at a moment)."""

    def told(self, now: float) -> list[Record]:
        """The entries, in order, all before `now`."""
        self._ratings()
        self._concerns()
        self._letters()
        for ago, happens in sorted(self._plan, key=lambda step: -step[0]):
            happens(now - ago * DAY_S)
        return self._records

    def _do(self, command: c.AnyCommand, actor: str, at: float) -> Sequence[AnyEvent]:
        try:
            events = self._stream.decide(self._state, command, at)
        except Refused:
            return ()  # another table of days, or nothing taken without a name: as at a real desk
        for event in events:
            self._stream.apply(self._state, event, at)
        self._state.seq += 1
        self._state.facts.at = at
        written = self._stream.encode_command(command), self._stream.encode_events(events)
        self._records.append(Record(ID, self._state.seq, at, actor, "", b"", *written, None))
        return events

    def _on(self, ago: float, kind: Any, item: Number, by: str, **more: Any) -> None:
        """Somebody goes on with an item, as it is then."""

        def go_on(at: float) -> None:
            facts = self._state.facts
            known: Mapping[str, Any] = {**facts.follow_ups, **facts.concerns, **facts.letters}
            for id in item:
                self._do(kind(id, known[id].seen, by, **more), f"manager:{by}", at)

        self._plan.append((ago, go_on))

    def _hall(self, n: int) -> HallSection:
        """Mostly the first one."""
        return self._halls[n % len(self._halls) if n % 3 == 2 else 0]

    def _clerk(self, n: int) -> str:
        clerks = self._hall(n).clerk
        return clerks[n % len(clerks)].id if clerks else ""

    def _ratings(self) -> None:
        """From the newest, which nobody has looked into yet, to one that was called about and rated again."""
        said, least = self._kept, self._state.settings.follow_up.rectify_least
        founded: dict[str, Any] = {"finding": Finding.FOUNDED, "words": said["found"], "days": least}
        self._low(0.1, 0, 2, "waited")
        self._low(12, 1, 1, "papers")  # overdue: nobody has looked into it
        begun = [self._low(ago, n, 1 + n % 2, "waited") for ago, n in ((3, 2), (6, 3), (9, 4), (13, 5))]
        for rating, ago in zip(begun, (2.5, 5.5, 8.5, 12.5), strict=True):
            self._on(ago, c.VerifyRating, rating, MANAGER, **founded)
        for rating, ago in zip(begun[1:], (0.3, 4, 9), strict=True):
            self._on(ago, c.Rectify, rating, MANAGER, words=said["put right"])
        for rating, ago in zip(begun[2:], (0.5, 8.5), strict=True):
            self._on(ago, c.ReplyToRating, rating, MANAGER, words=said["sorry"])
        self._again(7, begun[3])
        self._on(6, c.CallRater, begun[3], MANAGER, result=CallResult.SATISFIED)
        contested = self._low(0.4, 6, 1, "manner")
        self._on(0.2, c.ContestRating, contested, self._clerk(6), words=said["not me"])
        aside = self._low(5, 7, 1, "manner")
        self._on(4.8, c.ContestRating, aside, self._clerk(7), words=said["not me"])
        self._on(0.3, c.DecideContest, aside, SECOND, result=ContestResult.UPHELD, words=said["not them"])

    def _again(self, ago: float, rating: Number) -> None:
        again = c.RateAgain(item=rating[0], level=4, channel=RatingChannel.PHONE)

        def rate(at: float) -> None:
            self._do(again, "citizen:", at)

        self._plan.append((ago, rate))

    def _low(self, ago: float, n: int, level: int, said: str) -> Number:
        hall = self._hall(n)
        window, ticket = hall.window[n % len(hall.window)], fresh_ticket(hall.id)
        listed = self._state.settings.reasons_of(hall.id).listed
        offered = [one.code for one in listed if level in one.levels]
        about = RatedThing(
            hall.id,
            RatedStage.SERVICE,
            window=window.id,
            clerk=self._clerk(n),
            category=window.categories[0] if window.categories else "",
            ticket=ticket,
        )
        rating = service_rating(ticket, 1)

        def give(at: float) -> None:
            given = c.GiveRating(
                rating=rating,
                about=about,
                level=level,
                channel=RatingChannel.PHONE,
                ended_at=at,
                reasons=tuple(offered[n % 3 : n % 3 + 1]),
                words=self._kept[said],
            )
            self._do(given, "citizen:", at)

        self._plan.append((ago, give))
        return [rating]

    def _concerns(self) -> None:
        """A question that was answered and called about; complaints with a department and late; what could not be done,
        new and opened again; a suggestion."""
        said = self._kept
        question = self._raise(6, ConcernKind.QUESTION, "flat", 0)
        self._on(5.9, c.AssignConcern, question, MANAGER, unit="", difficulty=Difficulty.AT_ONCE)
        self._on(5.5, c.ReplyToConcern, question, MANAGER, words=said["guide"])
        self._on(5, c.CallConcerned, question, MANAGER, result=CallResult.SATISFIED)
        complaint = self._raise(1.2, ConcernKind.COMPLAINT, "sent on", 1)
        self._on(1, c.AssignConcern, complaint, MANAGER, unit=self._unit, difficulty=Difficulty.NORMAL)
        self._raise(11, ConcernKind.COMPLAINT, "waited", 2)
        stuck = self._raise(4, ConcernKind.STUCK, "not taken", 4)
        self._on(3.9, c.AssignConcern, stuck, MANAGER, unit="", difficulty=Difficulty.SIMPLE)
        self._on(3, c.ReplyToConcern, stuck, MANAGER, words=said["explained"])
        self._plan.append((1.5, lambda at: self._reopen(stuck, at)))
        self._raise(0.1, ConcernKind.STUCK, "papers", 1)
        self._raise(0.3, ConcernKind.SUGGESTION, "ramp", 0)

    def _reopen(self, numbers: Number, at: float) -> None:
        for number in numbers:
            self._do(c.ReopenConcern(item=number, words=self._kept["not taken"]), "citizen:", at)

    def _raise(self, ago: float, kind: ConcernKind, said: str, n: int) -> Number:
        found: Number = []
        hall = self._hall(n)
        window = hall.window[n % len(hall.window)].id if kind is ConcernKind.COMPLAINT else ""
        channel, whose = CHANNELS[n % len(CHANNELS)], self._kept[CONTACT + said]
        raised = c.RaiseConcern(
            kind=kind,
            hall=hall.id,
            about=ConcernAbout(window),
            words=whose,
            contact=whose,
            named=True,
            channel=channel,
            language=Language.CHINESE,
            by=MANAGER if channel is ConcernChannel.WINDOW else "",
        )

        def write(at: float) -> None:
            events = self._do(raised, "citizen:", at)
            found.extend(event.concern for event in events if isinstance(event, ConcernRaised))

        self._plan.append((ago, write))
        return found

    def _letters(self) -> None:
        """One that was answered and waits for whoever sent it, and one that is open."""
        answered = self._send(7, "three waited", 3)
        self._on(5, c.AnswerLetter, answered, MANAGER, words=self._kept["shifts"])
        self._send(1, "late", 3)

    def _send(self, ago: float, said: str, days: int) -> Number:
        found: Number = []
        hall = self._halls[0].id
        letter = c.SendLetter(hall=hall, unit="", about="", words=self._kept[said], days=days, by=SUPERVISOR)

        def send(at: float) -> None:
            events = self._do(letter, f"supervisor:{SUPERVISOR}", at)
            found.extend(event.letter for event in events if isinstance(event, LetterSent))

        self._plan.append((ago, send))
        return found
