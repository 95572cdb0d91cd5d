"""Numbers and addresses that belong to one person: identity, phone, mail, street. Certain wherever they stand.

No checksum is asked for: a mistyped personal number is still somebody's, and a valid one is 7 in 1,000 by chance.
"""

from __future__ import annotations

import re

from models.guard_findings import Finding, Kind, Sureness
from models.guard_text import Sentence

_DIGITS = re.compile(r"(?<![\w.,-])[(]?\+?\d(?:[\d\s.\-/_+()|*]*\d)?(?!\w)", re.UNICODE)
_TEMPORARY = re.compile(r"(?<!\d)(\d{2}\s?\d{2}\s?\d{2}|\d{4}[ -]?\d{2}[ -]?\d{2})\s?[-/+_]?\s?([a-z]{1,3})\s?\d{2,4}(?!\d)")
_MIXED = re.compile(r"(?<!\w)[\doli]{6,8}[-+/ ]?[\doli]{4}(?!\w)")
_LABELLED = re.compile(
    r"\b(?:personn(?:umme)?r|pnr|p-nr|samordn(?:ings)?n(?:umme)?r|samnr|t-n(?:umme)?r|tf-n(?:umme)?r|temporary number|"
    r"fyra sista|sista fyra|last four|personal number|person number)\b[^.!?]*\d"
)
_TIMES = re.compile(r"\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}")
_PHONE = re.compile(r"(?<![\w.])(?:\(?\+\s?46\)?|0046|\(?0\)?)[\s\-./()]*(?:\(0\)[\s\-]*)?\d(?:[\s\-./()]*\d){6,11}(?!\d)")
_MAIL = re.compile(
    r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+|[\w.+-]+\s?(?:snabel-?\s?a|\(at\)|\[at\]|\(a\)|\{at\})\s?[\w-]+|"
    r"[\w.+-]+ at [\w-]+ (?:dot|punkt|\(dot\)) \w+|\w+ \[?punkt\]? (?:com|se|nu|org|net)\b"
)
_OFFICE_MAIL = re.compile(r"(?:info|kontakt|mvp|kansli|expedition|support|bokning|registrator|hej|redaktion|kundtjanst|reception|rektor|skola)@")
_STREET = re.compile(
    r"\b(?:[a-zåäöé]{2,}[\w-]*(?:vägen|gatan|stigen|gränden?|backen|torget|allén|slingan|ringen|kroken|leden|svängen|vreten|höjden|"
    r"backen|berget|dalen|terrassen|promenaden|kajen|strand|gata|väg|gränd|stig|allé|v\.|g\.)|(?:[a-zåäö]+ (?:väg|gata|gränd|torg|allé)))"
    r"\s?(?:nr\s?)?\d{1,3}\s?[a-z]?\b|\b[a-zåäö]{4,}s[vg]\. ?\d{1,3}\b"
)
_FLAT = re.compile(r"\blgh\.?\s?\d|\bc/o\s+\w|\b\d{3}\s\d{2}\s+[A-ZÅÄÖ][a-zåäö]{2,}|\bportkod|\bapartment \d")
_HELP = re.compile(r"116\s?\d{3}|020\D?\d|0771|0200|90\s?101|114\s?14|010\D?\d{3}|077\d")

_UNITS = "noll ett en två tre fyra fem sex sju åtta nio".split()
_TEENS = "tio elva tolv tretton fjorton femton sexton sjutton arton nitton".split()
_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()
_BIG = ("hundra", "tusen")
_ORDINALS = (
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde "
    "sextonde sjuttonde artonde nittonde tjugonde trettionde"
).split()
_PARTS = sorted([*_UNITS, *_TEENS, *_TENS, *_BIG, *_ORDINALS], key=len, reverse=True)
_SPELLED = re.compile(rf"(?:\d*(?:{'|'.join(_PARTS)})+\d*|streck|zero|one|two|three|four|five|six|seven|eight|nine)\Z")
_ONE_PART = re.compile("|".join(_PARTS))
_FILL = {"och", "sen", "streck", "bindestreck", "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
         "oktober", "november", "december", "and", "dash", "snedstreck", "plus", "född"}


def find_numbers(sentence: Sentence) -> list[Finding]:
    """Numbers, mail and street addresses in one sentence."""
    found = []
    if _identity(sentence.low) or _spelled(sentence.low):
        found.append(Kind.IDENTITY_NUMBER)
    elif _phone(sentence):
        found.append(Kind.PHONE)
    if any(not _OFFICE_MAIL.match(mail[0]) for mail in _MAIL.finditer(sentence.low)):
        found.append(Kind.EMAIL)
    if _FLAT.search(sentence.raw) or (_STREET.search(sentence.low) and not sentence.has("venue")):
        found.append(Kind.ADDRESS)
    return [Finding(kind, Sureness.CERTAIN, sentence.number) for kind in found]


def _identity(low: str) -> bool:
    if _LABELLED.search(low) or _TEMPORARY.search(low):
        return True
    candidates = [found[0] for found in _DIGITS.finditer(_TIMES.sub(" ", low))]
    candidates += [found[0].translate(str.maketrans("oli", "011")) for found in _MIXED.finditer(low)]
    return any(_holds_identity(candidate) for candidate in candidates)


def _holds_identity(said: str) -> bool:
    """Ten or twelve digits in a row, however they are split, that begin with a date (its day +60 for co-ordination)."""
    digits = re.sub(r"\D", "", said)
    if len(digits) == 12 and digits[:2] in ("19", "20"):
        digits = digits[2:]
    if len(digits) != 10:
        return False
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91) and not _is_help_line(said)


def _is_help_line(said: str) -> bool:
    return bool(_HELP.match(said.strip("( ")))


def _phone(sentence: Sentence) -> bool:
    low = re.sub(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b", " ", _TIMES.sub(" ", sentence.low))
    numbers = [found[0] for found in _PHONE.finditer(low) if not _is_help_line(found[0])]
    return bool(numbers) and not (sentence.has("help_lines") and not sentence.has("kin"))


def _spelled(low: str) -> bool:
    """Six digits or more, said in words or in words and figures mixed."""
    run, words = 0, 0
    for token in re.findall(r"[a-zåäöé]+|\d+[a-zåäö]*|[.!?]", low):
        if token.isdigit():
            run += len(token)
        elif _SPELLED.fullmatch(token):
            run += len(re.sub(r"\D", "", token)) + sum(2 if part in _TEENS + _TENS else 1 for part in _ONE_PART.findall(token))
            words += 1
        elif token not in _FILL:
            if run >= 6 and words >= 2:
                return True
            run = words = 0
    return run >= 6 and words >= 2
