"""The guard of promise 4: what stops, what is asked about, and what passes untouched."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.guard import Finding, KnownNames, Sureness, inspect
from models.guard.excuses import People
from models.guard.findings import FindingKind
from models.guard.second_opinion import features
from models.guard.words import read_sentences

DATA = Path(__file__).parents[2] / "language" / "corpus"
NOBODY: frozenset[str] = frozenset()


def guard(text: str, *, staff: frozenset[str] = NOBODY, places: frozenset[str] = NOBODY) -> tuple[Finding, ...]:
    return inspect(text, KnownNames.of(trusted=staff, staff=(), places=places))


def lines(name: str) -> list[str]:
    return [line for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.strip()]


# --- the given examples and the corpora ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", lines("P.given_risky"))
def test_given_risky_text_is_held_back(text: str) -> None:
    assert guard(text)


@pytest.mark.parametrize("text", lines("P.given_ordinary"))
def test_given_ordinary_text_passes(text: str) -> None:
    assert guard(text) == ()


def test_corpus_of_risky_texts_is_held_back() -> None:
    texts = lines("P.guard_risky")
    missed = [text for text in texts if not guard(text)]
    assert len(missed) <= 0.05 * len(texts), missed


def test_corpus_of_ordinary_texts_passes() -> None:
    texts = lines("P.guard_ordinary")
    touched = [text for text in texts if guard(text)]
    assert len(touched) <= 0.02 * len(texts), touched


# --- colleagues ------------------------------------------------------------------------------------------------------

SCHOOL = KnownNames.of(
    trusted=["Karin Berg", "Maria Lindgren"],
    staff=["Emma Lindqvist", "Sara Nilsson", "Johan Ek"],
    places=["Alviksskolan"],
)


@pytest.mark.parametrize(
    "text",
    [
        "Idag vågade äntligen Emma prata högt i ringen",
        "Sara satt tyst hela passet",
        "Johans mamma ringde",
        "Vi fick prata med Johan efteråt, det löste sig",
        "emma var ledsen efter filmen",
    ],
)
def test_a_pupil_who_bears_a_colleagues_first_name_is_asked_about(text: str) -> None:
    assert inspect(text, SCHOOL)


@pytest.mark.parametrize(
    "text",
    [
        "Karin var trött efter lektionen",  # who writes or leads needs no sign
        "Maria såg till att vi fick aulan",
        "Jag och Emma delar klassen",
        "Emma Lindqvist höll i passet om normer",
        "Sara N fixar fika",
        "Saras powerpoint fungerade bra",
        "Kuratorn Johan kommer nästa gång",
        "@Emma kan du kopiera korten?",
        "Emmas 7A ligger två lektioner före oss",
        "Johan vikarierar för mig på torsdag",
    ],
)
def test_a_colleague_with_a_sign_passes(text: str) -> None:
    assert inspect(text, SCHOOL) == ()


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


# --- each rule at its edge: a text that passes beside one that is held back ------------------------------------------


def pairs(rows: str) -> list[tuple[str, str]]:
    """Rows of `a text that passes | one almost like it that is held back`."""
    lines = [line.split(" | ") for line in rows.strip().splitlines()]
    return [(passes.strip(), held.strip()) for passes, held in lines]


EDGES = {
    FindingKind.IDENTITY_NUMBER: pairs("""
        Vi ses 120814 kl10 | Vi ses 120814 tf10
        111324-TF19 | 111224-TF19
        1995-08-14 och 1995-08-21 | 1995-08-14 och 9831
        1995-08-14 samt 1999 | 1995-08-14 samt 9831
        2023-08-14, 9831 | 2022-08-14, 9831
        12-08-14, 9831 | 1995-08-14, 9831
        1995-00-14, 9831 | 1995-01-14, 9831
        1995-13-14, 9831 | 1995-12-14, 9831
        1995-08-00, 9831 | 1995-08-01, 9831
        1995-08-32, 9831 | 1995-08-31, 9831
        1995-08-60, 9831 | 1995-08-61, 9831
        1995-08-92, 9831 | 1995-08-91, 9831
        1995-08-14, 1990 | 1995-08-14, 1989
        1995-08-14, 2099 | 1995-08-14, 2100
        120800-9831 | 120801-9831
        120832-9831 | 120831-9831
        120860-9831 | 120861-9831
        120892-9831 | 120891-9831
        121301-9831 | 121201-9831
        120001-9831 | 120101-9831
        220801-9831 | 210801-9831
        340801-9831 | 350801-9831
        18990801-9831 | 19990801-9831
        21100801-9831 | 20100801-9831
        pnr 12 3 | pnr 1234
        nummer 5 i kön | nummer 5 på klasslistan
        l2 och o8 är salarna | l2o8o1-983l är numret
        lektion ett, två, tre, fyra, fem och sex är klara | noll ett två åtta nio fyra
        sex, fem, fyra, tre, två, ett | sex, fem, fyra, två, ett, tre
        ett och två, sen tre och fyra | noll ett, två nio, sju sex
    """),
    FindingKind.PHONE: pairs("""
        ring 08-12 | ring 08-123 45 67
        ring 116 111 | ring 073 116 11 12
        ring 0771-12 34 56 | ring 0731-12 34 56
        ring 020-50 50 50 | ring 021-50 50 50
        ring jouren 08-123 45 67 | ring 08-123 45 67
        ring jouren 08-123 45 67 | ring jouren 08-123 45 67 om hon saknas
        ring jouren 08-123 45 67 | ring jouren 08-123 45 67 om mamman saknas
    """),
    FindingKind.EMAIL: pairs("""
        mejla info@skola.exempel.se | mejla vidar@skola.exempel.se
        mejla info@skola.exempel.se | mejla info@skola.exempel.se och vidar@skola.exempel.se
    """),
    FindingKind.ACCOUNT: pairs("""
        tagga @skolan | tagga @skolan_07
    """),
    FindingKind.ADDRESS: pairs("""
        Vi ses på Åkerlundsgatan 14 | Hen bor på Åkerlundsgatan 14
        Biblioteket ligger på Åkerlundsgatan 14 | En elev bor på Åkerlundsgatan 14
        Konferensen är på Åkerlundsgatan 14 | Brevet ska till Åkerlundsgatan 14
        Vi går till Björkparken 14 | Hen bor i Björkparken 14
        Vi läser sidan 14 | lgh 14
    """),
    FindingKind.NAME: pairs("""
        Filmen med Vidar gick bra | Filmen gick bra med Vidar
        Filmen om Vidar | Filmen. Om Vidar
        Scenario 3, Vidar på bussen | Lektion 3, Vidar på bussen
        I filmen blir Vidar utfryst | Efter filmen blir Vidar utfryst
        Filmen när Vidar blir slagen | Filmen när Vidar blev slagen
        Vi såg filmen om Vidar | Vi såg filmen för Vidar
        I filmen slår han Vidar | I filmen för Vidar
        Rollspelet med Vidar tog tio minuter | Rollspelet gick bra för Vidar
        Vi läste boken om Vidar | Boken berörde Vidar
        Övningen "Vidar säger nej" tog tio minuter | Tio minuter tog det. "Vidar säger nej" sa de
        Filmens Vidar | Gruppens Vidar
        Rollfiguren Vidar är påhittad | Vidars rollfigur är påhittad
        Idag var appen Xarvonda uppe | Idag var Xarvonda uppe
        Idag visade vi Xarvonda film | Idag grät Xarvonda
        Idag kom Bris och Xarvonda | Idag kom vi och Xarvonda
        Idag kom Bris och Xarvonda | Idag kom Bris, sedan Xarvonda
        Idag kom Xarvonda och Bris | Idag kom Xarvonda, sedan Bris
        Idag kom Mind, Bris och Xarvonda | Idag kom mind, du och Xarvonda
        Vi kör Zirpon Blarfon Trelvik idag | Vi kör Zirpon Anna Trelvik idag
        Vi kör Zirpon Blarfon Trelvik idag | Vi kör Zirpon och Trelvik idag
        Idag låg Xarvonda.se nere | Idag låg Xarvonda nere
        Idag sa alla "ja Xarvonda" | Idag sa alla "ja", medan Xarvonda grät
        Idag var vi hos Xarvonda kommun | Idag var vi hos Xarvonda
        Idag fick vi tips av Xarvonda museum | Idag fick vi slag av Xarvonda
        Idag var det bra för Xarvonda bibliotek | Idag var det bra för Xarvonda
        Idag fick vi material med Xarvonda film | Idag fick vi material med Xarvonda
        Vi såg Drake-låten | Vi såg Milton-händelsen
        vi gick Lucia-tåg | vi gick Lucia-händelsen
        wiliam och teoo läses | wiliam och teoo vägrar
        vi såg my och bord | vi såg my och ebba
        vi såg max och regler | vi såg max och hugo
        vi såg max eller regler | vi såg max eller hugo
        vi såg max samt regler | vi såg max samt hugo
        vi såg max o regler | vi såg max o hugo
        vi såg max å regler | vi såg max å hugo
        vi såg regler och max | vi såg hugo och max
        vi såg regler eller max | vi såg hugo eller max
        vi bad liv bord | vi bad liv idag
        ville liv böcker | ville liv hem
        och liv böcker | och liv grät
        med liv och lust | och liv var arg
        Vi såg berg | Vi såg Bergström
        vi såg ek | vi såg Andersson
        Idag rosas teckningen | Idag var rosas teckning fin
        Kurator Vidar kom | Målvakten Vidar kom
        Kuratorn, Vidar, kom | Målvakten, Vidar, kom
        Rektorn heter Vidar | Killen heter Vidar
        Kurator Moa Vidar kom | Målvakten Moa Vidar kom
        Koordinatorn på grannskolan, Vidar, kom | Bussen på gården, Vidar, kom
        Koordinatorn från Alvik, Vidar och Moa kom | Målvakten från Alvik, Vidar och Moa kom
        Koordinatorn från Alvik, Vidar & Moa kom | Målvakten från Alvik, Vidar & Moa kom
        Idag kom läraren från Alvik, Vidar. | Idag kom bussen från Alvik, Vidar.
        Vidar, vår kurator, kom | Vidar, vår målvakt, kom
        Vidar, kurator, kom | Vidar, målvakt, kom
        Vidar (SO) kom | Vidar (7B) kom
        Vidar (kurator) kom | Vidar (målvakt) kom
        Vidar är kurator | Vidar är målvakt
        Nu har vi Vidar som kurator | Nu har vi Vidar som målvakt
        Vidar från fritids kom | Vidar från bussen kom
        Vidar från Bris kom | Vidar utan Bris kom
        Vidar på Bris kom | Vidar mot Bris kom
        Vidar from Bris came | Vidar with Bris came
        Vidar at Bris came | Vidar near Bris came
        Hej Vidar, kan vi byta tid? | Nej Vidar, det blev bråk
        Tack så mycket Vidar | Han slog Vidar
        Salen är bokad. /Vidar | Salen är bokad av Vidar
        Salen är bokad, mvh Vidar | Salen är full, säg Vidar
        Vi bytte pass med Vidar | Vi bytte plats med Vidar
        Vi bytte pass med Vidar | Vi bytte pass med Vidar och hans kompisar
        Jag och Vidar skrattade | Moa och Vidar skrattade
        Vidar och jag skrattade | Vidar och Moa skrattade
        Vi två, Vidar och Moa, skrattade | Alla, Vidar och Moa, skrattade
        Vidar vikarierar på torsdag | Vidar svor på torsdag
        Vidar vikarierar på torsdag | Vidar i 7B vikarierar på torsdag
        Vidar vikarierar på torsdag | 7B: Vidar vikarierar på torsdag
        Kurator Vidar och Moa kom | Kurator Vidar kom när Moa grät
        Kurator Vidar, Moa, Hugo och Ebba kom | Kurator Vidar kom, Moa, Hugo och Ebba grät
        Kurator Moa, Hugo och Vidar kom | Målvakten Moa, Hugo och Vidar kom
        Vi läste Jonas Gardells bok | Vi läste Jonas bok
        Vi läste en dikt av Vidar Blarfon | Vi fick en smäll av Vidar Blarfon
        Vi lyssnade på artisten Vidar Blarfon | Vi lyssnade på Vidar Blarfon
        Vi läste Vidar Blarfons bok | Vi läste Vidar Blarfons lapp
        Vi läste om Vidar II i SO | Vi läste om Vidar i SO
        Vi sjöng i Adolf Fredriks kyrka | Vi sjöng i Adolf Fredriks kök
        Vi var i Hedvigs kapell | Vi var i Hedvigs kök
        Vi var i salen Rosa | Vi var i Rosas famn
        Zirpen grät | Zirpan grät
        Zirpet grät | Zirpon grät
        Zirper grät | Zirpa grät
        Zirpor grät | Zirpo grät
        Zirpi fungerade | Zirpi ljög
        Idag var Zirpon-blurpen kul | Idag var Zirpon-bo kul
        Vi bor i Orlando | Vi log med Orlando
        Vi pluggar på Orlando | Vi log med Orlando
        Vi kom från Orlando | Vi grät med Orlando
        Vi ville till Orlando | Vi ville ha Orlando
        Vi reser via Orlando | Vi reser med Orlando
        Vi spelar mot Orlando | Vi spelar med Orlando
        We live in Orlando | We laughed with Orlando
        We came from Orlando | We came with Orlando
        We met at Orlando | We met Orlando
        Vi var i Sanna kommun | Vi var med Sanna
        Vi handlade på Ebbas café | Vi handlade med Ebba
        Vi såg ordinarie-gruppen | Vi såg Hugo-gruppen
        Vi såg arbetsgruppen | vi såg hugo-gänget
        Vi satt vid bordet | Vi satt vid Hugobordet
        Vi såg bröderna | Vi såg Ahlgrenbröderna
        Vi såg Stockholmsgruppen | Vi såg Wilmagruppen
        Vi pratade om mobbningsbråket | Vi pratade om Vidarbråket
    """),
    FindingKind.HEALTH: pairs("""
        Kuratorn pratade om ångest | Kuratorn har ångest
        Vi pratade om ångest | Vår kollega har ångest
    """),
    FindingKind.DESCRIPTOR: pairs("""
        Vi skrev "hon är bäst" på tavlan | Vi skrev "bäst" på tavlan och hon log
        brandmannens bil kom | brandmannens grabb kom
        bagarens bil kom | bagarens dotter kom
        it was his film | the class said it was hers
        Alla killar går | Killen går
        Kuratorn var här, heder åt henne | Det var heder åt henne
        Filmen: https://youtu.be/abc | Filmen: https://drive.example/abc
        Länk: www.skola.example/plan | Bild: www.skola.example/plan
        Länk: https://urplay.se/abc | https://urplay.se/abc visar vad som hände
        planering.pdf är klar | incident.pdf är klar
        planering.pdf är klar | planering.pdf om det som hände
        skärmdump av schemat | skärmdump där man ser ansiktet
        Man får säga nej när hon vill | Hon sa nej när hon ville
        Vad gör man om hon säger nej? | Hon säger nej
        Säg att hon säger nej | Igår: säg att hon säger nej
        Om hon säger nej ska man sluta | I 7B: om hon säger nej ska man sluta
    """),
    FindingKind.DISCLOSURE: pairs("""
        Vi pratade om att bli slagen hemma | En kille blir slagen hemma
        En elev frågade hur man gör när någon blir slagen | En elev blir slagen
        Lappen sa: bra lektion | "jag blir slagen hemma" stod det
        enskilt samtal om schemat | enskilt samtal med en elev
    """),
    FindingKind.SOCIAL_CASE: pairs("""
        SIP i allmänhet | SIP för en elev
        SIP i allmänhet | SIP för killen
        Vi pratade om BUP | Hon går på BUP
    """),
    FindingKind.FAMILY: pairs("""
        min egen mamma är alkoholist | mamman är alkoholist
        min egen mamma är alkoholist | mamman till en kille är alkoholist
    """),
}
EDGES_AMONG_COLLEAGUES = {
    FindingKind.INITIALS: pairs("""
        E.L. vikarierar på torsdag | L.E. vikarierar på torsdag
        E. L. vikarierar på torsdag | E. N. vikarierar på torsdag
        J.E. bokar salen | J.N. bokar salen
        J.E. bokar salen | J.E. grät
        JE tog lektionen | EJ tog lektionen
        KB höll i passet | KN höll i passet
        Sara N fixar fika | Sara B fixar fika
        Sara N. fixar fika | Sara B. fixar fika
        Johan E tog lektionen | Johan N tog lektionen
        Vi bytte sal med Sara N | Vi bytte sal med Sara B
    """),
    FindingKind.NAME: pairs("""
        Emma Lindqvist sa att det gick bra | Emma sa att det gick bra
        Emma Lindqvist sa att det gick bra | Lindqvist Emma sa att det gick bra
        hos Emma gick det bra | med Emma gick det bra
        Vi sitter i rummet hos Emma | Vi sitter i rummet med Emma
        Emmas upplägg var bra | Emmas tröja var ful
        Emmas nya upplägg var bra | Emmas nya tröja var ful
        Emmas upplägg var bra | en elev tyckte Emmas upplägg var bra
        Emma och jag kopierade häftena | en kille och Emma kopierade häftena
        Emmas 7A låg före | Emma i 7A låg före
        Emma kopierade häftena | Emma kastade saker
        Saras material räckte | Sara material räckte
        Emma och Johan bytte pass | Emma och Johan bråkade
        Johan, Emma och Sara bytte pass | Johan, Emma och Vidar bråkade
        Karin sa att det gick bra | en elev, Karin, sa att det gick bra
    """),
}


def rows_of(edges: dict[FindingKind, list[tuple[str, str]]]) -> list[tuple[FindingKind, str, str]]:
    return [(kind, passes, held) for kind, rows in edges.items() for passes, held in rows]


@pytest.mark.parametrize(("kind", "passes", "held"), rows_of(EDGES))
def test_a_rule_holds_back_what_it_is_for_and_no_more(kind: FindingKind, passes: str, held: str) -> None:
    assert kind not in {finding.kind for finding in guard(passes)}
    assert kind in {finding.kind for finding in guard(held)}


@pytest.mark.parametrize(("kind", "passes", "held"), rows_of(EDGES_AMONG_COLLEAGUES))
def test_a_sign_excuses_the_colleague_it_is_of_and_nobody_else(kind: FindingKind, passes: str, held: str) -> None:
    assert inspect(passes, SCHOOL) == ()
    assert kind in {finding.kind for finding in inspect(held, SCHOOL)}


# What is read wrongly so far: each turns red when it is mended.
FALSE_ALARMS = [
    "Vi kör Mentors in Violence Prevention",  # the last word of a title has no two capitals beside it
    "SO, NO i 8B gick bra",  # a row of subjects is taken for initials, and stopped
    "Faktura 120801-9831 är betald",  # the words before a number that is no person's are looked at too late
    "Vidar är vår nya kurator",  # the pattern ends at `vår`
    "Vidar som kurator var bra",  # and here at `bra`
]
MISSED = [
    "Idag grät Abdirahin-Warsamo",  # a word that no list has, with a second capital in it, is taken for no name
    "Vidar spelade rollfiguren",  # whoever plays a made-up person is not
]


@pytest.mark.parametrize("text", FALSE_ALARMS)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_an_ordinary_text_that_is_held_back_so_far(text: str) -> None:
    assert guard(text) == ()


@pytest.mark.parametrize("text", MISSED)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_a_name_that_passes_so_far(text: str) -> None:
    assert FindingKind.NAME in {finding.kind for finding in guard(text)}


# --- the second opinion's look at a sentence --------------------------------------------------------------------------


def test_the_second_opinion_sees_tags_pairs_heads_and_ends() -> None:
    """Nobody's name is among what the weights are of."""
    (sentence,) = read_sentences("Karin och Vidar på Alviksskolan: sjuan fotade mamma")
    seen = list(features(sentence, People(SCHOOL)))
    tags = ["<staff>", "och", "<name>", "på", "<place>", "<class>", "fotade", "<kin>"]
    assert seen[:8] == tags
    assert seen[8:17] == [f"{one} {two}" for one, two in pairwise(["^", *tags, "$"])]
    assert seen[17:] == ["fot-", "fota-", "-ade", "-tade"]


