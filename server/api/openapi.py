"""The OpenAPI 3.1 document, made from the route table. Redocly and Spectral find nothing in it; tests keep it so."""

from collections.abc import Iterable
from typing import Any

import msgspec

from server.api.examples import EXAMPLES
from server.api.routes import Route
from server.shell.http import JSON
from server.shell.problem_sentences import PROBLEMS, ProblemBody

REF = "#/components/schemas/{name}"
CITIZEN = "; the citizen, whose `{ticket}` is ID.PROOF"
PROBLEM_TYPE = "application/problem+json"
ABOUT = (
    "Queue and hall operations for one-window public-service halls (政务服务大厅 一窗受理). JSON in UTF-8. "
    "Devices and programs send `Authorization: Bearer TOKEN`, people a session cookie. "
    "An `Idempotency-Key` on a POST makes it safe to send twice. "
    "Refusals are RFC 9457 problems with a stable `code`."
)
TAGS = {
    "tickets": "Numbers: taken, given back, postponed, rated, printed.",
    "windows": "What a clerk does at a window, and which categories it serves.",
    "hall": "The hall as a whole: its view, its board, its day, its devices.",
    "management": "Notices, plans, alerts and changes: what a manager decides.",
    "kiosks": "Numbers for a kiosk that is cut off, and the card on its reader.",
    "appointments": "Booked beforehand, taken up by code.",
    "guide": "What the hall offers, with materials, time limits and legal basis.",
    "statistics": "A day, or many, in figures.",
    "cases": "Applications: taken in, accepted, decided by departments, handed over.",
    "oversight": "Low ratings and their answers, questions and complaints, letters of supervision.",
    "hooks": "Addresses outside that are told of cases and ratings: signed webhooks, citizens' notices, provinces.",
    "access": "Signing in and out, and who was refused.",
}
"""Each with what it is about; every operation has one."""
TAGGED = {
    "tickets": "tickets", "windows": "windows", "kiosks": "kiosks", "appointments": "appointments", "guide": "guide",
    "statistics": "statistics", "figures": "statistics", "case-figures": "statistics",
    "notices": "management", "plans": "management", "alerts": "management",
    "changes": "management", "cases": "cases", "matters": "cases", "shelf": "cases", "departments": "cases",
    "public": "cases", "online-cases": "cases", "hooks": "hooks", "joints": "cases", "categories": "management",
    "feedback": "oversight", "follow-ups": "oversight", "concerns": "oversight", "letters": "oversight",
    "supervision": "oversight", "overruns": "oversight",
    "assessments": "oversight", "wall": "oversight", "open": "statistics",
    "units": "oversight",
    "session": "access",
    "access": "access",
}  # fmt: skip
"""First word of a path below the hall (or below /api/v1) → its tag; any other is the hall's."""
PARAMETERS = {
    "hall": "Id of the hall.",
    "window": "Id of the window.",
    "ticket": "Id of the ticket; a citizen shows `ID.PROOF`, as in the link on the slip.",
    "kiosk": "Id of the kiosk.",
    "device": "Id of the device.",
    "service": "Id of the service.",
    "category": "Id of the category.",
    "notice": "Id of the notice.",
    "plan": "Id of the plan.",
    "change": "Serial of the change.",
    "appointment": "The code of the appointment.",
    "paper": "Kind of the paper, as `papers` names them.",
    "case": "Number of the case; a citizen shows `NUMBER.CODE`, as on the paper.",
    "department": "A department, by its Chinese name; several with commas between.",
    "year": "A year, four digits",
    "hook": "Id of the hook.",
    "file": "Id of the file.",
    "signature": "Id of a signature that was asked for.",
    "delivery": "Number of a message to a hook.",
    "matter": "Id of the matter in the catalogue.",
    "follow_up": "Id of a rating that is answered.",
    "concern": "Number of a question or complaint; whoever raised it shows `NUMBER.CODE`.",
    "shown": "What the link on the slip has, `ID.PROOF`.",
    "slip": "What stands on the slip, `NUMBER.CODE`.",
    "letter": "Number of a letter of supervision.",
    "month": "A month, such as 2026-11.",
    "assessment": "Id of an assessment.",
    "overrun": "Id of a limit that was overrun.",
    "day": "`today` or a date, ISO 8601.",
    "stream": "A stream of the journal: a hall, `@cases` or `@oversight`.",
    "seq": "Number of the entry in its stream.",
}
ALWAYS = ("malformed", "unauthorised", "internal", "not_ready")
WITH_BODY = (
    "too_large",
    "too_slow",
    "unsupported_media_type",
    "invalid",
    "journal_unavailable",
    "store_unavailable",
)
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Drawn by the client; with the same key the same request is answered as before, nothing happens twice.",
    "schema": {"type": "string", "maxLength": 200},
}


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
        "info": {
            "title": "Yichuang",
            "summary": "The open queue and hall-operations server",
            "description": ABOUT,
            "version": version,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "contact": {"name": "The hall's own IT office"},
        },
        "servers": [{"url": "/", "description": "This server"}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Of a device or a program."},
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "yichuang", "description": "Of a person who signed in.",
                },
            },
        },
    }  # fmt: skip


