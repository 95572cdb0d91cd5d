## Programmes and lessons
lesson-titled = { $lesson }, “{ $title }”
lesson-part = { $lesson } (part { $part })
lesson-half = { $lesson } (half group { $half })
held = { $lesson } with { $label }, { $when }

## Logging
log-saved = Saved: { $lesson } with { $label }, { $when }.
log-changed = Changed: { $lesson } with { $label }, { $when }.
log-leader-you = You led it.
log-leaders-you = You and { $others } led it.
log-leaders = { $count ->
    [one] { $others } led it.
   *[other] { $others } led it.
  }
log-joined = { $by } has already saved { $lesson } with { $label }, { $when }. You stand as leader too, so you are done.
log-joined-for-others = { $by } has already saved { $lesson } with { $label }, { $when }. There is nothing more to do.
log-already = You have already saved { $lesson } with { $label }, { $when }. Nothing new was saved, so you are done.
log-assumed-day = Today is no school day, so I took the latest lesson day. Press Change if it was another day.
log-off-plan = Planned for { $planned }. Was { $lesson } held { $held }?
log-off-plan-said = The plan said { $planned }.
log-today = today
log-told = { $names } will be told.
logged-by-other = { $by } has saved { $lesson } with { $label }, { $when }. You don't need to do anything.
logged-taken-back = { $by } has taken back { $lesson } with { $label }, { $when }. Nothing is saved any more.
logged-why-led = You get this because you stand as leader.
log-other-day = You wrote { $said }. If it was that day, press That is not right or Change.
log-unknown-people = { $count ->
    [one] I don't recognise {"{"}people{"}"}, so that person is not on it. Your coordinator can add a colleague.
   *[other] I don't recognise {"{"}people{"}"}, so they are not on it. Your coordinator can add colleagues.
  }
next-planned = Next: { $lesson }, { $when }.
next-unplanned = Next: { $lesson }.
next-none = That was the last lesson of { $programme }. Well done.
next-planned-of = Next with { $label }: { $lesson }, { $when }.
next-unplanned-of = Next with { $label }: { $lesson }.
next-none-of = That was the last lesson of { $programme } with { $label }. Well done.
title-saved = { $lesson } of { $programme } is now called “{ $title }”.
manual-saved = { $manual ->
    [older] Saved: { $site } follows the older manual in { $programme }. Titles and what to bring come from there.
   *[newer] Saved: { $site } follows the newer manual in { $programme }. Titles and what to bring come from there.
  }
undo-done = Removed: { $lesson } with { $label }, { $when }.
undo-kept = You are no longer on { $lesson } with { $label }, { $when }. { $by } has saved the lesson too, so it remains.
invite-log = Which lesson did you lead? Fill in the form, or write for example `log lesson 5 7B`.
invite-change = You last saved { $lesson }. What would you like to do?
log-gates = I don't know whether this is done before lesson 1 with { $label }: { $what }. The lesson is saved.

## Questions before a log
ask-class = Which class was it? Nothing is saved yet.
ask-class-for = Which class had lesson { $number }? Nothing is saved yet.
ask-lesson = Which lesson did { $label } have? Nothing is saved yet.
ask-order = { $count ->
    [one] { $lesson } is not saved for { $label }, and the lessons build on each other. What is right?
   *[other] { $lesson } are not saved for { $label }, and the lessons build on each other. What is right?
  }
ask-nothing-saved = Nothing is saved yet.
ask-reading = I understand: { $lesson } with { $label }, { $when }. Is that right? Nothing is saved yet.
ask-reading-leftover = I did not understand this: "{ $words }".
ask-reading-more = Also: { $more }.
reading-minutes = { $minutes } minutes
ask-which-day = Which day did { $label } have the lesson? Nothing is saved yet.
choice-save = Save
choice-save-with-reflection = Save, with the rest as a reflection
choice-day-unknown = I don't know
ask-no-school-day = { $day } is no school day. Which day was it? Nothing is saved yet.
ask-weekday = The weekday and the date don't agree. Which day was it? Nothing is saved yet.
ask-ended-on = { $programme } with { $label } ended on { $day }. Save the lesson anyway? Nothing is saved yet.
ask-ended = { $programme } with { $label } has ended. Save the lesson anyway? Nothing is saved yet.
choice-lesson = Lesson { $number }
order-held-too = { $several ->
    [no] We have had it too
   *[yes] We have had them too
  }
