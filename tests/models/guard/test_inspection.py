"""The guard of promise 4: what stops, what is asked about, and what passes untouched."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.guard import Finding, Sureness, inspect
from models.guard.findings import FindingKind

DATA = Path(__file__).parents[1] / "data"
NOBODY: frozenset[str] = frozenset()


def guard(text: str, *, staff: frozenset[str] = NOBODY, places: frozenset[str] = NOBODY) -> tuple[Finding, ...]:
    return inspect(text, staff=staff, places=places)


def lines(name: str) -> list[str]:
    return [line for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.strip()]


# --- the given examples and the corpora ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", lines("guard_given_risky"))
def test_given_risky_text_is_held_back(text: str) -> None:
    assert guard(text)


@pytest.mark.parametrize("text", lines("guard_given_ordinary"))
def test_given_ordinary_text_passes(text: str) -> None:
    assert guard(text) == ()


def test_corpus_of_risky_texts_is_held_back() -> None:
    texts = lines("guard_corpus_risky")
    missed = [text for text in texts if not guard(text)]
    assert len(missed) <= 0.05 * len(texts), missed


def test_corpus_of_ordinary_texts_passes() -> None:
    texts = lines("guard_corpus_ordinary")
    touched = [text for text in texts if guard(text)]
    assert len(touched) <= 0.02 * len(texts), touched


# --- a table per family ----------------------------------------------------------------------------------------------

RISKY = {
    FindingKind.IDENTITY_NUMBER: [
        "Kan inte hitta 110305 / 9842 i listan",
        "lägg till 2012-08-14 98 31 i 6A",
        "numret är 0 8 1 2 3 0 9 8 1 1 på lappen",
        "100274*9811 fick ingen kod",
        "Pnr slutar på 4471, resten vet du",
        "TF-nummer 110920-TF19 är tillbaka",
        "𝟏𝟏𝟎𝟑𝟏𝟒-𝟗𝟖𝟏𝟗 saknas",
        "nitton noll åtta sjutton streck nittioett elva",
        "sal 4 110725 9836 saknas",
    ],
    FindingKind.PHONE: [
        "ring 073 555 12 34 om det blir bråk",
        "hon skrev upp +47 915 55 210 på lappen",
        "numret till hans farbror: 46 70 174 06 11",
        "sms:a henne på 070.555.12.34",
        "nås på 08 - 7 41 22 10 efter fyra",
        "swisha till 0762 22 33 44, det är hans brorsa",
    ],
    FindingKind.EMAIL: [
        "skicka länken till amir.h09@skola.exempel.se",
        "mejlade lina_k (at) exempel punkt se",
        "skriv till lo snabel-a exempel.se",
        "bosse73@exempel.com undrar",
    ],
    FindingKind.ADDRESS: [
        "Hen bor på Åkerlundsgatan 14 nu",
        "fick skjuts till Lindallén 6",
        "Lägenheten på Persikogatan 71 är tom",
        "Hämtas på backsippsv. 22",
        "She moved to Tallbacken 44 last week",
        "Brevet ska till Ugglegränd 7, c/o mormor",
    ],
    FindingKind.NAME: [
        "Elias ställde bra frågor",
        "tyvärr ville inte hampus vara med",
        "Kevins pappa ringde",
        "Olievr var stökig",
        "jag lät my börja",
        "liv grät när vi slutade",
        "gruppen leddes av Dilnaz",
        "BRA JOBBAT AV SIXTEN",
        "Zoranka Dimitrijević ville inte läsa",
        "Rektor Lena pratade med Samir efteråt",
        "Jag och Karin ledde, Moa fick skriva på tavlan",
        "al-rashid junior kom sent",
        'Vi har en "Greta" som vägrar allt',
        "Efter filmen ville Vidar prata",
        "Scenariot om Kim väckte minnen hos Isabelle",
    ],
    FindingKind.INITIALS: [
        "E.K. ville gå hem",
        "pratade med H efter lektionen",
        "K och L bråkade igen",
        "S:s teckning sitter uppe",
        "m.b var tyst",
        "JL i 9B vägrade",
        "elev B kastade saker",
    ],
    FindingKind.DESCRIPTOR: [
        "vår utbytesstudent från Italien var modig",
        "den minsta i klassen fick stå först",
        "tandläkarens dotter är alltid först",
        "killen med kryckor fick sitta ner",
        "yngsta av syskonen är i min grupp",
        "den nya killen från Syrien vågade prata",
        "Målvakten i 8F säger aldrig nåt",
        "The only girl in the class felt singled out",
    ],
    FindingKind.HEALTH: [
        "En elev har ticks och måste få gå ut",
        "vi har en epileptiker i gruppen",
        "killen med autism vägrade",
        "hans utbrott beror på add",
        "en elev luktade hasch",
        "Hon äter ångestdämpande",
        "Vår kollega är utbränd",
        "A girl in the class has an eating disorder",
    ],
    FindingKind.DISCLOSURE: [
        "Två tjejer sa att tränaren tar på dem",
        "någon i gruppen blir tvingad att sälja droger",
        '"jag orkar inte leva" stod det på exitlappen',
        "efteråt kom en elev fram och visade ärren",
        "En tjej får inte gå på simningen för sina bröder",
        "en av killarna har en kniv i väskan",
        "one boy said his dad hits him",
        "en elev blev påhoppad av tre äldre på väg hem",
    ],
    FindingKind.SOCIAL_CASE: [
        "Vi gjorde en orosanmälan på en av killarna",
        "SIP-möte för eleven på torsdag",
        "han är aktuell i SIG",
        "LOSAM tar upp den här killen",
        "har ringt soc om syskonen",
        "polisen förhörde en av killarna igår",
        "anmälan gjord till socialtjänsten idag",
        "He was placed in foster care last week",
    ],
    FindingKind.FAMILY: [
        "mamman är alkoholist",
        "hennes bror är med i ett gäng",
        "Hans mamma mår inte bra",
        "Pappan ringde och var förbannad",
        "styvpappan hämtade och var full",
        "brodern är med i ett nätverk",
    ],
}
ORDINARY = {
    "colleagues": [
        "Min parkollega Stina är lysande på gruppdynamik.",
        "Ulrika och jag turas om att hålla i ringen.",
        "Nathalie (bild) hjälpte oss med affischerna.",
        "Patrik från elevhälsan höll i samtalet om stress.",
        "Det var Kerstin på expeditionen som bokade salen.",
        "Hej Nina, kan vi byta tid på torsdag?",
        "School nurse Ingrid talked about consent.",
        "Kurator Helena kom. Helena hade med sig affischer.",
        "Hej, kan du boka aulan? /Carina",
    ],
    "films, scenarios and public people": [
        "I filmen blir Ronja utfryst av sina kompisar.",
        "Pausa när Elsa går ut ur rummet i filmen.",
        'Rollspelet "Tim och Noor på bussen" tog tio minuter.',
        "Alma i klippet säger ifrån, det gillade de.",
        "Vi visade ett klipp med Greta Thunberg.",
        "Vi läste ur Jonas Gardells bok.",
        "Romeo och Julia som exempel på heder.",
        "Hon i filmen säger aldrig nej, det blev bra diskussion.",
    ],
    "places, rooms and letters": [
        "Lektionen hölls på Stadsbiblioteket vid Odenplan.",
        "Konferensen är på Drottninggatan 33 den 4 maj.",
        "Sal Selma är bokad onsdagar.",
        "Träffas på Café Linné på fredag.",
        "Sal B och sal C är bokade.",
        "Alternativ A, B och C diskuterades.",
        "Vi åker till Tom Tits i maj.",
        "Är ett barn i fara nu, gå till rektor.",
    ],
    "numbers, times and help lines": [
        "8.30-9.40 och 10.00-11.10 är våra tider.",
        "kl 0940-1040 fungerar inte",
        "3/10, 10/10, 17/10, 24/10",
        "Från 2024-11-12 kl 10.15 till 2024-11-19 kl 11.00.",
        "Org.nr 556677-8899 står på kvittot.",
        "Ring Bris på 116 111 eller chatta.",
        "Lektion ett, två, tre, fyra, fem och sex är klara.",
        "Mejla info@mvp.exempel.se för material.",
    ],
    "themes and routines": [
        "Det enda som inte funkade var ljudet.",
        "Alla rörde sig i rummet och delade med sig.",
        "En tjej undrade vad adhd har med normer att göra.",
        "Någon sa att man ska säga ifrån när någon blir slagen.",
        "Utbildning i orosanmälan för all personal ligger v. 39.",
        "SIP är en samordnad plan, det förklarade kuratorn bra.",
        "Nästa lektion handlar om våld i hemmet.",
        "Föräldrarna uppskattade genomgången.",
    ],
    "words that are names": [
        "sanna mina ord, det blir regn",
        "Vi hade max tio minuter kvar.",
        "Med liv och lust kastade de sig in i leken.",
        "Vilja att prata fanns.",
        "En ros och ett ris från varje grupp.",
        "I mars kör vi dubbelt, i april vila.",
        "Projektorn vägrade starta.",
        "The class was calm and curious today.",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in RISKY.items() for text in texts])
def test_family_is_found(kind: FindingKind, text: str) -> None:
    assert kind in {finding.kind for finding in guard(text)}


@pytest.mark.parametrize("text", [text for texts in ORDINARY.values() for text in texts])
def test_ordinary_family_passes(text: str) -> None:
    assert guard(text) == ()


# --- sureness, colleagues and sites ----------------------------------------------------------------------------------


def test_bare_name_is_asked_about() -> None:
    assert guard("Bra att Nova vågade") == (Finding(FindingKind.NAME, Sureness.ASK, 1),)


def test_name_beside_a_class_is_certain() -> None:
    assert Finding(FindingKind.NAME, Sureness.CERTAIN, 1) in guard("Nova i 7B vågade")


def test_finding_says_in_which_sentence() -> None:
    assert {finding.sentence for finding in guard("Bra lektion. Nova vågade.")} == {2}


def test_known_colleague_passes_by_name_alone() -> None:
    assert guard("Karin tog andra halvan av passet", staff=frozenset({"karin"})) == ()


def test_colleague_s_name_in_a_class_is_somebody_else_s() -> None:
    assert guard("Karin i 7B tog andra halvan", staff=frozenset({"karin"}))


def test_known_site_is_no_name() -> None:
    assert guard("Vi bytte med Wilma Hill", places=frozenset({"Wilma Hill"})) == ()


# --- any text --------------------------------------------------------------------------------------------------------

birthdays = st.tuples(st.integers(5, 15), st.integers(1, 12), st.integers(1, 28), st.integers(0, 9999))
gaps = st.lists(st.sampled_from(["", "", "", " ", "-", "–", ".", "/", " - ", "  ", "_", "*"]), min_size=9, max_size=9)
ordinary_frames = st.sampled_from(
    ["Lektion fyra gick bra, {} saknas.", "{} är ny hos oss", "Vi bad {} om hjälp, sen rast"]
)
names = st.sampled_from(
    ["Hampus", "Filippa", "Tindra", "Yasmin", "Ibrahim", "Zeynep", "Ludvig", "Khadija", "Elsa", "Oliver"]
)
written = st.sampled_from([str, str.lower, str.upper])


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_no_text_makes_it_raise(text: str) -> None:
    inspect(text, staff=frozenset({"karin"}), places=frozenset({"Alviksskolan"}))


@given(birthdays, gaps, ordinary_frames)
@example(
    (10, 11, 1, 0), ["", "/", "  ", "", "/", "_", "", "", ""], "Lektion fyra gick bra, {} saknas."
)  # a row of days
@example((12, 11, 20, 2441), ["/", "  ", "/", "", "_", "–", "", " - ", "/"], "Lektion fyra gick bra, {} saknas.")
@example((5, 12, 23, 4899), ["-", "", " - ", "", "/", "  ", "/", "_", ""], "Lektion fyra gick bra, {} saknas.")
@settings(max_examples=300)
def test_a_personal_number_is_found_however_it_is_split(
    born: tuple[int, int, int, int], between: list[str], frame: str
) -> None:
    year, month, day, last = born
    digits = f"{year:02}{month:02}{day:02}{last:04}"
    number = digits[0] + "".join(gap + digit for gap, digit in zip(between, digits[1:], strict=True))
    kinds = {finding.kind for finding in guard(frame.format(number))}
    assert kinds & {FindingKind.IDENTITY_NUMBER, FindingKind.PHONE}


@given(names, written, st.sampled_from(["Tror att {} är trött", "det blev bråk om {} teckning", "vi såg {} på rasten"]))
def test_a_name_is_found_in_any_case_and_in_the_genitive(name: str, case: type[str], frame: str) -> None:
    form = name + "s" if "teckning" in frame else name
    assert FindingKind.NAME in {finding.kind for finding in guard(frame.format(case(form)))}


@given(st.lists(st.sampled_from([text for texts in RISKY.values() for text in texts]), min_size=1, max_size=4))
@settings(max_examples=50)
def test_a_finding_never_holds_the_text(texts: list[str]) -> None:
    findings = guard("\n".join(texts))
    assert findings
    allowed = {*FindingKind, *Sureness}
    for finding in findings:
        assert finding.kind in allowed
        assert finding.sureness in allowed
        assert isinstance(finding.sentence, int)
        assert Finding.__slots__ == ("kind", "sureness", "sentence")


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "-",
        "a",
        "A",
        "a.",
        "a-",
        "Anna och ",
        "Anna, ",
        '"a ',
        "0 0-",
        "filmen med Anna ",
        "(",
        "hans ",
        "1/1 ",
    ],
)
def test_reading_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(letters: int) -> float:
        text = (piece * letters)[:letters]
        started = time.process_time()
        guard(text)
        return time.process_time() - started

    guard("Anna")  # reads the lists
    assert seconds(8000) < 40 * max(min(seconds(1000) for _ in range(3)), 0.002)


def test_reading_is_quick() -> None:
    texts = lines("guard_corpus_ordinary")
    random.Random(1).shuffle(texts)
    text = " ".join(texts)
    guard(text)
    started = time.process_time()
    guard(text)
    assert time.process_time() - started < 0.005 * len(text) / 200