def tag_of(route: Route) -> str:
    """What an operation is filed under."""
    below = route.path.removeprefix("/api/v1/").removeprefix("halls/{hall}/")
    return TAGGED.get(below.split("/")[0], "hall")


def who(row: Route, more: frozenset[str] = frozenset()) -> str:
    """Who may ask, in words."""
    return (", ".join(sorted({*row.roles, *more})) if row.roles else "anyone") + CITIZEN * row.citizen


def _operation(row: Route, answer: Any, body: Any, problem: Any) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": row.name,
        "tags": [tag_of(row)],
        "summary": row.summary,
        "description": "Roles: " + who(row, frozenset({"admin"})),
        "security": [],
        "responses": _responses(row, answer, problem),
    }
    parameters = _parameters(row)
    if parameters:
        operation["parameters"] = parameters
    if row.body is not None:
        content: dict[str, Any] = {"schema": body}
        if row.name in EXAMPLES:
            content["example"] = msgspec.to_builtins(EXAMPLES[row.name])
        operation["requestBody"] = {"required": _must_be_sent(row.body), "content": {JSON: content}}
    if row.roles:
        operation["security"] = [{"token": []}, {"session": []}, *([{}] if row.citizen else [])]
    return operation


def _must_be_sent(body: type[msgspec.Struct]) -> bool:
    """Whether there is anything in a body that has no default: an empty one counts as `{}`."""
    return any(field.required for field in msgspec.structs.fields(body))


def _responses(row: Route, answer: Any, problem: Any) -> dict[str, Any]:
    shape: Any = answer if row.media == JSON else {}  # bytes say nothing of themselves
    responses: dict[str, Any] = {
        str(row.status): {"description": "Done", "content": {row.media: {"schema": shape}}}
    }
    codes = [*row.codes, *ALWAYS]
    codes += ["forbidden"] if row.roles or row.method != "GET" else []
    codes += ["unknown_hall", "not_found"] if "{hall}" in row.path else []
    codes += WITH_BODY if row.body is not None else ()
    codes += ["idempotency_conflict"] if row.keyed else []
    for code in dict.fromkeys(codes):
        status = str(PROBLEMS[code].status)
        entry = responses.setdefault(
            status, {"description": "", "content": {PROBLEM_TYPE: {"schema": problem}}}
        )
        entry["description"] = f"{entry['description']}, {code}".removeprefix(", ")
    return responses


def _parameters(row: Route) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in row.path.split("/") if part.startswith("{")]
    found: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": PARAMETERS[name],
            "schema": {"type": "string", "minLength": 1},
        }
        for name in names
    ]
    found += [
        {
            "name": name,
            "in": "query",
            "description": f"The {name}.",
            "schema": {"enum": list(values)} if values else {"type": "string"},
        }
        for name, values in row.query.items()
    ]
    return [*found, KEY] if row.keyed else found
