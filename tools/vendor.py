"""Front-end packages, pinned in `vendor.json` and copied from npm into the repository.

    python tools/vendor.py          fetch each package, compare its integrity, copy the listed files
    python tools/vendor.py --check  no network: files, licences and import map are as recorded

For another version, change `version`, `source` and `integrity` in `vendor.json`.
"""

import base64
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from posixpath import dirname, normpath

import msgspec

ROOT = Path(__file__).resolve().parent.parent
PINS = "web/static/vendor/vendor.json"
IMPORT_MAP = "web/static/vendor/importmap.json"
SERVED = ("web/static/", "/static/")  # a folder of the repository, and where browsers find it
NOTE = (
    "Lines naming a source map (sourceMappingURL) were left out of .js and .css files; sha256 is of the copy."
)

MAP_LINE = re.compile(rb"^\s*(//|/\*)[#@] sourceMappingURL=\S+?\s*(\*/)?\s*$\n?", re.MULTILINE)
IMPORTED = re.compile(r"""\b(?:from|import)\s*\(?\s*["']([^"'\n]+)["']""")


class Package(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    name: str
    version: str
    licence: str
    integrity: str  # of the npm tarball: "sha512-" and base64
    source: str  # what `npm pack` is asked for
    folder: str  # where the files go, from the repository's root
    licence_files: list[str]
    files: dict[str, str]  # path under `folder`, licence files among them: sha256 of the copy
    imports: dict[str, str] = {}  # bare specifier: path under `folder`, "" for a specifier in "/"
    inside: str = ""  # folder of the package, left away in the copy ("dist/css/")
    bundled: bool = False  # scripts that import nothing: what looks like an import in one is a text


class Vendor(msgspec.Struct, forbid_unknown_fields=True):
    note: str
    packages: list[Package]


def read(root: Path) -> Vendor:
    return msgspec.json.decode((root / PINS).read_bytes(), type=Vendor)


def written(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def url(name: str) -> str:
    return name.replace(*SERVED, 1)


def import_map(vendor: Vendor) -> dict[str, dict[str, str]]:
    return {
        "imports": {
            bare: url(f"{package.folder}/{path}")
            for package in vendor.packages
            for bare, path in package.imports.items()
        }
    }


# Fetching


def tarball(source: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        npm = ["npm", "pack", source, "--ignore-scripts", "--silent", "--pack-destination", folder]
        subprocess.run(npm, check=True, stdout=subprocess.DEVNULL)
        (found,) = Path(folder).glob("*.tgz")
        return found.read_bytes()


def unpack(archive: bytes, paths: list[str], inside: str) -> dict[str, bytes]:
    """The named files of an npm tarball, whose members all lie under one first folder."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = member.name.partition("/")[2].removeprefix(inside)
            content = tar.extractfile(member)
            if path in paths and content is not None:
                body = content.read()
                found[path] = MAP_LINE.sub(b"", body) if path.endswith((".js", ".css")) else body
    if missing := sorted(set(paths) - set(found)):
        sys.exit(f"not in the package: {', '.join(missing)}")
    return found


def fetch(root: Path) -> None:
    vendor = read(root)
    copies: dict[str, dict[str, bytes]] = {}
    for package in vendor.packages:
        archive = tarball(package.source)
        integrity = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
        if integrity != package.integrity:
            sys.exit(f"{package.source}: integrity is {integrity}, pinned is {package.integrity}")
        copies[package.folder] = unpack(archive, list(package.files), package.inside)
        print(f"{package.source}: {len(package.files)} files")
    for package in vendor.packages:  # only now that every package is what it should be
        shutil.rmtree(root / package.folder, ignore_errors=True)
        for path, body in copies[package.folder].items():
            target = root / package.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body)
            package.files[path] = sha256(body)
    vendor.note = NOTE
    (root / PINS).write_bytes(written(vendor))
    (root / IMPORT_MAP).write_bytes(written(import_map(vendor)))


# Checking


def answer(wanted: str, asker: str, imports: dict[str, str]) -> str:
    """The address a browser takes for `wanted`, imported by the module at `asker`; empty if it has none."""
    if wanted.startswith("."):
        return normpath(f"{dirname(asker)}/{wanted}")
    if wanted in imports:
        return imports[wanted]
    prefixes = [bare for bare in imports if bare.endswith("/") and wanted.startswith(bare)]
    longest = max(prefixes, key=len, default="")
    return imports[longest] + wanted.removeprefix(longest) if longest else ""


def specifier_faults(root: Path, listed: set[str], bundled: set[str], imports: dict[str, str]) -> list[str]:
    """Imports of vendored modules which the import map and the vendored files do not answer."""
    urls = {url(name) for name in listed}
    modules = sorted(
        n for n in listed - bundled if n.startswith(SERVED[0]) and n.endswith(".js") and (root / n).is_file()
    )
    return [
        f"{name}: nothing vendored answers {wanted!r}"
        for name in modules
        for wanted in IMPORTED.findall((root / name).read_text())
        if answer(wanted, url(name), imports) not in urls
    ] + [f"{IMPORT_MAP}: {to} is not vendored" for to in imports.values() if to[-1] != "/" and to not in urls]


def faults(root: Path) -> list[str]:
    """Everything in which the vendor folders differ from `vendor.json`; empty when all is well."""
    vendor = read(root)
    found: list[str] = []
    listed: set[str] = set()
    for package in vendor.packages:
        if package.source != f"{package.name}@{package.version}":
            found.append(f"{package.name}: source {package.source!r} is not its name and version")
        if not package.licence_files or not set(package.licence_files) <= set(package.files):
            found.append(f"{package.name}: its licence file is not among its files")
        for path, recorded in package.files.items():
            name = f"{package.folder}/{path}"
            listed.add(name)
            if not (root / name).is_file():
                found.append(f"{name}: missing")
            elif sha256((root / name).read_bytes()) != recorded:
                found.append(f"{name}: changed since it was vendored")
    for folder in sorted({dirname(package.folder) for package in vendor.packages}):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and name not in listed | {PINS, IMPORT_MAP}:
                found.append(f"{name}: not listed in vendor.json")
    imports = import_map(vendor)
    if not (root / IMPORT_MAP).is_file() or (root / IMPORT_MAP).read_bytes() != written(imports):
        found.append(f"{IMPORT_MAP}: not what vendor.json gives")
    bundled = {
        f"{package.folder}/{path}" for package in vendor.packages if package.bundled for path in package.files
    }
    return found + specifier_faults(root, listed, bundled, imports["imports"])


def main(args: list[str]) -> int:
    if args not in ([], ["--check"]):
        print(__doc__)
        return 2
    if not args:
        fetch(ROOT)
    found = faults(ROOT)
    print("\n".join(found) or "vendored files are as recorded")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
