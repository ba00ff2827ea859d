"""A slip that nobody can take for a ticket: what comes out at the push of a test button."""

from kiosk.slip_and_sign_words import TRIAL_NUMBER, say
from kiosk.slip_values import Slip
from server.domain.language import Language


def trial_slip(hall: str, time: str, url: str = "") -> Slip:
    """With everything that a ticket's has; in Hanzi, and its heading in letters too, so that both are tried. `time` is ready
    to print; `url` goes into the code, if there is one."""
    clear = "If this text is clear and the code can be scanned, the printer works."
    heading = (say(language, "Printer test") for language in (Language.CHINESE, Language.ENGLISH))
    return Slip(
        hall=hall,
        number=say(Language.CHINESE, "Test {number}", number=TRIAL_NUMBER),
        category=" ".join(heading),
        service=say(Language.CHINESE, clear if url else "If this text is clear, the printer works."),
        ahead=0,
        wait="",
        time=time,
        url=url,
    )
