"""The two apps that ours is measured beside, served as ours is.

`floor`: Bolt's bare ack after one raw durable commit of three rows, the least a log can cost. `typical`: default Bolt,
and the same work in SQLModel sessions in a thread, as it is usually written.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from typing import Any

import pysqlite3.dbapi2 as sqlite_driver
import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from sqlmodel import Session, create_engine, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.load import SECRET
from models.courses.tables import CoursePersonRow, CourseRow, GroupLabelRow, PlannedLessonRow
from models.lessons import Precision, Source
from models.lessons.tables import LessonLogRow, LogPersonRow
from models.people.tables import AuditEntryRow, PersonRow, RoleRow


async def _authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-benchmark", bot_id="", bot_user_id=""
    )


def floor_app(database: str) -> AsyncApp:
    """Three rows, one commit with synchronous=FULL, and the ack."""
    db = sqlite_driver.connect(database.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        db.execute(f"PRAGMA {pragma}").close()
    db.execute("CREATE TABLE IF NOT EXISTS floor_rows (id INTEGER PRIMARY KEY, at TEXT, number INTEGER)")
    app = AsyncApp(signing_secret=SECRET, authorize=_authorize, process_before_response=True)

    @app.command("/mvp")
    async def on_command(ack: AsyncAck) -> None:
        at = datetime.now(UTC).isoformat()
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO floor_rows (at, number) VALUES (?, ?)", [(at, number) for number in range(3)])
        db.execute("COMMIT")
        await ack("Sparat")

    return app


def typical_app(database: str) -> AsyncApp:
    """Default Bolt; the log as ordinary code with a Session in a thread."""
    engine = create_engine(database, connect_args={"check_same_thread": False, "timeout": 30})
    with engine.connect() as db:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            db.exec_driver_sql(f"PRAGMA {pragma}")
    app = AsyncApp(signing_secret=SECRET, authorize=_authorize)

    @app.command("/mvp")
    async def on_command(ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack(await asyncio.to_thread(_log, engine, command["user_id"], command["text"]))

    return app


def _log(engine: Any, slack_id: str, text: str) -> str:
    number, label = text.split()[2:4]
    with Session(engine) as session:
        person = session.exec(select(PersonRow).where(PersonRow.slack_id == slack_id)).one()
        session.exec(select(RoleRow).where(RoleRow.person_id == person.id)).all()
        course = session.exec(
            select(CourseRow)
            .join(CoursePersonRow, CoursePersonRow.course_id == CourseRow.id)  # type: ignore[arg-type]
            .join(GroupLabelRow, GroupLabelRow.group_id == CourseRow.group_id)  # type: ignore[arg-type]
            .where(CoursePersonRow.person_id == person.id, GroupLabelRow.label == label)
        ).one()
        plan = session.exec(select(PlannedLessonRow).where(PlannedLessonRow.course_id == course.id)).all()
        held = session.exec(select(LessonLogRow).where(LessonLogRow.course_id == course.id)).all()
        now = datetime.now(UTC)
        log = LessonLogRow(
            workspace_id=1,
            course_id=course.id or 0,
            number=int(number),
            held_on=now.date(),
            precision=Precision.DAY,
            source=Source.SLASH,
            recorded_at=now,
        )
        session.add(log)
        session.flush()
        log_id, person_id = log.id or 0, person.id or 0
        session.add(
            LogPersonRow(workspace_id=1, log_id=log_id, person_id=person_id, led=True, recorded_at=now, act=log_id)
        )
        session.add(
            AuditEntryRow(
                workspace_id=1, at=now, actor_id=person_id, act="log", subject="lesson_log", subject_id=log_id
            )
        )
        following = next((one.day for one in plan if one.number > len(held) + 1), None)
        session.commit()
    return f"Sparat: lektion {number} med {label}. Nästa: {following or '-'}"


def serve(kind: str, database: str, port: int) -> None:
    """Serve until killed."""
    app = floor_app(database) if kind == "floor" else typical_app(database)
    handler = AsyncSlackRequestHandler(app)

    async def slack(request: Request) -> Response:
        return await handler.handle(request)

    web = Starlette(routes=[Route("/slack/events", slack, methods=["POST"])])
    uvicorn.run(web, host="127.0.0.1", port=port, log_level="error", access_log=False)


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2], int(sys.argv[3]))
