"""A view is the same whichever way it is asked for, and nobody sees by one way what another refuses."""

import json
from typing import Any

import aiohttp
import pytest

from server.api.live_views import LIVE_VIEWS, LiveView
from tests.serving import Client, House, news, shown

READ_ONCE = [view for view in LIVE_VIEWS if view.rest]
KEYS = {"kiosk": "k1"}


def paths(view: LiveView) -> tuple[str, str]:
    """(live, REST below /api/v1) of a view of the hall that the tests serve."""
    key = KEYS.get(view.kind, "1")
    return (
        view.live.format(hall="main", key=key),
        f"/halls/main{view.rest.format(window=key, kiosk=key)}",
    )


def timeless(view: Any) -> Any:
    """A view without what moves between two looks at it: seconds gone by are the only fractions."""
    return json.loads(json.dumps(view), parse_float=lambda _: "moves")


@pytest.mark.parametrize("view", READ_ONCE, ids=lambda view: view.kind)
async def test_a_view_read_once_is_the_view_that_is_watched(hall: House, view: LiveView):
    admin = await hall.client("admin", hall="")
    live, rest = paths(view)
    await admin.post("/halls/main/tickets", {"category": "enterprise"})
    async with hall.http.ws_connect(hall.url + live, headers=admin.headers) as socket:
        watched = (await news(socket))["view"]
    assert timeless(await admin.get(rest)) == timeless(watched)


async def test_a_citizens_ticket_is_watched_as_it_is_read(hall: House):
    admin = await hall.client("admin", hall="")
    taken = await admin.post("/halls/main/tickets", {"category": "enterprise"})
    async with hall.http.ws_connect(f"{hall.url}/live/tickets/{shown(taken)}") as socket:
        watched = (await news(socket))["view"]
    assert await hall.anyone().get(f"/halls/main/tickets/{shown(taken)}") == watched


async def refused(hall: House, client: Client, live: str, rest: str) -> tuple[int, int]:
    """(status of the live path, of the REST path)."""
    try:
        async with hall.http.ws_connect(hall.url + live, headers=client.headers):
            watched = 200
    except aiohttp.WSServerHandshakeError as error:
        watched = error.status
    return watched, (await client.call("GET", rest))[0]


@pytest.mark.parametrize("view", READ_ONCE, ids=lambda view: view.kind)
async def test_who_may_not_watch_a_view_may_not_read_it_once_either(hall: House, view: LiveView):
    live, rest = paths(view)
    allowed = set(view.roles or {""})
    for role in ("", "kiosk", "display", "clerk", "supervisor"):
        name = KEYS.get(view.kind, "")
        client = await hall.client(role, name=name) if role else hall.anyone()
        seen = 200 if role in allowed or not view.roles else 403 if role else 401
        assert await refused(hall, client, live, rest) == (seen, seen), role


async def test_a_token_for_one_window_or_one_kiosk_sees_no_other_by_either_way(hall: House):
    clerk, kiosk = await hall.client("clerk", window="7"), await hall.client("kiosk", name="k2")
    for kind, client in (("desk", clerk), ("pad", clerk), ("kiosk", kiosk)):
        view = next(view for view in LIVE_VIEWS if view.kind == kind)
        assert await refused(hall, client, *paths(view)) == (403, 403), kind


async def test_what_is_not_there_is_refused_alike(hall: House):
    admin = await hall.client("admin", hall="")
    for view in READ_ONCE:
        if "{key}" in view.live:
            live = view.live.format(hall="main", key="nowhere")
            rest = f"/halls/main{view.rest.format(window='nowhere', kiosk='nowhere')}"
            assert await refused(hall, admin, live, rest) == (404, 404), view.kind
            assert (await admin.call("GET", rest))[1]["code"] == view.unknown.code
