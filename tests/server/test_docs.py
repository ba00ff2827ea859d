"""Documents that are made from the code say what the code says; words are translated."""

import re
from pathlib import Path

import msgspec

from kiosk.agent.settings import load_settings
from server.api.protocol import protocol
from server.api.table import ROUTES
from server.config.check import faults
from server.config.load import load_config
from server.config.schema import DeviceSection, KioskSection
from server.domain.cases.transitions import case_diagram, task_diagram
from server.domain.oversight.transitions import concern_diagram, follow_up_diagram, letter_diagram
from server.domain.queue import refusal_codes
from server.domain.queue.pads import CODES
from server.domain.queue.tickets.states import diagram
from server.language.catalogues import catalogue
from server.shell.problem_sentences import PROBLEMS

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PLACES = ("kiosk", "display", "web", "server")

DIAGRAMS = (
    diagram(),
    case_diagram(),
    task_diagram(),
    follow_up_diagram(),
    concern_diagram(),
    letter_diagram(),
)


def test_the_protocol_document_is_the_route_table():
    assert (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8") == protocol(ROUTES)


def test_the_state_diagrams_are_the_tables_of_states():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert all(drawn in text for drawn in DIAGRAMS)


def test_every_refusal_of_the_domain_has_a_status_and_a_sentence():
    def leaves(kind: type[refusal_codes.Refused]) -> set[str]:
        below = kind.__subclasses__()
        own = {kind.code} if kind.code != "refused" else set[str]()
        return own.union(*(leaves(k) for k in below))

    assert leaves(refusal_codes.Refused) <= set(PROBLEMS)
    assert {code for route in ROUTES for code in route.codes} <= set(PROBLEMS)


def test_every_problem_speaks_chinese():
    chinese = catalogue("zh_CN")
    missing = [s for kind in PROBLEMS.values() for s in (kind.title, kind.detail) if s not in chinese]
    assert missing == []


def scripts() -> list[Path]:
    return [
        path
        for place in PLACES
        for path in sorted((ROOT / place).rglob("*.js"))
        if not {"vendor", "bundles"}.intersection(path.parts)
    ]


def test_links_of_the_documents_lead_somewhere():
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", text) + re.findall(r'src="([^"]+)"', text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_no_source_file_has_two_jobs():
    files = [
        *ROOT.glob("*.py"),
        *(
            p
            for place in (*PLACES, "devices", "tests", "bench", "tools")
            for p in (ROOT / place).rglob("*.py")
        ),
        *scripts(),
    ]
    long = {
        str(p.relative_to(ROOT)): n
        for p in files
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def toml_blocks(page: str) -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.S | re.M)


def test_the_device_guides_hall_is_one_that_the_server_takes():
    shown = msgspec.toml.decode(toml_blocks("devices.md")[0])["hall"][0]
    config = load_config(ROOT / "config.toml")
    main = config.hall[0]
    devices = msgspec.convert(shown["device"], tuple[DeviceSection, ...])
    kiosks = msgspec.convert(shown["kiosk"], tuple[KioskSection, ...])
    main = msgspec.structs.replace(main, device=devices, kiosk=kiosks)
    assert list(faults(msgspec.structs.replace(config, hall=(main,)))) == []


def test_the_device_guides_agent_is_one_that_starts(tmp_path: Path):
    (tmp_path / "agent.toml").write_text(toml_blocks("devices.md")[1], encoding="utf-8")
    settings = load_settings(tmp_path / "agent.toml")
    assert settings.kiosk is not None
    assert [d.id for d in settings.device] == ["printer", "reader"]


def test_every_code_of_a_pad_is_in_the_device_guide():
    page = (DOCS / "devices.md").read_text(encoding="utf-8")
    assert [code for code in CODES.values() if str(code) not in page] == []
    assert [code for code in CODES if code not in PROBLEMS] == []
