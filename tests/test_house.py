"""The house in order: settings, commands, manifest and imports agree with each other, and no room grows too large."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from bot.manifest import manifest
from bot.settings import NAMES, read_settings
from handlers.commands import TABLE
from handlers.words import split
from playground import Manifest
from surfaces.help import HelpFacts, show_help
from surfaces.kit import LOCALES, Form, Press, Shortcut, plain
from surfaces.kit.language import text_files

ROOT = Path(__file__).parents[1]
OURS = ("bot", "handlers", "models", "scheduler", "surfaces")
ROOMS = (*OURS, "playground")
MOST_LINES, MOST_FUNCTION_LINES, MOST_FILES, MOST_POSITIONS = 300, 40, 25, 4


def sources(rooms: tuple[str, ...] = ROOMS) -> Iterator[tuple[str, str]]:
    """Every source file of the rooms with its text; migrations are written by Alembic and not counted."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


# --- settings ---------------------------------------------------------------------------------------------------------


def test_the_example_file_names_every_setting_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    names = re.findall(r"^#? ?([A-Z][A-Z_]+)=", example, re.MULTILINE)
    assert sorted(names) == sorted(NAMES)
    assert len(names) == len(set(names))


def test_the_example_file_gives_the_defaults_and_says_what_each_is_for() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    explained = False
    for line in lines:
        if line.startswith("#"):
            explained = True
        elif line:
            name, _, value = line.partition("=")
            assert not value or read_settings({name: value}) == read_settings({}), name
            assert explained, f"{name} has no word of explanation"
        else:
            explained = False


def test_the_environment_is_read_in_one_place() -> None:
    readers = [file for file, text in sources(OURS) if re.search(r"os\.environ\b|getenv\(", text)]
    # The demo hands its own settings on to the bot that it starts.
    assert set(readers) <= {"bot/demo/launch.py"}


def test_no_setting_is_named_in_the_code_that_does_not_exist() -> None:
    strings = [
        node.value
        for _, text in sources(OURS)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    named = {name for said in strings for name in re.findall(r"\b(?:MVP|SLACK)_[A-Z_]+\b", said)}
    assert len(named) > 5 and named <= set(NAMES)


# --- commands ---------------------------------------------------------------------------------------------------------


def test_every_command_stands_in_the_table_once_with_its_words() -> None:
    modules = [import_module(f"handlers.{module.name}") for module in iter_modules([str(ROOT / "handlers")])]
    listed = [command.name for module in modules for command in getattr(module, "COMMANDS", ())]
    assert Counter(command.name for command in TABLE) == Counter(set(listed))
    assert all(command.swedish and command.english for command in TABLE)


def test_a_word_means_one_command() -> None:
    owners: dict[str, set[str]] = {}
    for command in TABLE:
        for word in command.swedish + command.english:
            owners.setdefault(word, set()).add(command.name)
    assert {word for word, commands in owners.items() if len(commands) > 1} == set()
    assert all(word == word.casefold() for word in owners)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_can_be_shown_in_the_help_under_the_word_to_type(locale: str) -> None:
    words = tuple((command.name, (command.swedish if locale == "sv" else command.english)[0]) for command in TABLE)
    facts = HelpFacts((("lessons", words),), logs=True, example=None)
    said = "\n".join(str(block.get("text")) for block in show_help(locale, facts).blocks)
    for _, word in words:
        assert f"`/mvp {word}`" in said


@pytest.mark.parametrize("locale", LOCALES)
def test_every_example_of_the_texts_is_understood(locale: str) -> None:
    """What stands between backticks in a text begins with a word of the table."""
    known = {word for command in TABLE for word in command.swedish + command.english}
    texts = "\n".join(file.read_text(encoding="utf-8") for file in text_files(locale))
    found = re.findall(r"`([^`{}]+)`", re.sub(r"\{ \$\w+ \}", "5", texts))
    assert len(found) > 8
    for example in found:
        first = split(example.removeprefix("/mvp "))[0].low
        assert first in known or " ".join(word.low for word in split(example)[:2]) in known, example


# --- the manifest and the imports -------------------------------------------------------------------------------------


@pytest.mark.parametrize("socket_mode", [True, False])
def test_slack_would_take_the_manifest(socket_mode: bool) -> None:
    assert Manifest(manifest(socket_mode=socket_mode)).problems() == []


def test_who_may_import_whom() -> None:
    """The contracts of pyproject.toml, through import-linter's own command."""
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    kept = re.search(r"Contracts: (\d+) kept, 0 broken", done.stdout)
    assert kept and int(kept[1]) >= 6


def shadows() -> set[str]:
    """Modules that bear a name of the standard library."""
    taken = sys.stdlib_module_names - {"__init__", "__main__"}
    return {file for file, _ in sources() if Path(file).stem in taken}


def test_no_module_bears_a_standard_library_name() -> None:
    """`bot/logging.py` would be `logging` to whoever runs a file of its room."""
    assert shadows() == set()
    assert not set(ROOMS) & sys.stdlib_module_names


# --- packages ---------------------------------------------------------------------------------------------------------


def package_of(module: str) -> str:
    """The package whose face others import: `models.courses`, `surfaces.kit`, `handlers.words`."""
    return ".".join(module.split(".")[:2])


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that a file imports names from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_other_packages_are_reached_by_their_faces_only() -> None:
    faced = {f"{room}.{path.name}" for room in OURS for path in (ROOT / room).iterdir() if path.is_dir()}
    deep = [
        f"{file}: {module}"
        for file, text in sources(OURS)
        for module in imported(ast.parse(text))
        if package_of(module) in faced
        and module.count(".") > 1
        and not file.startswith(package_of(module).replace(".", "/"))
    ]
    assert deep == []


def test_every_package_has_a_face_that_says_what_it_is() -> None:
    for path in faces():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{path} says nothing of what the package is"
        exported = next(
            (
                ast.literal_eval(node.value)
                for node in tree.body
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
            ),
            None,
        )
        assert exported is not None and len(exported) == len(set(exported)), f"{path} has no __all__"


def faces() -> list[Path]:
    """The `__init__.py` of every package inside models, surfaces and handlers."""
    rooms = [ROOT / room for room in ("models", "surfaces", "handlers")]
    return sorted(path for room in rooms for path in room.glob("*/__init__.py"))


def test_every_models_package_has_a_mirrored_test() -> None:
    lacking = [
        path.parent.name
        for path in faces()
        if path.parent.parent.name == "models"
        and not list((ROOT / "tests" / "models" / path.parent.name).glob("test_*.py"))
    ]
    assert lacking == []


def test_tables_are_declared_in_tables_modules() -> None:
    declared = {
        file
        for file, text in sources(("models",))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef) and any(word.arg == "table" for word in node.keywords)
    }
    assert declared and all(Path(file).name == "tables.py" for file in declared), declared


