"""Messages about moved and cancelled lessons: the proposal, the receipt, undoing, and questions."""

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
    lines,
    pack,
    plain,
    say_class_choice,
    say_day,
    say_day_week,
    say_day_year,
    say_list,
    say_time,
    section,
    sentence,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.planning import say_clash

MOST_LINES = 4  # lessons that get a line each; the others share one
MOST_CLASHES = 6
BUTTONS_IN_A_ROW = 5


def say_slot(locale: str, slot: Slot | None, *, with_week: bool = False) -> str:
    """`torsdag 10 december kl. 10.00 (v. 50)`; not escaped."""
    if slot is None:
        return plain(locale, "move-no-day")
    phrase = say_day(locale, slot.day)
    if slot.at:
        phrase = plain(locale, "planned-at", day=phrase, time=say_time(locale, slot.at))
    return plain(locale, "move-slot-week", slot=phrase, week=str(week(slot.day))) if with_week else phrase


def show_proposal(locale: str, proposal: MoveProposal) -> Message:
    """The proposal: new days and forecast, with a button for each way to save it. Nothing is saved yet."""
    alone_first = proposal.draft.alone and proposal.alone is not None
    shown = proposal.alone if alone_first and proposal.alone else proposal.rest
    title = _say_title(locale, shown)
    sentences = [title, *_list_days(locale, shown), *_list_notes(locale, proposal, shown)]
    blocks = [*lines("move.said", sentences), actions("move.actions", _build_buttons(locale, proposal))]
    return Message(title, blocks)


def _say_title(locale: str, outcome: MoveOutcome) -> str:
    asked = [shift for moved in outcome.classes for shift in moved.asked]
    cancels = outcome.draft.deed is Deed.CANCEL
    if len(asked) > 1:
        return text(locale, "cancel-title-many" if cancels else "move-title-many", count=len(asked))
    course = outcome.classes[0].course
    lesson = say_lesson(locale, course, [asked[0].number])
    return text(locale, "cancel-title" if cancels else "move-title", lesson=lesson, label=course.label)


def _list_days(locale: str, outcome: MoveOutcome) -> list[str]:
    several = len(outcome.classes) > 1
    sentences: list[str] = []
    for moved in outcome.classes:
        sentences += [say_shift(locale, moved.course, shift, several=several) for shift in moved.asked]
        sentences += _list_followers(locale, moved, several=several)
        sentences += _list_forecast(locale, moved, several=several)
    return sentences


def say_shift(locale: str, course: Course, shift: Shift | MovedLesson, *, several: bool = False) -> str:
    lesson = say_lesson(locale, course, [shift.number])
    old, new = say_slot(locale, shift.old), say_slot(locale, shift.new, with_week=True)
    if several:
        return text(locale, "move-line-of", label=course.label, lesson=lesson, old=old, new=new)
    return sentence(text(locale, "move-line", lesson=lesson, old=old, new=new))


def _list_followers(locale: str, moved: MovedCourse, *, several: bool) -> list[str]:
    """The lessons after it that move too: a line each where they are few, else the first and the last of them."""
    following = [shift for shift in moved.followers if shift.new]
    shown = 0 if several else (len(following) if len(following) <= MOST_LINES else 1)
    sentences = [say_shift(locale, moved.course, shift) for shift in following[:shown]]
    if following[shown:]:
        numbers = [shift.number for shift in following[shown:]]
        last = say_slot(locale, following[-1].new, with_week=True)
        sentences.append(
            sentence(text(locale, "move-followers", lesson=say_lesson(locale, moved.course, numbers), last=last))
        )
    return sentences


def _list_forecast(locale: str, moved: MovedCourse, *, several: bool) -> list[str]:
    label = moved.course.label
    sentences = []
    if moved.spilled:
        sentences.append(
            sentence(text(locale, "move-spilled", lesson=say_lesson(locale, moved.course, list(moved.spilled))))
        )
    elif moved.without_day:
        lesson = say_lesson(locale, moved.course, list(moved.without_day))
        sentences.append(sentence(text(locale, "move-without-day", lesson=lesson, label=label, spare=moved.spare)))
    elif several:
        sentences.append(text(locale, "move-forecast-of", label=label, spare=moved.spare))
    else:
        sentences.append(text(locale, "move-forecast", spare=moved.spare))
    return sentences


