"""What a citizen shows to be believed about a ticket."""

import base64
import hmac

from msgspec import structs

from server.domain.proof import lease_key, prove, slip_code
from server.domain.queue import commands as c
from server.domain.queue.tickets.proof import by_slip_code, proven, shown_by_citizen, url_of
from server.domain.queue.tickets.view import citizens_view, shown_view
from server.domain.queue.views.parts import Now
from server.domain.sealing import Key, key_of
from tests.halls import Bench, small_hall

NOW = Now(100, lambda t: f"@{t:g}")


def by_hand(key: bytes, ticket: str) -> str:
    return base64.urlsafe_b64encode(hmac.new(key, ticket.encode(), "sha256").digest()[:9]).decode()


def hall() -> Bench:
    """With a ticket of its own, and one that a kiosk gave out from a lease."""
    settings = structs.replace(small_hall(), ticket_key=b"the hall's", public_url="https://hall")
    bench = Bench(settings).open()
    bench.take(0, "own")
    bench.do(1, c.GrantLease("l1", "k1", 50))
    bench.do(5, c.HandIn("l1", "k1", (c.OfflineTicket("leased", "enterprise", 950, 4),), 5))
    return bench


def test_a_proof_is_twelve_characters_of_the_ids_hmac() -> None:
    assert prove(b"key", "t1") == by_hand(b"key", "t1")
    assert len(prove(b"key", "t1")) == 12


def test_a_key_made_for_one_purpose_is_another_one_and_shows_itself_nowhere() -> None:
    made = key_of(b"key", "a purpose")
    assert made == Key(hmac.new(b"key", b"a purpose", "sha256").digest())
    assert made != key_of(b"key", "another")
    assert f"{made!r}" == "Key()"


def test_a_ticket_of_a_lease_is_proven_with_the_key_that_its_kiosk_has() -> None:
    bench = hall()
    tickets = bench.state.facts.today.tickets
    assert shown_by_citizen(bench.state, tickets["own"]) == "own." + by_hand(b"the hall's", "own")
    of_lease = lease_key(b"the hall's", "l1")
    assert shown_by_citizen(bench.state, tickets["leased"]) == f"leased.{by_hand(of_lease, 'leased')}"


def test_a_ticket_is_found_by_its_proof_and_by_nothing_else() -> None:
    bench = hall()
    for ticket in bench.state.facts.today.tickets.values():
        assert proven(bench.state, shown_by_citizen(bench.state, ticket)) is ticket
    wrong = ("own", "own.", "", "nobody.AAAAAAAAAAAA", f"own.{prove(b'the hall', 'own')}", "own.密")
    assert [proven(bench.state, shown) for shown in wrong] == [None] * len(wrong)
    assert [shown_view(bench.state, shown, NOW) for shown in wrong] == [None] * len(wrong)


def test_the_phone_is_led_to_its_ticket_and_sees_nobody_elses_business() -> None:
    bench = hall()
    bench.take(6, "rival", "construction")
    ticket = bench.state.facts.today.tickets["own"]
    shown = shown_by_citizen(bench.state, ticket)
    waiting = shown_view(bench.state, shown, NOW)
    assert waiting is not None
    assert (waiting.number, waiting.url, waiting.why) == ("A001", f"https://hall/t/{shown}", None)
    assert bench.next(50) == "own"
    called = shown_view(bench.state, shown, NOW)
    assert called is not None
    assert called.why is not None
    assert (called.why.urgency, called.why.rivals) == (0.05, ())
    assert ticket.turn.why is not None
    assert {rival.number for rival in ticket.turn.why.rivals} == {"B001"}
    assert citizens_view(bench.state, ticket, NOW) == called
    assert url_of(bench.state, "x") == "https://hall/t/x"


def test_a_ticket_is_found_by_number_and_code_of_its_slip_wherever_that_was_printed() -> None:
    bench = hall()
    bench.take(6, "another")
    for ticket in bench.state.facts.today.tickets.values():
        code = slip_code(shown_by_citizen(bench.state, ticket))
        assert len(code) == 6
        assert code.isdecimal()
        assert by_slip_code(bench.state, ticket.number, code) is ticket
        assert by_slip_code(bench.state, ticket.number, f"{(int(code) + 1) % 10**6:06}") is None
        assert by_slip_code(bench.state, "Z999", code) is None
        assert by_slip_code(bench.state, ticket.number, "密") is None