def test_no_folder_holds_more_than_a_newcomer_can_look_through() -> None:
    held = Counter(str(Path(file).parent) for file, _ in sources())
    assert {folder: count for folder, count in held.items() if count > MOST_FILES} == {}


def test_a_class_name_is_used_once() -> None:
    owners: dict[str, list[str]] = {}
    for file, text in sources(OURS):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                owners.setdefault(node.name, []).append(file)
    assert {name: files for name, files in owners.items() if len(files) > 1} == {}


# --- size -------------------------------------------------------------------------------------------------------------


def test_no_file_is_too_long() -> None:
    assert {file: count for file, text in sources() if (count := text.count("\n")) > MOST_LINES} == {}


def functions(text: str) -> Iterator[tuple[str, int]]:
    """Functions with their lines; those nested in another are counted by themselves and taken out of it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = [
                child
                for child in ast.walk(node)
                if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) and child is not node
            ]
            yield node.name, length(node) - sum(length(child) for child in inner)


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return (node.end_lineno or node.lineno) - first + 1


def test_no_function_is_too_long() -> None:
    long = {
        f"{file}:{name}": count
        for file, text in sources()
        for name, count in functions(text)
        if count > MOST_FUNCTION_LINES
    }
    assert long == {}


def test_many_values_are_given_by_name() -> None:
    """A thing of ours that is built from five values or more says which is which."""
    trees = {file: ast.parse(text) for file, text in sources(OURS)}
    ours = {node.name for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    built = [
        f"{file}:{node.lineno}"
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ours
        and len(node.args) > MOST_POSITIONS
        and not any(isinstance(value, ast.Starred) for value in node.args)
    ]
    assert built == ["bot/deliveries.py:29"]  # rich's own Table, which is no thing of ours


# --- every listener ---------------------------------------------------------------------------------------------------

KINDS = ("action", "view", "shortcut", "event", "command")


def pressed_names() -> Counter[str]:
    """Every button, form and shortcut that a handler hands to `listen_to`, as `Press.UNDO`, with how often."""
    found: Counter[str] = Counter()
    for _, text in sources(("handlers",)):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "listen_to":
                found[ast.unparse(node.args[2])] += 1
    return found


def bare_listeners() -> dict[str, ast.AsyncFunctionDef]:
    """Every listener that is attached to the app by itself (`@app.<kind>(...)`), and what `listen_to` attaches."""
    found: dict[str, ast.AsyncFunctionDef] = {}
    for file, text in sources(("handlers",)):
        for node in ast.walk(ast.parse(text)):
            for decorator in getattr(node, "decorator_list", ()):
                kind = getattr(getattr(decorator, "func", None), "attr", "")
                if isinstance(node, ast.AsyncFunctionDef) and kind in KINDS:
                    found[f"{file}: {ast.unparse(decorator)}"] = node
            if isinstance(node, ast.AsyncFunctionDef) and node.name == "on_press":
                found[f"{file}: on_press"] = node
    return found


def test_every_button_form_and_shortcut_has_exactly_one_listener() -> None:
    wanted = [f"{kind.__name__}.{name.name}" for kind in (Press, Form, Shortcut) for name in kind]
    assert pressed_names() == Counter(wanted)


def test_buttons_forms_and_shortcuts_are_heard_through_the_wrapper_only() -> None:
    users = {
        file
        for file, text in sources(("handlers",))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in ("action", "view", "shortcut")
        if getattr(node.value, "id", "") == "app"
    }
    # The error listeners refuse what nobody else hears: a button of an older version.
    assert users == {"handlers/press.py", "handlers/errors.py"}


@pytest.mark.parametrize("name", sorted(bare_listeners()))
def test_every_listener_acks(name: str) -> None:
    """It takes `ack`, and every way out of it calls that; one that did not would fall through to the catch-all.

    What `listen_to` acks is tried in tests/handlers/test_press.py, for each of its results.
    """
    node = bare_listeners()[name]
    assert "ack" in [argument.arg for argument in node.args.args], name
    assert all_ways_ack(node.body), f"{name} can end without ack"


def all_ways_ack(body: list[ast.stmt]) -> bool:
    """Whether each way through these statements calls `ack` or raises."""
    last = body[-1]
    if isinstance(last, ast.If):
        return all_ways_ack(last.body) and bool(last.orelse) and all_ways_ack(last.orelse)
    if isinstance(last, ast.Try):
        return all(all_ways_ack(way) for way in (last.orelse or last.body, *(caught.body for caught in last.handlers)))
    return isinstance(last, ast.Raise) or any(
        isinstance(call, ast.Call) and getattr(call.func, "id", "") == "ack" for call in ast.walk(last)
    )


def labels() -> dict[str, set[str]]:
    """The Swedish labels that each button is shown with, out of `button(Press.X, plain(locale, "button-..."))`."""
    found: dict[str, set[str]] = {}
    for _, text in sources(("surfaces",)):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "button" and len(node.args) > 1:
                press = re.search(r"Press\.(\w+)", ast.unparse(node.args[0]))
                keys = re.findall(r"'(button-[\w-]+)'", ast.unparse(node.args[1]))
                for key in keys if press else ():
                    said = plain("sv", key, name="", lesson="").strip()
                    found.setdefault(press[1] if press else "", set()).add(said)
    return found


# Buttons whose label is made of other words, and what a scenario presses them by.
OTHER_LABELS = {
    "ANSWER": {"7C", "Spara ändå"},
    "ORDER": {"Vi har haft den också"},
    "RIGHT_DAY": {"Ja, i dag"},
    "PLANNED_DAY": {"Nej, torsdag"},
    "MOVE_STRUCK": {"Flytta alla till nästa vecka"},
    "MORE_GAPS": {"digest.more"},
    "FOLLOW_MANUAL": {"Vi följer den nyare manualen"},
    "ASK_AGAIN_AT": {"Om en timme"},
    "OPEN_LOG": {"Logga"},
    "ANSWER_MOVE": {"7C"},
    "ASK_ACCESS": {"Be "},
    "SNOOZE_UNTIL": {"En timme"},
}


@pytest.mark.parametrize("press", list(Press), ids=lambda press: press.name)
def test_every_button_is_pressed_in_a_scenario(press: Press) -> None:
    scenarios = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "scenarios").glob("test_*.py"))
    wanted = labels().get(press.name, set()) | OTHER_LABELS.get(press.name, set())
    assert wanted, f"{press.name} is shown by no surface"
    pressed = set(re.findall(r"""presses\(\s*f?["']([^"']+)["']""", scenarios))
    met = any(label.startswith(said) or said.startswith(label) for label in wanted for said in pressed)
    if not met and press.name in NOT_PRESSED_YET:
        pytest.skip(f"no scenario presses {press.name} yet")
    assert met


NOT_PRESSED_YET = frozenset({"REWRITE", "DECLINE", "SHOW_STATUS", "SHOW_HELP"})
