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
field-away = Back on
field-away-hint = I never ask why you are away. Empty the field if you are here.
reminders-saved = I write to you on { $days }, { $start }–{ $end }.
reminders-saved-away = I am quiet through { $last }. { $back } you hear from me again.
reminders-saved-away-from = I am quiet from { $first } through { $last }. { $back } you hear from me again.
reminders-saved-away-day = I am quiet on { $first }. { $back } you hear from me again.
reminders-saved-quiet = No reminders of { $kinds }.
reminders-snoozed = I am quiet until { $when }.
away-ask-far = Do you mean that you are away until { $day }? That is far ahead. Nothing is changed yet.
snooze-ask-far = Shall I be quiet until { $day }? That is far ahead. Nothing is changed yet.
button-away-sure = Yes, that is right
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
