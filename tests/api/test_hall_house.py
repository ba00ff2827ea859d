"""A hall is taken up and given back while the server runs and the other halls go on."""

from tests.serving import House, news

CATEGORY = {"main": "enterprise", "social-security": "comprehensive"}


async def test_a_hall_given_back_is_unknown_and_the_others_go_on_until_it_is_taken_up_again(hall: House):
    carried, kiosk = hall.running.carried, await hall.client("admin", hall="")
    for name in ("main", "social-security"):
        assert (await kiosk.post(f"/halls/{name}/tickets", {"category": CATEGORY[name]}))["number"].endswith(
            "001"
        )
    await carried.give_back("social-security")
    status, refusal = await kiosk.call(
        "POST", "/halls/social-security/tickets", {"category": "comprehensive"}
    )
    assert (status, refusal["code"]) == (404, "unknown_hall")
    assert "社保分中心" not in str(await kiosk.get("/halls"))
    await kiosk.post("/halls/main/tickets", {"category": "enterprise"})
    await carried.take_up("social-security")
    taken = await kiosk.post("/halls/social-security/tickets", {"category": "comprehensive"})
    assert taken["number"] == "G002"
    async with hall.http.ws_connect(f"{hall.url}/live/halls/social-security/board") as socket:
        assert (await news(socket))["view"]["hall"] == "social-security"
