"""Messages to a class's leaders about a planned lesson: the reminder before it, the question after it, and what the
question becomes once it is answered.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from models.courses import Course
from models.lessons import LEADERS_ASKED, Manner, NotHeld
from models.programmes import CareFlag, MaterialNeed
from models.reminders import (
    AFTER_LESSON,
    BEFORE_LESSON,
    PLANNING,
    LessonQuestion,
    LessonReminder,
    PlanningReminder,
    QuestionOutcome,
    SettledQuestion,
)
from surfaces.kit import (
    Block,
    HowAnswer,
    LessonChoice,
    Message,
    Press,
    Show,
    actions,
    button,
    context,
    pack,
    plain,
    say_day,
    say_list,
    say_time,
    section,
    sentence,
    text,
)
from surfaces.lessons import say_lesson
from surfaces.reminders import term_summaries

# The flags of a lesson that the reminder mentions, in this order; the others are on the lesson's own card.
MENTIONED_CARE_FLAGS = (
    CareFlag.HALF_GROUPS_TWO_ROOMS,
    CareFlag.PUPIL_HEALTH_INFORMED,
    CareFlag.DUTY_TO_REPORT_CARD,
    CareFlag.LEADERS_STAY_AFTER,
)


def show_before_lesson(locale: str, content: LessonReminder) -> Message:
    """`I morgon kl. 10.20–11.20: lektion 5 med 7B i B214, tillsammans med Karin.` and what to bring."""
    row = content.row
    words = {
        "when": say_near_day(locale, day=row.day, today=content.today, start=row.starts_at, end=row.ends_at),
        "lesson": _say_titled_lesson(locale, content),
        "label": content.course.label,
        "room": row.room or "none",
        "others": say_list(locale, content.others) or "none",
    }
    message_text = sentence(text(locale, "reminder-before", **words))
    lines = [message_text, *_list_materials(locale, content.materials)]
    lines += [text(locale, f"care-{flag}") for flag in MENTIONED_CARE_FLAGS if flag in content.care]
    if content.tip:
        lines.append(text(locale, "reminder-tip", tip=content.tip))
    move = button(f"{Press.OPEN_MOVE}:{row.id}", plain(locale, "button-cannot-move"), _pack_lesson(content))
    return Message(
        message_text,
        [
            section("before.said", "\n".join(lines)),
            actions("before.actions", [move]),
            _build_why(locale, content.course.label),
        ],
    )


def show_after_lesson(locale: str, content: LessonQuestion) -> Message:
    """`Hur gick lektion 5 med 7B?`, with buttons that answer in one tap."""
    words = {"lesson": _say_titled_lesson(locale, content), "label": content.course.label}
    day = "today" if content.row.day == content.today else say_day(locale, content.row.day)
    if content.asked:
        message_text = text(locale, "question-asked", day=say_day(locale, content.row.day), **words)
    else:
        others = say_list(locale, content.others) or "none"
        message_text = text(locale, "question-after", day=day, others=others, **words)
    return Message(
        message_text,
        [
            section("after.said", message_text),
            actions("after.actions", _build_answers(locale, content.course, content.row.number, content.row.id)),
            _build_why(locale, content.course.label),
        ],
    )


def _build_answers(locale: str, course: Course, number: int, planned_id: int) -> list[Block]:
    planned = str(planned_id)
    how = {manner: pack(HowAnswer(planned_id, manner)) for manner in Manner}
    return [
        button(
            f"{Press.HOW_IT_WENT}:as_manual", plain(locale, "button-as-manual"), how[Manner.AS_MANUAL], primary=True
        ),
        button(f"{Press.HOW_IT_WENT}:adapted", plain(locale, "button-adapted"), how[Manner.ADAPTED]),
        button(f"{Press.HOW_IT_WENT}:part_left_out", plain(locale, "button-part-left-out"), how[Manner.PART_LEFT_OUT]),
        button(Press.NOT_HELD, plain(locale, "button-not-held"), planned),
        button(
            f"{Press.OPEN_MOVE}:{planned}", plain(locale, "button-cannot-move"), pack(LessonChoice(course.id, number))
        ),
    ]


def show_planning(locale: str, content: PlanningReminder) -> Message:
    """The reminder of the leaders' joint planning, for those who turned it on."""
    row = content.row
    message_text = sentence(
        text(
            locale,
            "reminder-planning",
            when=say_near_day(
                locale,
                day=row.planning.day if row.planning else row.day,
                today=content.today,
                start=row.planning.at if row.planning else None,
                end=None,
            ),
            lesson=_say_titled_lesson(locale, content),
            label=content.course.label,
            others=say_list(locale, content.others) or "none",
        )
    )
    return Message(
        message_text,
        [section("planning.said", message_text), context("planning.why", text(locale, "reminder-why-planning"))],
    )


