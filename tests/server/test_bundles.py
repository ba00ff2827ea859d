"""Bundles stand for their sources, and are served only while they do."""

from pathlib import Path

import kiosk.pages
import web.pages
from server.shell.bundles import FOLDER, Bundle, Bundles, Manifest, digest, read
from tools import bundles, node


def test_every_bundle_is_what_its_sources_give() -> None:
    assert node.install() == 0
    assert bundles.differing(bundles.made(bundles.bundled()), FOLDER) == [], "run: python -m tools.bundles"


def test_every_page_that_names_a_bundle_is_served_from_it() -> None:
    made = Bundles(bundles.STATIC, read())
    pages = bundles.bundled()
    assert sorted(pages) == ["board", "guide", "kiosk", "phone", "rating", "sign"]
    assert [name for name, page in pages.items() if not made.serves(name, page.scripts, page.sheets)] == []


def test_a_bundle_says_what_it_is_made_of_and_stays_readable() -> None:
    for path in sorted(FOLDER.glob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"/* {bundles.NOTE} With lit 3")
        assert "@license" in text
        assert path.stat().st_size < 200_000
        assert max(map(len, text.splitlines())) < 1_000  # a template of the sources, not a packed file


def test_a_changed_source_is_served_itself_until_it_is_as_it_was(tmp_path: Path) -> None:
    source, style = tmp_path / "drum.js", tmp_path / "drum.css"
    source.write_text("beat();\n")
    style.write_text("drum { color: red; }\n")
    digests = {f"band/{path.name}": digest(path.read_bytes()) for path in (source, style)}
    entries = (("band/drum.js",), ("band/drum.css",))
    made = Bundles({"band": tmp_path}, Manifest("", {"drum": Bundle(*entries, tuple(digests))}, digests))
    assert made.serves("drum", *entries)
    source.write_text("beat(2);\n")
    assert not made.serves("drum", *entries)
    source.write_text("beat();\n")
    assert made.serves("drum", *entries)
    style.unlink()
    assert not made.serves("drum", *entries)


def test_a_page_with_another_style_than_its_bundle_is_served_from_the_sources() -> None:
    made = Bundles(bundles.STATIC, read())
    (page,) = [page for page in kiosk.pages.PAGES if page.bundle]
    assert not made.serves(page.bundle, page.scripts, (*page.sheets, "web/rating.css"))
    assert not made.serves("none", page.scripts, page.sheets)
    assert not Bundles({"web": web.pages.STATIC}, read()).serves(page.bundle, page.scripts, page.sheets)


def test_without_a_manifest_nothing_is_bundled(tmp_path: Path) -> None:
    assert read(tmp_path).pages == {}
