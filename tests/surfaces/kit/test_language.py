"""The texts: both languages say the same things, everything said exists, nothing is left over, and the tone holds."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from handlers.commands import TABLE
from models.calendar import EntryKind
from models.courses import CancelReason, PlanningPlace, TimeSource
from models.deliveries import Quiet
from models.digests import DecisionKind, GapKind, PlanState
from models.guard.findings import FindingKind
from models.imports.headers import FileKind
from models.journal import KeptDeed
from models.lessons import UNKNOWN, Adaptation, Engagement, Manner, OrderAnswer, When
from models.milestones import TRAINING, PassedBy
from models.milestones.milestone import SUPERVISION
from models.milestones.reminders import ReminderReason
from models.places import SiteForm, SiteStatus
from models.planning import CourseNews
from models.planning.results import NoteCode
from models.preferences import AfterLesson
from models.programmes import GateCode, Item, Manual, MilestoneCode
from models.reflections import FollowUp, Visibility
from models.reminders import QuestionOutcome as SettledAs
from surfaces.digests import WalkAnswer
from surfaces.kit import (
    LOCALES,
    escape,
    has_text,
    plain,
    say_day,
    say_day_week,
    say_list,
    say_numbers,
    say_time,
    say_when,
    sentence,
    text,
)
from surfaces.kit.language import TextFault, text_files
from surfaces.preferences.messages import REMINDER_CHOICES
from surfaces.reminders.messages import MENTIONED_CARE_FLAGS

ROOT = Path(__file__).parents[3]
SPEAKING = ("surfaces", "bot", "handlers", "scheduler")  # the rooms that say texts
RULING = ("models", "handlers")  # the rooms that refuse
COMMAND_LINE = "command_line"  # the file of what `mvp` prints itself
EITHER_LANGUAGE = pytest.mark.parametrize("locale", LOCALES)


# --- the files --------------------------------------------------------------------------------------------------------


class Variables(Visitor):
    """Collects the variables of a message, and the words between them."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.said: list[str] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)

    def visit_TextElement(self, node: fluent.TextElement) -> None:  # noqa: N802 - the library's name
        self.said.append(node.value)


@dataclass(frozen=True)
class Said:
    """A message of a file: its variables, and all its words."""

    variables: frozenset[str]
    parts: tuple[str, ...]

    @property
    def words(self) -> str:
        """All of it, for looking words up in."""
        return " ".join(self.parts)


@cache
def files(locale: str) -> dict[str, dict[str, Said]]:
    """The messages of every file, by the file's noun."""
    found: dict[str, dict[str, Said]] = {}
    for file in text_files(locale):
        own = found.setdefault(file.name.split(".")[0], {})
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{file.name}: {entry.content[:80]!r} can't be read"
            if isinstance(entry, fluent.Message):
                visitor = Variables()
                visitor.visit(entry)
                assert entry.id.name not in own, f"{file.name}: {entry.id.name} stands twice"
                own[entry.id.name] = Said(frozenset(visitor.names), tuple(visitor.said))
    return found


@cache
def messages(locale: str) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for noun, own in files(locale).items():
        assert not set(own) & set(found), f"{noun}: {set(own) & set(found)} stand in another file too"
        found |= own
    return found


def test_every_file_has_the_same_texts_in_both_languages() -> None:
    assert {noun: list(own) for noun, own in files("sv").items()} == {
        noun: list(own) for noun, own in files("en").items()
    }


def test_every_file_has_the_name_of_a_surface_package() -> None:
    packages = {path.parent.name for path in (ROOT / "surfaces").glob("*/__init__.py")}
    assert set(files("sv")) == packages | {COMMAND_LINE}
    assert all(not path.is_file() or path.name.count(".") == 2 for path in (ROOT / "surfaces" / "texts").iterdir())


def test_a_text_has_the_same_variables_in_both() -> None:
    """But for `count` and `lessons`: only where a language has a plural there (`lektion 1–4`, `lessons 1–4`)."""
    plural = {"count", "lessons"}
    different = {
        key: (sorted(said.variables), sorted(messages("en")[key].variables))
        for key, said in messages("sv").items()
        if said.variables - plural != messages("en")[key].variables - plural
    }
    assert different == {}


