"""Finding numbers and addresses of one person: identity number, phone, mail, street. They are always certain.

No checksum is asked for: a mistyped personal number is still somebody's, and a valid one is 7 in 1,000 by chance.
"""

from __future__ import annotations

import re

from models.guard.findings import Finding, FindingKind, Sureness
from models.guard.spelled import spells_a_number
from models.guard.words import Sentence, cue_words

_GAP = r"(?:[ \-./_+()|*=~:'#\\]|,(?!\s)){0,4}"
_DIGIT = re.compile(r"\d")
_RUN = re.compile(rf"\d(?:{_GAP}\d)*")
_TIME_RANGE = re.compile(r"(?<![\d.:/-])(\d{1,2})[.:]?(\d\d)\s?-\s?(\d{1,2})[.:]?(\d\d)(?![\d:/]|[.-]\d)")
_CLOCK = re.compile(r"(?<![\d.:/-])[012]?\d:[0-5]\d(?![\d:/]|[.-]\d)")
_DAY = r"(?:[12]\d|3[01]|[1-9])/(?:1[0-2]|[1-9])"
_DAYS = re.compile(rf"(?<!\S)(?<!\d\s)(?<!\d\s\s)(?<!\d\s[-–]\s){_DAY}(?:[,;.]?\s(?:och\s)?{_DAY})+(?![\W_]{{0,4}}\d)")
_DATE = r"(?<!\d)((?:19|20)?\d\d)[\W_]?(\d\d)[\W_]?(\d\d)"
_TEMPORARY = re.compile(
    rf"{_DATE}[\W_]{{0,3}}(?:([a-z]{{1,3}})[\W_]?\d[\W_]?\d{{1,3}}|\d?[a-z]\d\d|[a-z]\d\d[a-z])(?!\d)"
)
_SPLIT = re.compile(rf"{_DATE}(?:\W{{1,4}}|\s(?:och|and|samt)\s)\d{{4}}(?!\d|[.:/-]\d)")
_LOOKALIKES = str.maketrans("olibsz", "011852")
_MIXED = re.compile(r"(?<!\w)[\dolibsz]{6,8}[-+/ ]?[\dolibsz]{4}(?!\w)")
_MIXED_TOKEN = re.compile(r"(?<![\wåäö])(?=[olibsz]*\d)[\dolibsz]+(?![\wåäö])")
_MASKED = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d|\d\d)[01]\d[0-3]\d\s?[-+/ ]?\s?(?:x{2,4}|\*{2,4}|\?{2,4}|_{2,4}|n{4}|\d?x{3})(?![\wåäö])"
)
_CLASS_LIST = re.compile(
    r"\belev[- ]?(?:id|nr|nummer|kod)\b[\s:.]{0,3}\w{0,4}-?\d|\b(?:rad|plats|nr|"
    r"nummer) \d{1,2}[^.!?]{0,20}\b(?:klass|elev|närvaro)list|"
    r"\b(?:klass|elev|närvaro)list\w*[^.!?]{0,16}\b(?:rad|nr|nummer|plats) \d|\b(?:patient|"
    r"klient)\s[a-z]?\d?[a-zåäö]?-?\d{2}"
)
_LABELLED = re.compile(
    r"\b(?:(?:person|samordnings?|sam|identitets|födelse|(?:p|t|tf)-)n(?:umme)?r|pnr|"
    r"(?:temporary|personal|person) number)\b"
    r"[^.!?\d]{0,24}\d(?:\W?\d){3}|\b(?:fyra|fem|sex) sista\b|\bsista (?:fyra|siffr\w+)\b[^.!?]{0,24}\d|"
    r"\blast (?:four|digits)\b"
)
_OTHER_NUMBER = re.compile(
    r"(?:art\.?|artnr|faktura|order|bokning|diarie|artikel|serie|org|bankgiro|plusgiro|isbn|streckkod|ocr|ärende|dnr|kvitto|inköp|"
    r"beställning|referens|leverans|spårning|kolli|modell|garanti|ean|kund|avtal|projekt|licens|lager|faktur)"
    r"[\w.]{0,8}\W{0,3}(?:nr|nummer|no)?\W{0,3}\Z"
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\(?(?:\+|00)\s?[1-9]\d{0,2}\)?(?:\s?\(0\))?|46(?=\s?7)|\(?0\)?(?=[\s\-./()]*[1-9]))"
    r"(?:[\s\-./()]{0,3}\d){7,12}(?!\d)"
)
_MAIL_SIGN = re.compile(r"@|snabel|punkt|\b(?:at|a)\b")
_MAIL = re.compile(
    r"(?<![@\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,64}(?:\s?\.[\w-]{1,64}){1,5}|"
    r"[\w.+-]{1,64}\s?(?:snabel-?\s?a|[(\[{](?:at|a|snabel-?a)[)\]}])\s?[\w-]{1,64}|"
    r"\w{1,64} at [\w-]{1,64} (?:dot|punkt|\(dot\)) \w|\w{1,64} [(\[]?punkt[)\]]? (?:com|se|nu|org|net)\b"
)
_STRONG_ROAD = (
    r"vägen|gatan|stigen|gränd|gränden|backen|torget|allén|slingan|(?<!e)ringen|kroken|leden|svängen|vreten|höjden|brinken|"
    r"terrassen|promenaden|kajen|planaden|gata|väg|gränd|stig|allé|trappan|trappor|liden|tunet|vägskälet|bågen|sgårdsväg|svägen"
)
_ROAD_WORDS = "väg|vägen|gata|gatan|gränd|torg|allé|street|road|avenue|lane"
_WEAK_ROAD = (
    r"gården|platsen|parken|bron|berget|dalen|strand|stranden|lunden|hagen|ängen|åsen|gärdet|udden|viken|hamnen|kullen|plan|"
    r"planen|torpet|byn|holmen|rondellen|park"
)
_HOUSE = r"\s?(?:nr\s?)?\d{1,3}\s?(?:[a-z]\b|\b)(?![:.,]\d)"
_STREET = re.compile(
    rf"\b(?:[a-zåäöé-]{{2,40}}(?:{_STRONG_ROAD})|[a-zåäö]{{2,30}} (?:{_ROAD_WORDS}))"
    rf"{_HOUSE}|\b[a-zåäö]{{4,40}}s?(?:[vg]\.\s?|s[vg]\s)\d{{1,3}}\b"
)
_WEAK_STREET = re.compile(rf"\b[a-zåäöé-]{{3,40}}(?:{_WEAK_ROAD}){_HOUSE}")
_FLAT = re.compile(
    r"\b[Ll]gh\.?\s?\d|\b[Cc]/[Oo]\s+\w|\b\d{3}\s\d{2}\s+[A-ZÅÄÖ][a-zåäö]{2,}|\b[Pp]ortkod|\bapartment \d|"
    r"\b(?:[Pp]ost)?[Bb]ox \d{2,5}\b"
)
_HANDLE = re.compile(r"(?<![\w.])@[\w.]*[\d_][\w.]*")  # an account: `@someone_07`


