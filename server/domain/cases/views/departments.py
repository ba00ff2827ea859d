"""The departments that decide about anything, for whoever chooses one of them."""

from server.domain.cases.shown.lists import DepartmentLine, DepartmentsView
from server.domain.cases.state import CasesState


def departments_view(state: CasesState) -> DepartmentsView:
    names = {
        step.department: step.department_name
        for entry in state.facts.matters.values()
        if entry.offered
        for step in entry.newest.matter.flow
    }
    return DepartmentsView([DepartmentLine(id, names[id]) for id in sorted(names)])
