"""S8: the id that staff see opens nothing; what the citizen shows is on the slip alone."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from server.domain.proof import prove
from tests.serving import House, house, shown

MAIN = "/halls/main"
CITIZENS = ("cancel", "requeue", "postpone", "rating")
RATING = {"level": 5, "channel": "phone"}


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[House]:
    async with house(tmp_path / "data") as it:
        yield it


async def served(hall: House) -> tuple[Any, Any]:
    """(what the kiosk was told, what the desk shows) of a ticket in service."""
    kiosk, clerk = await hall.client("kiosk", name="k1"), await hall.client("clerk")
    taken = await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})
    await clerk.post(f"{MAIN}/windows/1/open", {"clerk": "c01"})
    await clerk.post(f"{MAIN}/windows/1/call-next")
    await clerk.post(f"{MAIN}/windows/1/start")
    return taken, await clerk.get(f"{MAIN}/windows/1/desk")


async def test_a_clerk_does_not_rate_the_own_service_by_what_the_desk_shows(hall: House):
    taken, desk = await served(hall)
    id, proof = shown(taken).split(".")
    assert desk["ticket"]["id"] == id
    assert proof not in str(desk)
    clerk = await hall.client("clerk")
    finished = await clerk.post(f"{MAIN}/windows/1/finish", {"outcome": "done"})
    assert proof not in str(finished)
    for who in (hall.anyone(), clerk):
        for channel in ("phone", "kiosk", "pad"):
            body = {"level": 5, "channel": channel}
            status, problem = await who.call("POST", f"{MAIN}/tickets/{id}/rating", body)
            assert status in (401, 403), problem
    status, _ = await clerk.call("POST", f"{MAIN}/tickets/{id}.{proof}/rating", RATING)
    assert status == 403  # even with the citizen's slip in the hand
    assert (await hall.anyone().post(f"{MAIN}/tickets/{id}.{proof}/rating", RATING))["level"] == 5


@pytest.mark.parametrize("action", CITIZENS)
async def test_a_supervisor_and_a_stranger_can_do_nothing_with_an_id(hall: House, action: str):
    kiosk = await hall.client("kiosk", name="k1")
    taken = await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})
    body = RATING if action == "rating" else {}
    path = f"{MAIN}/tickets/{taken['id']}/{action}"
    assert (await hall.anyone().call("POST", path, body))[0] == 401
    assert (await (await hall.client("supervisor")).call("POST", path, body))[0] == 403
    assert (await hall.anyone().call("GET", f"{MAIN}/tickets/{taken['id']}"))[0] == 401


async def test_a_wrong_proof_and_an_unknown_ticket_are_not_told_apart(hall: House):
    kiosk = await hall.client("kiosk", name="k1")
    taken, other = [await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"}) for _ in range(2)]
    id, proof = shown(taken).split(".")
    anyone, answers = hall.anyone(), set[str]()
    wrong = (
        f"{id}.",
        f"{id}.{shown(other).split('.')[1]}",
        f"{id}.{prove(b'', id)}",
        f"{id}.{proof}A",
        f"{id}.{proof[:-1]}",
    )
    other_end = "-" if id.endswith("_") else "_"  # one id in 64 ends so by chance
    for guess in (*wrong, f"{id[:-1]}{other_end}.{proof}", f"nothing.{proof}"):
        answers.add(str(await anyone.call("POST", f"{MAIN}/tickets/{guess}/cancel", {})))
        async with hall.http.get(f"{hall.url}/live/tickets/{guess}") as answer:
            assert answer.status == 404
        async with hall.http.get(f"{hall.url}/t/{guess}/qr.svg") as answer:
            assert answer.status == 404
    assert len(answers) == 1
    assert (await anyone.get(f"{MAIN}/tickets/{id}.{proof}"))["state"] == "waiting"


async def test_no_view_of_staff_has_the_proof(hall: House):
    taken, desk = await served(hall)
    proof = shown(taken).split(".")[1]
    manager = await hall.client("manager")
    for path in (
        f"{MAIN}/manager",
        f"{MAIN}/windows/1",
        f"{MAIN}/board",
        MAIN,
        f"{MAIN}/tickets/{taken['id']}",
    ):
        assert proof not in str(await manager.get(path)), path
    assert desk["ticket"]["url"] == ""


async def test_the_proofs_of_one_lease_say_nothing_about_other_tickets(hall: House):
    kiosk = await hall.client("kiosk", name="k1")
    leases = [
        await kiosk.post(f"{MAIN}/kiosks/k1/lease", {"id": f"lease-{n}-abcdefgh", "count": 5}) for n in (1, 2)
    ]
    assert leases[0]["key"] != leases[1]["key"]
    taken = await kiosk.post(f"{MAIN}/tickets", {"category": "enterprise"})
    id, proof = shown(taken).split(".")
    assert proof not in {prove(bytes.fromhex(lease["key"]), id) for lease in leases}
    again = await kiosk.post(f"{MAIN}/kiosks/k1/lease", {"id": "lease-1-abcdefgh", "count": 5})
    assert again["key"] == leases[0]["key"]
