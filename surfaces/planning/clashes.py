"""Clashes as text: a leader or room that is taken, or a time outside working hours. Shown for plans and moves."""

from __future__ import annotations

from models.courses import Course
from models.planning import BookingClash, ClashKind
from surfaces.kit import plain, text
from surfaces.lessons import say_lesson


def say_clash(locale: str, course: Course, clash: BookingClash, name: str) -> str:
    """`Karin är dubbelbokad: 7C och 7B, lektion 6.` `name` is the leader's; empty for a room, and for the reader."""
    other = clash.other or plain(locale, "clash-another-class")
    words = {
        "label": course.label,
        "lessons": say_lesson(locale, course, list(clash.numbers)),
        "what": clash.booking.value,
        "name": name or "none",
        "room": clash.room,
        "other": other,
    }
    if clash.kind is ClashKind.HOURS:
        return text(locale, "plan-clash-hours", **words)
    if clash.kind is ClashKind.ROOM:
        return text(locale, "plan-clash-room", **words)
    return text(locale, "plan-clash-person", **words)
