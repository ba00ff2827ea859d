"""The numbers of concerns and letters: a letter for the kind, then as a case's: region, day, serial, check character."""

from server.domain.cases.number import case_number

CONCERN = "S"
"""诉求"""
LETTER = "D"
"""督办"""


def oversight_number(kind: str, region: str, day: str, serial: int) -> str:
    """`day` is an ISO date."""
    return kind + case_number(region, day, serial)
