"""A hall is taken up and given back while the server runs and the other halls go on."""

from tests.serving import House, news, shown

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


async def test_a_ticket_is_found_by_its_id_alone_whichever_hall_it_is_of(hall: House):
    admin, phone = await hall.client("admin", hall=""), hall.anyone()
    for name, category in CATEGORY.items():
        taken = await admin.post(f"/halls/{name}/tickets", {"category": category})
        assert (await phone.get(f"/tickets/{shown(taken)}"))["hall"] == name
        async with hall.http.ws_connect(f"{hall.url}/live/tickets/{shown(taken)}") as socket:
            assert (await news(socket))["view"]["hall"] == name
        assert (await phone.call("GET", f"/tickets/{taken['id']}"))[0] == 401
        status, refusal = await phone.call("GET", f"/tickets/{shown(taken)[:-1]}!")
        assert (status, refusal["code"]) == (404, "unknown_ticket")
    assert (await phone.call("GET", "/tickets/of-no-hall.proof"))[1]["code"] == "unknown_ticket"
