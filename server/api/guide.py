"""Routes of the service guide, open to everybody."""

from server.api.routes import ViewRoute
from server.domain.queue.refusal_codes import UnknownService
from server.domain.queue.shown.guide import GuideView, MatterView
from server.domain.queue.views.guide import guide_view, matter_view

GUIDE = "/api/v1/halls/{hall}/guide"

ROUTES = [
    ViewRoute("GET", GUIDE, "The service guide: every matter with its pinyin", GuideView, named="readGuide",
              look=lambda s, a, n: guide_view(s)),
    ViewRoute("GET", GUIDE + "/{service}", "A matter: conditions, materials, time limit, fee, legal basis", MatterView,
              refusals=(UnknownService,), named="readMatter", look=lambda s, a, n: matter_view(s, a.item)),
]  # fmt: skip