@EITHER_LANGUAGE
def test_no_exclamation_marks(locale: str) -> None:
    assert [key for key, said in messages(locale).items() if "!" in said.words] == []


NEVER = {
    "sv": r"glöm\w*|försena\w*|ologga\w*|missa[dt]e?\w*|slarv\w*|för sent?",
    "en": r"forg[eo]t\w*|late|overdue|unlogged|delayed|missed|neglect\w*|failed to",
}


@EITHER_LANGUAGE
def test_words_never_used_of_a_person(locale: str) -> None:
    """Promise 6."""
    found = {
        key: said.words
        for key, said in messages(locale).items()
        if re.search(rf"\b({NEVER[locale]})\b", said.words, re.I)
    }
    assert found == {}


@EITHER_LANGUAGE
def test_no_text_is_empty_or_has_doubled_spaces(locale: str) -> None:
    for key, said in messages(locale).items():
        assert said.variables or "".join(said.parts).strip(), key
        assert not any(re.search(r"\S  +\S", part) for part in said.parts), key


# --- the code: which texts are asked for ------------------------------------------------------------------------------

SAYERS = ("text", "plain", "has_text")


@cache
def trees(rooms: tuple[str, ...]) -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for room in rooms
        for path in sorted((ROOT / room).rglob("*.py"))
        if "migrations" not in path.parts
    )


def calls(rooms: tuple[str, ...], names: Iterable[str]) -> Iterator[tuple[str, ast.stmt, ast.Call]]:
    """Every call of these names: the file, the top-level statement around it, the call."""
    for file, tree in trees(rooms):
        for scope in tree.body:
            for node in ast.walk(scope):
                if isinstance(node, ast.Call) and called(node) in names:
                    yield file, scope, node


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def literals(node: ast.expr, scope: ast.stmt) -> set[str]:
    """What a key can be: a literal, either side of a condition, an f-string as `before{...}after`, a local name."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        return literals(node.body, scope) | literals(node.orelse, scope)
    if isinstance(node, ast.JoinedStr):
        return {"".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values)}
    if isinstance(node, ast.Name):
        assigned = [
            found.value
            for found in ast.walk(scope)
            if isinstance(found, ast.Assign) and any(isinstance(t, ast.Name) and t.id == node.id for t in found.targets)
        ]
        return {key for value in assigned for key in literals(value, scope)}
    return set()


def codes(rooms: tuple[str, ...], names: Iterable[str], word: str) -> dict[str, set[str]]:
    """The literals of a keyword, such as every `reason=`, each with the other words given beside it."""
    found: dict[str, set[str]] = {}
    for _, scope, call in calls(rooms, names):
        for keyword in call.keywords:
            if keyword.arg == word:
                for code in literals(keyword.value, scope):
                    found.setdefault(code, set()).update(k.arg or "" for k in call.keywords if k.arg != word)
    return found


REFUSALS = ("BadInput", "NotFound")
GUARDS = ("guard_text", "guard_label", "guard_cell")  # they refuse with the texts that they are given
CHARTED = ("in-step", "waiting", "behind", "far", "other")
APART = ("not_started", "paused", "no_plan", "no_number", "ended")  # told beside the pace
PREPARED_FOR = ("booster_half_day", "mid_year_review", "outcome_survey", "end_of_year_evaluation")
TOLD_BY_THE_IMPORT = {"no-such-workspace", "several-workspaces"}  # `mvp import` says them in its own words


@cache
def reasons() -> dict[str, set[str]]:
    found = codes(RULING, REFUSALS, "reason") | guard_codes(of_files=False)
    return {code: words for code, words in found.items() if code not in TOLD_BY_THE_IMPORT}


def guard_codes(*, of_files: bool) -> dict[str, set[str]]:
    """What the guard on a free text refuses with, of the cells of files or of what is typed."""
    return {
        code: {"most"}
        for file, scope, call in calls(RULING, GUARDS)
        if ("imports" in file) is of_files
        for keyword in call.keywords
        if keyword.arg in ("reason", "too_long", "code")
        for code in literals(keyword.value, scope)
    }


@cache
def import_codes() -> dict[str, set[str]]:
    """What is wrong with a file: `refuse`, `warn`, `BadCell`, `BadFile` and `Problem`, with the words beside each."""
    place = {"refuse": 1, "warn": 1, "BadCell": 0, "BadFile": 0, "Problem": 3}
    found: dict[str, set[str]] = {}
    for file, scope, call in calls(("models",), place):
        if "imports" in file and len(call.args) > place[called(call)]:
            for code in literals(call.args[place[called(call)]], scope):
                for one in (code.replace("{}", what) for what in ("school", "district")):
                    where = {"line", "column"} if called(call) == "BadFile" else set()  # its place, not its words
                    words = {keyword.arg for keyword in call.keywords} - where - {None}
                    found.setdefault(one, set()).update(map(str, words))
    return found | guard_codes(of_files=True) | {"odd-letters": set()}


def command_names() -> list[str]:
    return [command.name for command in TABLE]


def codes_of(kind: type[Enum]) -> list[str]:
    return [str(member.value) for member in kind]


def said_by(name: str) -> set[str]:
    """The literal second arguments of the import's own `say_import_text(locale, key)`, and of `_run_rule(..., key)`."""
    found = set()
    for file, scope, call in calls(("bot",), (name,)):
        if file == "bot/imports.py" and len(call.args) > 1:
            found |= literals(call.args[1 if name == "say_import_text" else 3], scope)
    return found


