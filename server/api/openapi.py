"""OpenAPI 3.1 and the protocol document, both from the one table."""

from collections.abc import Iterable
from typing import Any

import msgspec

from server.api.live_views import LIVE_VIEWS
from server.api.routes import Route
from server.shell.http import JSON
from server.shell.problems import PROBLEMS, ProblemBody

REF = "#/components/schemas/{name}"
CITIZEN = "; the citizen, whose `{ticket}` is ID.PROOF"
PROBLEM_TYPE = "application/problem+json"


def openapi(routes: Iterable[Route], version: str) -> dict[str, Any]:
    """The OpenAPI document as plain data."""
    rows = list(routes)
    types: list[Any] = [ProblemBody]
    for row in rows:
        types.append(row.answer)
        if row.body is not None:
            types.append(row.body)
    schemas, components = msgspec.json.schema_components(types, ref_template=REF)
    shapes = iter(schemas)
    problem = next(shapes)
    paths: dict[str, dict[str, Any]] = {}
    for row in rows:
        answer = next(shapes)
        body = next(shapes) if row.body is not None else None
        paths.setdefault(row.path, {})[row.method.lower()] = _operation(row, answer, body, problem)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Yichuang 一窗", "version": version, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "yichuang"},
            },
        },
    }


def _operation(row: Route, answer: Any, body: Any, problem: Any) -> dict[str, Any]:
    shape: Any = answer if row.media == JSON else {}  # bytes say nothing of themselves
    responses: dict[str, Any] = {
        str(row.status): {"description": "Done", "content": {row.media: {"schema": shape}}}
    }
    always = ["malformed", "unauthorised", "internal", "not_ready"]
    always += ["forbidden"] if row.roles or row.method != "GET" else []
    always += ["unknown_hall", "not_found"] if "{hall}" in row.path else []
    always += (
        [
            "too_large",
            "too_slow",
            "unsupported_media_type",
            "invalid",
            "journal_unavailable",
            "store_unavailable",
        ]
        if body
        else []
    )
    always += ["idempotency_conflict"] if row.keyed else []
    codes = dict.fromkeys([*row.codes, *always])
    for code in codes:
        status = str(PROBLEMS[code].status)
        entry = responses.setdefault(
            status, {"description": "", "content": {PROBLEM_TYPE: {"schema": problem}}}
        )
        entry["description"] = f"{entry['description']}, {code}".removeprefix(", ")
    operation: dict[str, Any] = {
        "operationId": row.name,
        "summary": row.summary,
        "description": "Roles: " + _who(row, {"admin"}),
        "responses": responses,
    }
    names = [part[1:-1] for part in row.path.split("/") if part.startswith("{")]
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in names
    ]
    parameters += [
        {"name": name, "in": "query", "schema": {"enum": list(values)}} for name, values in row.query.items()
    ]
    if row.keyed:
        parameters.append(
            {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 200}}
        )
    if parameters:
        operation["parameters"] = parameters
    if body is not None:
        operation["requestBody"] = {"content": {"application/json": {"schema": body}}}
    if row.roles:
        operation["security"] = [{"token": []}, {"session": []}, *([{}] if row.citizen else [])]
    return operation


def _who(row: Route, more: set[str]) -> str:
    return (", ".join(sorted({*row.roles, *more})) if row.roles else "anyone") + CITIZEN * row.citizen


def protocol(routes: Iterable[Route]) -> str:
    """docs/protocol.md: every route, live view and refusal as tables."""
    lines = [
        "# The HTTP and WebSocket protocol",
        "",
        "Made from the route table by `yichuang protocol`; do not edit.",
        "",
        "## Routes",
        "",
        "| method | path | body → answer | roles | refusals |",
        "|---|---|---|---|---|",
    ]
    for row in routes:
        body = row.body.__name__ if row.body else "—"
        answer = getattr(row.answer, "__name__", str(row.answer)) if row.media == JSON else f"`{row.media}`"
        allowed = _who(row, set())
        refusals = ", ".join(f"`{code}`" for code in row.codes) or "—"
        lines.append(
            f"| {row.method} | `{row.path}` | {body} → {row.status} {answer} | {allowed} | {refusals} |"
        )
    lines += ["", "## Live views", "", "| path | view | roles |", "|---|---|---|"]
    for view in LIVE_VIEWS:
        anyone = "whoever has the proof: {key} is ID.PROOF" if view.kind == "ticket" else "anyone"
        lines.append(f"| `{view.live}` | {view.shape.__name__} | {', '.join(sorted(view.roles)) or anyone} |")
    lines += ["", "## Refusals", "", "| code | status | sentence |", "|---|---|---|"]
    lines += [f"| `{code}` | {kind.status} | {kind.detail} |" for code, kind in PROBLEMS.items()]
    return "\n".join(lines) + "\n"