order-was-first = This was { $first }
order-taken-before = { $several ->
    [no] It is still to be held
   *[yes] They are still to be held
  }
choice-meant-day = { $day }
choice-day-anyway = Yes, { $day }
choice-save-anyway = Save anyway
ask-no-school-day-named = { $day }: { $name }. The class has no school then. Which day was it? Nothing is saved yet.

## Buttons
button-add-reflection = Add a reflection
button-wrong = That is not right
asked-right-day = Yes, { $day }
asked-planned-day = No, { $day }
button-not-yet = No, not yet
button-log-again = Log again
button-open-log = Log a lesson
button-milestones = Show milestones

## Forms
form-log = Log a lesson
form-change = Change a lesson
field-course = Class
field-number = Lesson number
field-day-hint = Leave it empty if you don't know which day it was.
field-colleagues = Led together with
field-colleagues-hint = Leave it empty if it was the class's usual leaders.
field-manner = How did it go?
field-adaptations = What did you adapt?
field-engagement = How engaged was the class?
field-minutes = Minutes
option-course = { $label } · { $programme }
option-course-site = { $label } · { $programme } · { $site }
change-what = You are changing *{ $lesson } with { $label }*.
how-seen = Skip anything you like. Only those who lead the class see the answers.
manner-as_manual = As in the manual
manner-adapted = Adapted
manner-part_left_out = Part left out
adaptation-prior_understanding = Built prior understanding
adaptation-vocabulary = Explained words and concepts
adaptation-seating = Changed the seating
adaptation-split_group = Split the group
adaptation-room = Changed room
adaptation-leaders = Leaders swapped roles
adaptation-extra_support = Gave more support
adaptation-time_split = Split the time
adaptation-picture_support = Used picture support
engagement-low = Low
engagement-mixed = Mixed
engagement-high = High

## Help
help-for-log = { $kind ->
    [groups] saves a meeting: `log { $lesson } { $label }`. Without words a form opens.
   *[classes] saves a lesson: `log { $lesson } { $label }`. Without words a form opens.
  }
help-for-change = { $kind ->
    [groups] changes your latest meeting
   *[classes] changes your latest lesson
  }
help-for-undo = takes back what you did last, `undo move`, `undo reflection` or `undo { $lesson } { $label }`
help-for-title = gives a lesson the school's own title: `title { $number } What is violence`

## When it does not work
error-not-allowed-log = You have no class to log for.
error-already-held = Lesson { $given } with { $label } is saved as held already, so nothing is changed. If that is wrong, put it right with `change`.
error-not-allowed-title = Titles are set by the school's coordinator.
error-log-gone = That lesson is no longer there. Write `status` to see what is saved.
error-renamed-class = { $given } is called { $closest } this year. Write that name.
error-no-such-log = I find no such lesson among those you have saved. Nothing is removed.
error-nothing-to-undo = There is nothing to undo.
error-lesson-taken = { $label } already has lesson { $given } saved. Choose another number, or undo this one.
error-future-day = { $day } has not been yet. Log it when the lesson has been held.
error-future-week = That week has not been yet ({ $day }). Log it when the lesson has been held.
error-too-long-ago = { $day } is too long ago. Check the year.
error-bad-range = I don't understand { $given }. Write for example 1-4.
error-nothing-to-change = You have no saved lesson to change yet.
error-bad-number = There is no lesson { $given }. Which was it?
error-title-words = Write for example `title 5 What is violence`, or `title AT 3 Dilemmas`.
error-title-programme = Write which programme it is first, for example `title MVP 5 What is violence`. Here there is { $closest }.
error-long-title = The title is too long. Write at most { $most } characters.
error-title-pupil = The title seems to be about a person, so it is not saved. Write the name of the lesson.
error-minutes = { $given } minutes can't be right. Write a number between 1 and 600.
