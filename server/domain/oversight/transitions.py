"""The three tables: what may be done where an item stands. Nothing outside them can happen; the diagrams in the docs are
drawn from them, and so are the buttons of every screen."""

from server.domain.oversight.words import (
    ConcernAction,
    ConcernState,
    FollowUpAction,
    FollowUpState,
    LetterAction,
    LetterState,
)

F = FollowUpState
C = ConcernState
L = LetterState

FOLLOW_UP: dict[tuple[FollowUpState, FollowUpAction], tuple[FollowUpState, ...]] = {
    (F.OPENED, FollowUpAction.VERIFY): (F.VERIFIED, F.RECTIFIED),
    (F.VERIFIED, FollowUpAction.RECTIFY): (F.RECTIFIED,),
    (F.RECTIFIED, FollowUpAction.REPLY): (F.REPLIED,),
    (F.REPLIED, FollowUpAction.CALL_BACK): (F.CLOSED, F.VERIFIED),
    (F.OPENED, FollowUpAction.CONTEST): (F.OPENED,),
    (F.VERIFIED, FollowUpAction.CONTEST): (F.VERIFIED,),
    (F.RECTIFIED, FollowUpAction.CONTEST): (F.RECTIFIED,),
    (F.OPENED, FollowUpAction.DECIDE_CONTEST): (F.OPENED, F.RECTIFIED),
    (F.VERIFIED, FollowUpAction.DECIDE_CONTEST): (F.VERIFIED, F.RECTIFIED),
    (F.RECTIFIED, FollowUpAction.DECIDE_CONTEST): (F.RECTIFIED,),
}
"""Verified as unfounded, or with the objection upheld, there is nothing to put right; a citizen who is not satisfied when
called leads back, once."""

CONCERN: dict[tuple[ConcernState, ConcernAction], tuple[ConcernState, ...]] = {
    (C.RAISED, ConcernAction.ASSIGN): (C.ASSIGNED,),
    (C.ASSIGNED, ConcernAction.ASSIGN): (C.ASSIGNED,),
    (C.ASSIGNED, ConcernAction.REPLY): (C.REPLIED, C.CLOSED),
    (C.REPLIED, ConcernAction.CALL_BACK): (C.CLOSED, C.ASSIGNED),
    (C.REPLIED, ConcernAction.REOPEN): (C.ASSIGNED,),
    (C.CLOSED, ConcernAction.REOPEN): (C.ASSIGNED,),
    (C.RAISED, ConcernAction.WITHDRAW): (C.WITHDRAWN,),
    (C.ASSIGNED, ConcernAction.WITHDRAW): (C.WITHDRAWN,),
}
"""A reply to somebody whom nobody can call is the end of it, unless they open it again."""

LETTER: dict[tuple[LetterState, LetterAction], tuple[LetterState, ...]] = {
    (L.SENT, LetterAction.ANSWER): (L.ANSWERED,),
    (L.ANSWERED, LetterAction.SEND_BACK): (L.SENT,),
    (L.ANSWERED, LetterAction.CLOSE): (L.CLOSED,),
}


def follow_up_diagram() -> str:
    """The states of a follow-up as a Mermaid diagram, for the documentation."""
    rows = [
        f"    {a} --> {b}: {action}" for (a, action), ends in FOLLOW_UP.items() for b in ends if a is not b
    ]
    dropped = [
        f"    {state} --> {F.DROPPED}: FollowUpDropped"
        for state in F
        if (state, FollowUpAction.CONTEST) in FOLLOW_UP
    ]
    ends = [f"    {state} --> [*]" for state in (F.CLOSED, F.DROPPED)]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {F.OPENED}: FollowUpOpened", *rows, *dropped, *ends])


def concern_diagram() -> str:
    """The states of a concern."""
    rows = [f"    {a} --> {b}: {action}" for (a, action), ends in CONCERN.items() for b in ends if a is not b]
    ends = [f"    {state} --> [*]" for state in (C.CLOSED, C.WITHDRAWN)]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {C.RAISED}: ConcernRaised", *rows, *ends])


def letter_diagram() -> str:
    """The states of a letter of supervision."""
    rows = [f"    {a} --> {b}: {action}" for (a, action), ends in LETTER.items() for b in ends]
    return "\n".join(
        ["stateDiagram-v2", f"    [*] --> {L.SENT}: LetterSent", *rows, f"    {L.CLOSED} --> [*]"]
    )
