"""Every word of the page, in Swedish. ``{}`` stands for what is filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass

TITLE = "Prova boten"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words for days and times in a language. ``point`` stands between hours and minutes."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    today: str
    yesterday: str
    tomorrow: str
    week: str
    point: str
    minutes_ago: str
    hours_ago: str
    days_ago: str


# Dates follow the language of the person one acts as; the page's other words are Swedish.
DATE_WORDS = {
    "sv": DateWords(
        weekdays=(
            "måndag",
            "tisdag",
            "onsdag",
            "torsdag",
            "fredag",
            "lördag",
            "söndag",
        ),
        months=(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ),
        today="i dag",
        yesterday="i går",
        tomorrow="i morgon",
        week="v.",
        point=".",
        minutes_ago="för {} min sedan",
        hours_ago="för {} h sedan",
        days_ago="för {} dagar sedan",
    ),
    "en": DateWords(
        weekdays=(
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ),
        months=(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        today="today",
        yesterday="yesterday",
        tomorrow="tomorrow",
        week="w.",
        point=":",
        minutes_ago="{} min ago",
        hours_ago="{} h ago",
        days_ago="{} days ago",
    ),
}

SKIP = "Hoppa till skrivfältet"
MENU, MENU_CLOSE = "Öppna menyn", "Stäng menyn"
YOU_ARE = "Du är"
NOBODY = "Det finns ingen att vara. Lägg till personer i konfigurationen."
CHANNELS, APPS = "Kanaler", "App"
HOME, MESSAGES = "Hem", "Meddelanden"
APP_BADGE = "app"
UNREAD_ONE, UNREAD_MANY = "1 nytt", "{} nya"
TRAFFIC, TRAFFIC_HIDE = "Visa trafiken", "Dölj trafiken"
PLACEHOLDER_DM = "Skriv till {}"
PLACEHOLDER_CHANNEL = "Skriv i #{}"
COMPOSER = "Meddelande"
SEND, SHORTCUTS = "Skicka", "Genvägar"
READ_ONLY = "Här går det bara att läsa. Kommandon med / fungerar."
WAITING = "Väntar på svar"
SUGGESTIONS = "Förslag"
STREAM = "Meddelanden"
EMPTY = "Här är det tomt än."
OLDER = "Visa äldre"
LOST = {
    "connection_lost": "Sidan har tappat kontakten.",
    "trying_to_reconnect": "Försöker igen.",
    "message_too_long": "Texten är för lång.",
    "message_too_long_body": "Dela upp den i flera meddelanden.",
}
ONLY_YOU = "Bara du ser det här"
EDITED = "(ändrat)"
FROM_SLACK = "Slack"
DELETE = "Radera meddelandet"
MORE = "Fler val för meddelandet"
UNKNOWN_USER, UNKNOWN_CHANNEL = "okänd", "okänd"
HOME_EMPTY = "Boten visar inget här än."
HOME_OFF = "Appen har ingen hemflik."
WELCOME = "Välkommen"
WELCOME_TEXT = (
    "Det här är en egen liten chatt på den här datorn. Ingenting lämnar den. "
    "Välj vem du är i menyn, skriv till boten och tryck på knapparna."
)
WELCOME_CLOCK = "Appen har en egen klocka, överst i menyn. Flytta den framåt och se vem som får vilka meddelanden."
WELCOME_TRY = "Prova till exempel:"
WELCOME_CLOSE = "Dölj tipset"
CLOSE, CANCEL, OPTIONAL = "Stäng", "Avbryt", "valfritt"
CHOOSE, CHOOSE_MANY, NOTHING = "Välj", "Välj en eller flera", "Inget valt"
OVERFLOW = "Fler val"
TABLE = "Tabell"
TIME_TITLE = "Timmar och minuter, till exempel 13.30"
UNSUPPORTED = "Det här fältet går inte att prova här: {}"
IMAGE_ELSEWHERE = "Bilden ligger på en annan dator och hämtas inte: {}"
FIX_ERRORS = "{} behöver rättas"
ONE_FIELD, MANY_FIELDS = "Ett fält", "{} fält"
NOT_DONE = "Det gick inte just nu. Det kan ha ändrats under tiden: prova igen."
ANNOUNCE_OTHER = "Nytt meddelande i {}"
ANNOUNCE_MODAL = "Fönstret {} har öppnats"
TRAFFIC_TITLE = "Trafiken mellan Slack och boten"
TRAFFIC_NOTE = "Nyast överst. Nycklar och underskrifter visas inte."
TRAFFIC_NONE = "Ingen trafik än."
TO_BOT, FROM_BOT = "till boten", "från boten"
REQUEST, RESPONSE = "Fråga", "Svar"
NO_ANSWER = "inget svar"
TIMEOUT_HELP = "Så visar Slack att boten inte svarade inom {:g} sekunder."
FAILED_HELP = "Så visar Slack att boten inte kunde svara."

CLOCK, CLOCK_UNKNOWN = "Appens klocka", "Väntar på appens klocka"
CLOCK_TIME = "appens tid {}"
CLOCK_STOPS = {
    "next_lesson": "Nästa lektion",
    "monday": "Måndag 07.30",
    "next_message": "Nästa meddelande",
    "next_week": "En vecka fram",
    "term_end": "Terminens slut",
}
CLOCK_GOING, CLOCK_SHARE, CLOCK_OTHERS = "Så långt har klockan gått", "{} %: {}", "andra i staden {}"
CLOCK_SET_OFF = "Appens klocka går framåt"
CLOCK_GOES = "Går framåt: {}"
CLOCK_ARRIVED = "Appens klocka visar {}. {}"
CLOCK_PROBLEMS = {
    "away": "Appen svarar inte för sin klocka. Prova igen om en stund.",
    "moving": "Klockan går redan framåt. Vänta tills den har kommit fram.",
    "unknown_stop": "Dit går det inte att gå just nu. Välj ett annat stopp.",
    "stuck": "Klockan stannade på vägen: något kom inte fram i tid. Prova igen.",
    "silence": "Inget meddelande kom på hundra dagar. Klockan stannade där.",
}
CLOCK_PROBLEM = "Klockan stannade. Appens logg säger varför."
ARRIVED_NONE, ARRIVED_ONE, ARRIVED_MANY = "Inga meddelanden", "1 meddelande", "{} meddelanden"

# The lines of Slack's own that the playground shows people, and what they are in Swedish.
_SLACK_LINES = (
    (r"(\S+) is not a valid command", r"\1 är inget kommando här."),
    (r'The button failed with the error "(\w+)"', r"Knappen misslyckades med felet \1."),
    (r'The shortcut failed with the error "(\w+)"', r"Genvägen misslyckades med felet \1."),
    (r'Closing failed with the error "(\w+)"', r"Stängningen misslyckades med felet \1."),
    (r'(\S+) failed with the error "(\w+)"', r"\1 misslyckades med felet \2."),
    (r"Something went wrong: (\w+)", r"Något gick fel: \1."),
    (r"We had some trouble connecting\. Try again\?", "Det gick inte att nå boten. Prova igen."),
    (r"Please complete this required field\.", "Fyll i det här fältet."),
    (r"Must be at least (\d+) characters\.", r"Skriv minst \1 tecken."),
    (r"Must be at most (\d+) characters\.", r"Skriv högst \1 tecken."),
    (r"Must be a number\.", "Skriv ett tal."),
    (r"Must be at least (\S+)\.", r"Talet ska vara minst \1."),
    (r"Must be at most (\S+)\.", r"Talet ska vara högst \1."),
    (r"Must be an email address\.", "Skriv en e-postadress."),
    (r"Must be a link\.", "Skriv en länk som börjar med https://."),
)


def translate_slack_line(text: str) -> str:
    """Return a line of Slack's own in Swedish. Any other text is returned as it is."""
    for pattern, swedish in _SLACK_LINES:
        if found := re.fullmatch(pattern, text):
            return found.expand(swedish)
    return text


def describe_unread(count: int) -> str:
    """Say how many messages are new."""
    return UNREAD_ONE if count == 1 else UNREAD_MANY.format(count)


def describe_errors(count: int) -> str:
    """Say how many fields of a modal have errors."""
    return FIX_ERRORS.format(ONE_FIELD if count == 1 else MANY_FIELDS.format(count))


def describe_messages(count: int) -> str:
    """Say how many messages came while the clock moved."""
    return {0: ARRIVED_NONE, 1: ARRIVED_ONE}.get(count, ARRIVED_MANY.format(count))
