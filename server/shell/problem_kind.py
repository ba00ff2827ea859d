"""What a problem is: its HTTP status, a title, and a sentence that says what to do next."""

from typing import NamedTuple


class Kind(NamedTuple):
    """`detail` may have {names}, filled in from what was refused."""

    status: int
    title: str
    detail: str