# Where people meet, shop or keep things; nobody lives there.
_MEETING = re.compile(
    r"\b(?:vi ses|ses vi|samling|samlas|vi står|står (?:vi|utanför)|träffas|möts|mötesplats|"
    r"utställning\w*|studiebesök\w*|vi (?:går|åker) (?:dit|till)|öppe[nt]|"
    r"hållplats\w*|nyck\w*|magasin\w*|förråd\w*|lokal\w*|kursen|föreläsning\w*|konferens\w*|museum|"
    r"museet|teater\w*|bibliotek\w*|gården ligger)\b"
)


# A date of birth tells of one person, with or without a number behind it.
_BIRTH = re.compile(
    r"\bfödd?a? (?:den |i |år )?(?:\d|[a-zåäö]+ 20[01]\d)|\bborn (?:on |in )?\d|\bfyller år (?:den )?\d|"
    r"\b20(?:0[6-9]|1\d)-(?:0\d|1[0-2])-[0-3]\d\b"
)


def find_numbers(sentence: Sentence) -> list[Finding]:
    """Numbers, mail and street addresses in one sentence."""
    found = []
    low = _without_times(sentence.low)
    plain = _MIXED_TOKEN.sub(lambda mixed: mixed[0].translate(_LOOKALIKES), low)
    if (
        (plain != low and not _identity(low) and (_identity(plain) or _phone(sentence, plain)))
        or _MASKED.search(plain)
        or _CLASS_LIST.search(low)
        or _identity(low)
        or spells_a_number(sentence.low)
        or _BIRTH.search(low)
    ):
        found.append(FindingKind.IDENTITY_NUMBER)
    elif _phone(sentence, low):
        found.append(FindingKind.PHONE)
    if _MAIL_SIGN.search(sentence.low) and _personal_mail(sentence.low):
        found.append(FindingKind.EMAIL)
    if _HANDLE.search(sentence.low):
        found.append(FindingKind.ACCOUNT)
    findings = [Finding(kind, Sureness.CERTAIN, sentence.number) for kind in found]
    address = _address(sentence)
    return [*findings, Finding(FindingKind.ADDRESS, address, sentence.number)] if address else findings


