"""A log as said: the questions it has answered, and the days it can speak of."""

from __future__ import annotations

from datetime import date

import pytest

from models.lessons import UNKNOWN, LogDraft, Precision, Question, Source, When


@pytest.mark.parametrize("question", Question)
def test_settling_a_question_adds_it_and_keeps_the_rest(question: Question) -> None:
    draft = LogDraft(Source.DM, labels=("7B",), when=When.on(date(2026, 11, 12)), settled=frozenset({Question.WEEKDAY}))
    settled = draft.settle(question, numbers=(7,))
    assert settled.settled == draft.settled | {question}
    assert settled.numbers == (7,) and settled.labels == draft.labels and settled.when == draft.when
    assert settled.settle(question) == settled


def test_a_week_lasts_till_friday_and_an_unknown_day_has_none() -> None:
    assert When.in_week(date(2026, 11, 9)).last_day == date(2026, 11, 13)
    assert When.on(date(2026, 11, 12)).last_day == date(2026, 11, 12)
    assert (UNKNOWN.last_day, UNKNOWN.week, UNKNOWN.precision) == (None, None, Precision.UNKNOWN)
    assert When.on(date(2027, 1, 1)).week == 53
