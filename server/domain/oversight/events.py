"""Whatever can have happened to ratings, concerns and letters, as one union."""

from server.domain.oversight.assessments.events import *
from server.domain.oversight.concerns.events import *
from server.domain.oversight.followups.events import *
from server.domain.oversight.keeping import EndedForgotten
from server.domain.oversight.letters.events import *
from server.domain.oversight.overruns.events import *
from server.domain.oversight.ratings.events import *

AnyEvent = (
    RatingEvent | FollowUpEvent | ConcernEvent | LetterEvent | OverrunEvent | AssessmentEvent | EndedForgotten
)
