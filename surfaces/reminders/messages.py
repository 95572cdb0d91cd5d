"""What a leader is told of a lesson unasked: the day before, after it, and once the question has its answer."""

from __future__ import annotations

from datetime import date, time, timedelta

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
from surfaces.lessons import lesson_words

# What a lesson's card asks to be minded, in this order; the rest stands on the card.
SAID_OF_CARE = (
    CareFlag.HALF_GROUPS_TWO_ROOMS,
    CareFlag.PUPIL_HEALTH_INFORMED,
    CareFlag.DUTY_TO_REPORT_CARD,
    CareFlag.LEADERS_STAY_AFTER,
)


def before_lesson(locale: str, content: LessonReminder) -> Message:
    """`I morgon kl. 10.20–11.20: lektion 5 med 7B i B214, tillsammans med Karin.` and what to bring."""
    row = content.row
    words = {
        "when": near(locale, day=row.day, today=content.today, start=row.starts_at, end=row.ends_at),
        "lesson": _lesson(locale, content),
        "label": content.course.label,
        "room": row.room or "none",
        "others": say_list(locale, content.others) or "none",
    }
    said = sentence(text(locale, "reminder-before", **words))
    lines = [said, *_bring(locale, content.materials)]
    lines += [text(locale, f"care-{flag}") for flag in SAID_OF_CARE if flag in content.care]
    if content.tip:
        lines.append(text(locale, "reminder-tip", tip=content.tip))
    move = button(f"{Press.OPEN_MOVE}:{row.id}", plain(locale, "button-cannot-move"), _lesson_value(content))
    return Message(
        said,
        [
            section("before.said", "\n".join(lines)),
            actions("before.actions", [move]),
            _why(locale, content.course.label),
        ],
    )


def after_lesson(locale: str, content: LessonQuestion) -> Message:
    """`Hur gick lektion 5 med 7B?`, with an answer in one tap."""
    words = {"lesson": _lesson(locale, content), "label": content.course.label}
    day = "today" if content.row.day == content.today else say_day(locale, content.row.day)
    if content.asked:
        said = text(locale, "question-asked", day=say_day(locale, content.row.day), **words)
    else:
        others = say_list(locale, content.others) or "none"
        said = text(locale, "question-after", day=day, others=others, **words)
    return Message(
        said,
        [
            section("after.said", said),
            actions("after.actions", _answers(locale, content)),
            _why(locale, content.course.label),
        ],
    )


def _answers(locale: str, content: LessonQuestion) -> list[Block]:
    planned = str(content.row.id)
    how = {manner: pack(HowAnswer(content.row.id, manner)) for manner in Manner}
    return [
        button(
            f"{Press.HOW_IT_WENT}:as_manual", plain(locale, "button-as-manual"), how[Manner.AS_MANUAL], primary=True
        ),
        button(f"{Press.HOW_IT_WENT}:adapted", plain(locale, "button-adapted"), how[Manner.ADAPTED]),
        button(f"{Press.HOW_IT_WENT}:part_left_out", plain(locale, "button-part-left-out"), how[Manner.PART_LEFT_OUT]),
        button(Press.NOT_HELD, plain(locale, "button-not-held"), planned),
        button(f"{Press.OPEN_MOVE}:{planned}", plain(locale, "button-cannot-move"), _lesson_value(content)),
    ]


def planning(locale: str, content: PlanningReminder) -> Message:
    """The joint planning, for one who asked to be reminded of it."""
    row = content.row
    said = sentence(
        text(
            locale,
            "reminder-planning",
            when=near(
                locale,
                day=row.planning.day if row.planning else row.day,
                today=content.today,
                start=row.planning.at if row.planning else None,
                end=None,
            ),
            lesson=_lesson(locale, content),
            label=content.course.label,
            others=say_list(locale, content.others) or "none",
        )
    )
    return Message(
        said, [section("planning.said", said), context("planning.why", text(locale, "reminder-why-planning"))]
    )


