"""One script and one style sheet for every page that slow machines show: `python -m tools.bundles` makes them anew.

    python -m tools.bundles          after changing a script or a style of such a page
    python -m tools.bundles --check  says which differ from their sources

esbuild puts together what `Page.scripts` and `Page.sheets` lead to, with names and lines as they are; the files and the
digests of what they were made from are checked in (`server/shell/bundles/`), so a hall needs no Node.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import display.pages
import kiosk.pages
import web.pages
from server.shell.bundles import FOLDER, MANIFEST, Bundle, Manifest, digest
from server.shell.pages import Page
from tools import node, vendor

STATIC = {
    "vendor": web.pages.VENDOR,
    "web": web.pages.STATIC,
    "kiosk": kiosk.pages.STATIC,
    "display": display.pages.STATIC,
}
"""Name under /static/ → folder; what lies in another stands before it."""
NOTE = "Made by `python -m tools.bundles` from the files named in it; do not edit."
OPTIONS = ("--bundle", "--format=esm", "--target=esnext", "--charset=utf8", "--legal-comments=eof")


def bundled() -> dict[str, Page]:
    pages = (*kiosk.pages.PAGES, *display.pages.PAGES, *web.pages.PAGES)
    return {page.bundle: page for page in pages if page.bundle}


def address(path: Path) -> str:
    """Below /static/."""
    for name, folder in STATIC.items():
        if path.is_relative_to(folder):
            return f"{name}/{path.relative_to(folder).as_posix()}"
    raise ValueError(f"{path} is served nowhere")


def places() -> dict[str, list[str]]:
    """Where esbuild finds what pages import, in the terms of a tsconfig.json: as the server and the import map have it."""
    found = {f"/static/{name}/*": [f"{folder}/*"] for name, folder in STATIC.items()}
    for bare, to in vendor.import_map(vendor.read(node.ROOT))["imports"].items():
        name, _, path = to.removeprefix("/static/").partition("/")
        rest = "*" if bare.endswith("/") else ""
        found[bare + rest] = [f"{STATIC[name]}/{path}{rest}"]
    return found


def contained() -> str:
    """The packages that a script may have in it, with their licences."""
    packages = [p for p in vendor.read(node.ROOT).packages if "lit" in p.name]
    return ", ".join(f"{p.name} {p.version} ({p.licence})" for p in packages)


def made(pages: Mapping[str, Page]) -> dict[str, bytes]:
    """File → content of everything in the folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for bundle, page in pages.items():
            scripts = [f'import "/static/{script}";\n' for script in page.scripts]
            sheets = [f'@import "/static/{sheet}";\n' for sheet in page.sheets]
            (folder / f"{bundle}.js").write_text("".join(scripts))
            (folder / f"{bundle}.css").write_text("".join(sheets))
        (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": {"paths": places()}}))
        entries = sorted(str(path) for path in folder.iterdir() if path.suffix in (".js", ".css"))
        failed = node.node(
            node.ROOT / "node_modules" / ".bin" / "esbuild",
            *entries,
            *OPTIONS,
            f"--tsconfig={folder / 'tsconfig.json'}",
            f"--outdir={folder / 'out'}",
            f"--metafile={folder / 'meta.json'}",
            f"--banner:js=/* {NOTE} With {contained()}. */",
            f"--banner:css=/* {NOTE} */",
            "--log-level=warning",
        )
        if failed:
            sys.exit(failed)
        files = {path.name: without_place(path, folder) for path in (folder / "out").iterdir()}
        meta = json.loads((folder / "meta.json").read_text())["inputs"]
        files[MANIFEST] = vendor.written(manifest(pages, folder, meta))
    return files


def without_place(made: Path, folder: Path) -> bytes:
    """The file without esbuild's remark where its entry, which has nothing else in it, lay this time."""
    remark = f"/* {os.path.relpath(folder / made.name, node.ROOT)} */"
    return made.read_bytes().replace(f"\n{remark}\n".encode(), b"")


def manifest(pages: Mapping[str, Page], folder: Path, meta: dict[str, Any]) -> Manifest:
    """`meta`: what esbuild says of each input; its paths are seen from the root."""
    imports = {
        (node.ROOT / name).resolve(): [(node.ROOT / one["path"]).resolve() for one in about["imports"]]
        for name, about in meta.items()
    }
    found: dict[str, Bundle] = {}
    digests: dict[str, str] = {}
    for bundle, page in sorted(pages.items()):
        entries = [folder / f"{bundle}.js", folder / f"{bundle}.css"]
        sources = {address(path): path for path in reached(entries, imports)}
        digests |= {name: digest(path.read_bytes()) for name, path in sources.items()}
        found[bundle] = Bundle(page.scripts, page.sheets, tuple(sorted(sources)))
    version = json.loads((node.ROOT / "package.json").read_text())["devDependencies"]["esbuild"]
    return Manifest(f"esbuild {version}", found, dict(sorted(digests.items())))


def reached(entries: Iterable[Path], imports: Mapping[Path, list[Path]]) -> set[Path]:
    """What the entries lead to, without themselves."""
    found: set[Path] = set()
    rest = {target for entry in entries for target in imports[entry]}
    while rest:
        found |= rest
        rest = {target for path in rest for target in imports[path]} - found
    return found


def differing(files: Mapping[str, bytes], folder: Path) -> list[str]:
    here = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}
    return sorted(name for name in files.keys() | here.keys() if files.get(name) != here.get(name))


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    if node.install():
        return 1
    files = made(bundled())
    found = differing(files, FOLDER)
    if arguments:
        print(
            "\n".join(f"{name}: not what its sources give" for name in found)
            or "bundles are as their sources"
        )
        return 1 if found else 0
    FOLDER.mkdir(exist_ok=True)
    for name in found:
        if name in files:
            (FOLDER / name).write_bytes(files[name])
        else:
            (FOLDER / name).unlink()
    print("\n".join(found) or "nothing to do")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
