"""The figures of a report that goes out by itself: the same as its page shows, once everything of its days is counted."""

from msgspec import Struct

from server.api.case_figures import figures_place
from server.api.routes import Rooms
from server.case_figures.span import AskedFigures
from server.language.catalogues import text_of
from server.outbox.scheduled import ReportOf, WantedReport


async def sent_report(rooms: Rooms, wanted: WantedReport) -> Struct | None:
    """None: it is not all counted yet, or the hall is not there any more."""
    now, span, hall = rooms.engine.clock.now(), (wanted.since, wanted.until), wanted.hall
    if hall and hall not in rooms.cases.halls:
        return None
    if wanted.of is ReportOf.CASES:
        by = AskedFigures(hall, "matter" if hall else "hall", "")
        view = await rooms.cases.figures.span(by, span, await figures_place(rooms, hall))
        return None if view.building is not None else view
    halls = [
        await rooms.engine.read(id, lambda s, _at: s.settings)
        for id in ([hall] if hall else rooms.cases.halls)
    ]
    at = rooms.cases.stamp(now)
    if hall:
        shown = await rooms.reports.span(halls[0], span, "category", "", now, at)
    else:
        shown = await rooms.reports.district(halls, text_of("All halls"), span, "hall", now, at)
    return None if shown.building is not None else shown
