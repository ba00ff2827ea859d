"""Who sees that a limit was overrun, and whose it is to say why."""

from server.domain.oversight.overruns.overrun import LimitKey, OverLimit, Overrun
from server.domain.oversight.sight import Viewer, may_see
from server.domain.oversight.state import Item, OversightState
from server.domain.oversight.words import LimitKind


def sees(state: OversightState, limit: OverLimit | Overrun, who: Viewer) -> bool:
    """A manager and a supervisor those of their hall, a department its own. Of an item nobody sees it who does not see the
    item: a complaint is kept from whom it is about."""
    here = (who.leads or who.supervises) and who.hall in ("", limit.hall)
    if not here and limit.unit not in who.departments:
        return False
    item = item_of(state, limit.key)
    return item is None or may_see(item, who)


def answers(state: OversightState, one: Overrun, who: Viewer) -> bool:
    """The unit itself, and nobody else: not a supervisor."""
    if one.answered_at or not sees(state, one, who):
        return False
    return one.unit in who.departments if one.unit else who.leads


def item_of(state: OversightState, key: LimitKey) -> Item | None:
    """What the limit is about, if it is an item that is still known."""
    facts = state.facts
    match key.kind:
        case LimitKind.FOLLOW_UP:
            return facts.follow_ups.get(key.subject)
        case LimitKind.CONCERN:
            return facts.concerns.get(key.subject)
        case LimitKind.LETTER:
            return facts.letters.get(key.subject)
        case _:
            return None
