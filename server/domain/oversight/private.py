"""What follow-ups, concerns and letters keep apart from the journal: ids of words and contacts, which may name people."""

from server.domain.oversight.assessments.assessment import Assessment
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.overruns.overrun import Overrun


def words_of(item: FollowUp | Concern | Letter | Overrun) -> dict[str, str]:
    """What was written, by what it is about → id: "first" for what it began with, "again", "contest", "why", and the number
    of each step."""
    found = {str(n): deed.words for n, deed in enumerate(item.deeds)}
    if isinstance(item, FollowUp):
        found["first"] = item.given.words
        found["again"] = item.again.words if item.again else ""
        found["contest"] = item.contest.words if item.contest else ""
        found["why"] = item.contest.why if item.contest else ""
    elif not isinstance(item, Overrun):
        found["first"] = item.words
    return {about: id for about, id in found.items() if id}


def objection_words(one: Assessment, subject: str) -> dict[str, str]:
    """What was written about a line of an assessment."""
    line = one.line(subject)
    objection = line.objection if line else None
    found = {"first": objection.words, "why": objection.why} if objection else {}
    return {about: id for about, id in found.items() if id}


def private_of(item: FollowUp | Concern | Letter | Overrun | Assessment) -> list[str]:
    """Every id of personal data that it knows."""
    if isinstance(item, Assessment):
        return [id for line in item.lines for id in objection_words(item, line.subject).values()]
    contact = [item.contact] if isinstance(item, Concern) and item.contact else []
    return [*words_of(item).values(), *contact]
