"""What the API says, as types for the pages: `python -m tools.page_types` writes web/types/api.d.ts anew.

From the same OpenAPI document that integrators read: every view and answer, what each route answers and takes, which
view each live path sends; and what the guide of the first start says. A route is named without what it is about:
"GET /halls/{}/windows/{}".
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from server.api.cases.live import CASE_LIVE_VIEWS
from server.api.live_views import LIVE_VIEWS
from server.api.openapi import REF, openapi
from server.api.oversight.live import VIEWS
from server.api.table import ROUTES
from server.domain.language import Text
from server.first_start.draft import Draft
from server.first_start.guide import About, CheckedDraft, Printed, Written
from server.shell.problem_sentences import ProblemBody
from tools import node

OUT = node.ROOT / "web" / "types" / "api.d.ts"
WHERE = REF.removesuffix("{name}")
BANNER = "// Made by `python -m tools.page_types` from the API; do not edit."
SPARING = {ProblemBody.__name__, Text.__name__}
"""Answers that leave out what has its default; all others are always whole."""
REFERENCE = r" \* This interface was referenced by .*\n \* via the .*\n"
REFERENCED = re.compile(rf"/\*\*\n{REFERENCE} \*/\n| \*\n{REFERENCE}")
"""What the tool remarks on every type, which says nothing here."""


def schema() -> dict[str, Any]:
    document = openapi(ROUTES, "")
    components: dict[str, Any] = document["components"]["schemas"]
    answers: dict[str, Any] = {}
    bodies: dict[str, Any] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            name = f"{method.upper()} {short(path.removeprefix('/api/v1'))}"
            answers[name] = {}
            for status, answer in operation["responses"].items():
                if status < "3" and (content := answer["content"].get("application/json")):
                    answers[name] = content["schema"]
            if "requestBody" in operation:
                bodies[name] = operation["requestBody"]["content"]["application/json"]["schema"]
    live = {
        short(view.live): {"$ref": WHERE + view.shape.__name__}
        for view in (*LIVE_VIEWS, *CASE_LIVE_VIEWS, *VIEWS)
    }
    given = referred(list(bodies.values()), components)
    for name, component in components.items():
        if name not in given and name not in SPARING:
            component["required"] = list(component.get("properties", ()))
    _, setup = msgspec.json.schema_components(
        [About, CheckedDraft, Draft, Printed, Written], ref_template=REF
    )
    for name, component in setup.items():
        if name not in SPARING:
            component["required"] = list(component["properties"])
        if components.setdefault(name, component) != component:
            raise ValueError(f"two types are called {name}")
    tables = {"Answers": answers, "Bodies": bodies, "Live": live}
    whole = {name: every(table) for name, table in tables.items()}
    return {"title": "Everything", "definitions": {**components, **whole}, "type": "object"}


def short(path: str) -> str:
    return re.sub(r"\{\w+\}", "{}", path)


def every(table: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": table, "required": list(table)}


def referred(what: object, components: dict[str, Any]) -> set[str]:
    """Names of all components that `what` leads to."""
    found: set[str] = set()
    rest = names_in(what)
    while rest:
        found |= rest
        rest = names_in([components[name] for name in rest]) - found
    return found


def names_in(what: object) -> set[str]:
    return set(re.findall(re.escape(WHERE) + r"(\w+)", json.dumps(what)))


def made() -> str:
    """The whole file."""
    options = [
        "--additionalProperties=false",
        "--ignoreMinAndMaxItems",
        "--unreachableDefinitions",
        f"--bannerComment={BANNER}",
    ]
    tool = [node.NODE, node.ROOT / "node_modules" / ".bin" / "json2ts", *options]
    given = json.dumps(schema()).replace(WHERE, "#/definitions/").encode()
    done = subprocess.run(tool, input=given, capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode())
    text = REFERENCED.sub("", done.stdout.decode()).replace("export interface Everything {}\n", "")
    banner, _, rest = text.partition("\n")
    inside = "".join(f"  {line}".rstrip() + "\n" for line in rest.replace("export ", "").strip().splitlines())
    return f"{banner}\n\ndeclare namespace Api {{\n{inside}}}\n"


def main(out: Path = OUT) -> None:
    if node.install():
        sys.exit(1)
    out.write_text(made())


if __name__ == "__main__":
    main()
