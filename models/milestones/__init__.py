"""Milestones: what a class or a team does or meets for by a day, beside its lessons.

Gates before lesson 1, start-up, booster, reviews, surveys and training. They follow from the programme's rules:
`lay_milestones` creates them and keeps proposed days in step with the plan. `list_milestones` shows them, `mark_done`,
`put_day` and the like change them, `plan_milestones` and `check_milestones` remind of them.
"""

from models.milestones.acts import (
    DatedMilestones,
    MilestoneDay,
    SettledMilestones,
    add_milestone,
    answer_invitation,
    confirm_day,
    mark_done,
    pass_by,
    put_day,
    reopen,
)
from models.milestones.gates import OpenGates, open_gates
from models.milestones.kinds import KINDS, UPKEEP
from models.milestones.lists import milestones_due
from models.milestones.milestone import TRAINING, Milestone, MilestoneState
from models.milestones.planned import MILESTONE
from models.milestones.reminders import MilestoneReminder
from models.milestones.tables import PassedBy, milestones
from models.milestones.views import MilestoneList, MilestoneOffer, list_milestones, milestones_to_see

__all__ = [
    "KINDS",
    "MILESTONE",
    "TRAINING",
    "UPKEEP",
    "DatedMilestones",
    "Milestone",
    "MilestoneDay",
    "MilestoneList",
    "MilestoneOffer",
    "MilestoneReminder",
    "MilestoneState",
    "OpenGates",
    "PassedBy",
    "SettledMilestones",
    "add_milestone",
    "answer_invitation",
    "confirm_day",
    "list_milestones",
    "mark_done",
    "milestones",
    "milestones_due",
    "milestones_to_see",
    "open_gates",
    "pass_by",
    "put_day",
    "reopen",
]
