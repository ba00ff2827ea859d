"""A department asks another what it thinks (征求意见)."""

from server.domain.cases.about import AboutTask


class AdviceAsked(AboutTask, frozen=True, tag=True):
    """`advice` counts within the case; `question` is the id of words that are kept apart."""

    advice: str
    department: str
    by: str
    question: str = ""


class AdviceGiven(AboutTask, frozen=True, tag=True):
    """`words`: as above."""

    advice: str
    by: str
    words: str = ""


AdviceEvent = AdviceAsked | AdviceGiven
