"""Which papers there are at the stage of a case: one table, in the order in which they come."""

from collections.abc import Callable

from server.domain.cases.shown.case import CaseView
from server.papers import afterwards, at_the_window
from server.papers.sheet import Sheet
from server.papers.subject import PaperKind, PaperSubject


def _titled(sentence: str) -> Callable[[PaperSubject], str]:
    return lambda about: about.say(sentence)


KINDS = (
    PaperKind(
        "receipt",
        _titled("Receipt for materials"),
        there=lambda view: any(one.there for one in view.materials),
        date=lambda view: view.received_at,
        body=at_the_window.receipt,
        signs=("Received by", "Handed in by"),
    ),
    PaperKind(
        "correction",
        _titled("Notice of what is missing"),
        there=lambda view: bool(view.corrected_at),
        date=lambda view: view.corrected_at,
        body=at_the_window.correction,
        signs=("Received by the applicant",),
    ),
    PaperKind(
        "acceptance",
        at_the_window.acceptance_title,
        there=lambda view: bool(view.accepted_at),
        date=at_the_window.accepted_on,
        body=at_the_window.acceptance,
    ),
    PaperKind(
        "pledge",
        _titled("Pledge of papers that follow"),
        there=lambda view: any(one.until and not one.there for one in view.materials),
        date=lambda view: view.accepted_at,
        body=at_the_window.pledge,
        signs=("The applicant, or whoever acts with a mandate", "For the hall"),
        copies=2,
        find=False,
    ),
    PaperKind(
        "refusal",
        _titled("Decision not to accept the application"),
        there=lambda view: view.state == "refused",
        date=lambda view: view.ended_at,
        body=at_the_window.refusal,
        signs=("Received by the applicant",),
        find=False,
    ),
    PaperKind(
        "fee",
        _titled("Notice of payment"),
        there=lambda view: view.fee is not None,
        date=lambda view: (view.fee and view.fee.settled_at) or view.accepted_at,
        body=afterwards.fee,
    ),
    PaperKind(
        "pause",
        _titled("Notice of a special procedure"),
        there=lambda view: bool(view.pauses),
        date=lambda view: view.pauses[-1].stopped_at,
        body=afterwards.pause,
    ),
    PaperKind(
        "extension",
        _titled("Notice of an extended limit"),
        there=lambda view: view.extended_by > 0,
        date=lambda view: view.accepted_at,
        body=afterwards.extension,
    ),
    PaperKind(
        "decision",
        afterwards.decision_title,
        there=lambda view: view.decision is not None,
        date=lambda view: view.decided_at,
        body=afterwards.decision,
    ),
    PaperKind(
        "papers",
        _titled("Slip for papers between the window and a department"),
        there=lambda view: any(task.papers for task in view.tasks),
        date=lambda view: view.accepted_at,
        body=afterwards.papers,
        signs=("For the window", "For the department"),
        find=False,
    ),
    PaperKind(
        "delivery",
        _titled("Receipt for the result"),
        there=lambda view: view.state in {"issuing", "closed"},
        date=lambda view: view.ended_at or view.decided_at,
        body=afterwards.delivery,
        signs=("Received by", "Handed over by"),
        find=False,
    ),
    PaperKind(
        "mandate",
        _titled("Mandate"),
        there=lambda view: True,
        date=lambda view: view.received_at,
        body=afterwards.mandate,
        signs=("Who gives the mandate", "Who acts"),
        find=False,
    ),
)


def sheets(about: PaperSubject) -> list[Sheet]:
    """The papers that there are now."""
    return [_sheet(kind, about) for kind in KINDS if kind.there(about.view)]


def usual(view: CaseView) -> str:
    """What whoever comes without a wish wants: what was made last of what tells the citizen where the case stands."""
    return "acceptance" if view.accepted_at else "correction" if view.corrected_at else "receipt"


def _sheet(kind: PaperKind, about: PaperSubject) -> Sheet:
    view = about.view
    return Sheet(
        paper=kind.id,
        title=kind.title(about),
        hall=about.hall,
        number=view.case,
        date=about.reader.day(kind.date(view) or view.received_at),
        blocks=list(kind.body(about)),
        link=f"/c/{view.case}.{about.code}" if about.code else "",
        code=about.code,
        find=kind.find and bool(about.code),
        signs=[about.say(sign) for sign in kind.signs],
        copies=kind.copies,
    )
