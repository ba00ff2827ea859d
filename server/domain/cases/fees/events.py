"""What a case costs, and that it was paid (缴费) or need not be."""

from server.domain.cases.about import AboutCase


class FeeSet(AboutCase, frozen=True, tag=True):
    """`items`: what for → how much, in fen (hundredths of a yuan). Replaces what was set before."""

    items: dict[str, int]
    by: str


class FeePaid(AboutCase, frozen=True, tag=True):
    """`receipt`: the number of the receipt; one may stand for several cases."""

    fen: int
    receipt: str
    by: str


class FeeWaived(AboutCase, frozen=True, tag=True):
    """`basis`: why, the id of words that are kept apart."""

    by: str
    basis: str = ""


FeeEvent = FeeSet | FeePaid | FeeWaived
