"""The help, made from the table of commands, and the answer to words that were not understood."""

from __future__ import annotations

from surfaces.kit import LessonChoice, Message, Press, actions, button, context, pack, plain, section, text


def show_help(locale: str, commands: list[tuple[str, str]]) -> Message:
    """The help: a line for each command, examples and buttons. `commands` are names in the code and words to type."""
    sentences = [text(locale, "help-title")]
    sentences += [f"`/mvp {word}` {text(locale, f'help-for-{name}')}" for name, word in commands]
    buttons = [
        button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()), primary=True),
        button(Press.SHOW_STATUS, plain(locale, "button-status")),
    ]
    command_list = "\n".join(sentences)
    return Message(
        text(locale, "help-title"),
        [
            section("help.said", command_list),
            section("help.examples", text(locale, "help-examples")),
            actions("help.actions", buttons),
            context("help.note", text(locale, "help-note")),
        ],
    )


def show_not_understood(locale: str, word: str) -> Message:
    """The answer to a word that is no command, with buttons to log or get help."""
    message_text = text(locale, "not-understood", said=word)
    buttons = [
        button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()), primary=True),
        button(Press.SHOW_HELP, plain(locale, "button-help")),
    ]
    return Message(message_text, [section("help.said", message_text), actions("help.actions", buttons)])


def show_thanks(locale: str) -> Message:
    """The answer to a thank you."""
    message_text = text(locale, "thanks-back")
    return Message(message_text, [section("help.said", message_text)])


def show_nothing_held(locale: str) -> Message:
    """The words tell of no lesson that was held: what else may be meant, each by a button or by its word."""
    message_text = text(locale, "nothing-held")
    buttons = [
        button(Press.SHOW_SCHEDULE, plain(locale, "button-move-or-cancel")),
        button(Press.SHOW_STATUS, plain(locale, "button-status")),
        button(Press.OPEN_LOG, plain(locale, "button-log-anyway"), pack(LessonChoice())),
    ]
    blocks = [
        section("help.said", message_text),
        actions("help.actions", buttons),
        context("help.note", text(locale, "nothing-held-words")),
    ]
    return Message(message_text, blocks)
