"""Lamps (亮灯) that went on, and what the departments say to them."""

from server.domain.cases.about import AboutCase
from server.domain.cases.words import Lamp


class LampRaised(AboutCase, frozen=True, tag=True):
    """A limit with the last day `due` (ISO date) has come to this colour; `task` is empty for the case's own."""

    task: str
    lamp: Lamp
    due: str


class LampAnswered(AboutCase, frozen=True, tag=True):
    """`words`: why, the id of words that are kept apart."""

    task: str
    lamp: Lamp
    due: str
    by: str
    words: str = ""


LampEvent = LampRaised | LampAnswered
