"""What the hall's things of paper and light say: slips, signs over windows, speech chips."""

from functools import partial
from typing import Final

from server.domain.language import Language
from server.language.catalogues import say_from

SLIP: Final = ("slip",)
WORDS: Final = (*SLIP, "kiosk", "shared")
"""The catalogues of these words: a kiosk's agent reads no others."""
say = partial(say_from, WORDS)
"""(language, sentence, **params)"""
TRIAL_NUMBER: Final = "888"
"""What a test shows and prints: no ticket of a morning has it."""
in_hanzi = partial(say, Language.CHINESE)
"""For a sign or a chip, which has room for one language, or a voice for one."""