@cache
def choice_codes() -> set[str]:
    found = set()
    for _, scope, call in calls(("models",), ("Choice",)):
        found |= literals(call.args[0], scope) if call.args else set()
    return found - {"class"}  # a class is said by its label


def spelled(code: str) -> str:
    """A code of the catalogue as its key has it."""
    return code.replace("_", "-")


@cache
def families() -> dict[str, set[str]]:
    """Every f-string key of the code with all that it can become."""
    return {
        "weekday-{}": {f"weekday-{day}" for day in range(1, 8)},
        "weekdays-{}": {f"weekdays-{day}" for day in range(1, 8)},
        "planning-place-{}": {f"planning-place-{code}" for code in codes_of(PlanningPlace)},
        "time-source-{}": {f"time-source-{code}" for code in codes_of(TimeSource)},
        "plan-note-{}": {f"plan-note-{code}" for code in codes_of(NoteCode)},
        "month-{}": {f"month-{month}" for month in range(1, 13)},
        "reason-{}": {f"reason-{code}" for code in codes_of(CancelReason)},
        "manner-{}": {f"manner-{code}" for code in codes_of(Manner)},
        "adaptation-{}": {f"adaptation-{code}" for code in codes_of(Adaptation)},
        "engagement-{}": {f"engagement-{code}" for code in codes_of(Engagement)},
        "follow-{}": {f"follow-{code}" for code in codes_of(FollowUp)},
        "visibility-{}": {f"visibility-{code}" for code in codes_of(Visibility)},
        "seen-by-{}": {f"seen-by-{code}" for code in codes_of(Visibility)},
        "guard-kind-{}": {f"guard-kind-{code}" for code in codes_of(FindingKind)},
        "site-status-{}": {f"site-status-{code}" for code in codes_of(SiteStatus)},
        "sites-{}": {f"sites-{form}" for form in SiteForm if not form.is_school},
        "calendar-kind-{}": {f"calendar-kind-{code}" for code in codes_of(EntryKind)},
        "calendar-kind-{}-told": {f"calendar-kind-{code}-told" for code in codes_of(EntryKind)},
        "help-{}": {f"help-{code}" for code in command_names()},
        "help-for-{}": {f"help-for-{code}" for code in command_names()},
        "digest-state-{}": {
            f"digest-state-{code}" for code in codes_of(PlanState) if code not in ("waiting", "behind", "far_behind")
        },
        "digest-col-{}": {f"digest-col-{name}" for name in ("class", "held", "pace", "next")},
        "undo-{}": {f"undo-{code}" for code in codes_of(KeptDeed)},
        "news-{}": {f"news-{code}" for code in codes_of(CourseNews)},
        "help-group-{}": {f"help-group-{name}" for name in ("lessons", "plan", "school", "me")},
        "walk-{}": {f"walk-{code}" for code in codes_of(WalkAnswer)},
        "decide-{}": {f"decide-{code}" for code in codes_of(DecisionKind)},
        "gap-{}": {f"gap-{code}" for code in (GapKind.UNCLEAR, GapKind.NO_DAY)},
        "sums-others-{}": {
            f"sums-others-{code}" for code in ("not-using", "not-started", "paused", "ended", "too-small")
        },
        "sums-state-{}": {f"sums-state-{code}" for code in codes_of(PlanState) if code in APART},
        "sums-col-{}": {
            f"sums-col-{name}" for name in ("school", "classes", "in-step", "waiting", "behind", "far", "other")
        },
        "chart-{}": {f"chart-{name}" for name in ("in-step", "waiting", "behind", "far", "other")},
        "care-{}": {f"care-{flag}" for flag in MENTIONED_CARE_FLAGS},
        "after-{}": {f"after-{code}" for code in codes_of(AfterLesson)},
        "wanted-{}": {f"wanted-{name}" for name in REMINDER_CHOICES},
        "quiet-{}": {f"quiet-{code}" for code in codes_of(Quiet)},
        "settled-{}": {f"settled-{code}" for code in codes_of(SettledAs) if code != "old"},
        "button-snooze-{}": {f"button-snooze-{wanted}" for wanted in ("hour", "tomorrow", "week")},
        "item-{}": {f"item-{code}" for code in codes_of(Item)},
        "manual-{}": {f"manual-{code}" for code in codes_of(Manual)},
        "next-planned{}": {"next-planned", "next-planned-of"},
        "next-none{}": {"next-none", "next-none-of"},
        "next-unplanned{}": {"next-unplanned", "next-unplanned-of"},
        "gate-{}": {f"gate-{spelled(code)}" for code in codes_of(GateCode)},
        "milestone-{}": {f"milestone-{spelled(code)}" for code in (*codes_of(MilestoneCode), *TRAINING, SUPERVISION)},
        "milestone-bring-{}": {f"milestone-bring-{spelled(code)}" for code in (*codes_of(GateCode), *PREPARED_FOR)},
        "milestone-passed-{}": {f"milestone-passed-{code}" for code in codes_of(PassedBy)},
        "milestone-why-{}": {f"milestone-why-{code}" for code in codes_of(ReminderReason)},
        "option-passed-{}": {f"option-passed-{code}" for code in codes_of(PassedBy)},
        "choice-{}": {f"choice-{code}" for code in choice_codes() - set(codes_of(OrderAnswer))},
        "order-{}": {f"order-{code}" for code in codes_of(OrderAnswer)},
        "error-{}": {f"error-{code}" for code in reasons()},
        "error-not-allowed-{}": {
            f"error-not-allowed-{code}" for code in codes(RULING, ("NotAllowed", "refuse"), "what")
        },
        "import-column-{}": {f"import-column-{name}" for name in ("kind", "new", "changed", "unchanged")},
        "import-kind-{}": {f"import-kind-{code}" for code in codes_of(FileKind)},
        "import-{}": {
            f"import-{code}"
            for code in (*import_codes(), *said_by("say_import_text"), *said_by("_run_rule"), *TOLD_BY_THE_IMPORT)
        },
    }


