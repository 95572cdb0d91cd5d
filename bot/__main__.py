"""`python -m bot` is `mvp`."""

from bot.cli import main

main()
