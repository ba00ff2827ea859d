"""The catalogues are what the sources say: nothing missing where it is shown, nothing kept that nobody says."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import display.pages
import kiosk.pages
import web.pages
from server.language.catalogues import NAMES, catalogue
from server.shell.modules import Modules
from server.shell.pages import Page

ROOT = Path(__file__).parent.parent.parent
FOLDERS = {
    "kiosk": kiosk.pages.STATIC,
    "display": display.pages.STATIC,
    "vendor": web.pages.VENDOR,
    "web": web.pages.STATIC,
}
TEMPLATES = sorted((ROOT / "server").rglob("*.html"))
PAGES = [*kiosk.pages.PAGES, *display.pages.PAGES, *web.pages.PAGES, web.pages.SETUP]
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
SAID = re.compile(r"""\bt\(\s*(["'`])((?:(?!\1)[^\\]|\\.)*)\1""")
CHOICE = re.compile(r"""\bt\([^"'`()]*\?\s*"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)"\s*[,)]""")
"""t(this ? "one" : "other")"""
OF_PAGES = tuple(sorted({name for page in PAGES for name in page.words}))
NO_PAGES = {"notices", "server", "sheet", "slip", "terminal"}
modules = Modules(FOLDERS, (web.pages.VENDOR / "importmap.json").read_text(encoding="utf-8"))


@cache
def source(page: Page) -> str:
    """Everything that a page's modules say, without what is not ours."""
    own = [a for a in modules.reached(page.module) if not a.startswith("/static/vendor/")]
    return "\n".join(map(modules.source, own))


def texts(said: str) -> set[str]:
    return {text.replace('\\"', '"') for text in TEXT.findall(said)}


def sentences(said: str) -> set[str]:
    """What is said for certain: the literal arguments of `t`."""
    found = {m[2] for m in SAID.finditer(said)} | {text for m in CHOICE.finditer(said) for text in m.groups()}
    return {text.replace('\\"', '"') for text in found if "${" not in text}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.path)
def test_every_sentence_of_a_page_is_in_its_own_catalogues(page: Page):
    own, every = catalogue("zh_CN", page.words), catalogue("zh_CN", OF_PAGES)
    assert sentences(source(page)) - set(own) == set()
    in_tables = texts(source(page)) & set(every)  # "Waiting to be called" of a table that t() is given later
    assert in_tables - set(own) == set()


def test_every_sentence_of_a_template_is_in_a_catalogue():
    said = {text for path in TEMPLATES for text in sentences(path.read_text(encoding="utf-8"))}
    assert len(said) > 10
    assert said - set(catalogue("zh_CN")) == set()


def test_the_extraction_finds_what_is_said():
    """A check of the checks: a sentence that is missing is seen, in both of its forms."""
    assert sentences('t("Now calling") t(on ? "Open now" : "Closed now", {})') == {
        "Now calling",
        "Open now",
        "Closed now",
    }
    assert len(sentences(source(PAGES[0]))) > 50


def everything() -> str:
    scripts = [
        p for f in ("kiosk", "display", "web") for p in (ROOT / f).rglob("*.js") if "vendor" not in p.parts
    ]
    python = [p for f in ("kiosk", "display", "web", "server", "devices") for p in (ROOT / f).rglob("*.py")]
    return "\n".join(p.read_text(encoding="utf-8") for p in [*scripts, *python, *TEMPLATES])


@pytest.mark.parametrize("name", NAMES)
def test_no_catalogue_keeps_what_nobody_says(name: str):
    said = everything()
    known = texts(said) | {m[2] for m in SAID.finditer(said)}
    # Long sentences of Python are written in several literals.
    joined = re.sub(r'"\s*\n\s*f?"', "", said)
    assert [text for text in catalogue("zh_CN", (name,)) if text not in known and text not in joined] == []


def test_no_sentence_has_two_translations():
    seen: dict[str, str] = {}
    twice: list[str] = []
    for name in NAMES:
        for text in catalogue("zh_CN", (name,)):
            if text in seen:
                twice.append(f"{text}: {seen[text]} and {name}")
            seen[text] = name
    assert twice == []


def test_every_parameter_of_a_sentence_is_in_its_translation():
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    wrong = {en: zh for en, zh in catalogue("zh_CN").items() if names(en) != names(zh)}
    # A plural or a word order may leave a name out, but never bring a new one.
    assert {en: zh for en, zh in wrong.items() if names(zh) - names(en)} == {}


def test_every_catalogue_belongs_to_a_page_or_to_the_server():
    assert set(NAMES) == {*OF_PAGES, *NO_PAGES}


HANZI = re.compile(r"[\u4e00-\u9fff]")
NO_SENTENCES = {
    "server/api/examples.py": "what somebody might send",
    "server/api/openapi.py": "the term of the policy, in the title of the document",
    "server/calendar/sources.py": "what the published calendars call the days",
    "server/catalogue_files/matters.py": "sheets of a workbook that Chinese offices keep under these names",
    "server/catalogue_files/shapes.py": "words of the national lists of matters",
    "server/catalogue_files/xlsx_file.py": "what the fields of the national lists are called",
    "server/config/spelling.py": "characters with two readings",
    "server/domain/language.py": "what a language is called by those who speak it",
    "server/first_start/example.py": "the names of an example hall",
    "server/program.py": "the program's own name",
    "web/static/devices/tested.js": "what a chip says in Mandarin, quoted",
    "web/static/manager/notices.js": "the first words of a notice, in both of its fields",
    "web/static/setup/draft.js": "names of an example hall",
    "web/static/setup/hall-step.js": "the name of an example hall",
    "web/static/shared/words.js": "units that stay on the line of their number",
    "web/static/staff/session.js": "the name that the first account is stored with",
}
"""Files with Hanzi that nobody translates, and why."""


def in_hanzi(path: Path) -> bool:
    """Whether a source of ours has a text with Hanzi, comments and docstrings aside."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return bool(HANZI.search(re.sub(r"/\*[\s\S]*?\*/|(?<![:\"'])//.*", "", source)))
    return any(HANZI.search(text) for text in literals(ast.parse(source)))


def literals(tree: ast.AST) -> Iterator[str]:
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def test_sentences_stand_in_catalogues_alone():
    """A third language finds nothing that is said in Chinese by the source itself; `devices/` knows nothing of the server,
    and its emulators speak to those who build drivers."""
    found = {
        str(path.relative_to(ROOT))
        for folder in ("server", "kiosk", "display", "web")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".js")
        and not {"vendor", "bundles", "design", "node_modules"} & set(path.parts)
        if path.name not in ("design.js",) and in_hanzi(path)
    }
    assert found == set(NO_SENTENCES)