@cache
def askers() -> dict[str, set[str]]:
    """Keys and key patterns, as the code asks for them, with the surface packages and the other rooms that do."""
    found: dict[str, set[str]] = {}
    for file, scope, call in calls(SPEAKING, SAYERS):
        if file != "surfaces/kit/language.py" or isinstance(call.args[1], ast.Constant | ast.JoinedStr):
            room, package, *_ = file.split("/")
            for asked in literals(call.args[1], scope) if len(call.args) > 1 else ():
                found.setdefault(asked, set()).add(package if room == "surfaces" else room)
    return found


def asked_for() -> set[str]:
    """Keys and key patterns, as the code asks for them."""
    return set(askers())


@cache
def wanted() -> dict[str, set[str]]:
    """Every key the code can ask for, with the surface packages and the other rooms that ask for it."""
    found: dict[str, set[str]] = {}
    for asked, rooms in askers().items():
        for key in families()[asked] if "{}" in asked else {asked}:
            found.setdefault(key, set()).update(rooms)
    return found


def test_every_kind_of_key_in_the_code_is_known_here() -> None:
    patterns = {asked for asked in asked_for() if "{}" in asked}
    assert patterns - set(families()) == set()


def test_the_code_was_read() -> None:
    """The reading above is no empty shell."""
    assert len(asked_for()) > 120
    assert {"future-day", "no-such-class", "two-days", "minutes"} <= set(reasons())
    assert {"missing", "unknown-word", "no-school-close", "one-leader"} <= set(import_codes())
    assert {"lesson", "order", "held-too", "day-anyway"} & choice_codes() == {
        "lesson",
        "held-too",
        "day-anyway",
    }


