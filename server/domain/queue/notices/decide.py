"""What a manager tells the hall, and which alerts somebody has seen."""

from typing import Final, assert_never

from server.domain.queue import commands as c
from server.domain.queue import events as e
from server.domain.queue import refusal_codes as r
from server.domain.queue.state import HallState

MOST: Final = 20
"""Notices that stand at one time: more is read by nobody."""


def decide(state: HallState, command: c.NoticeCommand, at: float) -> list[e.AnyEvent]:
    notices = state.facts.lasting.notices
    match command:
        case c.PostNotice():
            over: list[e.AnyEvent] = [
                e.NoticeWithdrawn(n.id)
                for n in notices.values()
                if not n.stands(at) and n.id != command.notice
            ]
            if command.notice not in notices and len(notices) - len(over) >= MOST:
                raise r.TooManyNotices()
            posted = e.NoticePosted(
                command.notice, command.kind, command.zh, command.en, command.until, command.by
            )
            return [*over, posted]
        case c.WithdrawNotice(notice=notice, by=by):
            if notice not in notices:
                raise r.UnknownNotice()
            return [e.NoticeWithdrawn(notice, by)]
        case c.AcknowledgeAlert():
            return [e.AlertAcknowledged(command.alert, command.size, command.by)]
        case _:
            assert_never(command)
