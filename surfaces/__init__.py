"""What people see: pure functions from a rule's result to Block Kit and text. No session, no clock, no network.

`show_*` makes a Message, `build_*` a form or blocks of one, `say_*` a piece of text, `list_*` several. Every one takes
the reader's locale first. A text is escaped for Slack's markup unless its docstring says `not escaped`.
"""
