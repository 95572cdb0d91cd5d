"""Reading a text for the guard: sentences, words and the word lists in `data/`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

DATA = Path(__file__).parent / "data"
LONGEST = 600  # letters in a sentence; a longer one is read in pieces, so that reading stays linear
_WORD = re.compile(r"@?[^\W\d_]+(?:[-'’:][^\W\d_]+)*")
_LETTER_OF_CLASS = re.compile(r"[^\W\d_](?:[:'’]?s)?")
_JOB_ENDINGS = re.compile(
    r"(?:lärar|ledar|assistent|pedagog|kurator|polis|rektor|sköterske?|vägledar|koordinator|kolleg|vikarie?|utbildar|"
    r"psykolog|bibliotekarie?|vaktmästar|handledar|samordnar|resursperson|föreståndar|utvecklar|skolvärd|fältar|forskar|"
    r"föreläsar|resurs|instruktör|coach|sekreterar|chef|sekretera|läkar|konsulent|arbetar|terapeut|mästar|personal|tekniker|"
    r"tränar|strateg|värdinn|biträd|administratör|handläggar|inspektör|lektor|adjunkt|mentor|konsult|skötar|vårdar|städar|student|praktikant|aspirant|kandidat|stipendiat)"
    r"(?:e|en|a|an|ens|ns|erna|arna|na|s|n|r|er|orn|orna|are|aren|ets|et)?\Z"
)
LABEL = (
    r"(?:[1-9]\s?:?[a-zåäö]\d?|(?:na|ek|sa|te|es|hu|bf|vo|el|ft|nv|by|bygg|eu|tek|in|hv|im|ee|ba)\s?\d{1,2}[a-zåäö]?|"
    r"[f4-9]\s?:?an|(?:fyr|femm|sex|sju|ått|ni|ett|två|tre)an|parallellklassen|åk\s?\d|årskurs \w+|year\s\d|grade\s\d)"
)
_LABEL = re.compile(rf"\b{LABEL}\b")


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `data/NAME.txt`, in lower case."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def cue_words(name: str) -> frozenset[str]:
    """A list of `data/cues.toml` as it stands."""
    return frozenset(_cues()[name])


@cache
def _cues() -> dict[str, list[str]]:
    return tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))


@cache
def acting_verbs() -> frozenset[str]:
    """What people do, in the words right behind their names."""
    return cue_words("person_verbs") | cue_words("human_verbs")


@cache
def ambiguous_names() -> frozenset[str]:
    """Given names that are words as well, in Swedish or English."""
    return word_list("name_words") | cue_words("english_words")


def is_listed_name(low: str) -> bool:
    """Whether some list has the word as a given name or a surname."""
    return low in word_list("given_names") or low in word_list("surnames")


@cache
def cue_source(name: str) -> str:
    """A list of `data/cues.toml` as the source of one group; `*` stands for any ending.

    Grouped by first letters, so that a place in the text is left after one look instead of one per entry.
    """
    by_letters: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(_cues()[name], key=len, reverse=True):
        by_letters[entry[:2]].append(re.escape(entry[2:]).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s"))
    parts = [f"{re.escape(letters)}(?:{'|'.join(rest)})" for letters, rest in by_letters.items()]
    return f"(?:{'|'.join(parts)})"


@cache
def cue(name: str) -> re.Pattern[str]:
    """A list of `data/cues.toml` as one pattern of whole words."""
    return re.compile(rf"(?<![\w-]){cue_source(name)}(?![\w-])")


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern in which `<name>` stands for a list of `data/cues.toml`."""
    return re.compile(re.sub(r"<([a-z]\w+)>", lambda found: cue_source(found[1]), source))


@cache
def cue_list(name: str) -> tuple[str, ...]:
    """A list of `data/cues.toml` in its order; of endings mostly."""
    return tuple(_cues()[name])


def looks_like_class(low: str) -> bool:
    """`7b`, `sjuan`, `åk 8`."""
    return bool(re.fullmatch(LABEL, low))


@cache
def is_job(word: str) -> bool:
    """A word for a grown-up at work, in lower case."""
    return word in word_list("job_words") or bool(_JOB_ENDINGS.search(word))


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


