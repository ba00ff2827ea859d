"""A hall as kiosks and integrations see it."""

from server.domain.queue.shown.hall import GroupLine, HallView, KioskLine, ServiceOffer, WindowLine
from server.domain.queue.state import HallState
from server.domain.queue.views.parts import Now, loads, window_name


def hall_view(state: HallState, now: Now) -> HallView:
    settings, facts = state.settings, state.facts
    categories = loads(state, now)
    return HallView(
        id=settings.id,
        name=settings.name,
        day=facts.today.day,
        open=facts.today.intake,
        hours=settings.hours,
        waiting=sum(c.waiting for c in categories),
        categories=categories,
        windows=[
            WindowLine(w.id, window_name(state, w.id), w.categories, w.state)
            for w in facts.lasting.windows.values()
            if w.id in settings.windows
        ],
        kiosks=[KioskLine(k.id, k.name, k.prints) for k in settings.kiosks.values()],
        groups=[GroupLine(g.id, g.name) for g in settings.groups.values()],
        services=[
            ServiceOffer(s.id, s.category, s.name, s.departments, s.materials, s.withdrawn)
            for s in settings.services.values()
        ],
        appointment_codes=settings.rules.appointment_codes,
        edition=settings.edition,
    )