def _list_notes(locale: str, proposal: MoveProposal, shown: MoveOutcome) -> list[str]:
    """What the person should notice about the proposal. None of it stops the move."""
    sentences = [note for moved in shown.classes for note in _list_class_notes(locale, moved)]
    courses = {moved.course.id: moved.course for moved in shown.classes}
    for named_clash in shown.clashes[:MOST_CLASHES]:
        sentences.append(say_clash(locale, courses[named_clash.clash.course], named_clash.clash, named_clash.name))
    if len(shown.clashes) > MOST_CLASHES:
        sentences.append(text(locale, "plan-clashes-more", count=len(shown.clashes) - MOST_CLASHES))
    if proposal.draft.alone and proposal.alone is None and any(moved.followers for moved in proposal.rest.classes):
        sentences.append(text(locale, "move-not-alone"))
    if shown.plannings_stay:
        sentences.append(text(locale, "move-plannings-stay"))
    if not all(moved.calendar_known for moved in shown.classes if moved.course.keeps_school_days):
        sentences.append(text(locale, "move-no-calendar"))
    if proposal.draft.reason:
        sentences.append(text(locale, "move-reason", reason=plain(locale, f"reason-{proposal.draft.reason}")))
    return sentences


def _list_class_notes(locale: str, moved: MovedCourse) -> list[str]:
    label = moved.course.label
    sentences = [_say_no_school(locale, label, day, name) for day, name in moved.no_school]
    if moved.ahead_of:
        lesson = say_lesson(locale, moved.course, [moved.ahead_of])
        sentences.append(sentence(text(locale, "move-ahead-of", lesson=lesson, label=label)))
    return sentences


def _say_no_school(locale: str, label: str, day: date, name: str) -> str:
    words = {"day": say_day_week(locale, day), "label": label}
    if name:
        return sentence(text(locale, "move-no-school-named", name=name, **words))
    return sentence(text(locale, "move-no-school", **words))


def _build_buttons(locale: str, proposal: MoveProposal) -> list[Block]:
    buttons = [_build_save_button(locale, 0, proposal.rest, first=not (proposal.draft.alone and proposal.alone))]
    if proposal.alone:
        buttons.append(_build_save_button(locale, 1, proposal.alone, first=proposal.draft.alone))
    if proposal.draft.alone and proposal.alone:
        buttons.reverse()
    why = button(Press.WHY_MOVE, plain(locale, "button-move-why"), pack(proposal.draft))
    return [*buttons, why, button(Press.DROP_MOVE, plain(locale, "button-move-drop"))]


def _build_save_button(locale: str, place: int, outcome: MoveOutcome, *, first: bool) -> Block:
    draft = outcome.draft
    name, value = f"{Press.SAVE_MOVE}:{place}", pack(draft)
    if draft.deed is Deed.CANCEL:
        label = plain(locale, "button-cancel-alone" if draft.alone else "button-cancel-rest")
        return button(name, label, value, primary=first)
    if draft.alone:
        many = sum(len(moved.asked) for moved in outcome.classes) > 1
        label = plain(locale, "button-move-alone-many" if many else "button-move-alone")
        return button(name, label, value, primary=first)
    if any(moved.followers for moved in outcome.classes):
        return button(f"{Press.SAVE_MOVE}:{place}", plain(locale, "button-move-rest"), value, primary=first)
    closed = any(moved.no_school for moved in outcome.classes)
    return button(name, plain(locale, "button-move-anyway" if closed else "button-move"), value, primary=first)


def show_saved(locale: str, result: SavedMove) -> Message:
    """The receipt: what was moved, how far the other lessons follow, and how many people are told."""
    sentences: list[str] = []
    for moved in result.outcome.classes:
        sentences += [_say_saved(locale, moved.course, shift) for shift in moved.asked]
        following = [shift for shift in moved.followers if shift.new]
        if following:
            lesson = say_lesson(locale, moved.course, [shift.number for shift in following])
            last = say_slot(locale, following[-1].new, with_week=True)
            rest = text(locale, "move-saved-rest", lesson=lesson, label=moved.course.label, last=last)
            sentences.append(sentence(rest))
        if moved.spilled:
            lesson = say_lesson(locale, moved.course, list(moved.spilled))
            sentences.append(sentence(text(locale, "move-spilled", lesson=lesson)))
    if result.notified:
        sentences.append(text(locale, "move-told", names=say_list(locale, result.notified)))
    buttons = [
        button(Press.UNDO_MOVE, plain(locale, "button-move-undo"), str(result.batch)),
        button(Press.SHOW_SCHEDULE, plain(locale, "button-schedule")),
    ]
    return Message("\n".join(sentences), [*lines("move.saved", sentences), actions("move.actions", buttons)])


