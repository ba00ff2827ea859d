"""What the configuration says of ratings, concerns and letters."""

from collections.abc import Iterator

from server.config.assessment import assessment_faults, assessment_of_config
from server.config.oversight_section import OversightSection
from server.config.rating_reasons import all_reasons
from server.config.schema import ConfigFile
from server.domain.cases.settings import NO_REGION, Office
from server.domain.oversight.settings import ConcernDays, FollowUpDays, LimitRules, OversightSettings
from server.domain.oversight.state import MOST_RATING_DAYS

MOST_DAYS = 60
MINUTE_S = 60.0
LIMITS = {
    "idle_minutes": (1, 480),
    "paused_minutes": (1, 480),
    "device_minutes": (1, 480),
    "uncollected_days": (1, 365),
    "remind_days": (1, MOST_DAYS),
}
"""The least and the most of each."""


def oversight_of(config: ConfigFile, office: Office) -> OversightSettings:
    said = config.oversight
    steps, concern, limits = said.follow_up, said.concern, said.limits
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
        LimitRules(
            wait_yellow=limits.wait_yellow,
            wait_red=limits.wait_red,
            wait_double_red=limits.wait_double_red,
            idle_s=limits.idle_minutes * MINUTE_S,
            paused_s=limits.paused_minutes * MINUTE_S,
            device_s=limits.device_minutes * MINUTE_S,
            uncollected_days=limits.uncollected_days,
            remind_days=limits.remind_days,
        ),
        assessment_of_config(said),
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
    for field, (low, high) in LIMITS.items():
        if not low <= getattr(said.limits, field) <= high:
            yield f"{field} must be between {low} and {high} at $.oversight.limits.{field}"
    if not 0 < said.limits.wait_yellow < said.limits.wait_red < said.limits.wait_double_red:
        yield "wait_yellow, wait_red and wait_double_red must rise from above 0 at $.oversight.limits"
    yield from assessment_faults(said)
