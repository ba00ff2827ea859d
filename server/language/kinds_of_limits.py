"""What the kinds of running limits and the colours of their lamps are called, by the sentences of the catalogues."""

from server.domain.cases.words import Lamp
from server.domain.oversight.words import LimitKind

KINDS = {
    LimitKind.WAIT: "Long wait",
    LimitKind.UNSERVED: "People wait, no window at work",
    LimitKind.IDLE: "Window calls nobody while people wait",
    LimitKind.PAUSED: "Window paused for long",
    LimitKind.DEVICE: "Device down",
    LimitKind.UNCOLLECTED: "Results nobody has fetched",
    LimitKind.FOLLOW_UP: "Answer to a low rating",
    LimitKind.CONCERN: "Question or complaint",
    LimitKind.LETTER: "Letter of supervision",
    LimitKind.CASE: "Case",
}
LAMPS = {
    Lamp.GREEN: "Green lamp",
    Lamp.YELLOW: "Yellow lamp",
    Lamp.RED: "Red lamp",
    Lamp.DOUBLE_RED: "Double red lamp",
}
