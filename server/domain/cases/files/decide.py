from typing import assert_never

from server.domain.cases import commands as c
from server.domain.cases import events as e
from server.domain.cases import refusal_codes as r
from server.domain.cases.lookup import known_materials, seen_case
from server.domain.cases.state import CasesState
from server.domain.cases.steps import require
from server.domain.cases.words import CaseAction

MOST = 60
"""Files of one case."""


def decide(state: CasesState, command: c.FileCommand) -> list[e.AnyEvent]:
    case = seen_case(state, command)
    matter = state.matter_of(case)
    match command:
        case c.AttachFile(file=file, material=material):
            require(case, matter, CaseAction.ATTACH)
            known_materials(matter, (material,) if material else ())
            if len(case.files) >= MOST:
                raise r.TooManyFiles(most=str(MOST))
            return [
                e.FileAttached(
                    case.id, file, material, command.kind, command.size, command.salt, command.sum, command.by
                )
            ]
        case c.StrikeFile(file=file):
            require(case, matter, CaseAction.STRIKE)
            if all(one.id != file or one.struck_at for one in case.files):
                raise r.UnknownFile(file=file)
            return [e.FileStruck(case.id, file, command.by, command.reason)]
        case _:
            assert_never(command)
