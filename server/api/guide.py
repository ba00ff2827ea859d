"""Routes of the service guide, open to everybody."""

from server.api.routes import Route
from server.domain.queue.views.guide import GuideView, MatterView, guide_view, matter_view

GUIDE = "/api/v1/halls/{hall}/guide"

ROUTES = [
    Route("GET", GUIDE, "The service guide: every matter with its pinyin", GuideView,
          look=lambda s, a, n: guide_view(s), refusals=("unknown_hall",)),
    Route("GET", GUIDE + "/{service}", "A matter: conditions, materials, time limit, fee, legal basis", MatterView,
          look=lambda s, a, n: matter_view(s, a.item), refusals=("unknown_service", "unknown_hall")),
]  # fmt: skip
