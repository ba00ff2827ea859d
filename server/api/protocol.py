"""docs/protocol.md: every route, live view and refusal as tables."""

from collections.abc import Iterable

from server.api.cases.live import CASE_LIVE_VIEWS
from server.api.live_views import LIVE_VIEWS
from server.api.openapi import who
from server.api.oversight.live import VIEWS
from server.api.routes import Route
from server.shell.http import JSON
from server.shell.problem_sentences import PROBLEMS


def protocol(routes: Iterable[Route]) -> str:
    """The text."""
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
        allowed = who(row)
        refusals = ", ".join(f"`{code}`" for code in row.codes) or "—"
        lines.append(
            f"| {row.method} | `{row.path}` | {body} → {row.status} {answer} | {allowed} | {refusals} |"
        )
    lines += ["", "## Live views", "", "| path | view | roles |", "|---|---|---|"]
    for view in LIVE_VIEWS:
        anyone = "whoever has the proof: {key} is ID.PROOF" if view.kind == "ticket" else "anyone"
        lines.append(f"| `{view.live}` | {view.shape.__name__} | {', '.join(sorted(view.roles)) or anyone} |")
    lines += [
        f"| `{view.live}` | {view.shape.__name__} | {', '.join(sorted(view.roles))} |"
        for view in (*CASE_LIVE_VIEWS, *VIEWS)
    ]
    lines += ["", "## Refusals", "", "| code | status | sentence |", "|---|---|---|"]
    lines += [f"| `{code}` | {kind.status} | {kind.detail} |" for code, kind in PROBLEMS.items()]
    return "\n".join(lines) + "\n"
