"""Who may see a case: one answer for lists, single cases, live views and papers."""

from server.access.identity import Identity
from server.domain.cases.case import Case
from server.domain.cases.views.pile import departments_of
from server.shell.problem_sentences import Problem


def may_see(case: Case, who: Identity) -> bool:
    """A reviewer what their departments have a part in; everybody else of the staff what lies in their hall; a program what
    came through it."""
    if "online" in who.roles:
        return case.door == who.name and (not who.hall or who.hall == case.hall)
    if "reviewer" in who.roles and not case.departments.isdisjoint(who.departments):
        return True
    if who.roles & {"admin", "supervisor", "manager", "clerk", "issuer"}:
        return not who.hall or who.hall == case.hall
    return False


def needs_all_halls(who: Identity) -> None:
    """What is everybody's (catalogue, calendar) is changed by whoever manages every hall. Raises Problem."""
    if who.hall:
        raise Problem("forbidden")


def may_see_pile(departments: str, who: Identity) -> bool:
    """A reviewer the own departments' pile; a supervisor of all halls everybody's: a pile has cases of every hall."""
    own = set(departments_of(departments)) <= set(who.departments)
    return not who.hall and (own or bool(who.roles & {"supervisor", "admin"}))
