"""The names of programmes, classes and lessons in the reader's language, taken from the catalogue."""

from collections.abc import Mapping

from models.programmes import BASE_SERIES, Series, load_catalogue
from surfaces.kit.language import plain, say_numbers


def say_course_name(locale: str, programme: str, series: str = BASE_SERIES) -> str:
    """A programme's name, with its series where that is not the basic one: `MVP`, `MVP tematiska`; not escaped."""
    return load_catalogue()[programme].course_name(series, locale)


def say_class_choice(locale: str, words: Mapping[str, object]) -> str:
    """A class to choose among several with the same label: `7B på Alviksskolan`, `7B · MVP`; not escaped.

    `words` has `label`, and `site` or `programme` (with `series`) where the classes differ in those.
    """
    label = str(words["label"])
    if words["site"]:
        return plain(locale, "choice-class-site", label=label, site=str(words["site"]))
    if words["programme"]:
        name = say_course_name(locale, str(words["programme"]), str(words["series"]))
        return plain(locale, "choice-class-programme", label=label, programme=name)
    return label


def say_numbered_lessons(locale: str, series: Series, numbers: list[int]) -> str:
    """`lektion 5`, `lektion 1–4`, `lessons 1–4`, as it stands inside a sentence; not escaped."""
    name = series.lesson_name
    return plain(
        locale,
        "lesson-numbered",
        lesson=name.one.in_language(locale),
        lessons=name.several.in_language(locale),
        numbers=say_numbers(locale, numbers),
        count=len(numbers),
    )


def say_lesson_count(locale: str, series: Series, count: int) -> str:
    """`1 lektion`, `4 träffar`; not escaped."""
    name = series.lesson_name
    return f"{count} {(name.one if count == 1 else name.several).in_language(locale)}"
