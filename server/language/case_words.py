"""What the states, forms and reasons of a case are called, where the server writes them itself: papers and workbooks."""

from typing import Final

STATES: Final = {
    "received": "Received",
    "accepted": "In progress",
    "decided": "Decided",
    "issuing": "Ready to collect",
    "closed": "Handed over",
    "refused": "Not accepted",
    "withdrawn": "Withdrawn",
}
DECISIONS: Final = {"approved": "Approved", "refused": "Not approved"}
LAMPS: Final = {
    "green": "In time",
    "yellow": "A day or less left",
    "red": "Past the promise",
    "double_red": "Past the law's limit",
}
PAUSES: Final = {
    "hearing": "Hearing",
    "inspection": "Inspection",
    "testing": "Testing",
    "expert_review": "Expert review",
    "appraisal": "Appraisal",
    "auction": "Tender or auction",
    "public_notice": "Public notice",
}
FORMS: Final = {
    "original": "Original",
    "copy": "Copy",
    "both": "Original and copy",
    "form": "Form",
    "electronic": "Electronic",
}
REFUSALS: Final = {
    "no_licence_needed": "Nothing needs to be applied for",
    "not_ours": "Another authority is responsible",
    "not_allowed": "The applicant may not apply for it by law",
    "false_papers": "The papers are not genuine",
}
"""Why the law lets an application not be accepted."""
