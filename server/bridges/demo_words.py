"""What people of the demo wrote about the hall; translated, since the demo is in the language of its hall."""

from typing import Final

import msgspec

from server.api.oversight.bodies import ConcernSaid
from server.domain.language import Language
from server.domain.oversight.stream import ID
from server.language.catalogues import say
from server.personal.personal import Personal

SAID: Final = {
    "waited": "I waited for two hours, and then the window closed for lunch.",
    "papers": "Each time another paper was missing. I came three times.",
    "manner": "He did not even look up.",
    "found": "I asked the colleagues and looked at the records of the day: it is so.",
    "put right": "A second window is open at noon now, and the shifts overlap.",
    "sorry": "We are sorry for the long wait. At noon a second window is open from today on.",
    "not me": "At that hour I was not at this window. Please look at the records.",
    "not them": "The records show another clerk at the window. The rating is set aside for this one.",
    "flat": "What do I need to transfer a flat to my daughter?",
    "guide": "The deed, both identity cards and the contract. Everything is listed in the guide at the kiosk.",
    "sent on": "I was sent from window to window, and nobody could say who is responsible.",
    "not taken": "My application was turned away at the window, without a word in writing.",
    "explained": "The matter was explained, and the application was taken in the same day.",
    "ramp": "A ramp at the side entrance would help everybody with a pram.",
    "three waited": "In one week three citizens waited for more than two hours. What do you do about it?",
    "shifts": "Shifts were changed, and a window for the elderly was opened.",
    "late": "Several answers to complaints are past their day. Please say why.",
}
CONCERNS: Final = frozenset({"flat", "sent on", "not taken", "ramp", "waited", "papers"})
"""Of those what was raised by somebody who can be called."""
CONTACT: Final = "contact "
"""Before the key of a sentence: the same with whose it is."""


async def keep(personal: Personal) -> dict[str, str]:
    """Each where words are kept; gives their ids. Raises StoreUnusable."""
    kept: dict[str, str] = {}
    name = say(Language.CHINESE, "Sample citizen")
    for key, sentence in SAID.items():
        words = say(Language.CHINESE, sentence)
        kept[key] = await personal.put(ID, "case-words", msgspec.json.encode(words).decode())
        if key in CONCERNS:
            said = {"words": words, "contact": {"name": name, "phone": "13800000000"}}
            whole = msgspec.json.encode(msgspec.convert(said, ConcernSaid)).decode()
            kept[CONTACT + key] = await personal.put(ID, "case-words", whole)
    return kept
