"""The tables of courses, each declared once."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from models.db import GuardedText, Instant, Row, closed_list, core_table, guarded_text

LONGEST_ROOM = 80  # characters
LONGEST_LABEL = 40  # characters


class CourseStatus(StrEnum):
    """Where a course stands."""

    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class CancelReason(StrEnum):
    """Why a planned lesson is not held when it was planned. The list never asks about health (promise 4)."""

    TIMETABLE = "timetable"
    PUPILS_ELSEWHERE = "pupils_elsewhere"
    STAFFING = "staffing"
    ROOM = "room"
    NO_SCHOOL = "no_school"
    OTHER = "other"


class CoursePart(StrEnum):
    """A person's part in a course."""

    LEADER = "leader"
    RESERVE = "reserve"


class PlanningPlace(StrEnum):
    """Whose time the joint planning takes. Conference time may be used; APT, the workplace meeting, may not (S0)."""

    OWN = "own"
    CONFERENCE = "conference"


class TimeSource(StrEnum):
    """Where the lessons' time is taken from (S0, inventory row 39)."""

    ALL_SUBJECTS = "all_subjects"
    MENTOR_TIME = "mentor_time"
    EXTENDED_TIME = "extended_time"
    THEME_DAYS = "theme_days"


class GroupKind(StrEnum):
    """A class has a list of its own; a drop-in group has whoever comes."""

    CLASS = "class"
    DROP_IN = "drop_in"


class CourseRow(Row, table=True):
    """One group's run through one series of one programme."""

    __tablename__ = "courses"
    __table_args__ = (UniqueConstraint("group_id", "programme", "series", "school_year"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    group_id: int = Field(foreign_key="groups.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    programme: str = Field(max_length=40)
    series: str = Field(max_length=40)
    school_year: int  # when it started; the edition of the rules follows from it
    status: CourseStatus = Field(sa_type=closed_list(CourseStatus, "status"))
    ended_on: date | None = None
    starts_on: date | None = None
    weekday: int | None = None  # 1 Monday to 7 Sunday
    starts_at: time | None = None  # local wall time; the zone is the workspace's
    interval_weeks: int  # in teaching weeks
    room: GuardedText | None = Field(default=None, sa_type=guarded_text(LONGEST_ROOM))
    held_before: int = 0  # lessons held before the bot was used
    lesson_minutes: int | None = None  # none: as long as the programme says
    setup_minutes: int | None = None  # before and after each lesson: fetch material, refurnish (S0: ställtid)
    reflection_minutes: int | None = None
    planning_minutes: int | None = None
    time_source: TimeSource | None = Field(default=None, sa_type=closed_list(TimeSource, "time_source"))
    created_at: datetime = Field(sa_type=Instant)


class CoursePersonRow(Row, table=True):
    """A leader or reserve of a course."""

    __tablename__ = "course_people"
    __table_args__ = (UniqueConstraint("course_id", "person_id"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    course_id: int = Field(foreign_key="courses.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="persons.id", ondelete="CASCADE", index=True)
    part: CoursePart = Field(sa_type=closed_list(CoursePart, "part"))
    knows_pupils: bool | None = None  # none: not told


class PlanningHourRow(Row, table=True):
    """A planning hour that one or more planned lessons share."""

    __tablename__ = "planning_bookings"

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    day: date
    starts_at: time
    minutes: int
    place: PlanningPlace = Field(sa_type=closed_list(PlanningPlace, "place"))
    room: GuardedText | None = Field(default=None, sa_type=guarded_text(LONGEST_ROOM))


class PlannedLessonRow(Row, table=True):
    """A lesson of a course on the day it is planned for. Cancelled ones stay."""

    __tablename__ = "planned_lessons"
    __table_args__ = (
        Index(
            "ix_planned_lessons_day",
            "workspace_id",
            "day",
            sqlite_where=text("cancelled_at IS NULL"),
            postgresql_where=text("cancelled_at IS NULL"),
        ),
        Index(
            "uq_planned_lessons_number",
            "course_id",
            "number",
            unique=True,
            sqlite_where=text("cancelled_at IS NULL"),
            postgresql_where=text("cancelled_at IS NULL"),
        ),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    course_id: int = Field(foreign_key="courses.id", ondelete="CASCADE", index=True)
    number: int
    day: date
    starts_at: time | None = None
    room: GuardedText | None = Field(default=None, sa_type=guarded_text(LONGEST_ROOM))
    minutes: int | None = None  # none: as long as the course's lessons are
    planning_id: int | None = Field(default=None, foreign_key="planning_bookings.id", ondelete="SET NULL", index=True)
    missed_at: datetime | None = Field(
        default=None, sa_type=Instant
    )  # somebody said that it was not held that day; the lesson is still to come
    cancelled_at: datetime | None = Field(default=None, sa_type=Instant)
    cancel_reason: CancelReason | None = Field(default=None, sa_type=closed_list(CancelReason, "cancel_reason"))


class GroupRow(Row, table=True):
    """A class or a drop-in group. It keeps its id when 7A becomes 8A."""

    __tablename__ = "groups"

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    kind: GroupKind = Field(sa_type=closed_list(GroupKind, "kind"))


class GroupLabelRow(Row, table=True):
    """What a group is called in one school year."""

    __tablename__ = "group_labels"
    __table_args__ = (
        UniqueConstraint("group_id", "school_year"),
        UniqueConstraint("site_id", "school_year", "label_key"),
    )

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    group_id: int = Field(foreign_key="groups.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    school_year: int
    label: GuardedText = Field(sa_type=guarded_text(LONGEST_LABEL))
    label_key: str = Field(max_length=LONGEST_LABEL)
    year: int | None = None  # 1 to 9, 10 to 12 for upper secondary 1 to 3; none for a drop-in group


class LessonTitleRow(Row, table=True):
    """A school's own title of a lesson."""

    __tablename__ = "lesson_titles"
    __table_args__ = (UniqueConstraint("site_id", "programme", "series", "number"),)

    workspace_id: int = Field(foreign_key="workspaces.id", ondelete="CASCADE", index=True)
    site_id: int = Field(foreign_key="sites.id", ondelete="CASCADE", index=True)
    programme: str = Field(max_length=40)
    series: str = Field(max_length=40)
    number: int
    title: GuardedText = Field(sa_type=guarded_text(200))  # the school's own


courses = core_table(CourseRow)
course_people = core_table(CoursePersonRow)
planning_bookings = core_table(PlanningHourRow)
planned_lessons = core_table(PlannedLessonRow)
groups = core_table(GroupRow)
group_labels = core_table(GroupLabelRow)
lesson_titles = core_table(LessonTitleRow)
