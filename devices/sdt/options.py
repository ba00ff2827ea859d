"""What can be set of a card reader."""

from msgspec import Struct


class SdtOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """How the reader is asked; times in seconds.

    `poll_s` is the pause between two searches for a card and `read_s` how long reading one may take. A card counts
    as lifted when it was not found for `lifted_s`: many readers do not find a card again that they have read, some
    do. One that lies badly is tried `tries` times before it is reported as unreadable. Every `status_s` the security
    module is asked how it is.
    """

    poll_s: float = 0.3
    read_s: float = 3.0
    lifted_s: float = 1.0
    tries: int = 3
    status_s: float = 10.0
