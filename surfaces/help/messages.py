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