# --- sureness, colleagues and sites ----------------------------------------------------------------------------------


def test_bare_name_is_asked_about() -> None:
    assert guard("Bra att Nova vågade") == (Finding(FindingKind.NAME, Sureness.ASK, 1),)


@pytest.mark.parametrize(
    ("text", "sureness"),
    [
        ("Brevet ska till Åkerlundsgatan 14", Sureness.CERTAIN),
        ("Hen bor på Åkerlundsgatan 14", Sureness.CERTAIN),
        ("En elev bor på Åkerlundsgatan 14", Sureness.CERTAIN),
        ("Bussen går från Åkerlundsgatan 14", Sureness.ASK),
        ("Lgh 1203 står tom", Sureness.ASK),
    ],
)
def test_an_address_is_certain_where_somebody_is_told_of(text: str, sureness: Sureness) -> None:
    assert Finding(FindingKind.ADDRESS, sureness, 1) in guard(text)


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


def test_known_names_are_held_word_by_word() -> None:
    known = KnownNames.of(trusted=["Karin Berg", "Ali"], staff=["Anna-Lisa Maria Ek"], places=["Alviks Skola 2"])
    assert (known.trusted, known.staff) == ({"karin", "berg", "ali"}, {"anna-lisa", "maria", "ek"})
    assert known.full_names == {("karin", "berg"), ("ali",), ("anna-lisa", "maria", "ek")}
    assert known.places == {"alviks", "skola"}


