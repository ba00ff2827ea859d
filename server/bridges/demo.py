"""Simulated citizens and clerks for `yichuang demo`: they use the same commands as everybody else."""

import asyncio
import contextlib
import random
from collections.abc import Mapping

from server.api.ids import fresh_ticket
from server.config.schema import HallSection
from server.domain.queue import commands as c
from server.domain.queue.commands import AnyCommand
from server.domain.queue.refusal_codes import NothingWaiting, Refused
from server.domain.queue.state import HallState
from server.domain.queue.tickets.words import RatingChannel, TicketState
from server.engine.submission import NotReady
from server.halls import Halls
from server.journal.journal import JournalUnavailable

LOAD = 0.92
"""Arrivals as a share of what the staffed windows can serve."""
FIRST = 4
"""Citizens per window who are there before the doors open."""
MISSING, CANCELLING, RATING, ENGLISH = 0.06, 0.03, 0.6, 0.05
LEVELS = (5, 5, 5, 5, 4, 4, 4, 3, 2, 1)
WALK_S = (8.0, 30.0)
LOOK_S = 5.0
CODES = ("111111", "222222", "333333")
"""Of appointments in each hall's first categories, for whoever tries a kiosk."""
BOOKED_S = 20 * 60
FREE_WINDOWS = 1
"""Windows of a hall left without a simulated clerk, for whoever tries the console."""


class Demo:
    """`speed` is how many times faster than life people come and are served."""

    def __init__(
        self, engine: Halls, halls: Mapping[str, HallSection], speed: float, seed: int = 2018
    ) -> None:
        self._engine, self._halls, self._speed = engine, halls, speed
        self._random = random.Random(seed)

    def tasks(self) -> "list[asyncio.Task[None]]":
        """A task for every simulated clerk and one per hall for its citizens; the app owns them."""
        made: list[asyncio.Task[None]] = []
        for hall, section in self._halls.items():
            made.append(asyncio.create_task(self._citizens(section), name=f"citizens-{hall}"))
            staffed = section.window[FREE_WINDOWS:]
            for window, clerk in zip(staffed, section.clerk[FREE_WINDOWS:], strict=False):
                made.append(
                    asyncio.create_task(
                        self._clerk(hall, window.id, clerk.id), name=f"clerk-{hall}-{window.id}"
                    )
                )
        return made

    async def _do(self, hall: str, command: AnyCommand, actor: str) -> None:
        """Carry out a command; a hall that cannot take it now is tried again later by whoever asked."""
        try:
            await self._engine.submit(hall, command, actor=actor)
        except (JournalUnavailable, NotReady):
            await asyncio.sleep(1.0)

    async def _pause(self, low_s: float, high_s: float) -> None:
        await asyncio.sleep(self._random.uniform(low_s, high_s) / self._speed)

    async def _citizens(self, hall: HallSection) -> None:
        staffed = hall.window[FREE_WINDOWS:] or hall.window
        seconds = {x.id: x.service_s for x in hall.category}
        demand = {x.id: 0.0 for x in hall.category}
        for window in staffed:
            for category in window.categories:
                demand[category] += 1.0 / len(window.categories) / seconds[category]
        for category, code in zip(hall.category, CODES, strict=False):
            await self._book(hall.id, category.id, code)
        rate = LOAD * sum(demand.values()) * self._speed
        for _ in range(FIRST * len(staffed)):
            await self._arrive(hall, demand)
        while True:
            await asyncio.sleep(self._random.expovariate(rate))
            await self._arrive(hall, demand)

    async def _book(self, hall: str, category: str, code: str) -> None:
        at = self._engine.clock.now() + BOOKED_S
        with contextlib.suppress(Refused):  # booked in an earlier run on the same data
            await self._do(hall, c.BookAppointment((code,), category, at), "demo:")

    async def _arrive(self, hall: HallSection, demand: Mapping[str, float]) -> None:
        dice = self._random
        category = dice.choices(list(demand), list(demand.values()))[0]
        services = [s.id for s in hall.service if s.category == category]
        kiosk = dice.choice(hall.kiosk).id if hall.kiosk else ""
        ticket = fresh_ticket(hall.id)
        take = c.TakeTicket(
            ticket,
            category,
            services=(dice.choice(services),) if services else (),
            group=dice.choices(["ordinary", "elderly", "disabled", "military"], [82, 14, 2, 2])[0],
            language="en" if dice.random() < ENGLISH else "zh_CN",
            printer=kiosk if any(k.id == kiosk and k.printer for k in hall.kiosk) else "",
        )
        try:
            await self._do(hall.id, take, f"kiosk:{kiosk}")
            if dice.random() < CANCELLING:
                await self._do(hall.id, c.CancelTicket(ticket, "changed my mind"), "citizen:")
        except Refused:
            await asyncio.sleep(LOOK_S / self._speed)

    async def _clerk(self, hall: str, window: str, clerk: str) -> None:
        """Sign in, then call and serve for ever."""
        actor = f"clerk:{clerk}"
        while True:
            try:
                state = await self._engine.read(hall, lambda s, _at: s.facts.lasting.windows[window].state)
                if state == "closed":
                    await self._do(hall, c.OpenWindow(window, clerk), actor)
                await self._do(hall, c.CallNext(window), actor)
                await self._serve(hall, window, actor)
            except NothingWaiting:
                await self._pause(LOOK_S, 2 * LOOK_S)
            except Refused:
                await self._tidy(hall, window, actor)
                await self._pause(LOOK_S, 2 * LOOK_S)
            except (JournalUnavailable, NotReady):
                await asyncio.sleep(1.0)

    async def _tidy(self, hall: str, window: str, actor: str) -> None:
        """A citizen left standing at the window by an earlier run is served to the end."""

        def standing(state: HallState, at: float) -> TicketState | None:
            del at
            ticket = state.facts.today.tickets.get(state.facts.lasting.windows[window].ticket)
            return ticket.state if ticket else None

        if await self._engine.read(hall, standing):
            await self._serve(hall, window, actor)

    async def _serve(self, hall: str, window: str, actor: str) -> None:
        dice = self._random
        await self._pause(*WALK_S)
        if dice.random() < MISSING:
            await self._do(hall, c.Recall(window), actor)
            await self._pause(*WALK_S)
            await self._do(hall, c.Miss(window), actor)
            return
        ticket, mean_s = await self._engine.read(
            hall,
            lambda s, _at: (
                (now := s.facts.lasting.windows[window].ticket),
                s.settings.categories[s.facts.today.tickets[now].category].service_s if now else 0,
            ),
        )
        if not ticket:
            return
        await self._do(hall, c.Start(window), actor)
        await asyncio.sleep(dice.lognormvariate(0.0, 0.5) * mean_s / self._speed)
        await self._do(hall, c.Finish(window, "done"), actor)
        if dice.random() < RATING:
            await self._do(
                hall,
                c.RateTicket(ticket, dice.choice(LEVELS), channel=RatingChannel.PAD),
                f"pad:pad-{window}",
            )
