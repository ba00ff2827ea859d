"""Whatever somebody may want done about ratings, concerns and letters, as one union."""

from server.domain.oversight.about import OnItem as OnItem
from server.domain.oversight.assessments.commands import *
from server.domain.oversight.concerns.commands import *
from server.domain.oversight.followups.commands import *
from server.domain.oversight.keeping import ForgetEnded
from server.domain.oversight.letters.commands import *
from server.domain.oversight.overruns.commands import *
from server.domain.oversight.ratings.commands import *

AnyCommand = (
    RatingCommand
    | FollowUpCommand
    | ConcernCommand
    | LetterCommand
    | OverrunCommand
    | AssessmentCommand
    | ForgetEnded
)