# `help-for-{}` speaks only of commands that some may not use; a refusal without a text of its own has a general one.
MAY_BE_MISSING = {f"help-for-{code}" for code in command_names()} | families()["error-not-allowed-{}"]


def test_every_text_that_the_code_asks_for_exists() -> None:
    missing = set(wanted()) - set(messages("sv")) - MAY_BE_MISSING
    assert missing == set()


def test_no_text_is_left_over() -> None:
    assert set(messages("sv")) - set(wanted()) == set()


def test_a_text_lies_with_the_package_that_says_it() -> None:
    """So it is found in one file or two: the package's own, or the kit's, which has what several packages say.

    A refusal lies with the capability that refuses, or in `errors`; a command's line of the help with its capability.
    """
    astray = {
        key: (noun, sorted(wanted()[key]))
        for noun, own in files("sv").items()
        for key in own
        if not may_lie_in(noun, key, wanted()[key])
    }
    assert astray == {}


def may_lie_in(noun: str, key: str, rooms: set[str]) -> bool:
    if noun == "kit":
        return len(rooms) > 1 or not rooms.isdisjoint(("kit", "handlers"))
    if key.startswith("error-") or noun == "errors":
        return key.startswith("error-") or noun in rooms
    if noun == COMMAND_LINE:
        return "bot" in rooms
    return noun in rooms or key.startswith("help-for-")


def test_every_refusal_gives_its_text_the_words_it_wants() -> None:
    """`given` is always there; a day and a programme are said by the surface."""
    short = {
        code: sorted(messages("sv")[f"error-{code}"].variables - words - {"given"})
        for code, words in reasons().items()
        if f"error-{code}" in messages("sv") and messages("sv")[f"error-{code}"].variables - words - {"given"}
    }
    assert short == {}


def test_every_problem_of_a_file_gives_its_text_the_words_it_wants() -> None:
    short = {
        code: sorted(messages("sv")[f"import-{code}"].variables - words)
        for code, words in import_codes().items()
        if messages("sv")[f"import-{code}"].variables - words
    }
    assert short == {}


def test_every_plain_call_gives_its_text_the_words_it_wants() -> None:
    short = []
    for file, scope, call in calls(SPEAKING, ("text", "plain")):
        if len(call.args) < 2 or isinstance(call.args[1], ast.Name) or None in [k.arg for k in call.keywords]:
            continue  # which words go with which name is for the tests that show every surface
        given = {keyword.arg for keyword in call.keywords}
        for asked in literals(call.args[1], scope):
            for key in families().get(asked, {asked}) & set(messages("sv")):
                lacking = messages("sv")[key].variables - given
                if lacking:
                    short.append((file, call.lineno, key, sorted(lacking)))
    assert short == []


# --- no texts in the code ---------------------------------------------------------------------------------------------

SWEDISH = re.compile(r"[åäöÅÄÖ]")
LITTLE_WORDS = re.compile(r"\b(och|inte|är|det|du|jag|har|som|på|för|med|till|av|kan|en|ett|din|ditt)\b")
EMPTY_STATEMENT = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every string that is no docstring."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, EMPTY_STATEMENT) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def is_sentence(said: str) -> bool:
    """Swedish to be read by people: it begins like a sentence or ends like one, and has a few words."""
    if len(said.split()) < 3 or "(?" in said or "\\" in said:  # a pattern is not read by people
        return False
    swedish = SWEDISH.search(said) or len(LITTLE_WORDS.findall(said)) > 1
    return bool(swedish) and (said[0].isupper() or said.rstrip()[-1] in ".?:!")


def test_what_a_sentence_is() -> None:
    assert is_sentence("Det finns inget att ångra.") and is_sentence("Vilken klass gäller det?")
    assert not is_sentence("måndag mån mandag monday mon") and not is_sentence("i går kväll")
    assert not is_sentence("MVP_PORT is not set: write a port number")