@dataclass(frozen=True)
class Sentence:
    """One sentence, its number (from 1) and its words. `raw` and `low` are equally long."""

    number: int
    raw: str
    low: str
    words: tuple[Token, ...]
    _has: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def has(self, name: str) -> bool:
        """Whether a cue of the list stands in it."""
        if name not in self._has:
            self._has[name] = bool(cue(name).search(self.low))
        return self._has[name]

    def word(self, place: int) -> str:
        """The word at a place in lower case, empty outside the sentence."""
        return self.words[place].low if 0 <= place < len(self.words) else ""

    def ahead(self, place: int, letters: int = 60) -> str:
        """What stands before a word, in lower case."""
        start = self.words[place].start
        return self.low[max(0, start - letters) : start]

    def behind(self, place: int, letters: int = 60) -> str:
        """What stands after a word, in lower case."""
        end = self.words[place].end
        return self.low[end : end + letters]

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
    def speaks_of_class(self) -> bool:
        """Names a class or a year."""
        return bool(_LABEL.search(self.low))


_ENDS = re.compile(r"(?<=[.!?…])\s+(?=[^a-zåäö])|\n+|(?<=[\U0001F300-\U0001FAFF😀-🙏])\s+(?=[A-ZÅÄÖ])")
_GOES_ON = re.compile(r"(?:^|[\s(@])(?:[A-Za-zÅÄÖåäö]|\w\.\w|[Kk]l|[Ss]id|[Nn]r|v|ca|st|ev|jfr)\.$")
_BEFORE_FIGURES = re.compile(
    r"[a-zåäö](?:[vgs]|nr|kl|kap|lgh|tr|sid)\.$|(?:^|\s)(?:s|v|nr|kap|lgh|tel)\.$", re.IGNORECASE
)
_INSIDE_NUMBER = re.compile(r"\d\W?\d\W{0,3}\d\W{0,3}$")
_GAP = re.compile(r"(?<=[^\W\d]) (?=[^\W\d])")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\u20e3]")


def read_sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in one form of its letters, figures, dashes and spaces."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub("[\u201c\u201d\u201e\u00ab\u00bb]", '"', text.replace("\u2019", "'").replace("\u2018", "'"))
    text = re.sub(r"(?![0-9])\d", lambda found: str(unicodedata.digit(found[0])), text)
    text = re.sub(r"[^\S\n]+", " ", text)
    parts = [part.strip() for part in _ENDS.split(text) if part.strip()]
    pieces = [piece for part in _joined(parts) for piece in _pieces(part)]
    return [_sentence(number, piece) for number, piece in enumerate(pieces, start=1)]


def _joined(parts: list[str]) -> list[str]:
    """Sentences again where a split fell behind an initial or an abbreviation, or inside a number."""
    joined: list[list[str]] = []
    for part in parts:
        tail = joined[-1][-1][-40:] if joined else ""
        if tail and (_GOES_ON.search(tail) or (part[0].isdigit() and _goes_on_in_figures(tail))):
            joined[-1].append(part)
        else:
            joined.append([part])
    return [" ".join(pieces) for pieces in joined]


def _goes_on_in_figures(tail: str) -> bool:
    return bool(_BEFORE_FIGURES.search(tail) or _INSIDE_NUMBER.search(tail))


def _pieces(part: str) -> list[str]:
    """A sentence, cut between two words (never in a number) where it is longer than anybody writes."""
    pieces = []
    while len(part) > LONGEST:
        gaps = [found.start() for found in _GAP.finditer(part[:LONGEST])]
        cut = gaps[-1] if gaps else LONGEST
        pieces.append(part[:cut].strip())
        part = part[cut:].strip()
    return [*pieces, part]


def _lower(raw: str) -> str:
    """Lower case, letter for letter: `İ` would become two."""
    low = raw.lower()
    return low if len(low) == len(raw) else "".join(letter.lower()[:1] for letter in raw)


def _sentence(number: int, raw: str) -> Sentence:
    words = []
    low = _lower(raw)
    last = 0
    seen = False  # a letter or a figure before this word
    for found in _WORD.finditer(raw):
        if found.start() and raw[found.start() - 1].isdigit() and _LETTER_OF_CLASS.fullmatch(found[0]):
            continue  # `7B:s` is no word
        between = raw[last : found.start()].rstrip(" ")
        seen = seen or bool(re.search(r"\w", between))
        first = not seen or (bool(between) and between[-1] in '"”“»:;·•-([')
        words.append(
            Token(raw=found[0], low=low[found.start() : found.end()], start=found.start(), end=found.end(), first=first)
        )
        last, seen = found.end(), True
    return Sentence(number, raw, low, tuple(words))
