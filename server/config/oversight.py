"""What the configuration says of ratings, concerns and letters."""

from collections.abc import Iterator

from server.config.rating_reasons import all_reasons
from server.config.schema import ConfigFile, OversightSection
from server.domain.cases.settings import NO_REGION, Office
from server.domain.oversight.settings import ConcernDays, FollowUpDays, OversightSettings
from server.domain.oversight.state import MOST_RATING_DAYS

MOST_DAYS = 60


def oversight_of(config: ConfigFile, office: Office) -> OversightSettings:
    said = config.oversight
    steps, concern = said.follow_up, said.concern
    return OversightSettings(
        office,
        FollowUpDays(
            verify=steps.verify_days,
            rectify_least=steps.rectify_days_least,
            rectify_most=steps.rectify_days_most,
            reply=steps.reply_days,
            call_back=steps.call_back_days,
            contest=steps.contest_days,
        ),
        ConcernDays(
            assign=concern.assign_days,
            at_once=concern.at_once_days,
            simple=concern.simple_days,
            normal=concern.normal_days,
            hard=concern.hard_days,
            complex=concern.complex_days,
            call_back=concern.call_back_days,
        ),
        rating_days=said.rating_days,
        anonymous=said.anonymous,
        region=config.server.region or NO_REGION,
        reasons=all_reasons(config),
    )


def oversight_faults(said: OversightSection) -> Iterator[str]:
    """As `server.config.check.faults`."""
    if not 1 <= said.rating_days <= MOST_RATING_DAYS:
        yield f"rating_days must be between 1 and {MOST_RATING_DAYS} at $.oversight.rating_days"
    for name, section in (("follow_up", said.follow_up), ("concern", said.concern)):
        for field in section.__struct_fields__:
            if not 1 <= getattr(section, field) <= MOST_DAYS:
                yield f"{field} must be between 1 and {MOST_DAYS} at $.oversight.{name}.{field}"
    if said.follow_up.rectify_days_least > said.follow_up.rectify_days_most:
        yield "rectify_days_least is above rectify_days_most at $.oversight.follow_up"
    if said.retention_days < 1:
        yield "retention_days must be at least 1 at $.oversight.retention_days"
