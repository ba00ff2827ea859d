from typing import assert_never

from msgspec import structs

from server.domain.cases.case import CaseFile
from server.domain.cases.files import events as e
from server.domain.cases.moving import move
from server.domain.cases.state import CasesState


def apply(state: CasesState, event: e.FileEvent, at: float) -> None:
    with move(state, event, at) as case:
        match event:
            case e.FileAttached(file=file):
                case.files.append(
                    CaseFile(
                        file,
                        event.material,
                        event.kind,
                        event.size,
                        event.salt,
                        event.sum,
                        at,
                        event.by,
                        use=event.use,
                    )
                )
            case e.FileStruck(file=file, reason=reason):
                case.files = [
                    structs.replace(one, struck_at=at, reason=reason) if one.id == file else one
                    for one in case.files
                ]
            case _:
                assert_never(event)
