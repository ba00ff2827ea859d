"""Who is asking, and what they may do."""

from typing import NamedTuple

ROLES = (
    "kiosk",
    "display",
    "pad",
    "wall",
    "online",
    "clerk",
    "reviewer",
    "issuer",
    "manager",
    "supervisor",
    "admin",
)
PEOPLE = frozenset({"clerk", "reviewer", "issuer", "manager", "supervisor", "admin"})


def role_of(name: str) -> str:
    """The role of that name. ValueError: there is none."""
    if name not in ROLES:
        raise ValueError(f"no role {name!r}; one of {', '.join(ROLES)}")
    return name


class Identity(NamedTuple):
    """A person or a device. An empty `hall` means every hall, an empty `window` every window."""

    name: str
    roles: frozenset[str]
    hall: str = ""
    window: str = ""
    title: str = ""
    """What a screen calls them; never written to the journal."""
    by_cookie: bool = False
    departments: tuple[str, ...] = ()
    """For which they decide cases."""
    trained: tuple[str, ...] | None = None
    """Matters that they may accept; None: all."""

    @property
    def actor(self) -> str:
        """How the journal names them: the first role and the id."""
        roles = self.roles
        first = next(iter(roles)) if len(roles) == 1 else min(roles, default="anyone")
        return f"{first}:{self.name}"

    def may(self, roles: frozenset[str], hall: str, window: str) -> bool:
        """Whether one of `roles` is theirs, here."""
        if "admin" in self.roles:
            return True
        return (
            bool(self.roles & roles)
            and (not self.hall or not hall or self.hall == hall)
            and (not self.window or not window or self.window == window)
        )


ANYONE = Identity("", frozenset())
