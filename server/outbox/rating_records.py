"""What a province is told of a rating: the same whether it was given on the hall's own day, of a case, or once more."""

from typing import Final

from server.domain.cases.case import Case
from server.domain.cases.state import CasesState
from server.domain.cases.words import CaseState
from server.domain.language import Language
from server.domain.oversight.ratings.rated import GivenRating, RatedThing
from server.domain.oversight.words import RatedStage
from server.domain.rating_reasons import RatingReasons
from server.outbox.case_records import CaseRecords, Names, Stamp
from server.outbox.record import ProvinceRecord, RecordKind

AGAIN: Final = "~again"


def case_at(state: CasesState, about: RatedThing) -> str:
    """The number of the case that a rated visit was about, as far as one at hand says so: the newest; empty: none."""
    if about.case or not about.ticket:
        return about.case
    mine = (c for c in state.facts.cases.values() if about.ticket in (c.ticket, c.collected_with))
    newest = max(mine, key=lambda case: case.received_at, default=None)
    return newest.id if newest is not None else ""


class RatingRecords:
    def __init__(self, names: Names, cases: CaseRecords, stamp: Stamp) -> None:
        self._names, self._cases, self._stamp = names, cases, stamp

    def of(
        self,
        rating: str,
        about: RatedThing,
        given: GivenRating,
        state: CasesState,
        case: Case | None,
        *,
        again: bool = False,
        contest: str = "none",
    ) -> ProvinceRecord:
        """`case`: what it was about, where that is known. Its `id` at the other side stays the same when it is corrected."""
        service = self._names.services.get((about.hall, about.matter)) or self._names.services.get(
            (about.hall, about.category)
        )
        hall = self._names.halls.get(about.hall)
        reasons = self._names.reasons.get(about.hall) or self._names.reasons.get("") or RatingReasons()
        chinese = Language.CHINESE
        own = {
            "ticket": about.ticket,
            "hall": about.hall,
            "hall_name": hall.zh if hall else "",
            "window": about.window,
            "clerk": about.clerk,
            "clerk_name": self._names.clerks.get((about.hall, about.clerk), ""),
            "department": about.department,
        }
        said = {
            "id": rating + (AGAIN if again else ""),
            "time": self._stamp(given.at),
            "stage": _stage(about, case),
            "channel": given.channel.value,
            "level": str(given.level),
            "reasons": chinese.comma.join(reasons.text(one).in_(chinese) for one in given.reasons),
            "turn": "second" if again else "first",
            "contest": contest,
        }
        known = self._cases.about(state, case) if case is not None else {}
        bare = {
            "number": about.case or about.ticket,
            "matter": about.matter,
            "matter_name": service.zh if service else "",
        }
        fields = bare | known | {name: value for name, value in own.items() if value} | said
        return ProvinceRecord(
            RecordKind.RATING,
            fields,
            matter=fields["matter"],
            case=case.id if case is not None else "",
            words=given.words,
            place=about.hall,
        )


def _stage(about: RatedThing, case: Case | None) -> str:
    """Of a service without a case: what was wanted was done."""
    if about.stage is RatedStage.SERVICE and case is not None and case.open:
        return "received" if case.state is CaseState.RECEIVED else "accepted"
    return "accepted" if about.stage is RatedStage.ACCEPTED else "ended"
