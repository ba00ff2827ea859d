"""The service guide: what a hall offers, findable by name and pinyin, and one matter in full."""

from msgspec import structs

from server.domain.queue.refusal_codes import UnknownService
from server.domain.queue.settings import Elsewhere, HallSettings, Material, Service
from server.domain.queue.shown.guide import AliasLine, ElsewhereLine, GuideView, MatterLine, MatterView
from server.domain.queue.shown.parts import NOBODY
from server.domain.queue.state import HallState


def _in_order(settings: HallSettings) -> list[Service]:
    place = {category: i for i, category in enumerate(settings.categories)}
    return sorted(settings.services.values(), key=lambda s: place.get(s.category, len(place)))


def guide_view(state: HallState) -> GuideView:
    settings = state.settings
    matters = [_line(s) for s in _in_order(settings) if not s.withdrawn]
    return GuideView(settings.id, settings.name, matters, [_away(one) for one in settings.elsewhere])


def _away(one: Elsewhere) -> ElsewhereLine:
    line = structs.asdict(_line(one.service))
    return ElsewhereLine(**line, hall=one.hall, hall_name=one.hall_name, address=one.address)


def _line(service: Service) -> MatterLine:
    own = service.spelling
    also = [
        AliasLine(a.name, a.spelling.initials, a.spelling.pinyin, a.spelling.alternatives)
        for a in service.also
    ]
    return MatterLine(
        service.id, service.category, service.name, own.initials, own.pinyin, own.alternatives, also
    )


def matter_view(state: HallState, service: str) -> MatterView:
    """Raises UnknownService."""
    settings = state.settings
    known = settings.services.get(service)
    if known is None:
        raise UnknownService(service=service)
    guide, category = known.guide, settings.categories.get(known.category)
    return MatterView(
        id=known.id,
        hall=settings.id,
        category=known.category,
        category_name=category.name if category else NOBODY,
        name=known.name,
        departments=known.departments,
        conditions=guide.conditions if guide else (),
        materials=guide.materials if guide else tuple(Material(name=name) for name in known.materials),
        time_limit=guide.time_limit if guide else None,
        legal_time_limit=guide.legal_time_limit if guide else None,
        fee=guide.fee if guide else None,
        legal_basis=guide.legal_basis if guide else (),
        source=guide.source if guide else None,
        checked=guide.checked if guide else "",
        withdrawn=known.withdrawn,
    )
