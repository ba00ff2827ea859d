"""What the manager tells the hall, as screens show it."""

from server.domain.language import Text
from server.domain.queue.notices.notice import Notice
from server.domain.queue.shown.notice import NoticeLine
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now
from server.domain.queue.words import NoticeKind


def _line(notice: Notice, now: Now) -> NoticeLine:
    text = Text(notice.zh, notice.en or notice.zh)
    return NoticeLine(notice.id, notice.kind, text, now.stamp(notice.at), now.maybe(notice.until))


def notice_lines(state: HallState, now: Now) -> list[NoticeLine]:
    """Everything that stands now, oldest first."""
    return [_line(n, now) for n in state.facts.lasting.notices.values() if n.stands(now.at)]


def emergency(state: HallState, now: Now) -> Text | None:
    """The newest emergency notice, or None in quiet times."""
    found = [n.text for n in notice_lines(state, now) if n.kind is NoticeKind.EMERGENCY]
    return found[-1] if found else None
