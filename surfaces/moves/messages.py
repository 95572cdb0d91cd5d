"""What people see of moving a lesson: the new days before they are saved, what was saved, and what the others hear."""

from __future__ import annotations

from datetime import date

from models.calendar import week
from models.courses import Course, Slot
from models.moves import (
    Deed,
    Movable,
    MoveAsk,
    MoveChoice,
    MovedCourse,
    MovedLesson,
    MoveOutcome,
    MoveProposal,
    MoveQuestion,
    SavedMove,
    Shift,
    UndoneMove,
)
from surfaces.kit import (
    Block,
    LessonChoice,
    Message,
    Press,
    actions,
    button,
    class_choice,
    lines,
    pack,
    plain,
    say_day,
    say_day_week,
    say_time,
    section,
    sentence,
    text,
)
from surfaces.lessons import lesson_words
from surfaces.planning import clash_line

MOST_LINES = 4  # lessons told one by one; the others are told together
MOST_CLASHES = 6
BUTTONS_IN_A_ROW = 5


def say_slot(locale: str, slot: Slot | None, *, with_week: bool = False) -> str:
    """`torsdag 10 december kl. 10.00 (v. 50)`; not escaped."""
    if slot is None:
        return plain(locale, "move-no-day")
    said = say_day(locale, slot.day)
    if slot.at:
        said = plain(locale, "planned-at", day=said, time=say_time(locale, slot.at))
    return plain(locale, "move-slot-week", slot=said, week=str(week(slot.day))) if with_week else said


def proposed(locale: str, proposal: MoveProposal) -> Message:
    """The new days and the forecast before anything is saved, with a button for each way to do it."""
    alone_first = proposal.draft.alone and proposal.alone is not None
    shown = proposal.alone if alone_first and proposal.alone else proposal.rest
    title = _title(locale, shown)
    said = [title, *_days(locale, shown), *_notes(locale, proposal, shown)]
    blocks = [*lines("move.said", said), actions("move.actions", _buttons(locale, proposal))]
    return Message(title, blocks)


def _title(locale: str, outcome: MoveOutcome) -> str:
    asked = [shift for moved in outcome.classes for shift in moved.asked]
    cancels = outcome.draft.deed is Deed.CANCEL
    if len(asked) > 1:
        return text(locale, "cancel-title-many" if cancels else "move-title-many", count=len(asked))
    course = outcome.classes[0].course
    lesson = lesson_words(locale, course, [asked[0].number])
    return text(locale, "cancel-title" if cancels else "move-title", lesson=lesson, label=course.label)


def _days(locale: str, outcome: MoveOutcome) -> list[str]:
    several = len(outcome.classes) > 1
    said: list[str] = []
    for moved in outcome.classes:
        said += [shift_line(locale, moved.course, shift, several=several) for shift in moved.asked]
        said += _followers(locale, moved, several=several)
        said += _forecast(locale, moved, several=several)
    return said


def shift_line(locale: str, course: Course, shift: Shift | MovedLesson, *, several: bool = False) -> str:
    lesson = lesson_words(locale, course, [shift.number])
    old, new = say_slot(locale, shift.old), say_slot(locale, shift.new, with_week=True)
    if several:
        return text(locale, "move-line-of", label=course.label, lesson=lesson, old=old, new=new)
    return sentence(text(locale, "move-line", lesson=lesson, old=old, new=new))


def _followers(locale: str, moved: MovedCourse, *, several: bool) -> list[str]:
    """The lessons that follow: one by one where they are few, else the first of them and the last."""
    following = [shift for shift in moved.followers if shift.new]
    shown = 0 if several else (len(following) if len(following) <= MOST_LINES else 1)
    said = [shift_line(locale, moved.course, shift) for shift in following[:shown]]
    if following[shown:]:
        numbers = [shift.number for shift in following[shown:]]
        last = say_slot(locale, following[-1].new, with_week=True)
        said.append(
            sentence(text(locale, "move-followers", lesson=lesson_words(locale, moved.course, numbers), last=last))
        )
    return said


