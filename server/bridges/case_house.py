"""What serves the cases beside the engine: the catalogue follows the configuration, and time goes on where nobody
acts."""

import asyncio
import contextlib
from collections.abc import Sequence
from functools import partial

import structlog

from server.cases import Cases
from server.domain.cases.catalogue.matter import ORIGIN, CatalogueEntry, Matter
from server.domain.cases.commands import (
    AnyCommand,
    FollowTime,
    PublishJoint,
    PublishMatter,
    WithdrawJoint,
    WithdrawMatter,
)
from server.domain.cases.joint import lamps as joint_lamps
from server.domain.cases.joint.joint import JointMatter
from server.domain.cases.state import CasesState
from server.domain.cases.stream import ID
from server.domain.cases.views.pile import urgency_of
from server.domain.refusal import Refused
from server.engine.submission import EngineFault, NotReady
from server.journal.journal import JournalUnavailable

log = structlog.get_logger("cases")
ACTOR = "config"
LAW = "law"
"""Who accepts what nobody has answered in time."""
LOOK_S = 30.0
SLICE = 300
"""Cases that are looked at in one go: about five milliseconds."""
FIRST_S = 3600.0
"""A machine that started with a wrong clock has put it right by then: what the law says has happened is not taken back."""


class CaseHouse:
    """`matters`, `joints`: the catalogue as the configuration has it. Made without I/O; `open` once the engine carries the
    cases."""

    def __init__(self, engine: Cases, matters: Sequence[Matter], joints: Sequence[JointMatter] = ()) -> None:
        self._engine, self._matters, self._joints = engine, matters, joints

    async def open(self) -> None:
        """Bring the catalogue to the configuration. Nothing happens where the cases cannot be read."""
        if ID not in self._engine.living:
            return
        wanted = await self._engine.read(ID, lambda state, _at: self._wanted(state))
        await asyncio.gather(*map(self._do, wanted))  # together: one transaction for a whole catalogue
        joints = await self._engine.read(ID, lambda state, _at: self._wanted_joints(state))
        await asyncio.gather(*map(self._do, joints))

    async def _do(self, command: AnyCommand) -> None:
        try:
            await self._engine.submit(ID, command, actor=ACTOR)
        except Refused as refused:
            log.warning("a matter was not published", code=refused.code, **refused.params)
        except (JournalUnavailable, NotReady, EngineFault) as error:
            log.error("the catalogue does not follow the configuration", cause=str(error))

    def _wanted(self, state: CasesState) -> list[AnyCommand]:
        """Published: whatever differs; withdrawn: what came from the configuration and has left it."""
        known = state.facts.matters
        here = {matter.id for matter in self._matters}
        publish = [
            PublishMatter(matter)
            for matter in self._matters
            if matter.id not in known or _behind(known[matter.id], matter)
        ]
        gone = [
            WithdrawMatter(id)
            for id, entry in known.items()
            if entry.offered and id not in here and entry.newest.matter.origin == ORIGIN
        ]
        return [*publish, *gone]

    def _wanted_joints(self, state: CasesState) -> list[AnyCommand]:
        known = state.facts.joint_matters
        here = {joint.id for joint in self._joints}
        publish = [
            PublishJoint(joint)
            for joint in self._joints
            if not (entry := known.get(joint.id)) or not entry.offered or entry.versions[-1] != joint
        ]
        return [
            *publish,
            *(WithdrawJoint(id) for id, entry in known.items() if entry.offered and id not in here),
        ]

    async def run(self) -> None:
        """Follow time every half a minute, from an hour after the start; the app owns this task."""
        with contextlib.suppress(JournalUnavailable, NotReady):
            await self._work_out()  # so that the first list of the day need not
        await asyncio.sleep(FIRST_S)
        while True:
            try:
                await self.look()
            except (JournalUnavailable, NotReady, EngineFault) as error:
                log.warning("time is not followed", cause=str(error))
            await asyncio.sleep(LOOK_S)

    async def _work_out(self) -> None:
        """The limits of every case that has changed, in slices: after a start that is all of them."""
        if ID in self._engine.living:
            while await self._engine.read(ID, some_more):
                pass

    async def look(self) -> None:
        """Accept by law what was due, and raise lamps; not while the clock may be wrong."""
        if ID in self._engine.living and self._engine.clock.settled():
            await self._work_out()
            await self._engine.submit(ID, FollowTime(), actor=LAW)


def some_more(state: CasesState, at: float) -> bool:
    """Some limits, then some places in the lists of the departments; whether there is more to work out."""
    if state.turning.work_out(SLICE) or joint_lamps.work_out(state, SLICE):
        return True
    lists = [order for order in map(partial(urgency_of, state), list(state.piles)) if order.waiting]
    for order in lists[:1]:
        order.work_out(at, SLICE)
    return bool(lists)


def _behind(entry: CatalogueEntry, matter: Matter) -> bool:
    """Whether the configuration says something else; what somebody has published or withdrawn on the page stays theirs."""
    if entry.by_hand or entry.newest.matter.origin != ORIGIN:
        return False
    return not entry.offered or entry.newest.matter != matter
