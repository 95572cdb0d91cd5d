## Moving and cancelling
move-title = *Move { $lesson } with { $label }?* Nothing is moved yet.
move-title-many = *Move { $count } lessons?* Nothing is moved yet.
cancel-title = *Cancel { $lesson } with { $label }?* Nothing is changed yet.
cancel-title-many = *Cancel { $count } lessons?* Nothing is changed yet.
move-line = { $lesson }: { $old } → { $new }
move-line-of = *{ $label }* · { $lesson }: { $old } → { $new }
move-slot-week = { $slot } (week { $week })
move-no-day = no day
move-followers = { $lesson } will follow, the last on { $last }.
move-spilled = { $lesson } does not fit before the summer and will have no day.
move-forecast = Every lesson fits{ $spare ->
    [0] , but no slot is left over before the summer.
    [one] , with one slot left over before the summer.
   *[other] , with { $spare } slots left over before the summer.
  }
move-forecast-of = { $label } has room for every lesson{ $spare ->
    [0] , but no slot is left over before the summer.
    [one] , with one slot left over before the summer.
   *[other] , with { $spare } slots left over before the summer.
  }
move-without-day = { $lesson } with { $label } has no day yet. { $spare ->
    [0] No slot is free before the summer.
    [one] One slot is free before the summer.
   *[other] { $spare } slots are free before the summer.
  }
move-no-calendar = The school year's breaks are not entered, so the forecast only counts public holidays.
move-no-school = { $day } is no school day for { $label }. Move all the same?
move-no-school-named = { $day } is no school day for { $label } ({ $name }). Move all the same?
move-ahead-of = { $lesson } with { $label } lies later than that, and they build on each other.
move-not-alone = Only this one can't be: the next lesson lies before the new day.
move-plannings-stay = The planning time is shared with another lesson, so it stays.
move-reason = Reason: { $reason }.
move-saved = Moved: { $lesson } with { $label }, { $new }.
move-saved-no-day = Cancelled: { $lesson } with { $label }, { $old }. The lesson is still to be held, and has no day yet.
move-saved-cancelled = Cancelled: { $lesson } with { $label }, { $old }. The lesson will be held { $new }.
move-saved-rest = { $lesson } with { $label } will follow, the last on { $last }.
move-told = { $names } will be told.
move-undone = Back: { $lesson } with { $label }, { $new }.
move-undone-no-day = Back: { $lesson } with { $label } has no day, as before.
move-undone-rest = { $lesson } with { $label } lies as before too.
move-dropped = Nothing is changed.
move-invite = { $lesson } with { $label } is planned for { $slot }. Choose a new day, or type for example `move lesson 6 7B to thursday 10/12`.
move-invite-no-day = { $lesson } with { $label } has no day. Choose one, or type for example `move lesson 6 7B to thursday 10/12`.
move-ask-class = Which class is it? Nothing is changed yet.
move-ask-far = Do you mean { $day }? That is far ahead. Nothing has changed yet.
move-ask-weekday = The weekday and the date don't agree. Which day do you mean? Nothing is changed yet.

## To those who lead the same class
told-moved = { $by } has moved { $lesson } with { $label }.
told-moved-by-nobody = { $lesson } with { $label } is moved.
told-cancelled = { $by } has cancelled { $lesson } with { $label }. The lesson is still to be held.
told-cancelled-by-nobody = { $lesson } with { $label } is cancelled. The lesson is still to be held.
told-move-undone = The move of { $lesson } with { $label } is undone.
told-cancel-undone = { $lesson } with { $label } is no longer cancelled.
told-why-leader = You get this because you lead { $label }.
told-why-reserve = You get this because you are the reserve for { $label }.

