"""Who sees an assessment, and whose it is to draw it up, object, decide and sign."""

from typing import assert_never

from server.domain.oversight.assessments.assessment import AssessedLine, Assessment
from server.domain.oversight.sight import Viewer
from server.domain.oversight.words import AssessedKind, AssessmentAction


def oversees(kind: AssessedKind, hall: str, who: Viewer) -> bool:
    """Whether somebody draws up and signs such assessments: a hall's manager those of its people and windows, whoever
    supervises all halls those of halls and departments, and either may look at the other's."""
    if kind in (AssessedKind.CLERK, AssessedKind.WINDOW):
        return (who.leads or who.supervises) and who.hall in ("", hall)
    return who.supervises and not who.hall


def sees(one: Assessment, line: AssessedLine, who: Viewer) -> bool:
    """Figures of a clerk are the clerk's to see, and of whoever leads the hall."""
    return oversees(one.kind, one.hall, who) or concerns(one, line, who)


def concerns(one: Assessment, line: AssessedLine, who: Viewer) -> bool:
    """Whether it is about somebody: the clerk, a department's people, a hall's manager."""
    match one.kind:
        case AssessedKind.CLERK:
            return line.subject == who.name and who.hall in ("", one.hall)
        case AssessedKind.WINDOW:
            return who.leads and who.hall == one.hall
        case AssessedKind.DEPARTMENT:
            return line.subject in who.departments
        case AssessedKind.HALL:
            return who.leads and who.hall == line.subject
        case _:
            assert_never(one.kind)


def line_actions(one: Assessment, line: AssessedLine, who: Viewer) -> list[AssessmentAction]:
    """What somebody may do about a line now; whether the days for objections are over is said when it is tried."""
    if not one.open:
        return []
    found: list[AssessmentAction] = []
    if line.objection is None and concerns(one, line, who):
        found.append(AssessmentAction.OBJECT)
    own = line.objection is not None and who.name in (line.objection.by, line.subject)
    if line.contested and oversees(one.kind, one.hall, who) and not own:
        found.append(AssessmentAction.DECIDE)
    return found
