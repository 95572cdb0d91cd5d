## Reminders
near-today = today
near-tomorrow = tomorrow
reminder-span = { $day }, { $from }–{ $to }
reminder-before = { $when }: { $lesson } with { $label }{ $room ->
    [none] {""}
   *[other] {" "}in { $room }
  }{ $others ->
    [none] .
   *[other] , together with { $others }.
  }
reminder-bring = Bring: { $items }.
reminder-made-before = { $item } from lesson { $number }
care-half_groups_two_rooms = The lesson is held in half groups: two rooms are needed.
care-pupil_health_informed = Tell the pupil health team that the lesson is coming.
care-duty_to_report_card = The lesson may bring out stories. If you are worried: the principal and social services, the same day.
care-leaders_stay_after = Do stay a while afterwards.
reminder-tip = A tip from another school: “{ $tip }”
reminder-why = You get this because you lead { $label }.
reminder-planning = { $when }: joint planning of { $lesson } with { $label }{ $others ->
    [none] .
   *[other] , together with { $others }.
  }
reminder-why-planning = You get this because you asked to be reminded of the planning.
button-cannot-move = Move
button-fewer-reminders = Fewer reminders
button-snooze = Remind me later

## After the lesson
question-after = How did { $lesson } with { $label } go{ $day ->
    [today] {""}
   *[other] {" "}on { $day }
  }? One tap is enough{ $others ->
    [none] .
   *[other] , and if { $others } answers first, it is done.
  }
question-asked = The coordinator wonders: was { $lesson } with { $label } held on { $day }? One tap is enough.
button-as-manual = As in the manual
button-adapted = Adapted
button-part-left-out = Part of it
button-not-held = Not held
not-held-noted = Noted: { $lesson } with { $label } was not held on { $day }. It is still to come. Shall we put it on another day?
not-held-taken-back = Changed: the question about { $lesson } with { $label } on { $day } is open again.
settled-logged-by = { $by } has saved { $lesson } with { $label }, { $day }. You are done.
settled-logged = Saved: { $lesson } with { $label }, { $day }.
settled-not_held = { $lesson } with { $label } was not held on { $day }. It is still to come.
settled-moved = { $lesson } with { $label } is moved to { $day }.
settled-cancelled = { $lesson } with { $label } is cancelled on { $day }.

## How I want to be reminded
reminders-title = Reminders
reminders-intro = Choose when I may write to you, and about what. Only you see this.
weekdays = weekdays
at-time = { $time }
field-work-days = Days you work
field-work-start = From
field-work-end = To
field-after-lesson = The question after a lesson
after-soon = 15 minutes after the lesson
after-afternoon = The same day at 15:00
after-morning = The next working morning
field-wanted = Remind me of
wanted-before = The lesson, the school day before
wanted-after = How the lesson went
wanted-planning = Joint planning
wanted-team = Booster days, meetings and surveys
wanted-digest = The weekly letter
quiet-before = the lesson the day before
quiet-after = how the lesson went
quiet-team = booster days, meetings and surveys
quiet-digest = the weekly letter
field-digest = The weekly letter comes
digest-first = The first working day of the week
digest-weekday = { $weekday ->
    [1] Mondays
    [2] Tuesdays
    [3] Wednesdays
    [4] Thursdays
   *[5] Fridays
  }
digest-monthly = Once a month
field-away = Away until
field-away-hint = The first day you are back. I never ask why. Empty the field if you are here.
reminders-saved = I write to you on { $days }, { $start }–{ $end }.
reminders-saved-away = Until { $day } I am quiet.
reminders-saved-quiet = No reminders of { $kinds }.
reminders-snoozed = I am quiet until { $when }.
button-change-reminders = Change reminders
snooze-ask = How long shall I be quiet?
button-snooze-hour = An hour
button-snooze-tomorrow = Until tomorrow
button-snooze-week = Until next week
ask-hours = When do you work? I write on weekdays, 07:30–16:30, unless you say otherwise. I only ask once.
ask-hours-why = You get this because many outside school work evenings and weekends.
error-work-hours = Choose at least one day, and an end after the start.
error-away-past = Choose a day to come, within a year.
error-away-words = Until which day are you away? Write for example `away until 20 November` or `away week 49`.
error-snooze-words = How long shall I be quiet? Write for example `snooze an hour` or `snooze until tomorrow`.
help-for-reminders = chooses when and about what I may remind you
help-for-snooze = keeps me quiet for a while: `snooze an hour`
help-for-away = keeps me quiet while you are away: `away until 20 November`. I never ask why.
help-for-back = says that you are back
