"""The table of rights (promise 5), and what an actor makes of it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.people import Actor, Locale, May, Role
from models.people.person import Grant
from models.people.rights import RIGHTS, Reach, reach_of

ABOVE = (Role.DISTRICT, Role.CITY, Role.ADMIN)
AT_SITE = (Role.LEADER, Role.EXTERNAL, Role.COORDINATOR, Role.PRINCIPAL)


def actor(*grants: Grant) -> Actor:
    return Actor(
        workspace_id=1, person_id=1, name="Anna Berg", locale=Locale.SV, timezone="Europe/Stockholm", grants=grants
    )


def test_every_right_is_one_row() -> None:
    pairs = [(right.role, right.may) for right in RIGHTS]
    assert len(pairs) == len(set(pairs))


def test_what_is_not_in_the_table_is_not_allowed() -> None:
    rows = {(right.role, right.may): right.reach for right in RIGHTS}
    for role, may in itertools.product(Role, May):
        assert reach_of(role, may) == rows.get((role, may))


def test_every_role_may_something_and_everything_may_be_done_by_somebody() -> None:
    assert {right.role for right in RIGHTS} == set(Role)
    assert {right.may for right in RIGHTS} == set(May)


@pytest.mark.parametrize("role", ABOVE)
def test_whoever_stands_above_the_school_sees_schools_never_classes(role: Role) -> None:
    """A class is two named people (promise 6)."""
    for may in (May.SEE_CLASS, May.LOG_LESSON, May.LOG_FOR_OTHERS, May.REFLECT):
        assert reach_of(role, may) is None


@pytest.mark.parametrize("role", AT_SITE)
def test_a_role_at_a_site_reaches_no_further_than_the_site(role: Role) -> None:
    reaches = {reach_of(role, may) for may in May} - {None}
    assert reaches <= {Reach.SITE, Reach.OWN_COURSES}


def test_the_whole_table() -> None:
    """Written out once more, so that a right given by mistake is seen."""
    expected = {
        Role.LEADER: {
            May.LOG_LESSON: Reach.SITE,
            May.REFLECT: Reach.SITE,
            May.SEE_CLASS: Reach.SITE,
            May.PLAN: Reach.OWN_COURSES,
            May.SEE_TO_MILESTONES: Reach.OWN_COURSES,
        },
        Role.EXTERNAL: dict.fromkeys(
            (May.LOG_LESSON, May.REFLECT, May.SEE_CLASS, May.PLAN, May.SEE_TO_MILESTONES), Reach.OWN_COURSES
        ),
        Role.COORDINATOR: dict.fromkeys(
            (
                May.LOG_LESSON,
                May.LOG_FOR_OTHERS,
                May.REFLECT,
                May.SEE_CLASS,
                May.SEE_SCHOOL_SUMS,
                May.LET_IN,
                May.NAME_LESSONS,
                May.PLAN,
                May.SEE_TO_MILESTONES,
                May.KEEP_CALENDAR,
                May.SEE_HOURS,
                May.TURN_YEAR,
            ),
            Reach.SITE,
        ),
        Role.PRINCIPAL: dict.fromkeys((May.SEE_CLASS, May.SEE_SCHOOL_SUMS, May.LET_IN, May.SEE_HOURS), Reach.SITE),
        Role.DISTRICT: {May.SEE_SCHOOL_SUMS: Reach.DISTRICT},
        Role.CITY: dict.fromkeys((May.SEE_SCHOOL_SUMS, May.KEEP_CALENDAR), Reach.WORKSPACE),
        Role.ADMIN: dict.fromkeys((May.SEE_SCHOOL_SUMS, May.LET_IN, May.KEEP_CALENDAR), Reach.WORKSPACE),
    }
    found: dict[Role, dict[May, Reach]] = {role: {} for role in Role}
    for right in RIGHTS:
        found[right.role][right.may] = right.reach
    assert found == expected


@pytest.mark.parametrize(("role", "may"), list(itertools.product(Role, May)))
def test_an_actor_reaches_as_far_as_the_row_says(role: Role, may: May) -> None:
    here = actor(Grant(role, 7, 3))
    reach = reach_of(role, may)
    assert here.sites_where(may) == (frozenset({7}) if reach is Reach.SITE else frozenset())
    assert here.districts_where(may) == (frozenset({3}) if reach is Reach.DISTRICT else frozenset())
    assert here.everywhere(may) == (reach is Reach.WORKSPACE)


GRANTS = st.lists(
    st.builds(Grant, st.sampled_from(Role), st.none() | st.integers(1, 4), st.none() | st.integers(1, 4)),
    max_size=5,
)


@given(GRANTS, st.sampled_from(May))
def test_no_grant_reaches_a_site_that_it_does_not_name(grants: list[Grant], may: May) -> None:
    here = actor(*grants)
    assert here.sites_where(may) <= {grant.site_id for grant in grants if grant.site_id}
    assert here.districts_where(may) <= {grant.district_id for grant in grants if grant.district_id}


@given(GRANTS, GRANTS, st.sampled_from(May))
def test_grants_add_up_and_take_nothing_away(some: list[Grant], more: list[Grant], may: May) -> None:
    both = actor(*some, *more)
    assert both.sites_where(may) == actor(*some).sites_where(may) | actor(*more).sites_where(may)
    assert both.everywhere(may) == (actor(*some).everywhere(may) or actor(*more).everywhere(may))


def test_without_a_grant_nothing_is_reached() -> None:
    nobody = actor()
    assert not any(nobody.sites_where(may) or nobody.districts_where(may) or nobody.everywhere(may) for may in May)
    assert not any(nobody.has(role) for role in Role)
    assert actor(Grant(Role.CITY, None, None)).has(Role.CITY)
