"""Plans as drafts, and the hours they come to: what travels comes back whole, and a shared hour counts once."""

from __future__ import annotations

from datetime import date, time

from models.calendar import SchoolYear
from models.courses import Course, CoursePart, CourseStatus, PlannedLesson
from models.people import Person
from models.planning import ClassSlot, PlanDraft
from models.planning.hours import ClassLoad, find_lessons_in_year, share_hours
from models.planning.people import pick_team

ANNA, KARIN, ELLEN = (Person(number, name, slack) for number, name, slack in (
    (1, "Anna Berg", "U0ANNA"), (2, "Karin Ek", "U0KARIN"), (3, "Ellen utan Slack", None),
))  # fmt: skip
PRESENT = [(CoursePart.LEADER, ANNA), (CoursePart.LEADER, ELLEN), (CoursePart.RESERVE, KARIN)]
DRAFT = PlanDraft(
    site_id=1,
    label_year=2026,
    programme="mvp",
    series="base",
    starts_on=date(2026, 11, 23),
    interval_weeks=2,
    slots=(ClassSlot("7B", 4),),
)


def chosen(**said: tuple[str, ...] | None) -> PlanDraft:
    return PlanDraft(
        site_id=1,
        label_year=2026,
        programme="mvp",
        series="base",
        starts_on=date(2026, 11, 23),
        interval_weeks=2,
        slots=(ClassSlot("7B", 4),),
        **said,
    )  # type: ignore[arg-type]


def test_nobody_chosen_leaves_the_people_as_they_are() -> None:
    found = pick_team(chosen(), {}, PRESENT)
    assert (found.leaders, found.reserves, found.unknown) == ((ANNA, ELLEN), (KARIN,), ())


def test_those_without_slack_stay_and_a_reserve_can_become_leader() -> None:
    found = pick_team(chosen(leaders=("U0KARIN",), reserves=("U0KARIN", "U0NILS")), {}, PRESENT)
    assert (found.leaders, found.reserves, found.unknown) == ((KARIN, ELLEN), (), ("U0NILS",))


def load(course_id: int, label: str, planning: dict[tuple[str, int], int], lessons: int = 2) -> ClassLoad:
    return ClassLoad(
        course_id=course_id, label=label, lessons=lessons, lesson_minutes=60, around_minutes=35, planning=planning
    )


def test_a_planning_hour_that_two_classes_share_counts_once() -> None:
    shared = {("hour", 1): 60, ("hour", 2): 60}
    own = {("course 3", 1): 60, ("course 3", 2): 60}
    found = share_hours(
        [(load(1, "7A", shared), [KARIN, ANNA]), (load(2, "7B", shared), [ANNA]), (load(3, "7C", own), [ANNA])]
    )
    assert [hours.person and hours.person.name for hours in found] == ["Anna Berg", "Karin Ek"]
    anna, karin = found
    assert (anna.labels, anna.lessons, anna.planning, anna.around) == (("7A", "7B", "7C"), 360, 240, 210)
    assert karin.total == 120 + 120 + 70


def test_classes_without_leaders_stand_last_and_empty_ones_not_at_all() -> None:
    found = share_hours([(load(1, "7A", {("course 1", 1): 60}), []), (load(2, "7B", {}, lessons=0), [ANNA])])
    assert [(hours.person, hours.labels) for hours in found] == [(None, ("7A",))]


def course(year: int, *, programme: str = "mvp") -> Course:
    return Course(
        id=1,
        site_id=1,
        site="Alviksskolan",
        group_id=1,
        label="7A",
        programme_code=programme,
        series_code="base",
        school_year=SchoolYear(year),
        status=CourseStatus.RUNNING,
        ended_on=None,
        weekday=2,
        held_before=0,
        keeps_school_days=True,
        part=None,
        year=7,
    )


def lesson(number: int, day: str) -> PlannedLesson:
    return PlannedLesson(
        id=number,
        course_id=1,
        number=number,
        day=date.fromisoformat(day),
        starts_at=time(13),
        room=None,
        minutes=None,
        planning_id=None,
    )


def test_the_lessons_of_a_school_year() -> None:
    year = SchoolYear(2026)
    assert find_lessons_in_year(course(2026), [], set(), year) == set(range(1, 15))  # not laid out yet: all of them
    spring = [lesson(1, "2027-04-06"), lesson(2, "2027-04-20")]
    assert find_lessons_in_year(course(2026), spring, set(), year) == {1, 2}
    assert find_lessons_in_year(course(2026), spring, {3}, year) == {1, 2, 3}
    # What waits is next year's, and what lies in the spring is not counted twice.
    assert find_lessons_in_year(course(2026), spring, {3}, year.next) == set(range(4, 15))
    assert find_lessons_in_year(course(2026), [], set(), year.next) == set(range(1, 15))
    assert find_lessons_in_year(course(2026), [], set(), year.next, ahead=True) == set()
    drop_in = course(2026, programme="mvp_fritid")
    assert find_lessons_in_year(drop_in, [], set(), year) is None
    assert find_lessons_in_year(drop_in, spring, {1}, year) == {1, 2}