def show_not_held(locale: str, result: NotHeld) -> Message:
    """The receipt that a lesson was not held, with buttons to move it or undo; or that this was taken back."""
    lesson = say_lesson(locale, result.course, [result.number])
    words = {"lesson": lesson, "label": result.course.label, "day": say_day(locale, result.day)}
    if result.taken_back:
        message_text = text(locale, "not-held-taken-back", **words)
        answers = _build_answers(locale, result.course, result.number, result.planned_id)
        return Message(message_text, [section("after.said", message_text), actions("after.actions", answers)])
    message_text = text(locale, "not-held-noted", **words)
    buttons = [
        button(
            f"{Press.OPEN_MOVE}:{result.planned_id}",
            plain(locale, "button-cannot-move"),
            pack(LessonChoice(result.course.id, result.number)),
            primary=True,
        ),
        button(Press.TAKE_BACK_NOT_HELD, plain(locale, "button-undo"), str(result.planned_id)),
    ]
    return Message(message_text, [section("after.said", message_text), actions("after.actions", buttons)])


def show_settled(locale: str, question: SettledQuestion) -> Message:
    """What the question after a lesson becomes: who answered it, or what happened to the lesson."""
    words = {
        "lesson": say_lesson(locale, question.course, [question.row.number]),
        "label": question.course.label,
        "day": say_day(locale, question.row.day),
    }
    if question.outcome is QuestionOutcome.LOGGED and question.by:
        message_text = sentence(text(locale, "settled-logged-by", by=question.by, **words))
    else:
        message_text = sentence(text(locale, f"settled-{question.outcome}", **words))
    blocks = [section("after.said", message_text)]
    if question.outcome is QuestionOutcome.NOT_HELD:
        choice = pack(LessonChoice(question.course.id, question.row.number))
        move = button(f"{Press.OPEN_MOVE}:{question.row.id}", plain(locale, "button-cannot-move"), choice)
        blocks.append(actions("after.actions", [move]))
    elif question.log_id:
        reflect = button(Press.REFLECT, plain(locale, "button-add-reflection"), str(question.log_id))
        blocks.append(actions("after.actions", [reflect]))
    return Message(message_text, blocks)


def say_near_day(locale: str, day: date, today: date, start: time | None, end: time | None) -> str:
    """`i morgon kl. 10.20–11.20`, `torsdag 26 november kl. 10.20`; not escaped."""
    if day == today:
        phrase = plain(locale, "near-today")
    elif day == today + timedelta(days=1):
        phrase = plain(locale, "near-tomorrow")
    else:
        phrase = say_day(locale, day)
    if start and end:
        return plain(
            locale, "reminder-span", day=phrase, **{"from": say_time(locale, start), "to": say_time(locale, end)}
        )
    return plain(locale, "planned-at", day=phrase, time=say_time(locale, start)) if start else phrase


def say_item(locale: str, need: MaterialNeed) -> str:
    """`7 scenariokort`, `stödlistan`, `våldspyramiden från lektion 4`; not escaped."""
    phrase = plain(locale, f"item-{need.item}", count=need.count or 0)
    if need.from_lesson:
        return plain(locale, "reminder-made-before", item=phrase, number=str(need.from_lesson))
    return phrase


def _list_materials(locale: str, materials: tuple[MaterialNeed, ...]) -> list[str]:
    items = [say_item(locale, need) for need in materials]
    return [text(locale, "reminder-bring", items=say_list(locale, items))] if items else []


def _say_titled_lesson(locale: str, content: LessonReminder | LessonQuestion | PlanningReminder) -> str:
    phrase = say_lesson(locale, content.course, [content.row.number])
    return plain(locale, "lesson-titled", lesson=phrase, title=content.title) if content.title else phrase


def _pack_lesson(content: LessonReminder) -> str:
    return pack(LessonChoice(content.course.id, content.row.number))


def _build_why(locale: str, label: str) -> Block:
    return context("lesson.why", text(locale, "reminder-why", label=label))


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {
    BEFORE_LESSON: show_before_lesson,
    AFTER_LESSON: show_after_lesson,
    PLANNING: show_planning,
    LEADERS_ASKED: show_after_lesson,
    **term_summaries.SHOWS,
}
# What a settled question of each kind becomes.
SHOWS_SETTLED: dict[str, Show] = {AFTER_LESSON: show_settled, LEADERS_ASKED: show_settled}
