"""Redocly and Spectral read the API's document; anything that either remarks on is a fault.

    python -m tools.api_document

Both are pinned in package.json and run by `tools/node.py`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from server.api.openapi import openapi
from server.api.table import ROUTES
from tools.node import NODE, ROOT, installed

BIN = ROOT / "node_modules" / ".bin"
ALONE = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}
"""Nothing outside is asked or told."""


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    path = f"{NODE.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return subprocess.run(
        [NODE, *arguments],
        cwd=ROOT,
        env={**os.environ, **ALONE, "PATH": path},
        check=False,
        capture_output=True,
        text=True,
    )


def redocly(document: Path) -> list[str]:
    done = run(BIN / "redocly", "lint", document, "--extends=recommended", "--format=json")
    try:
        found = msgspec.json.decode(done.stdout, type=dict[str, Any])
        return [f"redocly: {p['ruleId']}: {p['message']} {p['location']}" for p in found["problems"]]
    except (msgspec.DecodeError, KeyError):
        return [f"redocly said {done.stdout[-2000:]}{done.stderr[-2000:]}"]


def spectral(document: Path) -> list[str]:
    rules = document.with_name("rules.yaml")
    rules.write_text('extends: ["spectral:oas"]\n')
    done = run(
        BIN / "spectral",
        "lint",
        document,
        "--ruleset",
        rules,
        "--format=text",
        "--fail-severity=hint",
        "--quiet",
    )
    return (
        [f"spectral: {line}" for line in (done.stdout + done.stderr).splitlines()] if done.returncode else []
    )


def main() -> int:
    if not installed(ROOT):
        print("The tools of package.json are not here, or not these: python tools/node.py --install")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "openapi.json")
        document.write_bytes(msgspec.json.encode(openapi(ROUTES, "1.0.0")))
        found = [*redocly(document), *spectral(document)]
    print("\n".join(found) or "redocly and spectral find nothing")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
