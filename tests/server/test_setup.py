"""The locks, the vendored front-end files, the top-level names and run.py's stamp."""

import importlib.util
import os
import re
import sys
import tomllib
from importlib.metadata import distributions, packages_distributions
from pathlib import Path
from types import ModuleType

import pytest

from tools import vendor

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
OURS = {"server", "kiosk", "display", "devices", "web"}
REQUIREMENT = re.compile(
    r"^([a-z0-9][a-z0-9.-]*)==([^ ;]+)(?: ; [^\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n", re.M
)


def locked(name: str) -> dict[str, str]:
    """Package: version, for every requirement of a lock that has at least one hash."""
    return dict(REQUIREMENT.findall((ROOT / name).read_text()))


def declared(*, extra: str | None = None) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted: list[str] = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {re.split(r"[\[<>=!~ ;]", word)[0].lower().replace("_", "-") for word in wanted}


# Locks


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_nothing_but_exact_versions_with_their_hashes(name: str) -> None:
    text = (ROOT / name).read_text()
    assert REQUIREMENT.sub("", text) == ""
    assert locked(name)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert "index" not in re.sub(r"^[a-z0-9.-]+==", "", text, flags=re.MULTILINE)


def test_the_runtime_lock_holds_what_the_project_declares_and_what_builds_it() -> None:
    assert declared() | {"hatchling"} <= set(locked("requirements.lock"))


def test_the_runtime_lock_holds_no_test_tool() -> None:
    assert not (declared(extra="test") - declared() - {"hatchling"}) & set(locked("requirements.lock"))


def test_the_test_lock_adds_to_the_runtime_lock_and_changes_no_version() -> None:
    runtime, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert declared(extra="test") <= set(dev)
    assert {package: dev.get(package) for package in runtime} == runtime


# Vendored files


def test_the_vendored_files_are_as_recorded() -> None:
    assert vendor.faults(ROOT) == []


def vendored(root: Path, content: str) -> None:
    """One vendored package with one module, recorded as it is now."""
    body = content.encode()
    package = vendor.Package(
        name="drum",
        version="1.0.0",
        licence="MIT",
        integrity="sha512-",
        source="drum@1.0.0",
        folder="web/static/vendor/drum",
        licence_files=["LICENSE"],
        files={"LICENSE": vendor.sha256(b"MIT"), "drum.js": vendor.sha256(body)},
        imports={"drum": "drum.js"},
    )
    folder = root / package.folder
    folder.mkdir(parents=True)
    (folder / "LICENSE").write_bytes(b"MIT")
    (folder / "drum.js").write_bytes(body)
    record = vendor.Vendor(note="", packages=[package])
    (root / vendor.PINS).write_bytes(vendor.written(record))
    (root / vendor.IMPORT_MAP).write_bytes(vendor.written(vendor.import_map(record)))


def test_a_changed_a_missing_and_an_unlisted_vendored_file_are_told(tmp_path: Path) -> None:
    vendored(tmp_path, "export const beat = 1;\n")
    assert vendor.faults(tmp_path) == []
    folder = tmp_path / "web/static/vendor/drum"
    (folder / "drum.js").write_text("export const beat = 2;\n")
    (folder / "LICENSE").unlink()
    (folder / "stick.js").write_text("")
    assert vendor.faults(tmp_path) == [
        "web/static/vendor/drum/LICENSE: missing",
        "web/static/vendor/drum/drum.js: changed since it was vendored",
        "web/static/vendor/drum/stick.js: not listed in vendor.json",
    ]


def test_a_vendored_module_may_import_only_what_is_vendored(tmp_path: Path) -> None:
    vendored(tmp_path, 'import{a}from"drum";import"./missing.js";export*from"trumpet";\n')
    assert vendor.faults(tmp_path) == [
        "web/static/vendor/drum/drum.js: nothing vendored answers './missing.js'",
        "web/static/vendor/drum/drum.js: nothing vendored answers 'trumpet'",
    ]


