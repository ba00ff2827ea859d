"""What a start changed about who may come in, for the log."""

from typing import NamedTuple


class Change(NamedTuple):
    """`what` happened to the person or screen of this id; `was` and `now` where something took another's place."""

    what: str
    hall: str
    id: str
    was: str = ""
    now: str = ""

    def params(self) -> dict[str, str]:
        """For the log; what does not apply is left out."""
        found = {"hall": self.hall, "id": self.id, "was": self.was, "now": self.now}
        return {name: value for name, value in found.items() if value}
