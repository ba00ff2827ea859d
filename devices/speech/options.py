"""What can be set of a speech chip."""

from msgspec import Struct

from devices.speech import codec


class SpeechOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """Which chip it is and how it is treated; times in seconds.

    `chip` is `syn6288` or `xfs5152`. `answers = false` is for a chip whose answers do not come back: it is given
    `char_s` for each character. `marks` go before every text as they are, such as `[n1]` (numbers digit by digit) or
    `[t3]` (speed). A sentence that was not begun after `stale_s` is dropped, as is the oldest when more than `queue`
    wait. While it speaks the chip is asked every `poll_s` whether it has ended, and every `check_s` otherwise; one
    that takes twice `char_s` for each character is told to stop.
    """

    chip: codec.ChipName
    answers: bool = True
    marks: str = ""
    stale_s: float = 60.0
    queue: int = 20
    char_s: float = 0.25
    poll_s: float = 2.0
    check_s: float = 10.0
