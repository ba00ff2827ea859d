"""Simulated applications for `yichuang demo`: taken in, decided, handed over by the same commands as everybody's."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from server.bridges.demo_past import is_left
from server.cases import Cases
from server.domain.cases import commands as c
from server.domain.cases.case import Case, Task
from server.domain.cases.state import AT_WORK, CasesState
from server.domain.cases.stream import ID
from server.domain.cases.words import Collection, Decision, MatterKind, PauseKind, TaskState
from server.domain.language import Language
from server.domain.refusal import Refused
from server.engine.submission import NotReady
from server.journal.journal import JournalUnavailable
from server.language.catalogues import say
from server.personal.personal import Personal

FIRST = 40
"""Cases that are there when the demo begins, at every stage."""
EVERY_S = 300.0
"""Life's seconds from one application to the next, and from one decision of a department to the next."""
WEEK_S = 7 * 86400
COMPLETE, AGREED, PAUSED = 0.85, 0.92, 0.05
Act = Callable[[], Awaitable[None]]
PLACES = ("A-1", "A-2", "A-3", "B-1", "B-2")


class Part(NamedTuple):
    """A department's part of a case, and how both stand."""

    case: Case
    task: Task
    pauses: Sequence[PauseKind]


class CaseDemo:
    """`halls`: what can be applied for in each. `speed` is how many times faster than life it goes."""

    def __init__(
        self,
        engine: Cases,
        personal: Personal,
        halls: Mapping[str, Sequence[str]],
        speed: float,
        seed: int = 2018,
    ) -> None:
        self._engine, self._personal, self._halls = engine, personal, halls
        self._pause_s, self._random = EVERY_S / speed, random.Random(seed)

    def tasks(self) -> "list[asyncio.Task[None]]":
        """The app owns it."""
        return [asyncio.create_task(self._run(), name="demo-cases")]

    async def _run(self) -> None:
        for turn in range(FIRST):
            await self._try(self._arrive)
            for _ in range(turn % 4):
                await self._try(self._decide)
        while True:
            await asyncio.sleep(self._random.expovariate(1.0 / self._pause_s))
            for act in (self._arrive, self._decide, self._decide, self._issue):
                await self._try(act)

    async def _try(self, act: Act) -> None:
        try:
            await act()
        except (Refused, JournalUnavailable, NotReady):
            await asyncio.sleep(0)  # somebody at a real screen was quicker

    async def _do(self, command: c.AnyCommand, actor: str) -> None:
        await self._engine.submit(ID, command, actor=actor)

    async def _arrive(self) -> None:
        """Somebody applies: mostly everything is there, and it is accepted at once."""
        hall = self._random.choice(list(self._halls))
        matter = self._random.choice(list(self._halls[hall]))
        wanted, kind = await self._engine.read(ID, lambda s, _at: _materials(s, matter))
        there = wanted if self._random.random() < COMPLETE else wanted[:-1]
        name = say(Language.CHINESE, "Sample applicant")
        who = await self._personal.put(ID, "case-person", msgspec.json.encode({"name": name}).decode())
        received = c.ReceiveCase(matter, hall, "", "", "demo", who, brought=tuple(there))
        number = await self._engine.submit(
            ID, received, actor="clerk:demo", answer=lambda s, _e, _at: list(s.facts.cases)[-1].encode()
        )
        if len(there) == len(wanted):
            done = kind is MatterKind.IMMEDIATE
            await self._do(c.AcceptCase(number.decode(), 1, "demo", done=done), "clerk:demo")
        else:
            await self._do(c.AskCorrection(number.decode(), 1, "demo"), "clerk:demo")

    async def _decide(self) -> None:
        """A department takes a part from its pile, or decides one that it has."""
        found = await self._engine.read(ID, lambda s, _at: self._part(s))
        if found is None:
            return
        case, task, pauses = found
        head, departments = (case.id, case.seen, "demo"), (task.department,)
        if case.paused is not None:
            await self._do(c.StartClock(*head, departments=departments), "reviewer:demo")
        elif task.state is TaskState.HANDED:
            await self._do(c.TakeTask(*head, task=task.id, departments=departments), "reviewer:demo")
        elif pauses and self._random.random() < PAUSED:
            day = await self._engine.read(ID, lambda s, at: s.settings.office.day_at(at + WEEK_S))
            stop = c.StopClock(*head, departments=departments, kind=pauses[0], expected=day)
            await self._do(stop, "reviewer:demo")
        else:
            decision = Decision.APPROVED if self._random.random() < AGREED else Decision.REFUSED
            decide = c.DecideTask(*head, task=task.id, departments=departments, decision=decision)
            await self._do(decide, "reviewer:demo")

    def _part(self, state: CasesState) -> Part | None:
        """Some part that is in hand at some department; none that somebody at a real screen has taken."""
        piles = [(department, list(pile)) for department, pile in state.piles.items() if pile]
        if not piles:
            return None
        department, pile = self._random.choice(piles)
        case = state.facts.cases[self._random.choice(pile)]
        if is_left(case):
            return None
        parts = (
            task
            for task in case.tasks.values()
            if task.department == department and task.state in AT_WORK and task.by in ("", "demo")
        )
        task = next(parts, None)
        return Part(case, task, state.matter_of(case).pauses) if task else None

    async def _issue(self) -> None:
        """Something goes onto a shelf, or into its owner's hands."""

        def some(state: CasesState) -> Case | None:
            waiting = [id for shelf in state.shelves.values() for id in shelf]
            return state.facts.cases[self._random.choice(waiting)] if waiting else None

        case = await self._engine.read(ID, lambda s, _at: some(s))
        if case is None:
            return
        if case.place:
            await self._do(c.CollectResult(case.id, case.seen, "demo", how=Collection.CARD), "issuer:demo")
        else:
            place = self._random.choice(PLACES)
            await self._do(c.ShelveResult(case.id, case.seen, "demo", place=place), "issuer:demo")


def _materials(state: CasesState, matter: str) -> tuple[list[str], MatterKind]:
    newest = state.facts.matters[matter].newest.matter
    return [material.id for material in newest.materials], newest.kind
