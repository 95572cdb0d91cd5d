"""The command line: `mvp`, or `python -m bot`. Each command imports what it needs, so that `mvp --help` is quick."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import BadSetting, LetterReader, ProcessRole, Settings, read_settings, require_slack


class DeliveryFilter(StrEnum):
    """Which deliveries to list; what is due or will be is pending."""

    ALL = "all"
    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


app = typer.Typer(
    name="mvp", help="MVP-boten: violence-prevention lessons in Slack.", no_args_is_help=True, add_completion=False
)
database = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(database, name="db")


def _read_settings() -> Settings:
    try:
        return read_settings()
    except BadSetting as problem:
        raise _failed(problem) from problem


def _failed(problem: Exception) -> typer.Exit:
    """Say on stderr what is wrong; raise the result to end the command with a failure."""
    typer.echo(str(problem), err=True)
    return typer.Exit(1)


@app.command()
def run(
    role: Annotated[ProcessRole, typer.Option(help="Answer Slack, send what is due, or both.")] = ProcessRole.ALL,
    demo_clock: Annotated[
        datetime | None, typer.Option(hidden=True, help="Begin at this local time, on a clock that can be moved.")
    ] = None,
    demo_crowd: Annotated[
        int | None, typer.Option(hidden=True, help="The seed of the crowd that lives while that clock moves.")
    ] = None,
) -> None:
    """Run the bot: over Socket Mode where SLACK_APP_TOKEN is set, else over HTTP."""
    from bot import logs
    from bot.demo import clock_from
    from bot.serve import run as serve

    settings = _read_settings()
    try:
        require_slack(settings)
        clock = None if demo_clock is None else clock_from(settings, demo_clock)
    except BadSetting as problem:
        raise _failed(problem) from problem
    logs.configure()
    serve(settings, role, demo_clock=clock, crowd_seed=demo_crowd)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page; the bot itself takes the next one.")] = 3000,
) -> None:
    """Try the bot: a local Slack with a page, sample people, and the real bot beside it."""
    from bot.demo import DemoFailed, run_demo

    try:
        run_demo(port)
    except DemoFailed as problem:
        raise _failed(problem) from problem


@app.command()
def crowd(
    seed: Annotated[int, typer.Option(help="The same seed gives the same staff, who live the same year.")],
    schools: Annotated[
        int | None, typer.Option(min=1, max=25, help="So many schools, drawn by the seed; else all of the city.")
    ] = None,
    database: Annotated[
        str | None, typer.Option(help="URL of an empty database; else a file that is deleted afterwards.")
    ] = None,
) -> None:
    """Let fictional staff live a school year, then hold every letter against their own books; exit 1 on a difference.

    They act through the local Slack, as people do: press, write, reflect, move, fall ill.
    """
    try:
        from bot.crowd import CrowdFailed, run_crowd
    except ImportError as missing:
        raise _failed(RuntimeError("the crowd needs the demo extra: pip install 'mvp-boten[demo]'")) from missing
    try:
        code = run_crowd(seed=seed, schools=schools, database=database)
    except CrowdFailed as problem:
        raise _failed(problem) from problem
    raise typer.Exit(code)


@app.command(name="import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="skolor, klasser or personal: .csv or .xlsx.")],
    school_year: Annotated[
        str | None, typer.Option(help="School year of rows that name none, such as 2020/21.")
    ] = None,
    workspace: Annotated[str | None, typer.Option(help="Slack team id, where the database holds several.")] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Import without asking; needed where there is no terminal.")
    ] = False,
) -> None:
    """Import schools, classes and staff: a preview first, all or nothing, the same file twice changes nothing."""
    from bot.clock import system_now
    from bot.imports import import_files

    settings = _read_settings()
    code = import_files(
        files,
        database_url=settings.database_url,
        timezone=settings.timezone,
        school_year=school_year,
        workspace=workspace,
        yes=yes,
        now=system_now(),
    )
    raise typer.Exit(code)


@app.command()
def digest(
    preview: Annotated[
        bool, typer.Option("--preview", help="Print the letter; nothing is ever sent from here.")
    ] = False,
    role: Annotated[LetterReader, typer.Option(help="Whose letter.")] = LetterReader.COORDINATOR,
    site: Annotated[str | None, typer.Option(help="The school, where there are several.")] = None,
    district: Annotated[str | None, typer.Option(help="The district, where there are several.")] = None,
    workspace: Annotated[str | None, typer.Option(help="Slack team id, where the database holds several.")] = None,
) -> None:
    """Print one weekly letter as it would be today."""
    from bot.clock import system_now
    from bot.digests import print_digest

    code = print_digest(
        database_url=_read_settings().database_url,
        preview=preview,
        role=role,
        site=site,
        district=district,
        workspace=workspace,
        now=system_now(),
    )
    raise typer.Exit(code)


@app.command()
def deliveries(
    state: Annotated[DeliveryFilter, typer.Option(help="Which of them.")] = DeliveryFilter.ALL,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
) -> None:
    """List what is due, sent, failed or cancelled, and why."""
    from rich.console import Console

    from bot.deliveries import Unreadable, show_deliveries

    settings = _read_settings()
    wanted = None if state is DeliveryFilter.ALL else state.value
    console = Console(soft_wrap=True)
    try:
        show_deliveries(settings.database_url, state=wanted, most=limit, timezone=settings.timezone, console=console)
    except Unreadable as problem:
        raise _failed(problem) from problem


@app.command()
def manifest(
    url: Annotated[
        str, typer.Option(help="Where Slack reaches the bot over HTTP; ignored in Socket Mode.")
    ] = "https://example.org",
) -> None:
    """Print the Slack app's manifest, to paste where the app is created."""
    from bot.manifest import manifest as make_manifest

    settings = _read_settings()
    json.dump(
        make_manifest(socket_mode=settings.socket_mode, url=url.rstrip("/")), sys.stdout, ensure_ascii=False, indent=2
    )
    sys.stdout.write("\n")


@database.command()
def upgrade() -> None:
    """Bring the database to the newest tables."""
    from models.db import Store
    from models.migrations import upgrade as upgrade_tables

    store = Store(_read_settings().database_url)
    try:
        typer.echo(upgrade_tables(store))
    finally:
        store.close()


def main() -> None:
    """The entry point."""
    app()
