"""Board and window sign: public screens without a name on them; and the voice of the board."""

from pathlib import Path

from display.voice.routes import routes
from server.shell.pages import Page

STATIC = Path(__file__).parent / "static"
WORDS = ("shared", "board")
BOARD = ("display/screen.css", "display/screen/flash.css", "display/board.css", "display/panels.css")
SIGN = ("display/screen.css", "display/screen/flash.css", "display/sign.css")
DESIGN = (*BOARD, "display/sign.css", "web/design.css", "display/design.css")
WALL = ("display/screen.css", "display/wall.css")
DISTRICT = ("shared", "supervision", "wall")
PAGES = [
    Page(
        "/board/{hall}",
        "Hall board",
        "yc-board",
        "display/board.js",
        BOARD,
        words=WORDS,
        live=("/live/halls/{hall}/board", "board"),
        fixed=True,
        bundle="board",
    ),
    Page(
        "/window/{hall}/{window}",
        "Window sign",
        "yc-sign",
        "display/sign.js",
        SIGN,
        words=WORDS,
        live=("/live/halls/{hall}/windows/{window}", "window"),
        fixed=True,
        bundle="sign",
    ),
    Page("/wall", "The district at a glance", "yc-wall", "display/wall.js", WALL, words=DISTRICT),
    Page("/open", "The district at a glance", "yc-wall", "display/wall.js", WALL, words=DISTRICT),
    Page(
        "/design/display",
        "Design",
        "yc-design-display",
        "display/design.js",
        DESIGN,
        words=(*WORDS, "design"),
    ),
]
__all__ = ["PAGES", "STATIC", "routes"]
