"""Reading a text for the guard: sentences, words and the word lists in `guard_data/`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

DATA = Path(__file__).parent / "guard_data"
_WORD = re.compile(r"@?[^\W\d_]+(?:[-'’:][^\W\d_]+)*", re.UNICODE)
_JOB_ENDINGS = re.compile(
    r"(?:lärar|ledar|assistent|pedagog|kurator|polis|rektor|sköterske?|vägledar|koordinator|kolleg|vikarie?|utbildar|psykolog|"
    r"bibliotekarie?|vaktmästar|handledar|samordnar|resursperson|föreståndar|utvecklar|skolvärd|fältar|forskar|föreläsar|"
    r"resurs|instruktör|coach|sekreterar|chef)(?:e|en|a|an|ens|ns|erna|arna|na|s|n|r|er|orn|orna|are|aren)?\Z"
)
_LABEL = re.compile(
    r"\b(?:[1-9]\s?[a-zåäö]\d?|(?:na|ek|sa|te|es|hu|bf|vo|el|ft|nv|by|bygg|eu)\s?\d{1,2}[a-zåäö]?|[f4-9]\s?:?an|"
    r"(?:fyr|femm|sex|sju|ått|ni)an|parallellklassen|åk\s?\d|year\s\d|grade\s\d)\b",
    re.IGNORECASE,
)


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `guard_data/NAME.txt`, in lower case."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def cue_words(name: str) -> frozenset[str]:
    """A list of `guard_data/cues.toml` as it stands."""
    return frozenset(_cues()[name])


@cache
def _cues() -> dict[str, list[str]]:
    return tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))


@cache
def cue(name: str) -> re.Pattern[str]:
    """A list of `guard_data/cues.toml` as one pattern; `*` stands for any ending."""
    entries = sorted(_cues()[name], key=len, reverse=True)
    parts = [re.escape(entry).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+") for entry in entries]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the sentence."""

    raw: str
    low: str
    start: int
    end: int
    first: bool  # it begins the sentence or a quotation, so that its capital says nothing

    @property
    def capital(self) -> bool:
        """Begins with a capital."""
        return self.raw[:1].isupper()

    @property
    def shouted(self) -> bool:
        """All capitals."""
        return len(self.raw) > 1 and self.raw.isupper()

    @property
    def is_job(self) -> bool:
        """A word for a grown-up at work."""
        return self.low in word_list("job_words") or bool(_JOB_ENDINGS.search(self.low))


@dataclass(frozen=True)
class Sentence:
    """One sentence, its number (from 1) and its words."""

    number: int
    raw: str
    low: str
    words: tuple[Token, ...]

    def has(self, name: str) -> bool:
        """Whether a cue of the list stands in it."""
        return bool(cue(name).search(self.low))

    @cached_property
    def shouted(self) -> bool:
        """Written in capitals throughout."""
        letters = [letter for letter in self.raw if letter.isalpha()]
        return len(letters) > 8 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)

    @cached_property
    def english(self) -> bool:
        """Mostly English function words: there a name without its capital can't be told from a word."""
        known = sum(word.low in cue_words("english_words") for word in self.words)
        return known >= 2 and known >= 0.3 * len(self.words)

    @cached_property
    def about_fiction(self) -> bool:
        """Tells what happens in a film or a scenario, rather than what happened while it was shown."""
        fiction = cue("fiction").pattern
        told = rf"\b(?:i|ur|från|om|in|from|about) (?:\w+ )?{fiction}|{fiction} (?:om|där|med|som|where|about)\b"
        return self.has("whole_fiction") or self.has("public_people") or bool(re.search(told, self.low))

    @cached_property
    def speaks_of_class(self) -> bool:
        """Names a class or a year."""
        return bool(_LABEL.search(self.low))


_ENDS = re.compile(r"(?<=[.!?…])\s+(?=[^a-zåäö])|\n+|(?<=[\U0001F300-\U0001FAFF😀-🙏])\s+(?=[A-ZÅÄÖ])")


def read_sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in one form of its letters, dashes and spaces."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text).replace("\u00ad", "")
    text = re.sub(r"[^\S\n]+", " ", text)
    parts = [part.strip() for part in _ENDS.split(text) if part.strip()]
    return [_sentence(number, part) for number, part in enumerate(_joined(parts), start=1)]


def _joined(parts: list[str]) -> list[str]:
    """Sentences again where a split fell behind an initial or an abbreviation."""
    joined: list[str] = []
    for part in parts:
        if joined and re.search(r"(?:^|[\s(@])(?:[A-Za-zÅÄÖåäö]|\w\.\w|[Kk]l|[Ss]id|[Nn]r|v|ca|st|ev|jfr)\.$", joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _sentence(number: int, raw: str) -> Sentence:
    words = []
    for found in _WORD.finditer(raw):
        before = raw[: found.start()].rstrip(" ")
        first = not before or before[-1] in "\"”“»:–-([" or not re.search(r"\w", before)
        words.append(Token(found[0], found[0].lower(), found.start(), found.end(), first))
    return Sentence(number, raw, raw.lower(), tuple(words))
