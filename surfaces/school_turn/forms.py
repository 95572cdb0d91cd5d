"""The forms of the turn of the school year: what becomes of each class, who leaves, and who leads the classes."""

from __future__ import annotations

from models.courses import label_key
from models.people import Person
from models.school_turn import ClassFate, ClassLeaders, CourseTurn, GroupTurn, TurnPreview, TurnProposal
from surfaces.kit import (
    OPTION_MOST,
    Block,
    Form,
    FormField,
    context,
    cut,
    field_block,
    grouped_select,
    modal,
    option,
    plain,
    say_course_name,
    say_list,
    section,
    select,
    text,
    text_input,
)
from surfaces.lessons import say_lesson

MOST_CLASSES = 60
MOST_NEW_LETTERS = 400  # characters: room for the most new classes that are allowed, with the longest labels
MOST_LEAVERS = 40
MOST_OPTIONS = 100
LABEL_MOST = 150  # characters of a field's label; Slack takes 2000, but nobody reads so many


def build_classes_form(locale: str, turn: TurnProposal, metadata: str) -> Block:
    """The first form: each class with what becomes of it, the new classes, and the colleagues who leave."""
    years = {"from": str(turn.from_year), "to": str(turn.to_year)}
    blocks = [section("turn.intro", text(locale, "turn-intro", site=turn.site.name, **years))]
    if turn.decided:
        blocks.append(context("turn.decided", text(locale, "turn-decided")))
    blocks += [_build_group_field(locale, group) for group in turn.groups[:MOST_CLASSES]]
    if len(turn.groups) > MOST_CLASSES:
        phrase = text(locale, "turn-more-classes", count=len(turn.groups) - MOST_CLASSES)
        blocks.append(context("turn.more", phrase))
    if turn.taken:
        labels = say_list(locale, sorted(turn.taken, key=label_key)[:MOST_CLASSES])
        blocks.append(context("turn.there", text(locale, "turn-there", to=str(turn.to_year), labels=labels)))
    blocks.append(_build_new_field(locale, turn))
    if turn.people:
        blocks.append(_build_leavers_field(locale, turn))
    return modal(
        Form.TURN_CLASSES,
        plain(locale, "form-turn", year=str(turn.to_year)),
        blocks,
        submit=plain(locale, "button-turn-next"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def name_fate_field(group_id: int) -> str:
    """The id of the field in which a class's fate is chosen."""
    return f"{FormField.FATE}:{group_id}"


def name_pair_field(pair: ClassLeaders) -> str:
    """The id of the field in which a class's leaders are chosen."""
    return f"{FormField.PAIR}:{label_key(pair.label)}"


def build_pairs_form(locale: str, preview: TurnPreview, metadata: str) -> Block:
    """The second form: who leads the classes that lack leaders."""
    year = str(preview.turn.to_year)
    fields = [
        field_block(name_pair_field(pair), say_pair(locale, pair), {"type": "multi_users_select"}, optional=True)
        for pair in preview.gaps[:MOST_CLASSES]
    ]
    return modal(
        Form.TURN_PAIRS,
        plain(locale, "form-turn-pairs", year=year),
        [section("turn.pairs", text(locale, "turn-pairs-intro", year=year)), *fields],
        submit=plain(locale, "button-turn-next"),
        close=plain(locale, "button-turn-back"),
        metadata=metadata,
    )


def say_pair(locale: str, pair: ClassLeaders) -> str:
    """`8A: Karin leder, en till behövs`."""
    if not pair.leaders:
        return plain(locale, "turn-pair-none", label=pair.label, lacks=pair.lacks)
    names = say_list(locale, [cut(person.name, 40) for person in pair.leaders])
    return plain(locale, "turn-pair-some", label=pair.label, names=names, lacks=pair.lacks)


def _build_group_field(locale: str, group: GroupTurn) -> Block:
    courses = " · ".join(_say_course(locale, course_turn) for course_turn in group.courses)
    label = cut(plain(locale, "turn-group", label=group.label, courses=courses), LABEL_MOST)
    options = [option(_say_fate(locale, group, fate), fate.value) for fate in _list_fates(group)]
    return field_block(name_fate_field(group.id), label, select(options, group.fate.value))


def _list_fates(group: GroupTurn) -> list[ClassFate]:
    """The fates to choose from for this class, without those that would mean the same as another."""
    keeps_label = group.next_label == group.label
    return [
        fate
        for fate in ClassFate
        if not (fate is ClassFate.KEEPS and keeps_label)
        and not (fate is ClassFate.ENDS and not (group.open_courses and group.open_courses[0].course.total))
    ]


def _say_fate(locale: str, group: GroupTurn, fate: ClassFate) -> str:
    """`Blir 8A, fortsätter med lektion 10`. Of a class with several courses, the first open one is shown."""
    if fate is ClassFate.LEAVES:
        return plain(locale, "fate-leaves" if group.year is not None else "fate-leaves-open")
    name = _say_name(locale, group, fate)
    course_turn = next(iter(group.open_courses), None)
    if course_turn is None:
        phrase = name
    elif fate is ClassFate.ENDS:
        phrase = plain(locale, "fate-ends", name=name, held=str(course_turn.held), total=str(course_turn.course.total))
    elif course_turn.next_number:
        lesson = say_lesson(locale, course_turn.course, [course_turn.next_number])
        phrase = plain(locale, "fate-goes-on", name=name, lesson=lesson)
    else:
        phrase = plain(locale, "fate-goes-on-open", name=name)
    return cut(phrase, OPTION_MOST)


def _say_name(locale: str, group: GroupTurn, fate: ClassFate) -> str:
    if fate is ClassFate.KEEPS:
        return plain(locale, "fate-keeps", label=group.label)
    if group.next_label == group.label:
        return group.label
    return plain(locale, "fate-becomes", label=group.next_label)


def _say_course(locale: str, course_turn: CourseTurn) -> str:
    programme = say_programme(locale, course_turn)
    if course_turn.course.total is None:
        return plain(locale, "turn-course-open", programme=programme, held=course_turn.held)
    return plain(
        locale, "turn-course", programme=programme, held=str(course_turn.held), total=str(course_turn.course.total)
    )


def say_programme(locale: str, course_turn: CourseTurn) -> str:
    """`MVP`, `MVP tematiska`."""
    return say_course_name(locale, course_turn.course.programme_code, course_turn.course.series_code)


def _build_new_field(locale: str, turn: TurnProposal) -> Block:
    return field_block(
        FormField.NEW_CLASSES,
        plain(locale, "field-new-classes"),
        text_input(MOST_NEW_LETTERS, " ".join(turn.new)[:MOST_NEW_LETTERS]) | {"multiline": False},
        optional=True,
        hint=plain(locale, "field-new-classes-hint"),
    )


def _build_leavers_field(locale: str, turn: TurnProposal) -> Block:
    """The field for those who leave. People are grouped by first letter, so that a large staff fits."""
    groups: dict[str, list[Block]] = {}
    chosen = []
    for person in turn.people:
        person_option = _build_person_option(person)
        groups.setdefault(person.name[:1].upper(), []).append(person_option)
        if person.id in turn.leavers:
            chosen.append(person_option)
    element = grouped_select(
        [
            (letter, options[at : at + MOST_OPTIONS])
            for letter, options in groups.items()
            for at in range(0, len(options), MOST_OPTIONS)
        ]
    )
    element |= {"type": "multi_static_select", "max_selected_items": MOST_LEAVERS}
    if chosen:
        element["initial_options"] = chosen[:MOST_LEAVERS]
    return field_block(
        FormField.LEAVERS,
        plain(locale, "field-leavers"),
        element,
        optional=True,
        hint=plain(locale, "field-leavers-hint"),
    )


def _build_person_option(person: Person) -> Block:
    return option(person.name, str(person.id))
