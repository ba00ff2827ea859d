"""What can be set of a numeric keypad."""

from msgspec import Struct


class KeypadOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """What the keys mean and who gets them.

    `keys` names keys otherwise than the table of the codec, by their code in linux/input-event-codes.h:
    `{ "98" = "pause" }`, or with an empty name takes a key's meaning away. `grab` takes the keypad away from other programs;
    without it every key also types into the window that has the focus.
    """

    keys: dict[str, str] = {}
    grab: bool = True
