"""What every handler is given: the store, the clock and the caller (`Deps`), and the words that were typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from handlers.bodies import Body, BrokenBody, read_text
from handlers.words import Word
from models.access import open_request
from models.db import Db, DomainError, Store, UnknownPerson
from models.lessons import Source
from models.people import Actor, Caller, SlackProfile, load_actor, recognise
from models.places import Workspace, bind_team
from models.reflections import WrittenIn
from surfaces.kit import LOCALES, Block, Message

T = TypeVar("T")
Draft = TypeVar("Draft")
CALL_SECONDS = 2  # the ack leaves when the listener returns, and Slack waits 3 s for it
DEFAULT_LOCALE = LOCALES[0]


class _OtherTimezone(Exception):
    """The person's time zone is not the one that the typed words were read in."""


@dataclass(slots=True)
class Deps:
    """What the bot's start-up hands to the handlers.

    `admins` are Slack ids. `timezone` is the one that nearly everybody lives in. `whois` asks Slack for a profile.
    """

    store: Store
    now: Callable[[], datetime]
    admins: frozenset[str]
    timezone: str
    whois: Callable[[str], Awaitable[SlackProfile]]
    workspaces: dict[str, Workspace] = field(default_factory=dict)  # by Slack's team id; it never changes once bound

    async def find_workspace(self, team_id: str) -> Workspace:
        """The workspace of a Slack team.

        A team that writes for the first time is bound to the workspace that was imported before Slack was connected,
        where there is one.
        """
        if team_id not in self.workspaces:
            now = self.now()
            self.workspaces[team_id] = await self.store.write(
                lambda db: bind_team(db, team_id, name=team_id, timezone=self.timezone, now=now)
            )
        return self.workspaces[team_id]

    async def identify_caller(self, body: Body) -> Caller:
        """Read from any request of Slack's who is asking. Raises BrokenBody where it names no person or no team."""
        user = read_text(body, "event", "user") or read_text(body, "user_id") or read_text(body, "user", "id")
        team = read_text(body, "team_id") or read_text(body, "team", "id") or read_text(body, "user", "team_id")
        if not user or not team:
            raise BrokenBody()
        space = await self.find_workspace(team)
        return Caller(space.id, user, user in self.admins)

    async def find_actor(self, caller: Caller) -> Actor:
        """The person who asks, with their language, time zone and rights. Raises UnknownPerson."""
        return (await self.look(caller, lambda _db, actor: actor))[1]

    async def find_locale(self, caller: Caller) -> str:
        """The language of the person who asks. Raises UnknownPerson."""
        return (await self.find_actor(caller)).locale.value

    async def run(self, caller: Caller, rule: Callable[[Db, Actor], T]) -> tuple[str, T]:
        """Load the actor, run one rule and commit, in one transaction. Returns the actor's language and the result.

        Raises UnknownPerson for somebody who is not let in, and what the rule raises.
        """
        try:
            return await self.store.write(lambda db: _run_as_actor(db, caller, rule))
        except UnknownPerson:
            await self._recognise(caller)
            return await self.store.write(lambda db: _run_as_actor(db, caller, rule))

    async def look(self, caller: Caller, question: Callable[[Db, Actor], T]) -> tuple[str, T]:
        """Like `run`, for a question that only reads the database."""
        try:
            return await self.store.read(lambda db: _run_as_actor(db, caller, question))
        except UnknownPerson:
            await self._recognise(caller)
            return await self.store.read(lambda db: _run_as_actor(db, caller, question))

    async def run_parsed(
        self, caller: Caller, parse: Callable[[str], Draft], rule: Callable[[Db, Actor, Draft], T]
    ) -> tuple[str, T]:
        """Parse words into a draft, given the person's time zone, and only then run one rule on it, as `run` does.

        Words such as "yesterday" depend on the person's time zone, which is in the database. To read the actor first
        costs a log 0.15 ms of its 0.6 in the store, and 0.5 ms when three hundred ask at once. So the words are parsed
        for the default time zone, and the rule's own transaction checks that the person lives there. The actor is
        read first only where that check fails or the words are refused.
        """
        return await self._run_with_draft(self.run, caller, parse, rule)

    async def look_parsed(
        self, caller: Caller, parse: Callable[[str], Draft], question: Callable[[Db, Actor, Draft], T]
    ) -> tuple[str, T]:
        """Like `run_parsed`, for a question that only reads the database."""
        return await self._run_with_draft(self.look, caller, parse, question)

    async def _run_with_draft(
        self,
        hop: Callable[[Caller, Callable[[Db, Actor], T]], Awaitable[tuple[str, T]]],
        caller: Caller,
        parse: Callable[[str], Draft],
        rule: Callable[[Db, Actor, Draft], T],
    ) -> tuple[str, T]:
        try:
            usual = _require_zone(self.timezone, parse(self.timezone), rule)
        except DomainError:
            usual = None  # the refusal may depend on the person's date, and has to be in their language
        if usual is not None:
            with suppress(_OtherTimezone):
                return await hop(caller, usual)
        actor = await self.find_actor(caller)
        draft = _run_in_language(actor, lambda: parse(actor.timezone))
        return await hop(caller, lambda db, actor: rule(db, actor, draft))

    async def _recognise(self, caller: Caller) -> None:
        """Let in somebody who was imported by e-mail and writes for the first time. Raises UnknownPerson for others."""
        profile = await self.whois(caller.slack_id)
        now = self.now()
        is_known = await self.store.write(lambda db: recognise(db, caller, profile, now))
        if is_known:
            return
        waits = await self.store.read(lambda db: open_request(db, caller))
        names = ", ".join(person.name for person in waits.helpers[:3]) if waits else ""
        raise UnknownPerson(locale=profile.locale.value, site=waits.site if waits else "", names=names)


