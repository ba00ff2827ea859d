"""Papers of taking an application in: what was brought, what is missing, whether it was accepted."""

from collections.abc import Sequence

from server.domain.cases.shown.case import CaseView
from server.language.case_words import REFUSALS
from server.papers.sheet import SheetBlock, heading, items, table, words
from server.papers.subject import PaperSubject


def limits(about: PaperSubject) -> tuple[tuple[str, str], ...]:
    view, say = about.view, about.say
    promised = (
        say("The clock stands still") if view.paused else about.reader.due(view.promise) or say("not known")
    )
    return (
        (say("Promised until"), promised),
        (say("By law until"), "" if view.paused else about.reader.due(view.law)),
    )


def receipt(about: PaperSubject) -> Sequence[SheetBlock]:
    return (
        words(about.named("{name}: for “{matter}” we received on {when}:", when=about.reader.day(about.view.received_at))),
        items(about.listed(about.there)),
        words(
            about.say(
                "This receipt is not an acceptance. Within five working days you are told everything that is missing; "
                "otherwise the application counts as accepted from the day of receipt (Administrative Licensing Law, "
                "article 32)."
            )
        ),
    )  # fmt: skip


def correction(about: PaperSubject) -> Sequence[SheetBlock]:
    said = about.named(
        "{name}: your application for “{matter}” of {when} is not complete. This is everything that is missing, told once:",
        when=about.reader.day(about.view.received_at),
    )
    missing = about.listed(about.missing)
    return (
        words(said),
        items(missing) if missing else words(about.say("By now everything has been brought.")),
        words(
            about.say(
                "Please bring it to this hall. The time for the decision begins once the application is accepted."
            )
        ),
    )


def accepted_on(view: CaseView) -> str:
    return view.accepted_at or view.received_at


def acceptance_title(about: PaperSubject) -> str:
    return about.say("Acceptance notice, with papers to follow" if about.following else "Acceptance notice")


def acceptance(about: PaperSubject) -> Sequence[SheetBlock]:
    say = about.say
    when = about.reader.day(accepted_on(about.view))
    blocks = [
        words(about.named("{name}: your application for “{matter}” was accepted on {when}.", when=when)),
        table(
            *limits(about),
            (say("Departments"), about.departments),
            (say("Agent"), about.agent),
            (say("Result"), about.reader.text(about.view.result)),
        ),
        heading(say("Materials received")),
        items(about.listed(about.there)),
    ]
    if about.following:
        blocks += [
            heading(say("Pledged to follow")),
            pledged(about),
            words(say("The result is handed over once these are there.")),
        ]
    return blocks


def pledged(about: PaperSubject) -> SheetBlock:
    return items(
        f"{about.reader.text(one.name)} · {about.say('until {day}', day=about.reader.day(one.until))}"
        for one in about.following
    )


def pledge(about: PaperSubject) -> Sequence[SheetBlock]:
    return (
        words(
            about.named(
                "I, {name}, have applied for “{matter}” and pledge to bring the following papers by the day that stands "
                "beside each:"
            )
        ),
        pledged(about),
        words(
            about.say(
                "I know that the result is not handed over before they are there, that the application may be ended if they "
                "do not come, and that what I pledge and do not keep can be held against me when I apply again."
            )
        ),
        words(about.say("In two copies, one for the applicant and one for the hall.")),
    )  # fmt: skip


def remedies(about: PaperSubject) -> SheetBlock:
    """What somebody can do who does not agree: the terms of the two laws."""
    return words(
        about.say(
            "If you do not agree, you may ask for administrative reconsideration within 60 days (Administrative "
            "Reconsideration Law, article 20), or bring an action before the people's court within six months "
            "(Administrative Litigation Law, article 46)."
        )
    )


def refusal(about: PaperSubject) -> Sequence[SheetBlock]:
    view = about.view
    said = about.named(
        "{name}: your application for “{matter}” of {when} is not accepted.",
        when=about.reader.day(view.received_at),
    )
    reason = about.say(REFUSALS[view.refusal]) if view.refusal else ""
    return words(said), table((about.say("Reason of the law"), reason)), remedies(about)
