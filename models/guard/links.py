"""Links to pictures, films and papers about somebody: the address itself points to a pupil."""

from __future__ import annotations

import re

from models.guard.words import Sentence

_LINK = re.compile(
    r"\b(?:bit\.ly|youtu\.be|t\.co|tinyurl\.com|goo\.gl|we\.tl|1drv\.ms)/\S+|"
    r"https?://\S+|\bwww\.\S+|\b[a-z]:\\\\?\S+|\b\S+\.(?:pdf|docx?|jpe?g|png|mp4|mov|heic|xlsx?)\b",
    re.IGNORECASE,
)
_TOLD_BY_ADDRESS = re.compile(
    r"slagsm|skad|inciden|sekret|orosanm|elev|personn|klasslist|journal|utredning|hals_|s[aå]r_|brev_"
)
_TOLD_BESIDE = re.compile(
    r"\b(?:bild|bilden|bilder|bilderna|foto|fotot|foton|filmen|klippet|video|videon|skärmdump\w*|screenshot\w*|incidentrapport\w*|"
    r"anmälan|brevet|rapporten|journal\w*|utredningen|skadan|slagsmålet|inlägget|chatten|profil|konto|kontot)\b"
)
_OF_SOMEBODY = re.compile(
    r"\bomklädningsrum\w*|\bdet som hände\b|\bhän[dt]\w*\b|\bansikte\w*\b|"
    r"\b(?:elev\w*|hen|hon|han|henne|honom|hennes|hans|killen|tjejen|någon|skada\w*|slagsmål\w*|hot\w*|incident\w*|sekretess\w*)\b"
)
_SCREENSHOT = re.compile(r"\bskärmdump\w*\b.*\b(?:där man ser|från snap|från chatten|ansikte\w*|vem som)\b")
_LESSON_PAGES = re.compile(
    r"youtu|urplay|ur\.se|svtplay|svt\.se|mfj|mucf|mfof|skolverket|bris\.se|umo|youmo|mentimeter|kahoot|padlet|friends\.se|raddabarnen|mvp|agera"
)


def has_telling_link(sentence: Sentence) -> bool:
    """Whether a link leads to a picture of somebody or a paper about somebody, by itself or by the words beside it."""
    if _SCREENSHOT.search(sentence.low):
        return True
    for found in _LINK.finditer(sentence.low):
        beside = sentence.low[: found.start()] + " " + sentence.low[found.end() :]
        if _LESSON_PAGES.search(found[0]) and not _OF_SOMEBODY.search(beside):
            continue
        if _TOLD_BESIDE.search(beside) or _OF_SOMEBODY.search(beside) or _TOLD_BY_ADDRESS.search(found[0]):
            return True
    return False
