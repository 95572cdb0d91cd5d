"""The forms of the turn of the school year: what becomes of each class, who leaves, and who leads instead."""

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
    course_name,
    cut,
    field_block,
    grouped_select,
    modal,
    option,
    plain,
    say_list,
    section,
    select,
    text,
    text_input,
)
from surfaces.lessons import lesson_words

MOST_CLASSES = 60
MOST_NEW_LETTERS = 400  # as many labels as can be new, each of the longest
MOST_LEAVERS = 40
MOST_OPTIONS = 100
LABEL_MOST = 150  # Slack takes 2000 at a field; more than this is no label


def classes_form(locale: str, turn: TurnProposal, metadata: str) -> Block:
    """First: each class with what becomes of it, the new classes, and the colleagues who leave."""
    years = {"from": str(turn.from_year), "to": str(turn.to_year)}
    blocks = [section("turn.intro", text(locale, "turn-intro", site=turn.site.name, **years))]
    if turn.decided:
        blocks.append(context("turn.decided", text(locale, "turn-decided")))
    blocks += [_group_field(locale, group) for group in turn.groups[:MOST_CLASSES]]
    if len(turn.groups) > MOST_CLASSES:
        said = text(locale, "turn-more-classes", count=len(turn.groups) - MOST_CLASSES)
        blocks.append(context("turn.more", said))
    if turn.taken:
        labels = say_list(locale, sorted(turn.taken, key=label_key)[:MOST_CLASSES])
        blocks.append(context("turn.there", text(locale, "turn-there", to=str(turn.to_year), labels=labels)))
    blocks.append(_new_field(locale, turn))
    if turn.people:
        blocks.append(_leavers_field(locale, turn))
    return modal(
        Form.TURN_CLASSES,
        plain(locale, "form-turn", year=str(turn.to_year)),
        blocks,
        submit=plain(locale, "button-turn-next"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def fate_field(group_id: int) -> str:
    """The field in which a class's fate is chosen."""
    return f"{FormField.FATE}:{group_id}"


def pair_field(pair: ClassLeaders) -> str:
    """The field in which a class's leaders are chosen."""
    return f"{FormField.PAIR}:{label_key(pair.label)}"


def pairs_form(locale: str, seen: TurnPreview, metadata: str) -> Block:
    """Then: who leads the classes that lack leaders."""
    year = str(seen.turn.to_year)
    fields = [
        field_block(pair_field(pair), pair_words(locale, pair), {"type": "multi_users_select"}, optional=True)
        for pair in seen.gaps[:MOST_CLASSES]
    ]
    return modal(
        Form.TURN_PAIRS,
        plain(locale, "form-turn-pairs", year=year),
        [section("turn.pairs", text(locale, "turn-pairs-intro", year=year)), *fields],
        submit=plain(locale, "button-turn-next"),
        close=plain(locale, "button-turn-back"),
        metadata=metadata,
    )


def pair_words(locale: str, pair: ClassLeaders) -> str:
    """`8A: Karin leder, en till behövs`."""
    if not pair.leaders:
        return plain(locale, "turn-pair-none", label=pair.label, lacks=pair.lacks)
    names = say_list(locale, [cut(person.name, 40) for person in pair.leaders])
    return plain(locale, "turn-pair-some", label=pair.label, names=names, lacks=pair.lacks)


def _group_field(locale: str, group: GroupTurn) -> Block:
    courses = " · ".join(_course_words(locale, one) for one in group.courses)
    label = cut(plain(locale, "turn-group", label=group.label, courses=courses), LABEL_MOST)
    options = [option(_fate_words(locale, group, fate), fate.value) for fate in _choices(group)]
    return field_block(fate_field(group.id), label, select(options, group.fate.value))


def _choices(group: GroupTurn) -> list[ClassFate]:
    """The fates that differ for this class."""
    same = group.next_label == group.label
    return [
        fate
        for fate in ClassFate
        if not (fate is ClassFate.KEEPS and same)
        and not (fate is ClassFate.ENDS and not (group.open_courses and group.open_courses[0].course.total))
    ]


def _fate_words(locale: str, group: GroupTurn, fate: ClassFate) -> str:
    """`Blir 8A, fortsätter med lektion 10`: the first open course speaks for the class."""
    if fate is ClassFate.LEAVES:
        return plain(locale, "fate-leaves" if group.year is not None else "fate-leaves-open")
    name = _name_words(locale, group, fate)
    one = next(iter(group.open_courses), None)
    if one is None:
        said = name
    elif fate is ClassFate.ENDS:
        said = plain(locale, "fate-ends", name=name, held=str(one.held), total=str(one.course.total))
    elif one.next_number:
        lesson = lesson_words(locale, one.course, [one.next_number])
        said = plain(locale, "fate-goes-on", name=name, lesson=lesson)
    else:
        said = plain(locale, "fate-goes-on-open", name=name)
    return cut(said, OPTION_MOST)


def _name_words(locale: str, group: GroupTurn, fate: ClassFate) -> str:
    if fate is ClassFate.KEEPS:
        return plain(locale, "fate-keeps", label=group.label)
    if group.next_label == group.label:
        return group.label
    return plain(locale, "fate-becomes", label=group.next_label)


def _course_words(locale: str, one: CourseTurn) -> str:
    programme = programme_words(locale, one)
    if one.course.total is None:
        return plain(locale, "turn-course-open", programme=programme, held=one.held)
    return plain(locale, "turn-course", programme=programme, held=str(one.held), total=str(one.course.total))


def programme_words(locale: str, one: CourseTurn) -> str:
    """`MVP`, `MVP tematiska`."""
    return course_name(locale, one.course.programme_code, one.course.series_code)


def _new_field(locale: str, turn: TurnProposal) -> Block:
    return field_block(
        FormField.NEW_CLASSES,
        plain(locale, "field-new-classes"),
        text_input(MOST_NEW_LETTERS, " ".join(turn.new)[:MOST_NEW_LETTERS]) | {"multiline": False},
        optional=True,
        hint=plain(locale, "field-new-classes-hint"),
    )


def _leavers_field(locale: str, turn: TurnProposal) -> Block:
    """People by first letter, so that a large staff fits."""
    groups: dict[str, list[Block]] = {}
    chosen = []
    for person in turn.people:
        one = _person_option(person)
        groups.setdefault(person.name[:1].upper(), []).append(one)
        if person.id in turn.leavers:
            chosen.append(one)
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


def _person_option(person: Person) -> Block:
    return option(person.name, str(person.id))
