"""The figures of a span as a view: rows, the whole, and what it is compared with."""

from collections.abc import Callable
from typing import NamedTuple

from server.case_figures.span import AskedFigures, Categories, dim_of, figures_of, summed, whole
from server.case_figures.store import CaseFiguresStore
from server.case_figures.views import CaseCompared, CaseFigures, CaseFiguresRow, CaseFiguresView
from server.domain.language import Text
from server.reports.span_figures import earlier
from server.reports.views import Rebuilding

FEW = 5
"""So many days that are not added up yet are counted while somebody waits."""
WHOLE = "month"
"""A way to put them of which every figure is known that is kept at all."""


class FiguresPlace(NamedTuple):
    """What the rows do not know: what things are called, to which category a matter belongs, and what time it is."""

    name: Text
    called: Callable[[str, str], Text | None]
    """(by, key) → its name."""
    categories: Categories
    at: str


def spanned(
    store: CaseFiguresStore,
    asked: AskedFigures,
    span: tuple[str, str],
    place: FiguresPlace,
    reading: Rebuilding | None,
) -> CaseFiguresView:
    """`reading`: how far the journal is read, while much of it is not. ValueError: such figures are not kept."""

    def rows(asked: AskedFigures, since: str, until: str) -> dict[str, list[int]]:
        fresh = store.lacking(since, until)[-FEW:]
        return summed(store.db, asked, since, until, fresh, place.categories)

    def total(since: str, until: str) -> CaseFigures:
        all_of_it = asked._replace(by=WHOLE)
        return figures_of(whole(rows(all_of_it, since, until).values()), dim_of(WHOLE, asked.of))

    dim, days, lacking = dim_of(asked.by, asked.of), store.days(*span), len(store.lacking(*span))
    return CaseFiguresView(
        hall=asked.hall,
        name=place.name,
        since=span[0],
        until=span[1],
        by=asked.by,
        of=asked.of,
        at=place.at,
        rows=[
            CaseFiguresRow(key, place.called(asked.by, key), figures_of(sums, dim))
            for key, sums in sorted(rows(asked, *span).items())
        ],
        total=total(*span),
        compared=[CaseCompared(kind, a, b, total(a, b)) for kind, a, b in earlier(*span) if store.days(a, b)],
        first=store.first(),
        building=Rebuilding(days - lacking, days) if lacking > FEW else reading,
    )
