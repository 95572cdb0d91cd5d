"""What the others are told of a moved lesson."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import insert, select, update

from models.courses import courses, planned_lessons
from models.moves.notices import check_notices
from models.moves.tables import Deed, lesson_move_days, lesson_moves


def test_the_class_is_called_what_it_is_called_on_the_recipients_day(turn_of_year: Any) -> None:
    db = turn_of_year.db
    move = {"workspace_id": 1, "course_id": db.execute(select(courses.c.id)).scalar_one(), "deed": Deed.MOVE}
    added = insert(lesson_moves).values(move | {"moved_at": turn_of_year.now}).returning(lesson_moves.c.id)
    move_id = db.execute(added).scalar_one()
    day = {"workspace_id": 1, "move_id": move_id, "planned_id": turn_of_year.planned_id, "number": 5}
    day |= {"old_day": turn_of_year.day, "old_starts_at": time(10), "new_day": date(2027, 8, 4)}
    db.execute(insert(lesson_move_days).values(day))
    db.execute(update(planned_lessons).values(day=date(2027, 8, 4)))
    due = turn_of_year.due_to_both("lesson_moved", f"move:{move_id}", "2027-07-31")
    for batch in (due, due[::-1]):
        verdicts = check_notices(db, batch, turn_of_year.now)
        assert [verdicts[number].content.course.label for number in (1, 2)] == ["7A", "8A"]
