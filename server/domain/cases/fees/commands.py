"""A fee is set, paid once, or waived."""

from server.domain.cases import refusal_codes as r
from server.domain.cases.about import OnCase

HEAD = (r.UnknownCase, r.CaseChanged, r.WrongCaseState)


class SetFee(OnCase, frozen=True, tag=True, kw_only=True):
    """`items`: what for → how much, in fen."""

    refusals = (*HEAD, r.FeeSettled)

    items: dict[str, int]


class PayFee(OnCase, frozen=True, tag=True, kw_only=True):
    """`together`: also what the other parts of the same joint application cost, by one receipt."""

    refusals = (*HEAD, r.NoFeeDue)

    receipt: str
    together: bool = False


class WaiveFee(OnCase, frozen=True, tag=True, kw_only=True):
    refusals = (*HEAD, r.NoFeeDue)

    basis: str = ""


FeeCommand = SetFee | PayFee | WaiveFee
