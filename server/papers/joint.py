"""The acceptance notice of a joint application: all of its parts under one number and one code."""

from server.domain.cases.shown.joint import JointPartLine, JointView
from server.language.case_words import STATES
from server.papers.sheet import Sheet, heading, items, table, words
from server.papers.subject import NOBODY, PaperLanguage

ACCEPTANCE = "acceptance"


def joint_sheets(
    view: JointView, hall: str, applicant: str, agent: str, code: str, reader: PaperLanguage
) -> list[Sheet]:
    say, matter = reader.say, reader.text(view.name)
    said = say(
        "{name}: your joint application “{matter}” was taken in on {when}, with one form and one pile of papers for all of "
        "it.",
        name=applicant or NOBODY, matter=matter, when=reader.day(view.opened_at),
    )  # fmt: skip
    blocks = [
        words(said),
        table(
            (say("Promised until"), reader.due(view.due)),
            (say("By law until"), reader.due(view.law)),
            (say("Agent"), agent),
            (say("To be paid"), reader.yuan(view.fen) if view.fen else ""),
        ),
        heading(say("Parts")),
        items(_part(part, reader) for part in view.parts),
        words(
            say(
                "A part that comes later begins by itself once those before it are agreed to. Nothing has to be brought "
                "twice."
            )
        ),
    ]
    return [
        Sheet(
            paper=ACCEPTANCE,
            title=say("Acceptance notice"),
            hall=hall,
            number=view.joint,
            date=reader.day(view.opened_at),
            blocks=blocks,
            link=f"/j/{view.joint}.{code}" if code else "",
            code=code,
            find=bool(code),
        )
    ]


def _part(part: JointPartLine, reader: PaperLanguage) -> str:
    state = reader.say(STATES[part.state] if part.state else "Later")
    until = reader.say("until {day}", day=reader.due(part.due)) if part.due else ""
    return " · ".join(filter(None, (reader.text(part.name), part.case, state, until)))