def not_held(locale: str, result: NotHeld) -> Message:
    """A lesson that was not held: what it means, and the way on."""
    lesson = lesson_words(locale, result.course, [result.number])
    words = {"lesson": lesson, "label": result.course.label, "day": say_day(locale, result.day)}
    if result.taken_back:
        said = text(locale, "not-held-taken-back", **words)
        return Message(said, [section("after.said", said)])
    said = text(locale, "not-held-noted", **words)
    buttons = [
        button(
            f"{Press.OPEN_MOVE}:{result.planned_id}",
            plain(locale, "button-cannot-move"),
            pack(LessonChoice(result.course.id, result.number)),
            primary=True,
        ),
        button(Press.TAKE_BACK_NOT_HELD, plain(locale, "button-undo"), str(result.planned_id)),
    ]
    return Message(said, [section("after.said", said), actions("after.actions", buttons)])


def settled(locale: str, found: SettledQuestion) -> Message:
    """A question that has found its answer: who told, or what became of the lesson."""
    words = {
        "lesson": lesson_words(locale, found.course, [found.row.number]),
        "label": found.course.label,
        "day": say_day(locale, found.row.day),
    }
    if found.outcome is QuestionOutcome.LOGGED and found.by:
        said = sentence(text(locale, "settled-logged-by", by=found.by, **words))
    else:
        said = sentence(text(locale, f"settled-{found.outcome}", **words))
    blocks = [section("after.said", said)]
    if found.log_id:
        reflect = button(Press.REFLECT, plain(locale, "button-add-reflection"), str(found.log_id))
        blocks.append(actions("after.actions", [reflect]))
    return Message(said, blocks)


def near(locale: str, day: date, today: date, start: time | None, end: time | None) -> str:
    """`i morgon kl. 10.20–11.20`, `torsdag 26 november kl. 10.20`; not escaped."""
    if day == today:
        said = plain(locale, "near-today")
    elif day == today + timedelta(days=1):
        said = plain(locale, "near-tomorrow")
    else:
        said = say_day(locale, day)
    if start and end:
        return plain(
            locale, "reminder-span", day=said, **{"from": say_time(locale, start), "to": say_time(locale, end)}
        )
    return plain(locale, "planned-at", day=said, time=say_time(locale, start)) if start else said


def item_words(locale: str, need: MaterialNeed) -> str:
    """`7 scenariokort`, `stödlistan`, `våldspyramiden från lektion 4`; not escaped."""
    said = plain(locale, f"item-{need.item}", count=need.count or 0)
    if need.from_lesson:
        return plain(locale, "reminder-made-before", item=said, number=str(need.from_lesson))
    return said


def _bring(locale: str, materials: tuple[MaterialNeed, ...]) -> list[str]:
    items = [item_words(locale, need) for need in materials]
    return [text(locale, "reminder-bring", items=say_list(locale, items))] if items else []


def _lesson(locale: str, content: LessonReminder | LessonQuestion | PlanningReminder) -> str:
    said = lesson_words(locale, content.course, [content.row.number])
    return plain(locale, "lesson-titled", lesson=said, title=content.title) if content.title else said


def _lesson_value(content: LessonReminder | LessonQuestion) -> str:
    return pack(LessonChoice(content.course.id, content.row.number))


def _why(locale: str, label: str) -> Block:
    return context("lesson.why", text(locale, "reminder-why", label=label))


# What shows each kind of delivery, by its name.
SHOWS: dict[str, Show] = {
    BEFORE_LESSON: before_lesson,
    AFTER_LESSON: after_lesson,
    PLANNING: planning,
    LEADERS_ASKED: after_lesson,
}
# What a settled question of each kind becomes.
SHOWS_SETTLED: dict[str, Show] = {AFTER_LESSON: settled, LEADERS_ASKED: settled}
