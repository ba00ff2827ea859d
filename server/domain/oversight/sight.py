"""Who may see a follow-up, a concern, a letter, and do what with it: one answer for lists, single items and commands."""

from msgspec import Struct

from server.domain.oversight.concerns.concern import Concern, apart
from server.domain.oversight.followups.follow_up import FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.state import Item
from server.domain.oversight.words import ConcernAction, FollowUpAction, LetterAction

NOTHING: frozenset[str] = frozenset()


class Viewer(Struct, frozen=True):
    """Somebody of the staff. `leads`: a manager, who answers for a hall; `supervises`: sees everything, sends letters.
    Without a `hall` it is all of them."""

    name: str
    hall: str = ""
    departments: tuple[str, ...] = ()
    leads: bool = False
    supervises: bool = False


def may_see(item: Item, who: Viewer) -> bool:
    """A manager and a supervisor what belongs to their hall; a department what it has to answer; a clerk the ratings of the
    own work. What is said of somebody is kept from them as long as it is a concern."""
    overseer = who.leads or who.supervises
    if isinstance(item, FollowUp):
        about = item.about
        here = who.hall in ("", about.hall)
        own = about.clerk == who.name and here
        return own or about.department in who.departments or (overseer and here)
    here = overseer and who.hall in ("", item.hall)
    if isinstance(item, Concern):
        return not apart(item, who.name, who.departments) and (here or item.unit in who.departments)
    return here or item.unit in who.departments


def may_do(item: Item, who: Viewer) -> frozenset[str]:
    """What somebody may do with it at all, whether it is its turn now or not."""
    if not may_see(item, who):
        return NOTHING
    if isinstance(item, FollowUp):
        # A supervisor looks on; whoever it is about may object.
        contest = NOTHING if who.supervises else frozenset({FollowUpAction.CONTEST})
        return frozenset(FollowUpAction) if who.leads else contest
    ours = item.unit in who.departments
    if isinstance(item, Concern):
        answers = frozenset({ConcernAction.REPLY, ConcernAction.CALL_BACK})
        return answers | {ConcernAction.ASSIGN} if who.leads else (answers if ours else NOTHING)
    return _letter(item, who, ours)


def _letter(item: Letter, who: Viewer, ours: bool) -> frozenset[str]:
    """The unit answers; supervisors say whether that is enough."""
    found: set[str] = set()
    if ours or (who.leads and not item.unit):
        found.add(LetterAction.ANSWER)
    if who.supervises:
        found |= {LetterAction.SEND_BACK, LetterAction.CLOSE}
    return frozenset(found)
