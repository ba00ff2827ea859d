"""What `decide` raises when it may not be: each kind of stream has a tree of its own below this."""

from typing import Any


class Refused(Exception):
    """A command that is not carried out. `code` is stable; `params` fill the sentence shown to a person: texts, and names
    that are said in the person's language."""

    code = "refused"

    def __init__(self, **params: Any) -> None:
        super().__init__(self.code)
        self.params = params
