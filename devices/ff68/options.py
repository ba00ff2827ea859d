"""What can be set of a line of call pads and rating pads."""

from typing import Annotated

from msgspec import Meta, Struct, field


class Ff68Options(Struct, frozen=True, forbid_unknown_fields=True):
    """How a product differs from the common form.

    `keys` names keys otherwise than the table of the codec, by their code: `{ "0E" = "miss" }`. `levels` gives the
    level (5 the best) of each value that a rating pad sends, `stars` whether it sends them as stars. `lead` is
    whether frames begin with FF, `short_thanks` whether a rating is confirmed in the short form. The same key or
    rating within `repeat_s` seconds was sent again by the pad and not pressed again; a digit only until the pad could
    hear its echo, since 11 is typed faster than that. `local_echo`: the adapter hears itself. `baud` is the speed of
    the line behind a TCP device server, 0 for one that needs no pauses between frames; a serial URL says its own.
    """

    keys: dict[str, str] = {}
    levels: dict[str, int] = field(default_factory=lambda: {str(value): value + 1 for value in range(5)})
    stars: bool = False
    lead: bool = True
    short_thanks: bool = False
    repeat_s: float = 0.3
    local_echo: bool = False
    baud: Annotated[int, Meta(ge=0)] = 9600
