"""The grammar: what people type, read into drafts that say what is meant. It knows no database and no Slack.

`split` cuts a text into words; each `read_...` makes a draft of the words of one kind of command, and raises BadInput
for what can't be meant.
"""

from handlers.words.away import Absence, read_away, read_snooze
from handlers.words.date_words import is_date_word
from handlers.words.log_numbers import words_of_measure
from handlers.words.log_slips import places_of_order, without_days
from handlers.words.log_words import LOG_ORDERS, is_lesson_word
from handlers.words.logs import read_lesson_words, read_log
from handlers.words.markup import human_text
from handlers.words.moves import read_move
from handlers.words.plans import read_class_lines, read_plan_words, read_theme_days
from handlers.words.speech import Speech, speech_of
from handlers.words.speech_words import ILL_WORDS
from handlers.words.splitting import Word, is_number_noun, number_of, split

__all__ = [
    "ILL_WORDS",
    "LOG_ORDERS",
    "Absence",
    "Speech",
    "Word",
    "human_text",
    "is_date_word",
    "is_lesson_word",
    "is_number_noun",
    "number_of",
    "places_of_order",
    "read_away",
    "read_class_lines",
    "read_lesson_words",
    "read_log",
    "read_move",
    "read_plan_words",
    "read_snooze",
    "read_theme_days",
    "speech_of",
    "split",
    "without_days",
    "words_of_measure",
]
