"""The kiosk's page."""

from pathlib import Path

from server.shell.pages import Page

STATIC = Path(__file__).parent / "static"
WORDS = ("shared", "kiosk", "kiosk_guide", "kiosk_say", "phone", "said")
DESIGN = ("kiosk/kiosk.css", "kiosk/guide.css", "kiosk/say.css", "web/design.css", "kiosk/design.css")
PAGES = [
    Page(
        "/kiosk/{hall}/{kiosk}",
        "Take a number",
        "yc-kiosk",
        "kiosk/kiosk.js",
        ("kiosk/kiosk.css", "kiosk/guide.css", "kiosk/say.css"),
        words=WORDS,
        live=("/live/halls/{hall}/board", "board"),
        fixed=True,
        bundle="kiosk",
    ),
    Page("/design/kiosk", "Design", "yc-design-kiosk", "kiosk/design.js", DESIGN, words=(*WORDS, "design")),
]
