"""What goes outside of each event, and that it is signed."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from server.domain.cases import events as e
from server.outbox.signature import signed, verified
from server.outbox.wire import EVENTS, OUT

STAYS = {
    "case", "applicant", "agent", "clerk", "by", "for_", "approver", "collector",  # people, and what says whose it is
    "opinion", "words", "question", "basis", "salt", "sum",
    "place", "window", "ticket",  # ids of words; what is the house's own
    "matter", "hall", "day", "serial", "door", "external", "joint",  # stands in the case itself
}  # fmt: skip
REASONS = {e.LimitExtended, e.ClockCorrected, e.FileStruck, e.DecisionRevoked}
"""Events whose `reason` is the id of words; elsewhere it is one of the law's."""
NOT_OF_CASES = {
    e.MatterPublished, e.MatterWithdrawn, e.JointPublished, e.JointWithdrawn, e.JointOpened, e.CalendarSet, e.DutySet,
}  # fmt: skip


def test_of_each_event_it_is_said_what_goes_outside_and_every_field_is_decided_upon() -> None:
    kinds = {kind for union in get_args(e.AnyEvent) for kind in (get_args(union) or (union,))}
    assert set(OUT) == kinds - NOT_OF_CASES
    for kind, out in OUT.items():
        stays = {*STAYS, *(["reason"] if kind in REASONS else [])}
        assert set(kind.__struct_fields__) - stays == set(out), kind
    assert len(EVENTS) == len(OUT) + 1


@given(st.text(min_size=1), st.integers(0, 4_000_000_000), st.binary(), st.binary())
def test_a_signature_holds_for_its_secret_time_and_body_alone(
    secret: str, at: int, body: bytes, other: bytes
) -> None:
    secret = secret.encode("utf-8", "replace").decode()
    value = signed(secret, at, body)
    assert verified(secret, value, body) == at
    assert verified(secret + "x", value, body) is None
    assert verified(secret, value.replace(f"t={at}", f"t={at + 1}"), body) is None
    if other != body:
        assert verified(secret, value, other) is None


@given(st.text())
def test_what_is_no_signature_is_refused(value: str) -> None:
    assert verified("secret", value, b"{}") is None
