"""Planned lessons on days without school."""

from __future__ import annotations

from datetime import date

from models.courses.course import Course
from models.places import Calendars


def is_struck(calendars: Calendars, course: Course, day: date) -> bool:
    """Whether a lesson of the course planned for that day is struck: its class has no lessons then (any more)."""
    return course.keeps_school_days and not calendars.of_group(course.site_id, course.year).has_lessons(day)
