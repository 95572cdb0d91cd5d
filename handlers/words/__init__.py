"""The grammar: what people type, read into drafts that say what is meant. It knows no database and no Slack.

`split` cuts a text into words; each `read_...` makes a draft of the words of one kind of command, and raises BadInput
for what can't be meant.
"""

from handlers.words.away import read_away, read_snooze
from handlers.words.logs import read_log
from handlers.words.markup import human_text
from handlers.words.moves import read_move
from handlers.words.plans import read_class_lines, read_plan_words, read_theme_days
from handlers.words.splitting import Word, number_of, split

__all__ = [
    "Word",
    "human_text",
    "number_of",
    "read_away",
    "read_class_lines",
    "read_log",
    "read_move",
    "read_plan_words",
    "read_snooze",
    "read_theme_days",
    "split",
]