def test_a_colleague_is_known_in_the_genitive_and_by_a_surname_or_its_initial() -> None:
    known = KnownNames.of(trusted=["Karin Berg", "Ali"], staff=["Anna-Lisa Maria Ek"], places=["Alviks Skola"])
    for word in ("karin", "karins", "karin:s", "@karin", "ek", "anna-lisas"):
        assert known.is_colleague(word), word
    assert known.is_trusted("karins") and not known.is_trusted("ek") and not known.is_colleague("alviks")
    for first, second in (("karin", "berg"), ("karins", "b"), ("karin", "b."), ("anna-lisa", "e"), ("karin", "bergs")):
        assert known.has_surname(first, second), (first, second)
    for first, second in (
        ("karin", "e"),
        ("karin", "."),
        ("ali", "a"),
        ("anna-lisa", "m"),
        ("berg", "k"),
        ("ek", "e"),
    ):
        assert not known.has_surname(first, second), (first, second)


def test_who_writes_passes_without_any_sign() -> None:
    for text in ("Karin var trött", "Vi såg Karin", "Karins teckning är borta"):
        assert guard(text), text
        assert guard(text, staff=frozenset({"Karin Berg"})) == (), text


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
    guard(text, staff=frozenset({"karin"}), places=frozenset({"Alviksskolan"}))


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


lesson_times = st.lists(
    st.tuples(st.integers(7, 21), st.integers(0, 11).map(lambda five: 5 * five)), min_size=4, max_size=4, unique=True
).map(sorted)


@given(lesson_times, st.sampled_from(["{}.{:02}-{}.{:02}", "{:02}{:02}-{:02}{:02}", "{}:{:02}-{}:{:02}"]))
def test_the_times_of_two_lessons_are_nobodys_number(times: list[tuple[int, int]], written: str) -> None:
    first, second = (written.format(*start, *end) for start, end in (times[:2], times[2:]))
    for text in (f"Passen är {first} och {second}", f"Passen är {first}, {second}"):
        assert guard(text) == ()


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
    texts = lines("P.guard_ordinary")
    random.Random(1).shuffle(texts)
    text = " ".join(texts)
    guard(text)
    started = time.process_time()
    guard(text)
    assert time.process_time() - started < 0.005 * len(text) / 200


@pytest.mark.parametrize("letter", "ABCDEFG")
@pytest.mark.parametrize("figures", ["134", "143", "100", "1443", "314"])
def test_a_room_is_no_person_whatever_its_figures_look_like(letter: str, figures: str) -> None:
    assert not inspect(f"B100 och {letter}{figures}", KnownNames())
