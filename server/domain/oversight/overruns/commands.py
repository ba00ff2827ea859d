"""Limits are looked at, and units say why one was overrun."""

from server.domain.message import Command
from server.domain.oversight import refusal_codes as r
from server.domain.oversight.about import OnItem
from server.domain.oversight.overruns.overrun import OverLimit


class FollowLimits(Command, frozen=True, tag=True):
    """`over`: what is overrun in the halls now; `halls`: those that could be looked at. What has a day by the calendar of
    the offices (ratings, concerns, letters) is looked at in the state itself."""

    over: tuple[OverLimit, ...]
    halls: tuple[str, ...]


class AnswerOverrun(OnItem, frozen=True, tag=True, kw_only=True):
    refusals = (r.UnknownOverrun, r.ItemChanged, r.AnsweredBefore)

    words: str


OverrunCommand = FollowLimits | AnswerOverrun
