"""The closed lists of the catalogue: every word that its files may use where only certain words have a meaning."""

from enum import StrEnum

SiteKind = StrEnum("SiteKind", "SCHOOL YOUTH_CENTRE PLAY_PARK")
Component = StrEnum("Component", "VIOLENCE GENDER ACTIVE_BYSTANDER")
GroupKind = StrEnum("GroupKind", "CLASS DROP_IN")
Audience = StrEnum("Audience", "PUPILS STAFF")
# STRICT: each builds on the one before. LISTED: numbered in a source that does not say whether the order binds.
OrderRule = StrEnum("OrderRule", "STRICT LISTED ANY MONTH_BOUND")
Manual = StrEnum("Manual", "OLDER NEWER")
Item = StrEnum(
    "Item",
    "LOGBOOKS SUPPORT_LIST TERM_LIST POST_ITS FLIP_CHART_SHEETS VIOLENCE_PYRAMID SCENARIO_CARDS SCENARIOS DEVICES "
    "EVALUATION_FORMS DIPLOMAS TALKING_OBJECT",
)
# HALF_GROUPS_TWO_ROOMS holds for the whole lesson, HALF_GROUPS_PART for an exercise in it.
CareFlag = StrEnum(
    "CareFlag",
    "HALF_GROUPS_TWO_ROOMS HALF_GROUPS_PART SUPPORT_LIST DUTY_TO_REPORT_CARD PUPIL_HEALTH_INFORMED LEADERS_STAY_AFTER",
)
GateCode = StrEnum("GateCode", "GUARDIAN_INFORMATION BASELINE_SURVEY SAFE_BASE_CONVERSATIONS")
Evidence = StrEnum("Evidence", "DATE_AND_CHANNEL DATE_AND_COUNT COUNTS_AND_CLASS_STATE")
MilestoneCode = StrEnum(
    "MilestoneCode", "STARTUP_MEETING BOOSTER_HALF_DAY MID_YEAR_REVIEW OUTCOME_SURVEY END_OF_YEAR_EVALUATION"
)
MilestoneTiming = StrEnum("MilestoneTiming", "AFTER_BASIC_TRAINING FIRST_TERM AFTER_LESSON AFTER_LAST_LESSON YEAR_END")
Subject = StrEnum("Subject", "SCHOOL_TEAM COURSE")
StepCode = StrEnum(
    "StepCode",
    "KNOWLEDGE_HALF_DAY THEORY_SELF_STUDY BASIC_TRAINING STARTUP_MEETING BOOSTER_HALF_DAY ONGOING_YEAR_SUPPORT "
    "END_OF_YEAR_EVALUATION MENTOR_TRAINING KEY_PERSON_TRAINING",
)
Who = StrEnum("Who", "ALL_STAFF FUTURE_LEADERS LEADERS SCHOOL_TEAM KEY_PERSONS PUPIL_MENTORS")
