"""What may be refused about ratings of cases, follow-ups, concerns and letters of supervision."""

from server.shell.problem_kind import Kind

OVERSIGHT_PROBLEMS: dict[str, Kind] = {
    "unknown_follow_up": Kind(404, "No such rating", "There is no rating like this that is being answered."),
    "unknown_concern": Kind(
        404,
        "No such question or complaint",
        "There is none with this number. Please compare it with your note.",
    ),
    "unknown_letter": Kind(404, "No such letter", "There is no letter of supervision with this number."),
    "not_published": Kind(404, "Not published", "This office does not publish its figures."),
    "unknown_month": Kind(404, "No such month", "There are no figures of this month."),
    "unknown_assessment": Kind(404, "No such assessment", "There is no assessment like this."),
    "assessment_signed_off": Kind(
        409, "Signed off", "This assessment has been signed off. Nothing of it changes any more."
    ),
    "period_not_over": Kind(409, "Not over yet", "{period} is not over yet."),
    "nobody_assessed": Kind(409, "Nobody to assess", "Nobody of that kind did anything in {period}."),
    "objected_to": Kind(409, "An objection stands", "Somebody has objected. Decide about that first."),
    "objected_before": Kind(409, "Objected already", "An objection to this was made before."),
    "objections_over": Kind(409, "No more objections", "The days in which it could be objected to are over."),
    "objections_still_open": Kind(
        409, "Objections may still come", "It can be signed off once the days for objections are over."
    ),
    "unknown_subject": Kind(404, "Nobody of that name", "Nobody of that name is assessed here."),
    "points_outside": Kind(
        422,
        "Points that cannot be",
        "Points of a criterion lie between none and what it is worth, and change only where the "
        "objection is right.",
    ),
    "still_counting": Kind(
        503,
        "Figures are being counted",
        "The figures are still being counted. Please try again in a few minutes.",
    ),
    "unknown_overrun": Kind(404, "No such lamp", "There is no lamp with this number."),
    "answered_before": Kind(409, "Already answered", "Somebody has already said why this limit was overrun."),
    "item_changed": Kind(
        409,
        "Somebody was quicker",
        "Somebody else has gone on with this meanwhile. Look at it again, then decide.",
    ),
    "wrong_step": Kind(
        409, "Not its turn", "As this stands, the step cannot be taken now. Please look at it again."
    ),
    "about_yourself": Kind(403, "It is about you", "This is about you. Somebody else has to answer for it."),
    "second_person_needed": Kind(
        403,
        "Somebody else decides",
        "Whoever objects to a rating does not decide about it. Please ask a colleague.",
    ),
    "days_outside": Kind(
        422, "Too few or too many days", "Please choose from {least} to {most} working days."
    ),
    "rating_over": Kind(
        409, "The time is over", "This could be rated until {last}. You can still write to us."
    ),
    "not_answered_yet": Kind(
        409,
        "Not answered yet",
        "Your first rating is still being looked into. You can rate the answer once it is here.",
    ),
    "name_needed": Kind(
        422, "Your name, please", "Please leave your name and telephone number, so that we can answer."
    ),
    "reopened_before": Kind(
        409, "Opened again before", "This was opened again once already. Please talk to us at the hall."
    ),
    "not_for_them": Kind(
        422, "It is about them", "This is about that department. Please give it to somebody else."
    ),
    "too_many_concerns": Kind(
        429,
        "A little patience",
        "Several were written from here just now. Please wait {minutes} minutes, or come to a window.",
    ),
    "unknown_entry": Kind(404, "No such entry", "There is no entry {entry} in the journal."),
    "entry_damaged": Kind(
        500,
        "Records damaged",
        "The entry {entry} is not as it was written. Please call whoever looks after the server; `verify` says more.",
    ),
    "unknown_slip": Kind(
        404,
        "No such slip",
        "There is no slip of today with this number and code. Please compare both, or scan the code on the slip.",
    ),
    "nothing_to_rate": Kind(409, "Nothing to rate", "There is nothing here to be rated at the moment."),
}
