"""The kiosk's page."""

from pathlib import Path

from server.api.pages import Page

STATIC = Path(__file__).parent / "static"
WORDS = ("shared", "kiosk", "kiosk_guide")
PAGES = [
    Page(
        "/kiosk/{hall}/{kiosk}",
        "Take a number",
        "yc-kiosk",
        "kiosk/kiosk.js",
        ("kiosk/kiosk.css", "kiosk/guide.css"),
        words=WORDS,
    ),
]