def _forecast(locale: str, moved: MovedCourse, *, several: bool) -> list[str]:
    label = moved.course.label
    said = []
    if moved.spilled:
        said.append(
            sentence(text(locale, "move-spilled", lesson=lesson_words(locale, moved.course, list(moved.spilled))))
        )
    elif moved.without_day:
        lesson = lesson_words(locale, moved.course, list(moved.without_day))
        said.append(sentence(text(locale, "move-without-day", lesson=lesson, label=label, spare=moved.spare)))
    elif several:
        said.append(text(locale, "move-forecast-of", label=label, spare=moved.spare))
    else:
        said.append(text(locale, "move-forecast", spare=moved.spare))
    return said


def _notes(locale: str, proposal: MoveProposal, shown: MoveOutcome) -> list[str]:
    """What is pointed out: never a reason to refuse."""
    said = [note for moved in shown.classes for note in _class_notes(locale, moved)]
    called = {moved.course.id: moved.course for moved in shown.classes}
    for met in shown.clashes[:MOST_CLASHES]:
        said.append(clash_line(locale, called[met.clash.course], met.clash, met.name))
    if len(shown.clashes) > MOST_CLASHES:
        said.append(text(locale, "plan-clashes-more", count=len(shown.clashes) - MOST_CLASHES))
    if proposal.draft.alone and proposal.alone is None and any(moved.followers for moved in proposal.rest.classes):
        said.append(text(locale, "move-not-alone"))
    if shown.plannings_stay:
        said.append(text(locale, "move-plannings-stay"))
    if not all(moved.calendar_known for moved in shown.classes if moved.course.keeps_school_days):
        said.append(text(locale, "move-no-calendar"))
    if proposal.draft.reason:
        said.append(text(locale, "move-reason", reason=plain(locale, f"reason-{proposal.draft.reason}")))
    return said


def _class_notes(locale: str, moved: MovedCourse) -> list[str]:
    label = moved.course.label
    said = [_no_school(locale, label, day, name) for day, name in moved.no_school]
    if moved.ahead_of:
        lesson = lesson_words(locale, moved.course, [moved.ahead_of])
        said.append(sentence(text(locale, "move-ahead-of", lesson=lesson, label=label)))
    return said


def _no_school(locale: str, label: str, day: date, name: str) -> str:
    words = {"day": say_day_week(locale, day), "label": label}
    if name:
        return sentence(text(locale, "move-no-school-named", name=name, **words))
    return sentence(text(locale, "move-no-school", **words))


def _buttons(locale: str, proposal: MoveProposal) -> list[Block]:
    buttons = [_save(locale, 0, proposal.rest, first=not (proposal.draft.alone and proposal.alone))]
    if proposal.alone:
        buttons.append(_save(locale, 1, proposal.alone, first=proposal.draft.alone))
    if proposal.draft.alone and proposal.alone:
        buttons.reverse()
    why = button(Press.WHY_MOVE, plain(locale, "button-move-why"), pack(proposal.draft))
    return [*buttons, why, button(Press.DROP_MOVE, plain(locale, "button-move-drop"))]


def _save(locale: str, place: int, outcome: MoveOutcome, *, first: bool) -> Block:
    draft = outcome.draft
    name, value = f"{Press.SAVE_MOVE}:{place}", pack(draft)
    if draft.deed is Deed.CANCEL:
        said = plain(locale, "button-cancel-alone" if draft.alone else "button-cancel-rest")
        return button(name, said, value, primary=first)
    if draft.alone:
        many = sum(len(moved.asked) for moved in outcome.classes) > 1
        said = plain(locale, "button-move-alone-many" if many else "button-move-alone")
        return button(name, said, value, primary=first)
    if any(moved.followers for moved in outcome.classes):
        return button(f"{Press.SAVE_MOVE}:{place}", plain(locale, "button-move-rest"), value, primary=first)
    closed = any(moved.no_school for moved in outcome.classes)
    return button(name, plain(locale, "button-move-anyway" if closed else "button-move"), value, primary=first)


