"""The kiosk's page."""

from pathlib import Path

from server.api.pages import Page

STATIC = Path(__file__).parent / "static"
WORDS = ("shared", "kiosk")
PAGES = [
    Page(
        "/kiosk/{hall}/{kiosk}",
        "Take a number",
        "yc-kiosk",
        "kiosk/kiosk.js",
        ("kiosk/kiosk.css",),
        words=WORDS,
    ),
]
