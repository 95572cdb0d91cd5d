"""Series of lessons: how many there are, in which order, what each is called, is about and asks for."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from models.programmes.closed_lists import Audience, CareFlag, Component, Item, Manual, OrderRule
from models.programmes.parts import CatalogueModel, Count, Wording, Year, require

BASE_SERIES = "base"  # the code of a programme's main series; every programme has one


class MaterialNeed(CatalogueModel):
    """A thing to have at hand. `in_advance`: made before the lesson. `from_lesson`: the lesson it was made in."""

    item: Item
    count: Count | None = None
    per_participant: bool = False
    printed: bool = False
    in_advance: bool = False
    from_lesson: Count | None = None


class Content(CatalogueModel):
    """What a lesson is about and asks for.

    `components` are the programme's core components that the title itself names: which of them a class has met is
    told in the status report (row 5 of the inventory).
    """

    title: str | None = None
    materials: tuple[MaterialNeed, ...] = ()
    components: tuple[Component, ...] = ()
    care: tuple[CareFlag, ...] = ()
    source: str | None = None


class TitleCandidate(Content):
    """What one of two manuals says of a lesson, where the sources do not tell which manual a school uses."""

    manual: Manual


class CatalogueLesson(Content):
    """One lesson. `title` is None unless unambiguous; a school may use a candidate's or write its own."""

    number: Count
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    title_candidates: tuple[TitleCandidate, ...] = ()

    def in_manual(self, manual: Manual) -> TitleCandidate | None:
        """What that manual says of this lesson, or None where nothing was found."""
        return next((candidate for candidate in self.title_candidates if candidate.manual is manual), None)


class LessonName(CatalogueModel):
    """What one lesson of a series is called, and several: `samling`, `samlingar`."""

    one: Wording
    several: Wording


class Series(CatalogueModel):
    """Lessons that belong together. Without a fixed number `count` is None and `lessons` empty.

    `name` is what a course through the series is called, None where it goes by the programme's short name. `typed` are
    single words, in small letters, that mean this series in what people type.
    """

    code: str
    name: Wording | None = None
    lesson_name: LessonName
    typed: tuple[str, ...] = ()
    order: OrderRule
    count: Count | None = None
    audience: Audience = Audience.PUPILS
    optional: bool = False
    earliest_year: Year | None = None
    after_series: str | None = None
    precedes: tuple[str, ...] = ()
    lessons: tuple[CatalogueLesson, ...] = Field(default=(), validate_default=True)
    source: str

    @field_validator("lessons")
    @classmethod
    def _number_lessons(
        cls, described: tuple[CatalogueLesson, ...], info: ValidationInfo
    ) -> tuple[CatalogueLesson, ...]:
        """A lesson for every number up to the count; those that the file says nothing of are left blank."""
        count = info.data.get("count")
        by_number = {lesson.number: lesson for lesson in described}
        numbers = range(1, (count or 0) + 1)
        require(len(by_number) == len(described), "", "a number occurs twice")
        require(set(by_number) <= set(numbers), "", f"a number is outside 1 to {count}")
        lessons = tuple(by_number.get(number) or CatalogueLesson(number=number) for number in numbers)
        if info.data.get("order") is OrderRule.MONTH_BOUND:
            require(all(lesson.month for lesson in lessons), "", "a month-bound series has a lesson without a month")
        return lessons

    def lesson(self, number: int) -> CatalogueLesson:
        """The lesson of that number; without a fixed count any number from 1 on. Raises LookupError."""
        if number < 1 or (self.count is not None and number > self.count):
            raise LookupError(f"series {self.code} has no lesson {number}")
        return self.lessons[number - 1] if self.count is not None else CatalogueLesson(number=number)
