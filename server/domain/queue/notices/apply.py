from typing import assert_never

from server.domain.queue import changes
from server.domain.queue.notices.events import (
    AlertAcknowledged,
    NoticeEvent,
    NoticePosted,
    NoticeWithdrawn,
)
from server.domain.queue.notices.notice import Acknowledged, Notice
from server.domain.queue.state import HallState
from server.domain.queue.words import ChangeKind


def apply(state: HallState, event: NoticeEvent, at: float) -> None:
    notices = state.facts.lasting.notices
    match event:
        case NoticePosted():
            notices[event.notice] = Notice(
                event.notice, event.kind, event.zh, event.en, at, event.until, event.by
            )
            changes.record(state, at, event.by, ChangeKind.NOTICE, event.zh, event.kind)
        case NoticeWithdrawn():
            gone = notices.pop(event.notice)
            changes.record(state, at, event.by, ChangeKind.NOTICE, gone.zh, "withdraw")
        case AlertAcknowledged():
            state.facts.today.acknowledged[event.alert] = Acknowledged(event.by, at, event.size)
        case _:
            assert_never(event)