## Buttons and forms
button-move = Move
button-move-anyway = Move all the same
button-move-rest = Move, the rest follows
button-move-alone = Only this one
button-move-alone-many = Only these
button-cancel-rest = Cancel, the rest moves
button-cancel-alone = Cancel without a new day
button-move-why = Reason
button-move-drop = Leave it
button-move-undo = Undo
button-move-choose = Choose a new day
button-move-show = Show the proposal
form-move = Move a lesson
form-why-move = Reason
form-move-lies = { $lesson } with { $label } is planned for { $slot }.
form-move-no-day = { $lesson } with { $label } has no day yet.
field-new-day = New day
field-new-time = Time
field-new-time-hint = Leave it as it is if the time is the same.
field-rest = The lessons after it
rest-follows = The rest follows
rest-stays = Only this one moves
field-reason = Reason
field-reason-hint = You may leave it out. I never ask why somebody is away.
reason-timetable = the timetable
reason-pupils_elsewhere = the pupils are elsewhere
reason-staffing = staffing
reason-room = the room
reason-no_school = a break or study day
reason-other = something else

## Lessons on days without school
struck-title = { $count ->
    [one] *One planned lesson is on a day without school.*
   *[other] *{ $count } planned lessons are on days without school.*
  }
struck-line = • { $label }: { $lesson }, { $day }
struck-line-moved = • { $label }: { $lesson }, { $day } → { $new }
struck-day-named = { $day } ({ $name })
struck-more = { $count ->
    [one] … and one more
   *[other] … and { $count } more
  }
struck-move-all = { $weeks ->
    [one] { $count ->
        [one] Move to next week
       *[other] Move all to next week
      }
   *[other] { $count ->
        [one] Move { $weeks } weeks ahead
       *[other] Move all { $weeks } weeks ahead
      }
  }
button-pick-day = Pick a day
button-leave-struck = Let them stay
form-struck-day = Pick a new day
struck-pick = Which day should the lesson on { $day } have? Where there are several, the others are moved as far. You see the proposal before anything is saved.
struck-left = They stay where they are. I remind nobody of them and do not ask how they went. If one is held anyway, log it as usual.

## Help and what can't be done
help-for-move = { $kind ->
    [groups] moves a meeting or a whole day: `move { $lesson } { $label } to thursday 10/12 at 10`, `move everything on thursday to friday`
   *[classes] moves a lesson or a whole day: `move { $lesson } { $label } to thursday 10/12 at 10`, `move everything on thursday to friday`
  }
help-for-cancel = { $kind ->
    [groups] cancels a meeting that will be held later: `cancel { $lesson } { $label }`
   *[classes] cancels a lesson that will be held later: `cancel { $lesson } { $label }`
  }
error-not-allowed-move = Lessons are moved by the leaders of the class or by the coordinator.
error-move-where = Where do the lessons go? Type for example `move everything on thursday to friday`, or `move all lessons week 49 one week forward`.
error-move-which-day = Which day or week is it? Type for example `move everything on thursday to friday`, or `cancel everything on wednesday`.
error-move-one-lesson = Take one lesson at a time, or all on a day: `move everything on thursday to friday`. Nothing is changed.
error-move-unread = I don't understand "{ $given }". Type for example `move lesson 6 7B to thursday 10/12 at 10`. Nothing is changed.
error-move-nothing-there = I find no lesson to change { $day }. Type `schedule` to see what is planned.
error-move-not-that-day = { $label } has no planned lesson { $day }. Type `schedule` to see what is planned.
error-move-all-held = Every lesson with { $label } is held, so there is none to move.
error-move-held = Lesson { $given } with { $label } is held already. To correct its day, type `change`.
error-move-past = { $day } has been already. Choose a day to come, or type `log` if the lesson was held then.
error-move-far = { $day } is more than a year away. Check the year.
error-move-same-day = Lesson { $given } with { $label } lies on { $day } already. Nothing is changed.
error-move-unplanned = Lesson { $given } with { $label } has no day yet. Type the day it is to have, for example `move lesson 6 7B to 10/12`.
error-cancel-unplanned = Lesson { $given } with { $label } has no day, so there is nothing to cancel. Type `schedule` to see what is planned.
