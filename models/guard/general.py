"""Sentences about anybody: rules, questions and hypotheses. Nobody in the class is meant by `hon` in them."""

from __future__ import annotations

import re

from models.guard.words import Sentence

_ANYBODY = r"(?:hon|han|hen|en|ett|någon|nån|ngn|man|barnet|eleven|partnern|personen|a|someone|somebody)"
_RULE = re.compile(
    r"\bspelar ingen roll (?:vad|om|hur)\b|\bfår (?:hon|han|hen) säga\b|\bser du att\b|"
    r"\bgå fram till hen\b|\bklassens (?:egen |gemensamma )?regel\b|"
    r"\bsamtycke är\b|\bvad (?:ska|skall|bör|kan) en åskådare\b|"
    r"\b(?:man|alla|ingen|den) (?:får|ska|bör|kan|måste|har rätt)\b|\b(?:han eller hon|hon eller han|"
    r"hon/han|han/hon|hen/han)\b|"
    r"\bden som (?:får|berättar|ser|blir|säger|slår|utsätts|utsatts|hör|vill|är)\b|\b(?:hon|han|"
    r"hen) (?:får|ska|har rätt att) \w+ (?:sig )?när\b|"
    r"\b(?:får|ska) säga (?:nej|stopp|ifrån)\b|\bäven om (?:hon|han|hen) (?:är|inte|har)\b|"
    r"\bens (?:flickvän|pojkvän|partner|kompis)\b"
)
_QUESTION = re.compile(
    r"\b(?:vad|hur|vem|när|varför) (?:gör|bör|ska|kan|händer|säger|agerar|hanterar|ansvarar|borde) (?:man|"
    r"jag|vi|du|ni|en)\b|"
    r"\bför det fall\b|\bvilken (?:lagparagraf|lag|regel|rutin)\b|\bvad händer om\b|\bvad gäller om\b|"
    r"\bwhat (?:do|should|would) (?:you|we|one)\b"
)
_HYPOTHESIS = re.compile(
    r"\b(?:säg|säga|anta|antag|antar|tänk|tänkte|föreställ|förutsätt|låtsas)(?: er| dig| oss)? att\b|"
    r"\btänk om\b|\bsuppose\b|\bimagine\b|"
    rf"(?:^|[,;:!?-]\s?|\b(?:gör man|gör jag|gör vi|gör du|agera|och|men|eller|typ|alltså|vad) )(?:om|"
    rf"ifall|när|if) {_ANYBODY}"
    r"(?: \w+){0,3}? (?:\w{2,}(?:er|ar)|säger|blir|är|gör|vill|får|kan|ska|slår|dör|rör|says|is|gets|drar|har)\b"
)
# Somebody in the room did something, beside the rule or the question.
_HAPPENED = re.compile(
    r"\bdet heter (?:han|hon)\b|\b(?:skedde|inträffade|hände) (?:i|på|igår|förra)\b|\bden nye?a? med\b|"
    r"\b(?:i dag|idag|igår|i går|i morse|i tisdags|i måndags|i onsdags|i torsdags|i fredags|förra veckan|"
    r"på rasten i|efter lektionen|"
    r"kom fram|berättade för mig|sa till mig|visade mig|grät|today|yesterday)\b"
)


def is_general(sentence: Sentence) -> bool:
    """Whether the sentence tells a rule, asks how one should act, or supposes something of nobody in particular."""
    low = sentence.low
    if sentence.speaks_of_class or _HAPPENED.search(low):
        return False
    return bool(_RULE.search(low) or _QUESTION.search(low) or _HYPOTHESIS.search(low))


def supposes(sentence: Sentence) -> bool:
    """`säg att Kalle slår Pelle`: whoever is named is made up."""
    return bool(
        re.search(
            r"\b(?:säg|säga|anta|antag|tänk|föreställ|förutsätt|låtsas|suppose|imagine)(?: er| dig| oss)? (?:att|"
            r"that)\b",
            sentence.low,
        )
    ) and not _HAPPENED.search(sentence.low)
