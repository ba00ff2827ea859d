"""The results that wait in a hall for whoever they belong to."""

from server.domain.cases.issuing.reminding import may_be_listed
from server.domain.cases.shown.lists import ShelfLine, ShelfView
from server.domain.cases.state import DAY_S, CasesState
from server.domain.cases.views.case import posting_line
from server.domain.cases.views.every_list import MOST
from server.domain.cases.words import Decision
from server.domain.now import Now


def shelf_view(state: CasesState, hall: str, now: Now) -> ShelfView:
    cases = [state.facts.cases[id] for id in state.shelves.get(hall, {})]
    # What nobody has put on the shelf yet waits since it was decided.
    cases.sort(key=lambda case: (case.ready_at or case.decided_at, case.id))
    lines = [
        ShelfLine(
            case=case.id,
            seen=case.seen,
            name=state.matter_of(case).name,
            result=state.matter_of(case).result,
            decision=case.decision or Decision.APPROVED,
            state=case.state,
            place=case.place,
            decided_at=now.stamp(case.decided_at),
            lacks=bool(case.lacks),
            ready_at=now.maybe(case.ready_at),
            waits_days=int((now.at - case.ready_at) // DAY_S) if case.ready_at and not case.posted else 0,
            may_remind=may_be_listed(case, now.at),
            reminded_at=now.maybe(case.reminded_at),
            posting=posting_line(case.postings[-1], now) if case.postings else None,
        )
        for case in cases[:MOST]
    ]
    return ShelfView(hall, len(cases), lines)
