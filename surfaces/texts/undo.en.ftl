## Taking something back
undo-older = The latest I can take back is { $what }. You did that on { $day }. Do you want to?
undo-log = { $lesson } with { $label }, { $when }
undo-move = the move of { $lesson } with { $label }
undo-cancelling = the cancelling of { $lesson } with { $label }
undo-reflection = your reflection on { $lesson } with { $label }
undo-left = It stays as it is.
error-undo-words = I can take back what you did last. Write `undo`, or for example `undo move` or `undo lesson 4 7B`.
button-take-back = Take it back
button-let-stand = Leave it
undo-plan = the plan of { $what }
undo-calendar = the day in the calendar, { $what }
undo-milestone = the change of { $what }
undo-turn = the turn of the year, { $what }
undo-leader = the new leader of { $what }
undo-room = the room of { $what }
undo-title = the title of lesson { $what }
undo-put-back = As it was before: { $what }.
