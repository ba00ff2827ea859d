"""The slip that whoever asked or complained takes along: number and code, with which the answer is found."""

from functools import partial
from typing import Final

from server.domain.language import Language, Text
from server.domain.oversight.concerns.concern import Concern
from server.domain.oversight.words import ConcernKind
from server.language.catalogues import say
from server.papers.sheet import LabelledSheet, Labels, Sheet, table, words
from server.papers.subject import PaperLanguage

KINDS: Final = {
    ConcernKind.QUESTION: "Question",
    ConcernKind.COMPLAINT: "Complaint",
    ConcernKind.STUCK: "Could not get it done",
    ConcernKind.SUGGESTION: "Suggestion",
}


def concern_slip(one: Concern, hall: Text, raised: str, due: str, code: str, url: str) -> LabelledSheet:
    """In the language of whoever raised it. `raised` and `due` are ISO dates; `url` leads to its page. What was written is
    not on it: a slip is left lying about."""
    language = Language(one.language)
    told, reader = partial(say, language), PaperLanguage(language)
    sheet = Sheet(
        paper="concern",
        title=told("We have your message"),
        hall=hall.in_(language),
        number=one.id,
        date=reader.day(raised),
        blocks=[
            table(
                (told("Kind of message"), told(KINDS[one.kind])),
                (told("In hand by"), reader.day(due)),
            ),
            words(told("Nobody whom it is about sees it or answers it.")),
        ],
        link=f"/f/{one.id}",
        code=code,
    )
    labels = Labels(
        number=told("No. {number}", number=one.id),
        seal="",
        follow=told("Scan the code with your phone to read the answer."),
        code=told("Query code"),
        keep=told("Whoever has this code can read it. Please keep this slip."),
    )
    return LabelledSheet(sheet, labels, url, language.tag)
