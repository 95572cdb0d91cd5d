"""The words of the log grammar, in both languages, and what has been read of a text so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from handlers.words.date_pieces import Piece
from handlers.words.splitting import Word
from models.lessons import Manner
from models.programmes import lesson_nouns

LESSON = re.compile(
    r"(?:lektion(?:en|er|erna)?|träff(?:en|ar)?|meetings?|lekt|lek|pass(?:et|en)?|lessons?|l|nr|nummer|number)\.?(\d{1,2})?"
)
RANGE = re.compile(r"(\d{1,2})-(\d{1,2})")
MANNERS: dict[str, Manner] = {
    "anpassad": Manner.ADAPTED, "anpassat": Manner.ADAPTED, "anpassade": Manner.ADAPTED, "adapted": Manner.ADAPTED,
    "som i manualen": Manner.AS_MANUAL, "enligt manualen": Manner.AS_MANUAL, "enligt manual": Manner.AS_MANUAL,
    "som manualen": Manner.AS_MANUAL, "as in the manual": Manner.AS_MANUAL, "as written": Manner.AS_MANUAL,
    "delvis": Manner.PART_LEFT_OUT, "en del": Manner.PART_LEFT_OUT, "del utelämnad": Manner.PART_LEFT_OUT,
    "part left out": Manner.PART_LEFT_OUT, "partly": Manner.PART_LEFT_OUT,
}  # fmt: skip
PART_WORDS = ("del", "part", "session")
HALF_WORDS = ("halvgrupp", "halvklass", "halvgruppen", "grupp", "group")
ON_BEHALF = ("åt", "för", "for", "on", "behalf")
FILLERS = {
    "&", "-", "a", "again", "and", "att", "av", "avklarad", "avklarat", "behalf", "class", "den", "det",
    "did", "done", "du", "dubbellektion", "eftermiddag", "eftermiddagen", "ensam", "ett", "finished", "for", "för",
    "förmiddag", "förmiddagen", "genomförd", "genomfört", "gjorde", "gjort", "had", "hade", "haft", "hallå",
    "halva", "halvklass", "har", "hej", "hela", "håll", "hållen", "hållit", "höll", "hölls", "i", "ihop", "in",
    "jag", "kan", "kl", "klar", "klara", "klass", "klassen", "kväll", "kvällen", "körde", "kört", "lesson", "logga",
    "me", "med", "min", "mina", "mitt", "morgon", "morse", "my", "nr", "nu", "nyss", "nästa", "och", "of", "om",
    "on", "please", "precis", "på", "samt", "sista", "själv", "snälla", "som", "tack", "the", "till", "tillsammans",
    "to", "var", "vi", "vill", "vår", "våra", "was", "we", "were", "whole", "with", "är", "åk", "åt",
}  # fmt: skip
JOINERS = {"och", "and", "+", "&", "med", "with"}
HIGHEST = 60
MOST_NAMES = 6


@dataclass(slots=True)
class LogWords:
    """What has been read of the words so far."""

    numbers: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    led_with: list[str] = field(default_factory=list)
    led_by: list[str] = field(default_factory=list)
    unread: list[Word] = field(default_factory=list)
    programme: str | None = None
    series: str | None = None
    session: int = 0
    half: int = 0
    manner: Manner | None = None
    minutes: int | None = None
    bare: int = 0  # a number right behind another: a second lesson, or a class half typed
    order: str = ""  # n for a number, l for a label, as they came


def is_lesson_word(low: str) -> bool:
    """Whether a word in small letters means a lesson: `lektion`, `pass`, `l5`, or what some programme calls its own."""
    return bool(LESSON.fullmatch(low)) or low in lesson_nouns()
