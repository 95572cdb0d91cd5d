"""Milestones: what a class or a team of leaders is to do, or to meet for, by a certain day beside its lessons.

They are gates before lesson 1, start-up, booster, reviews, surveys and training, and follow from a programme's rules:
`lay_milestones` creates them and keeps proposed days in step with the plan. `list_milestones` shows them, `mark_done`,
`put_day` and the like change them. `KINDS` has the reminders.
"""

from models.milestones.acts import (
    DatedMilestones,
    MilestoneDay,
    SettledMilestones,
    add_milestone,
    answer_invitation,
    confirm_day,
    drop_milestones,
    mark_done,
    pass_by,
    put_day,
    reopen_milestones,
)
from models.milestones.gates import OpenGates, open_gates
from models.milestones.kinds import KINDS, UPKEEP
from models.milestones.lists import find_milestones_due
from models.milestones.milestone import TRAINING, Milestone, MilestoneState
from models.milestones.planned import MILESTONE
from models.milestones.reminders import MilestoneReminder
from models.milestones.tables import PassedBy, milestones
from models.milestones.views import MilestoneList, MilestoneOffer, get_milestones, list_milestones

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
    "drop_milestones",
    "find_milestones_due",
    "get_milestones",
    "list_milestones",
    "mark_done",
    "milestones",
    "open_gates",
    "pass_by",
    "put_day",
    "reopen_milestones",
]