def test_only_the_line_that_names_a_source_map_is_left_out() -> None:
    assert vendor.MAP_LINE.sub(b"", b"a\n//# sourceMappingURL=a.js.map\n") == b"a\n"
    assert vendor.MAP_LINE.sub(b"", b"a\n/*# sourceMappingURL=a.css.map */") == b"a\n"
    kept = b'x="//# sourceMappingURL=";\n'
    assert vendor.MAP_LINE.sub(b"", kept) == kept


# Names


def test_no_other_installed_distribution_owns_one_of_our_top_level_names() -> None:
    owners = {name: set(owner) for name, owner in packages_distributions().items() if name in OURS}
    for found in distributions():
        tops = {path.parts[0].removesuffix(".py") for path in found.files or ()}
        for name in tops & OURS:
            owners.setdefault(name, set()).add(found.name)
    assert {name: owner - {"yichuang"} for name, owner in owners.items() if owner - {"yichuang"}} == {}


# run.py


@pytest.fixture
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("pyproject.toml", *LOCKS):
        (tmp_path / name).write_text(name)
    return tmp_path


def environment(project: Path, stamp: list[str]) -> Path:
    """A finished environment as run.py leaves it, with a file in the place of its interpreter."""
    venv = project / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    (venv / "yichuang-stamp").write_text("\n".join(stamp) + "\n")
    return venv


def test_a_finished_environment_needs_no_second_set_up(run: ModuleType, project: Path) -> None:
    venv = environment(project, run.stamps(project, False))
    assert run.ready(venv, run.stamps(project, False))
    assert not run.ready(venv, run.stamps(project, True))


def test_an_environment_with_the_test_tools_also_serves(run: ModuleType, project: Path) -> None:
    venv = environment(project, run.stamps(project, True))
    assert run.ready(venv, run.stamps(project, False))
    (project / "requirements-dev.lock").write_text("newer")
    assert run.ready(venv, run.stamps(project, False))
    assert not run.ready(venv, run.stamps(project, True))


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_a_changed_declaration_renews_the_environment(run: ModuleType, project: Path, name: str) -> None:
    venv = environment(project, run.stamps(project, False))
    (project / name).write_text("newer")
    assert not run.ready(venv, run.stamps(project, False))
    assert run.stamped(venv)[0] == run.stamps(project, False)[0]


def test_a_half_made_environment_is_not_taken_for_a_finished_one(run: ModuleType, project: Path) -> None:
    venv = environment(project, run.stamps(project, False))
    (venv / "yichuang-stamp").unlink()
    assert run.stamped(venv) == []
    assert not run.ready(venv, run.stamps(project, False))


def test_an_environment_that_lost_its_interpreter_is_remade(run: ModuleType, project: Path) -> None:
    venv = environment(project, run.stamps(project, False))
    (venv / "bin" / "python").unlink()
    assert run.stamped(venv) == []


def test_an_environment_moved_with_its_folder_is_remade(run: ModuleType, project: Path) -> None:
    venv = environment(project, run.stamps(project, False))
    moved = project.rename(project.with_name("moved"))
    assert run.stamped(moved / venv.name)[0] != run.stamps(moved, False)[0]


def test_a_first_start_says_what_it_is_at_while_it_lasts(run: ModuleType, tmp_path: Path) -> None:
    """The command waits until that was said."""
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    said: list[str] = []

    def told(_zh: str, en: str) -> None:
        if "Collecting" in en and not said:
            said.append(en)
            gate.write_text("go")

    command = f"print('Collecting aiohttp==3', flush=True); open({str(gate)!r}).read(); import sys; sys.exit('no disk')"
    code, errors = run.watched([sys.executable, "-c", command], 0.01, told)
    assert (code, errors.strip()) == (1, "no disk")
    assert said[0].endswith("s so far: Collecting aiohttp==3")
