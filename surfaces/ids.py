"""The names of buttons, forms and fields: shared by the surfaces that show them and the handlers that hear them."""

from __future__ import annotations

from enum import StrEnum


class Press(StrEnum):
    """Buttons. Where several of a kind stand in one block, a number follows after a colon."""

    ANSWER = "log.answer"
    OPEN_LOG = "log.open"
    CHANGE = "log.change"
    UNDO = "log.undo"
    REFLECT = "reflect.open"
    EDIT_REFLECTION = "reflect.edit"
    WITHDRAW_REFLECTION = "reflect.withdraw"
    COLLEAGUE = "guard.colleague"
    REWRITE = "guard.rewrite"
    CHOOSE_SITE = "access.choose"
    ASK_ACCESS = "access.ask"
    LET_IN = "access.let_in"
    DECLINE = "access.decline"
    SHOW_STATUS = "status.show"
    SHOW_SCHEDULE = "schedule.show"
    SHOW_HELP = "help.show"


class Form(StrEnum):
    """Modals, by callback id."""

    LOG = "form.log"
    CHANGE = "form.change"
    REFLECT = "form.reflect"
    EDIT_REFLECTION = "form.edit_reflection"
    CHOOSE_SITE = "form.choose_site"


class Shortcut(StrEnum):
    """Shortcuts, by callback id."""

    REFLECT_ON_MESSAGE = "shortcut.reflect"
    LOG = "shortcut.log"


class Field(StrEnum):
    """Fields of forms; block id and action id are the same."""

    COURSE = "field.course"
    NUMBER = "field.number"
    DAY = "field.day"
    COLLEAGUES = "field.colleagues"
    MANNER = "field.manner"
    ADAPTATIONS = "field.adaptations"
    MINUTES = "field.minutes"
    ENGAGEMENT = "field.engagement"
    WENT_WELL = "field.went_well"
    CHANGE_NEXT = "field.change_next"
    FOLLOW_UP = "field.follow_up"
    VISIBILITY = "field.visibility"
    SITE = "field.site"
