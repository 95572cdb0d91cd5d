"""Help, made from the command table; and what a person is told whose words were not understood."""

from __future__ import annotations

from surfaces.kit import LessonChoice, Message, Press, actions, button, context, pack, plain, section, text


def show_help(locale: str, commands: list[tuple[str, str]]) -> Message:
    """Every command (its name in code and the word to type), a line each, then the ways in."""
    said = [text(locale, "help-title")]
    said += [f"`/mvp {word}` {text(locale, f'help-for-{name}')}" for name, word in commands]
    buttons = [
        button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()), primary=True),
        button(Press.SHOW_STATUS, plain(locale, "button-status")),
    ]
    whole = "\n".join(said)
    return Message(
        text(locale, "help-title"),
        [
            section("help.said", whole),
            section("help.examples", text(locale, "help-examples")),
            actions("help.actions", buttons),
            context("help.note", text(locale, "help-note")),
        ],
    )


def show_not_understood(locale: str, said: str) -> Message:
    """A word that is no command, with the way on."""
    answer = text(locale, "not-understood", said=said)
    buttons = [
        button(Press.OPEN_LOG, plain(locale, "button-open-log"), pack(LessonChoice()), primary=True),
        button(Press.SHOW_HELP, plain(locale, "button-help")),
    ]
    return Message(answer, [section("help.said", answer), actions("help.actions", buttons)])