def _without_times(low: str) -> str:
    """The sentence without its times and its rows of days, which are split like other numbers."""
    low = _TIME_RANGE.sub(lambda found: " , " if _is_time_range(found) else found[0], low)
    return _DAYS.sub(" , ", _CLOCK.sub(" , ", low))


def _is_time_range(found: re.Match[str]) -> bool:
    """`10.15-11.05`, in lesson hours and whole five minutes."""
    hour, minutes, last_hour, last_minutes = (int(found[at]) for at in range(1, 5))
    whole = minutes % 5 == 0 and last_minutes % 5 == 0 and max(minutes, last_minutes) < 60
    return whole and 7 <= hour <= last_hour <= 22


def _is_born(found: re.Match[str]) -> bool:
    """A whole date of birth of somebody at school or their elders, four figures behind it whatever stands between."""
    year, month, day = found[1], int(found[2]), int(found[3])
    whole = len(year) == 4 and year <= "2022" and int(found[0][-4:]) not in range(1990, 2100)
    return whole and 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def _identity(low: str) -> bool:
    if _LABELLED.search(low) or any(_is_born(found) for found in _SPLIT.finditer(low)):
        return True
    if not _DIGIT.search(low):
        return False
    if any(_is_temporary(found) for found in _TEMPORARY.finditer(low)):
        return True
    for found in _MIXED.finditer(low):
        figures = re.sub(r"\D", "", found[0].translate(_LOOKALIKES))
        if sum(letter.isdigit() for letter in found[0]) >= 5 and _is_identity([figures]):
            return True
    for run in _RUN.finditer(low):
        if not _OTHER_NUMBER.search(low[max(0, run.start() - 30) : run.start()]) and _holds_identity(run[0]):
            return True
    return False


def _is_temporary(found: re.Match[str]) -> bool:
    month, day = int(found[2]), int(found[3])
    return _is_birthday(found[1], month, day) and found[4] not in cue_words("words_behind_dates")


def _is_birthday(year: str, month: int, day: int) -> bool:
    """A day, or a co-ordination number's (+60), in a year that somebody in a class or its staff can be born in."""
    # Nobody in a school is born in the years from 22 to 34: such a number is a date with a time, `261124-1020`.
    too_young = int(year) > 2021 if len(year) == 4 else 22 <= int(year) <= 34
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91) and not too_young


def _holds_identity(run: str) -> bool:
    """Whether a row of figures, however it is split, has somebody's number in it."""
    groups = re.findall(r"\d+", run)
    if _is_identity(["".join(groups)]):
        return True
    for start in range(len(groups)):
        window: list[str] = []
        for group in groups[start : start + 12]:
            window.append(group)
            if sum(map(len, window)) >= 10 and _is_identity(window):
                return True
    return False


def _is_identity(groups: list[str]) -> bool:
    """Ten or twelve figures that begin with a birthday; the last four stand by themselves where there are gaps."""
    digits = "".join(groups)
    if len(digits) not in (10, 12) or (len(digits) == 12 and digits[:2] not in ("19", "20")):
        return False
    ends = [sum(map(len, groups[: at + 1])) for at in range(len(groups))]
    aligned = len(groups) == 1 or len(digits) - 4 in ends
    return aligned and _is_birthday(digits[:-8], int(digits[-8:-6]), int(digits[-6:-4])) and not is_help_line(digits)


def is_help_line(digits: str) -> bool:
    """A number of an authority or a help line: 116 111, 020-50 50 50, 0771."""
    return digits.startswith(("116", "020", "0771", "0200", "0770", "90101", "11414", "010"))


def _phone(sentence: Sentence, low: str) -> bool:
    numbers = [re.sub(r"\D", "", found[0]) for found in _PHONE.finditer(low)]
    personal = sentence.has("kin") or sentence.has("one_pupil") or sentence.has("pronouns")
    named = sentence.has("help_lines") and not personal
    return any(not is_help_line(number) for number in numbers) and not named


def _personal_mail(low: str) -> bool:
    return any(mail[0].partition("@")[0] not in cue_words("office_mail") for mail in _MAIL.finditer(low))


def _address(sentence: Sentence) -> Sureness | None:
    """How surely a street or a flat is where somebody lives; None for a place where people meet or work."""
    home = sentence.has("home_cues")
    weak = home and _WEAK_STREET.search(sentence.low)
    if not (_FLAT.search(sentence.raw) or _STREET.search(sentence.low) or weak):
        return None
    of_somebody = any(sentence.has(cue) for cue in ("pronouns", "kin", "one_pupil", "some_pupil", "pupil_words"))
    if not of_somebody and (_MEETING.search(sentence.low) or (sentence.has("venue") and not home)):
        return None
    return Sureness.CERTAIN if of_somebody or home else Sureness.ASK
