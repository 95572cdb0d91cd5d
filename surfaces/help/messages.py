"""Help, made from the command table; and what a person is told whose words were not understood."""

from __future__ import annotations

from surfaces.kit import LessonChoice, Message, Press, actions, button, context, pack, plain, section, text


def show_help(locale: str, commands: list[tuple[str, str]]) -> Message:
    """Every command (its name in code and the word to type), a line each, then the ways in."""
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
    """A word that is no command, with the way on."""
    message_text = text(locale, "not-understood", said=word)
    buttons = [
        button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()), primary=True),
        button(Press.SHOW_HELP, plain(locale, "button-help")),
    ]
    return Message(message_text, [section("help.said", message_text), actions("help.actions", buttons)])
