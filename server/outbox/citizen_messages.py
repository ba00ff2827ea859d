"""What citizens are told of their case: a sentence for each thing that matters to them, in every language."""

from collections.abc import Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date

from server.domain.cases.case import Case
from server.domain.cases.state import CasesState
from server.domain.cases.words import CaseState
from server.domain.language import Language, Text
from server.language.catalogues import text_of
from server.outbox.wire import DUE_MOVED, Told

ACCEPTED = "Your application {case} ({matter}) was accepted."
DECIDED_BY = "Your application {case} ({matter}) was accepted. It will be decided by {due}."
MISSING = (
    "Your application {case} ({matter}) is not complete. Still needed: {items}. Please bring them to: {hall}."
)
REFUSED = "Your application {case} ({matter}) could not be accepted. The reason is on the paper that the hall has for you."
BACK = "For your application {case} ({matter}) something has to be put right. Please come to: {hall}."
STOPPED = "For your application {case} ({matter}) a procedure is under way whose time does not count, until about {due}."
GOES_ON = "Your application {case} ({matter}) goes on. It will be decided by {due}."
EXTENDED = "More time was approved for your application {case} ({matter}). It will be decided by {due}."
MOVED = "The working days of the year were announced. Your application {case} ({matter}) will be decided by {due}."
READY = "Your application {case} ({matter}) is decided. Please collect the paper with your identity card at: {hall}."
POSTED = "The paper of your application {case} ({matter}) was sent to you by {carrier}, number {tracking}."
CAME_BACK = "The post could not deliver the paper of your application {case} ({matter}). Please collect it at: {hall}."
REMINDED = (
    "The paper of your application {case} ({matter}) still waits for you. Please collect it at: {hall}."
)

JOINT = "Your joint application {joint} ({name}) was accepted with all its parts. Each result is announced when ready."
REVOKED = (
    "The decision on your application {case} ({matter}) was revoked; it is decided anew. Whom to ask: {hall}."
)

NOTHING: tuple[str, dict[str, str | Text]] = ("", {})


class CitizenMessages:
    """`halls`: what each is called, and where it is."""

    def __init__(self, halls: Mapping[str, Text]) -> None:
        self._halls = halls

    def of(self, one: Told, state: CasesState, case: Case) -> Text | None:
        """What the applicant is told; None for what need not be told. `case` as it stands when this is written."""
        sentence, params = _sentence(one, state, case)
        if not sentence:
            return None
        hall = self._halls.get(case.hall, Text(case.hall, case.hall))
        return text_of(sentence, case=case.id, matter=state.matter_of(case).name, hall=hall, **params)


def _sentence(one: Told, state: CasesState, case: Case) -> tuple[str, dict[str, str | Text]]:
    """With what stands in it; empty: nothing is told."""
    about = one.about
    match one.event:
        case "CaseAccepted" | "CaseDeemedAccepted" if case.joint in state.facts.joints:
            return _joint(state, case)
        case "CaseAccepted" | "CaseDeemedAccepted":
            # Whoever got the result over the counter knows.
            done = case.state in (CaseState.CLOSED, CaseState.WITHDRAWN)
            return NOTHING if done else _by(DECIDED_BY, state, case, ACCEPTED)
        case "CorrectionAsked":
            return MISSING, {"items": _items(state, case, about["items"])}
        case "CaseRefused":
            return REFUSED, {}
        case "TaskReturned":
            items = about["items"]
            return MISSING if items else BACK, {"items": _items(state, case, items)}
        case "ClockStopped":
            return STOPPED, {"due": _day(about["expected"])}
        case "ClockStarted" if case.state is CaseState.ACCEPTED:
            return _by(GOES_ON, state, case)
        case "LimitExtended":
            return _by(EXTENDED, state, case)
        case _ if one.event == DUE_MOVED and about["limit"] == "promise":
            return MOVED, {"due": _day(about["after"])}
        case "ResultReady" if case.state is not CaseState.CLOSED:
            return READY, {}
        case "DecisionRevoked":
            return REVOKED, {}
        case "ResultPosted":
            return POSTED, {"carrier": about["carrier"], "tracking": about["tracking"]}
        case "ResultCameBack":
            return CAME_BACK, {}
        case "CollectionReminded":
            return REMINDED, {}
        case _:
            return NOTHING


def _joint(state: CasesState, case: Case) -> tuple[str, dict[str, str | Text]]:
    """Of a joint application once, with its first part: the others begin by themselves."""
    joint = state.facts.joints[case.joint]
    if case.id != next(iter(joint.cases.values())):
        return NOTHING
    return JOINT, {"joint": joint.id, "name": state.joint_of(joint).name}


def _by(sentence: str, state: CasesState, case: Case, without: str = "") -> tuple[str, dict[str, str | Text]]:
    """With the day until which it is decided; where nobody can say that now, the sentence without."""
    limits = state.deadlines_of(case)
    if limits.promise is None or limits.paused_at is not None:
        return without, {}
    return sentence, {"due": _day(limits.promise.due)}


def _items(state: CasesState, case: Case, ids: list[str]) -> Text:
    names = [one.name for one in state.matter_of(case).materials if one.id in ids]
    return _written({one: one.comma.join(name.in_(one) for name in names) for one in Language})


def _written(words: dict[Language, str]) -> Text:
    more = {one.key: text for one, text in words.items() if one.key not in ("zh", "en")}
    return Text(words[Language.CHINESE], words[Language.ENGLISH], more)


def _day(iso: str) -> Text:
    """As one writes a date in each language."""
    day = date.fromisoformat(iso)
    return _written({one: format_date(day, "long", Locale.parse(one)) for one in Language})
