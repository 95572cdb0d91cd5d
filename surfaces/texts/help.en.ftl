## Buttons
button-help = How it works
button-status = Show status

## Help
help-title = *How it works*
help-for-help = shows this
help-examples = *For example*
    `log 5 7B yesterday` · `log lesson 5 7B last thursday with @colleague` · `log lesson 5 8A week 47 adapted`
    `log lesson 1-4 7B` · `log lesson 5 7B part 1` · `log lesson 5 7B 7C` · `reflect half groups gave more voices`
help-note = Writing to me here in Slack or mentioning me in a channel works as well. Never write about individual pupils.
thanks-back = You're welcome. Tell me when the next lesson has been held.
nothing-held = That does not sound like a lesson that has been held, so nothing is saved. What would you like to do?
nothing-held-words = Or write `move lesson 6 7B to thursday`, `cancel lesson 6 7B`, `undo` or `away until friday`.
button-move-or-cancel = Move or cancel
button-log-anyway = Log anyway
not-understood = I don't understand "{ $said }". Try `log lesson 5 7B`, or press here.
