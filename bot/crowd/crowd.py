"""The whole crowd: everybody sees what is new on their screen, and does what people in their place do."""

from __future__ import annotations

from datetime import date, datetime

from bot.crowd.audit import Audit
from bot.crowd.city import Post
from bot.crowd.leaders import Leaders
from bot.crowd.life import CrowdWorld, local
from bot.crowd.screens import SeenMessage
from bot.crowd.staff import Staff


class Crowd:
    """`live` is to be called at each stop of the clock, after the bot has sent what was due by then."""

    def __init__(self, world: CrowdWorld, audit: Audit | None = None) -> None:
        self.world, self.audit = world, audit
        self._staff = Staff(world, audit)
        self._leaders = Leaders(world, self._staff, audit)
        self._today: date | None = None

    def next_at(self) -> datetime | None:
        """When somebody does something next."""
        return self.world.agenda.next_at()

    async def close(self) -> None:
        """Go home: nobody looks at a screen any more."""
        await self.world.screens.close()

    async def live(self, now: datetime) -> list[SeenMessage]:
        """Notice what is new on everybody's screen, and do what is to be done by now. Returns what was new."""
        today = local(now).date()
        if self._today != today:
            self._today = today
            self._leaders.begin_day(today)
            self._staff.begin_day(today)
        news = await self.world.screens.news()
        if self.audit:
            self.audit.begin(now)
            for seen in news:
                self.audit.hold(seen, now)
        for seen in news:
            member = self.world.members.get(seen.reader)
            if member and member.post is Post.LEADER:
                self._leaders.notice(member, seen, now)
            elif member:
                self._staff.notice(member, seen, now)
        for intention in self.world.agenda.take_due(now):
            await intention.act(now)
        return news