def _run_as_actor(db: Db, caller: Caller, rule: Callable[[Db, Actor], T]) -> tuple[str, T]:
    actor = load_actor(db, caller)
    return actor.locale.value, _run_in_language(actor, lambda: rule(db, actor))


def _require_zone(zone: str, draft: Draft, rule: Callable[[Db, Actor, Draft], T]) -> Callable[[Db, Actor], T]:
    """Wrap a rule so that it raises _OtherTimezone for an actor whose time zone is not `zone`."""

    def checked(db: Db, actor: Actor) -> T:
        if actor.timezone != zone:
            raise _OtherTimezone()
        return rule(db, actor, draft)

    return checked


def _run_in_language(actor: Actor, work: Callable[[], T]) -> T:
    """Do some work. A DomainError that it raises is given the actor's language."""
    try:
        return work()
    except DomainError as error:
        error.locale = actor.locale.value
        raise


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What somebody typed: in a slash command, a direct message or a mention of the bot."""

    caller: Caller
    source: Source
    words: tuple[Word, ...]  # those after the command word, split for parsing
    text: str  # all after the command word, as typed
    whole: str  # all that was typed, for the guard
    can_open: bool  # whether a form can be opened: only Slack's slash commands allow that
    response_url: str = ""
    event_id: str = ""  # of the Slack event, if any; a reflection that Slack sends twice is stored once by it
    ordered: bool = True  # whether a command was typed, and not found out of what the words tell
    is_retry: bool = False  # Slack sends the event again; the first time may have done what it asked for

    @property
    def written_in(self) -> WrittenIn:
        """Where the words were written, for the guard's answer. A slash command is kept nowhere and seen by nobody."""
        return {Source.DM: WrittenIn.MESSAGE, Source.MENTION: WrittenIn.CHANNEL}.get(self.source, WrittenIn.FORM)


@dataclass(frozen=True, slots=True)
class Opening:
    """A form to open. Where the button stands in a form, `on_top` puts the new one over it instead of replacing it."""

    view: Block
    on_top: bool = False


Reply = Message | Opening


@dataclass(frozen=True, slots=True)
class Command:
    """A command of `/mvp`: the words it is called by in each language, and the handler that answers it.

    The first word of a language is the one that help shows, beside the text `help-for-<name>`.
    """

    name: str
    swedish: tuple[str, ...]
    english: tuple[str, ...]
    handle: Callable[[Deps, TypedWords], Awaitable[Reply]]
