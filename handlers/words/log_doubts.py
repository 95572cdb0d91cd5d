"""What makes a log doubtful though every word was read: it may be meant for another day, or no lesson was held at all.

Only small words are left in such texts, so nothing else gives them away: `7B har lektion 5 fredag` is a timetable.
Whatever is doubtful is shown before it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.words.date_pieces import DayWords, Weekday
from handlers.words.date_words import WEEKDAY_FORMS
from handlers.words.log_words import LogWords, word_at
from handlers.words.splitting import Word

_MOST_LESSONS_AT_ONCE = 5
_PRESENT = {"har", "är", "e", "ä", "have", "has", "is", "are", "kan", "can", "ska", "blir"}
_DONE = {
    "haft", "kört", "körd", "körda", "klar", "klara", "klart", "avklarad", "avklarat", "avklarade", "hållen", "hållet",
    "hållna", "hållit", "hållits", "gjord", "gjorda", "gjort", "genomförd", "genomförda", "genomfört", "färdig",
    "färdiga",
    "tagit", "hunnit", "done", "finished", "held", "had", "genomgången", "genomgånget", "gått", "✅", "✔", "✔️",
}  # fmt: skip
_AHEAD_LEADS = {"till", "nu", "denna", "this", "om", "until", "inför", "next", "kommande"}
_DOUBTFUL = re.compile(
    # ready for it, or on the way to it
    r"\b(?:klar|klara|klart|redo|färdig\w*|ready|done) (?:för|inför|till|to|for)\b|\b(?:på|"
    r"inför) (?:lektion|lekt|pass|l)\b|"
    r"^(?:for|on to|till) (?:lesson|lektion)\b|\bnu är det\b|\bdags\b|"
    # later today
    r"\bikväll\b|\bi kväll\b|\bi eftermiddag\b|\bnu på eftermidda\w+\b|\btill (?:lunch|kvällen|eftermiddagen)\b|"
    # somebody else's, or asked of somebody
    r"\b(?:ni|dom|de|han|hon|you|they|she|he|du) (?:i \w+ )?"
    r"(?:var|fick|har|hade|körde|höll|tog|gjorde|haft|had|have)\b|"
    r"\b(?:har|hade|körde|höll|tog|gjorde|did|had) (?:ni|dom|han|hon|you|they)\b|\b(?:kan|vill) (?:du|ni)$|"
    # a condition, or an order of another kind
    r"\b(?:om|ifall|if) (?:vi|ni|du|jag|det|dom|we|you)\b|\b(?:skriv|skriva|skicka) (?:till|lektion)\b|\bcheck\b|"
    # said of what lies ahead, or as a question
    r"^(?:inför|till|på|nu|att|to(?! \d))\b|\b(?:väl|kunde)\b|"
    # a date that may be numbers, numbers that may be pupils
    r"\bden \d+ och \d+\b|^\d+ (?:av|i) \d[a-z]\b|"
    # the second lesson of the day, or the other one
    r"\b(?:första|andra|tredje|fjärde|sista) (?:lektionen|passet|träffen)\b|\bsex\b|"
    r"\bpass \d\b(?=.*\b(?:lektion|l) ?\d)|\b(?:lektion|l) ?\d.*\bpass \d\b"
)


def is_doubtful(state: LogWords, words: Sequence[Word], numbers: tuple[int, ...], *, ordered: bool) -> bool:
    """Whether the words can well mean something else than that these lessons were held then.

    Many lessons at once are doubted where the words don't begin with an order to log them.
    """
    lows = [word.low for word in words]
    timetable = bool(_PRESENT & set(lows)) and not _DONE & set(lows)
    return (
        timetable
        or bool(_DOUBTFUL.search(" ".join(lows)))
        or _points_ahead(lows)
        or _reads_clock_as_day(state)
        or (not ordered and len(numbers) > _MOST_LESSONS_AT_ONCE)
        or (len(numbers) > 1 and max(numbers) - min(numbers) > 2 * len(numbers))
        or (bool(words[0].mention) if words else False)
        or any(_is_addressed(words, at) for at in range(len(words)))
    )


def _points_ahead(lows: Sequence[str]) -> bool:
    """`till fredag`, `nu fredag`, `om fredag`: a day to come, which a log would look back for."""
    return any(low in WEEKDAY_FORMS and lows[at - 1] in _AHEAD_LEADS for at, low in enumerate(lows) if at)


def _reads_clock_as_day(state: LogWords) -> bool:
    """`9.10` alone may be a time."""
    days = [piece for piece in state.pieces if isinstance(piece, DayWords | Weekday)]
    return len(days) == 1 and isinstance(days[0], DayWords) and days[0].or_clock is not None


def _is_addressed(words: Sequence[Word], at: int) -> bool:
    """`till @Anna`: told to her, not led with her."""
    return bool(words[at].mention) and word_at(words, at - 1) in (
        "till",
        "to",
        "tipsa",
        "hälsa",
        "fråga",
        "ask",
        "tell",
    )
