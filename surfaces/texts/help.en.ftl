## Buttons
button-help = How it works
button-status = Show status

## Help
help-title = *How it works*
help-for-help = shows this
help-group-lessons = { $kind ->
    [groups] *Meetings*
   *[classes] *Lessons*
  }
help-group-plan = *How it stands, and planning*
help-group-school = *The school*
help-group-me = *About me*
help-lesson = lesson 5
help-for-report = says where the report is
help-examples = *For example*
    `log { $number } { $label } yesterday` · `log { $lesson } { $label } last Thursday with @colleague` · `log { $lesson } { $label } adapted`
    `log { $lesson } { $label } part 1` · `reflect half the class gave more voices`
help-note = Writing to me here in Slack or mentioning me in a channel works as well. Never write about individual pupils.
thanks-back = You are welcome.
nothing-held = That does not sound like a lesson that has been held, so nothing is saved. What would you like to do?
nothing-held-words = Or write `move lesson 6 7B to thursday`, `cancel lesson 6 7B`, `undo` or `away until friday`.
button-move-or-cancel = Move or cancel
button-log-anyway = Log anyway
not-understood = I did not understand that. Here is what I can do.
not-understood-log = I did not understand that. Did you mean to log?
no-report = The yearly report is not in Slack yet. You can see how the schools stand here.