def _say_saved(locale: str, course: Course, shift: Shift) -> str:
    lesson = say_lesson(locale, course, [shift.number])
    old, new = say_slot(locale, shift.old), say_slot(locale, shift.new, with_week=True)
    if not shift.cancelled:
        return text(locale, "move-saved", lesson=lesson, label=course.label, new=new)
    if shift.new:
        return text(locale, "move-saved-cancelled", lesson=lesson, label=course.label, old=old, new=new)
    return text(locale, "move-saved-no-day", lesson=lesson, label=course.label, old=old)


def show_undone(locale: str, result: UndoneMove) -> Message:
    """The receipt that a move was undone: the lessons have their old days again."""
    sentences = []
    for course, shifts in result.classes:
        first, *rest = shifts
        lesson = say_lesson(locale, course, [first.number])
        if first.new:
            new = say_slot(locale, first.new, with_week=True)
            sentences.append(text(locale, "move-undone", lesson=lesson, label=course.label, new=new))
        else:
            sentences.append(text(locale, "move-undone-no-day", lesson=lesson, label=course.label))
        if rest:
            lesson = say_lesson(locale, course, [shift.number for shift in rest])
            sentences.append(sentence(text(locale, "move-undone-rest", lesson=lesson, label=course.label)))
    return Message("\n".join(sentences), lines("move.undone", sentences))


def show_dropped(locale: str) -> Message:
    """Nothing was changed."""
    message_text = text(locale, "move-dropped")
    return Message(message_text, [section("move.dropped", message_text)])


def show_question(locale: str, ask: MoveAsk) -> Message:
    """A question before a proposal can be made, with its answers as buttons."""
    if ask.question is MoveQuestion.FAR_DAY:
        day = ask.choices[0].words["day"]
        assert isinstance(day, date)
        message_text = text(locale, "move-ask-far", day=say_day_year(locale, day))
    elif ask.question is MoveQuestion.WHICH_CLASS:
        message_text = text(locale, "move-ask-class")
    else:
        message_text = text(locale, "move-ask-weekday")
    buttons = [
        button(f"{Press.ANSWER_MOVE}:{place}", _say_choice(locale, choice), pack(choice.draft))
        for place, choice in enumerate(ask.choices)
    ]
    if ask.question is MoveQuestion.FAR_DAY:
        buttons.append(button(Press.DROP_MOVE, plain(locale, "button-move-drop")))
    rows = [buttons[start : start + BUTTONS_IN_A_ROW] for start in range(0, len(buttons), BUTTONS_IN_A_ROW)]
    return Message(
        message_text,
        [
            section("move.asked", message_text),
            *(actions(f"move.choices.{place}", row) for place, row in enumerate(rows)),
        ],
    )


def _say_choice(locale: str, choice: MoveChoice) -> str:
    day = choice.words.get("day")
    if isinstance(day, date):
        return sentence(say_day_year(locale, day) if choice.draft.sure else say_day(locale, day))
    return say_class_choice(locale, choice.words)


def invite_to_move(locale: str, lesson: Movable) -> Message:
    """A button that opens the form for the new day, for places where it can't be opened at once."""
    words = {"lesson": say_lesson(locale, lesson.course, [lesson.number]), "label": lesson.course.label}
    if lesson.slot:
        lies = text(locale, "move-invite", slot=say_slot(locale, lesson.slot, with_week=True), **words)
    else:
        lies = text(locale, "move-invite-no-day", **words)
    message_text = sentence(lies)
    value = pack(LessonChoice(lesson.course.id, lesson.number))
    choose = button(Press.OPEN_MOVE, plain(locale, "button-move-choose"), value, primary=True)
    return Message(message_text, [section("move.invite", message_text), actions("move.actions", [choose])])
