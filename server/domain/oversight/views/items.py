"""Follow-ups, concerns and letters from the state to what staff see."""

from collections.abc import Callable, Mapping
from math import inf
from typing import TypeVar

from server.domain.cases.term_and_lamp import lamp
from server.domain.cases.words import Lamp
from server.domain.now import Now
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.followups.follow_up import Deed, FollowUp
from server.domain.oversight.letters.letter import Letter
from server.domain.oversight.private import words_of
from server.domain.oversight.shown.items import (
    AgainLine,
    ConcernLine,
    ConcernView,
    ContestLine,
    DeedLine,
    FeedbackView,
    FollowUpLine,
    FollowUpView,
    LetterLine,
    LetterView,
    StepDue,
)
from server.domain.oversight.sight import Viewer, may_do, may_see
from server.domain.oversight.state import Item, OversightState
from server.domain.oversight.steps import concern_actions, due_of, follow_up_actions, letter_actions

Title = Callable[[str, str], str]
"""(hall or nothing, id) → what a person is called."""
AnItem = TypeVar("AnItem", FollowUp, Concern, Letter)
ENDED_S = 14 * 86400.0
"""So long what has ended stays in the lists."""
MOST = 200
"""Of what has ended."""
LATE = frozenset({Lamp.RED, Lamp.DOUBLE_RED})


def feedback_view(state: OversightState, who: Viewer, now: Now, title: Title) -> FeedbackView:
    facts = state.facts
    follow_ups = [follow_up_line(state, f, now, title) for f in _listed(state, facts.follow_ups, who, now)]
    concerns = [concern_line(state, c, now) for c in _listed(state, facts.concerns, who, now)]
    letters = [letter_line(state, one, now, title) for one in _listed(state, facts.letters, who, now)]
    lines = [*follow_ups, *concerns, *letters]
    return FeedbackView(
        follow_ups,
        concerns,
        letters,
        {
            "follow_ups": sum(not line.closed_at for line in follow_ups),
            "concerns": sum(not line.closed_at for line in concerns),
            "letters": sum(not line.closed_at for line in letters),
        },
        sum(line.due is not None and line.due.lamp in LATE for line in lines),
        who.supervises,
    )


def _listed(state: OversightState, kept: Mapping[str, AnItem], who: Viewer, now: Now) -> list[AnItem]:
    seen = [item for item in kept.values() if may_see(item, who)]
    ended = [item for item in seen if item.closed_at and item.closed_at > now.at - ENDED_S]
    ended.sort(key=lambda item: -item.closed_at)
    return [*sorted((i for i in seen if i.open), key=lambda i: _urgency(state, i)), *ended[:MOST]]


def _urgency(state: OversightState, item: Item) -> tuple[float, str]:
    due = due_of(state, item)
    return due.close if due is not None else inf, item.id


def step_due(state: OversightState, item: Item, now: Now) -> StepDue | None:
    due = due_of(state, item)
    return None if due is None else StepDue(due.due, due.provisional, lamp(due, None, now.at))


def follow_up_line(state: OversightState, one: FollowUp, now: Now, title: Title) -> FollowUpLine:
    about, again = one.about, one.again
    return FollowUpLine(
        id=one.id,
        hall=about.hall,
        stage=about.stage,
        window=about.window,
        clerk=title(about.hall, about.clerk) if about.clerk else "",
        category=about.category,
        matter=about.matter,
        department=about.department,
        case=about.case,
        level=one.given.level,
        channel=one.given.channel,
        given_at=now.stamp(one.given.at),
        state=one.state,
        due=step_due(state, one, now),
        contested=one.contested,
        set_aside=one.set_aside,
        reopened=one.reopened,
        again=AgainLine(again.level, now.stamp(again.at)) if again else None,
        closed_at=now.maybe(one.closed_at),
        seen=one.seen,
    )


def follow_up_view(state: OversightState, one: FollowUp, who: Viewer, now: Now, title: Title) -> FollowUpView:
    hall, contest, days = one.about.hall, one.contest, state.settings.follow_up
    return FollowUpView(
        follow_up_line(state, one, now, title),
        one.about.ticket,
        [state.settings.reasons_of(hall).text(code) for code in one.given.reasons],
        _deeds(one.deeds, hall, now, title),
        ContestLine(
            now.stamp(contest.at),
            title(hall, contest.by),
            now.maybe(contest.decided_at),
            title(hall, contest.decided_by) if contest.decided_by else "",
            contest.result,
        )
        if contest
        else None,
        [action for action in follow_up_actions(one, who.name) if action in may_do(one, who)],
        sorted(words_of(one)),
        days.rectify_least,
        days.rectify_most,
    )


def concern_line(state: OversightState, one: Concern, now: Now) -> ConcernLine:
    return ConcernLine(
        id=one.id,
        kind=one.kind,
        hall=one.hall,
        channel=one.channel,
        raised_at=now.stamp(one.raised_at),
        state=one.state,
        unit=one.unit,
        difficulty=one.difficulty,
        due=step_due(state, one, now),
        reopened=one.reopened,
        closed_at=now.maybe(one.closed_at),
        seen=one.seen,
    )


def concern_view(state: OversightState, one: Concern, who: Viewer, now: Now, title: Title) -> ConcernView:
    about = one.about
    return ConcernView(
        line=concern_line(state, one, now),
        window=about.window,
        about_clerk=title(one.hall, about.clerk) if about.clerk else "",
        department=about.department,
        matter=about.matter,
        ticket=about.ticket,
        case=about.case,
        language=one.language,
        written_by=title(one.hall, one.written_by) if one.written_by else "",
        reachable=bool(one.contact),
        deeds=_deeds(one.deeds, one.hall, now, title),
        actions=[action for action in concern_actions(one) if action in may_do(one, who)],
        written=sorted(words_of(one)),
    )


def letter_line(state: OversightState, one: Letter, now: Now, title: Title) -> LetterLine:
    return LetterLine(
        id=one.id,
        hall=one.hall,
        unit=one.unit,
        about=one.about,
        sent_at=now.stamp(one.sent_at),
        by=title(one.hall, one.by),
        state=one.state,
        due=step_due(state, one, now),
        closed_at=now.maybe(one.closed_at),
        seen=one.seen,
    )


def letter_view(state: OversightState, one: Letter, who: Viewer, now: Now, title: Title) -> LetterView:
    return LetterView(
        letter_line(state, one, now, title),
        one.days,
        _deeds(one.deeds, one.hall, now, title),
        [action for action in letter_actions(one) if action in may_do(one, who)],
        sorted(words_of(one)),
    )


def _deeds(deeds: tuple[Deed, ...], hall: str, now: Now, title: Title) -> list[DeedLine]:
    return [
        DeedLine(
            str(n),
            d.what,
            now.stamp(d.at),
            title(hall, d.by) if d.by else "",
            d.result,
            bool(d.words),
        )
        for n, d in enumerate(deeds)
    ]
