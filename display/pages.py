"""Board and window sign: public screens without a name on them; and the voice of the board."""

from pathlib import Path

from display.voice.routes import routes
from server.api.pages import Page

STATIC = Path(__file__).parent / "static"
WORDS = ("shared", "board")
PAGES = [
    Page("/board/{hall}", "Hall board", "yc-board", "display/board.js", ("display/board.css",), words=WORDS),
    Page(
        "/window/{hall}/{window}",
        "Window sign",
        "yc-sign",
        "display/sign.js",
        ("display/sign.css",),
        words=WORDS,
    ),
]
__all__ = ["PAGES", "STATIC", "routes"]
