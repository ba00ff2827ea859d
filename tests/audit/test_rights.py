"""Who may look: supervisors, of one hall its own, and admins."""

import pytest

from tests.audit.conftest import Happened, wrong_password


@pytest.mark.parametrize("role", ["clerk", "manager", "reviewer", "issuer", "kiosk", "display"])
async def test_nobody_else_looks_at_the_audit(happened: Happened, role: str) -> None:
    client = await happened.d.h.client(role, hall="" if role == "reviewer" else "main")
    for path in ("/audit", "/audit.csv", "/audit/main/1"):
        assert (await client.call("GET", path))[0] == 403
    assert (await happened.d.h.anyone().call("GET", "/audit"))[0] == 401


async def test_a_supervisor_of_one_hall_sees_that_hall_alone(happened: Happened) -> None:
    await wrong_password(happened.d, "admin", "")
    await wrong_password(happened.d)
    await happened.d.h.running.access.security.write()
    own = await happened.d.h.client("supervisor", hall="main", name="s-main")
    other = await happened.d.h.client("supervisor", hall="marriage", name="s-marriage")
    found = (await own.get("/audit"))["lines"]
    assert {line["hall"] for line in found} == {"main"}
    assert {line["kind"] for line in found} == {"entry", "look", "security"}
    assert happened.case in {line["case"] for line in found}
    assert (await other.get(f"/audit?case={happened.case}"))["lines"] == []
    assert (await other.get("/audit?kind=look"))["lines"] == []
    status, problem = await other.call("GET", "/audit?hall=main")
    assert (status, problem["code"]) == (403, "forbidden")
    accepted = next(line for line in found if line["what"] == "AcceptCase")
    path = f"/audit/@cases/{accepted['seq']}"
    assert (await own.get(path))["command"]["type"] == "AcceptCase"
    assert (await other.call("GET", path))[0] == 403
    assert (await own.call("GET", "/audit/@cases/1"))[0] == 403, (
        "what belongs to no hall is for those of all halls"
    )


async def test_an_admin_sees_everything(happened: Happened) -> None:
    admin = await happened.d.h.client("admin", hall="", name="a")
    assert {line["kind"] for line in (await admin.get("/audit"))["lines"]} == {"entry", "look", "security"}