def saved(locale: str, result: SavedMove) -> Message:
    """What was moved, how far the rest follows, and who hears of it."""
    said: list[str] = []
    for moved in result.outcome.classes:
        said += [_saved_line(locale, moved.course, shift) for shift in moved.asked]
        following = [shift for shift in moved.followers if shift.new]
        if following:
            lesson = lesson_words(locale, moved.course, [shift.number for shift in following])
            last = say_slot(locale, following[-1].new, with_week=True)
            rest = text(locale, "move-saved-rest", lesson=lesson, label=moved.course.label, last=last)
            said.append(sentence(rest))
        if moved.spilled:
            lesson = lesson_words(locale, moved.course, list(moved.spilled))
            said.append(sentence(text(locale, "move-spilled", lesson=lesson)))
    if result.notified:
        said.append(text(locale, "move-told", count=result.notified))
    buttons = [
        button(Press.UNDO_MOVE, plain(locale, "button-move-undo"), str(result.batch)),
        button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule")),
    ]
    return Message("\n".join(said), [*lines("move.saved", said), actions("move.actions", buttons)])


def _saved_line(locale: str, course: Course, shift: Shift) -> str:
    lesson = lesson_words(locale, course, [shift.number])
    old, new = say_slot(locale, shift.old), say_slot(locale, shift.new, with_week=True)
    if not shift.cancelled:
        return text(locale, "move-saved", lesson=lesson, label=course.label, new=new)
    if shift.new:
        return text(locale, "move-saved-cancelled", lesson=lesson, label=course.label, old=old, new=new)
    return text(locale, "move-saved-no-day", lesson=lesson, label=course.label, old=old)


def undone(locale: str, result: UndoneMove) -> Message:
    """The lessons lie where they lay."""
    said = []
    for course, shifts in result.classes:
        first, *rest = shifts
        lesson = lesson_words(locale, course, [first.number])
        if first.new:
            new = say_slot(locale, first.new, with_week=True)
            said.append(text(locale, "move-undone", lesson=lesson, label=course.label, new=new))
        else:
            said.append(text(locale, "move-undone-no-day", lesson=lesson, label=course.label))
        if rest:
            lesson = lesson_words(locale, course, [shift.number for shift in rest])
            said.append(sentence(text(locale, "move-undone-rest", lesson=lesson, label=course.label)))
    return Message("\n".join(said), lines("move.undone", said))


def dropped(locale: str) -> Message:
    """Nothing was changed."""
    said = text(locale, "move-dropped")
    return Message(said, [section("move.dropped", said)])


def asked(locale: str, ask: MoveAsk) -> Message:
    """A question before the new days, with its answers as buttons."""
    said = text(locale, "move-ask-class" if ask.question is MoveQuestion.WHICH_CLASS else "move-ask-weekday")
    buttons = [
        button(f"{Press.ANSWER_MOVE}:{place}", _choice(locale, choice), pack(choice.draft))
        for place, choice in enumerate(ask.choices)
    ]
    rows = [buttons[start : start + BUTTONS_IN_A_ROW] for start in range(0, len(buttons), BUTTONS_IN_A_ROW)]
    return Message(
        said, [section("move.asked", said), *(actions(f"move.choices.{place}", row) for place, row in enumerate(rows))]
    )


def _choice(locale: str, choice: MoveChoice) -> str:
    day = choice.words.get("day")
    if isinstance(day, date):
        return sentence(say_day(locale, day))
    return class_choice(locale, choice.words)


def invite(locale: str, lesson: Movable) -> Message:
    """No new day was said and a form can't be opened from here: a button that opens it."""
    words = {"lesson": lesson_words(locale, lesson.course, [lesson.number]), "label": lesson.course.label}
    if lesson.slot:
        lies = text(locale, "move-invite", slot=say_slot(locale, lesson.slot, with_week=True), **words)
    else:
        lies = text(locale, "move-invite-no-day", **words)
    said = sentence(lies)
    value = pack(LessonChoice(lesson.course.id, lesson.number))
    choose = button(Press.OPEN_MOVE, plain(locale, "button-move-choose"), value, primary=True)
    return Message(said, [section("move.invite", said), actions("move.actions", [choose])])