def test_no_swedish_sentences_in_the_code() -> None:
    """Texts live in the Fluent files; the code holds only the words that people may type."""
    found = [
        (file, node.lineno, node.value[:60])
        for file, tree in trees(("bot", "handlers", "models", "scheduler", "surfaces"))
        if not file.startswith("bot/crowd/")  # the crowd reads what the bot says, and talks like people
        for node in strings(tree)
        if is_sentence(node.value)
    ]
    assert found == []


def test_no_swedish_in_comments_of_the_code_as_sentences() -> None:
    """Code and comments are English; Swedish words are quoted as examples."""
    found = []
    for room in ("bot", "handlers", "models", "scheduler", "surfaces"):
        for path in sorted((ROOT / room).rglob("*.py")):
            with path.open("rb") as file:
                for token in tokenize.tokenize(file.readline):
                    if token.type == tokenize.COMMENT and len(LITTLE_WORDS.findall(token.string)) > 2:
                        found.append((path.name, token.start[0], token.string))
    assert found == []


# --- saying -----------------------------------------------------------------------------------------------------------


@EITHER_LANGUAGE
def test_a_missing_text_or_word_is_a_fault_and_never_a_brace(locale: str) -> None:
    with pytest.raises(TextFault, match="no text nowhere"):
        plain(locale, "nowhere")
    with pytest.raises(TextFault, match="lesson"):
        plain(locale, "next-unplanned")
    assert not has_text(locale, "nowhere") and has_text(locale, "next-unplanned")


@EITHER_LANGUAGE
def test_words_that_fill_a_text_are_escaped_and_the_text_is_not(locale: str) -> None:
    said = text(locale, "calendar-missing", schools="<!channel> & <script>")
    assert "&lt;!channel&gt; &amp; &lt;script&gt;" in said
    assert "<!channel> & <script>" in plain(locale, "calendar-missing", schools="<!channel> & <script>")
    assert escape("a & b <c>") == "a &amp; b &lt;c&gt;"


@pytest.mark.parametrize(
    ("locale", "day", "said"),
    [
        ("sv", date(2026, 11, 12), "torsdag 12 november (v. 46)"),
        ("en", date(2026, 11, 12), "Thursday 12 November (week 46)"),
        ("sv", date(2027, 1, 1), "fredag 1 januari (v. 53)"),
        ("sv", date(2028, 2, 29), "tisdag 29 februari (v. 9)"),
    ],
)
def test_a_day_as_people_say_it(locale: str, day: date, said: str) -> None:
    assert say_day_week(locale, day) == said
    assert say_when(locale, When.on(day)) == said
    assert said.startswith(say_day(locale, day))


@EITHER_LANGUAGE
def test_a_week_and_an_unknown_day_never_look_like_a_day(locale: str) -> None:
    assert "46" in say_when(locale, When.in_week(date(2026, 11, 9)))
    assert not re.search(r"\d", say_when(locale, UNKNOWN))
    assert "november" not in say_when(locale, When.in_week(date(2026, 11, 9))).casefold()


def test_times_lists_and_numbers() -> None:
    assert (say_time("sv", time(9, 5)), say_time("en", time(9, 5))) == ("9.05", "9:05")
    assert say_list("sv", []) == "" and say_list("sv", ["a"]) == "a"
    assert say_list("sv", ["a", "b", "c"]) == "a, b och c" and say_list("en", ["a", "b", "c"]) == "a, b and c"
    assert say_numbers("sv", [5]) == "5" and say_numbers("sv", [4, 3, 2, 1]) == "1–4"
    assert say_numbers("sv", [1, 2, 3, 6]) == "1–3 och 6" and say_numbers("sv", [2, 2, 4, 6]) == "2, 4 och 6"
    assert sentence("ärende") == "Ärende" and sentence("") == ""


@EITHER_LANGUAGE
@pytest.mark.parametrize("count", [0, 1, 2, 21, 1000])
def test_every_text_with_a_count_alone_can_be_said_of_any_count(locale: str, count: int) -> None:
    alone = [key for key, said in messages(locale).items() if said.variables == {"count"}]
    assert len(alone) >= 10
    for key in set(alone) - {"log-unknown-people"}:  # its people are put in afterwards, as mentions
        said = plain(locale, key, count=count)
        assert said and "{" not in said, key
        assert count < 2 or str(count) in said.replace("\u00a0", "").replace(",", ""), key
