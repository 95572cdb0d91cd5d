## Buttons
button-schedule = Show schedule

## Status and schedule
schedule-title = *Coming lessons*
schedule-none = No lessons are planned yet.
schedule-unplanned = next is { $lesson }, no day is planned
schedule-line = { $lesson }, { $when }

## Help
help-for-schedule = { $kind ->
    [groups] shows coming meetings
   *[classes] shows coming lessons
  }

## Planning: the form
form-plan = Plan
form-plan-preview = How the plan turns out
button-preview = Show the dates
button-save-plan = Save the plan
button-back-to-plan = Back
button-plan-class = Plan { $label }
button-plan-year = Plan all of { $year }
year-group = year { $year }
year-group-upper = upper secondary { $year }
plan-which = What do you want to plan? You see every date before anything is saved.
plan-which-more = Not all fit here. Write the class, such as `plan 7B`, or a year group, `plan year 7`.
plan-open = Open the form: you see every date before anything is saved.
plan-form-class = You are planning *{ $label }*. You see every date before anything is saved.
plan-form-new = *{ $label }* is not here yet. The class is added when you save the plan. You see every date first.
plan-form-year = You are planning *{ $year }* at { $site }. You see every date before anything is saved.
field-programme = Programme
field-first-lesson = First lesson, earliest
field-weekday = Weekday
field-lesson-time = Time
field-lesson-room = Room
field-class-lines = Classes, one a line
field-class-lines-hint = Class, weekday, time and room, such as 7A Tuesday 13:00 B112. Take away the line of a class that is not to be planned.
field-interval = Teaching weeks between the lessons
field-interval-hint = 2 means every second week. Weeks of holiday are not counted.
field-interval-hint-weeks = 1 is every week, 2 every second.
field-theme-days = Theme days
field-theme-days-hint = Days with several lessons in the manual's order, such as 25/8: 2, 26/8: 1. The plan goes on from there.
field-leaders = Leaders
field-leaders-hint = At least two, and preferably somebody who knows the pupils well.
field-leaders-hint-year = Leave empty and each class keeps its leaders. Those you choose lead all the classes.
field-reserves = Reserve
plan-staying = { $names } do not use Slack and stay.
field-planning-day = Joint planning, weekday
field-planning-day-hint = About an hour before each lesson. The same leaders in several classes share the hour.
field-planning-time = Joint planning, time
field-planning-place = Whose time does the planning take?
field-planning-place-hint = Conference time is fine.
planning-place-own = Own planning time
planning-place-conference = Conference time
field-time-source = Where is the lesson time taken from?
time-source-all_subjects = From all subjects
time-source-mentor_time = Mentor time
time-source-extended_time = Extended time
time-source-theme_days = Theme days
field-lesson-minutes = The lesson's length in minutes
field-planning-minutes = The planning's length in minutes
field-as-programme = Leave empty and it is as the programme says.
field-setup-minutes = Setup time in minutes
field-setup-minutes-hint = Before and after each lesson: fetch material and refurnish.
field-reflection-minutes = Reflection after the lesson in minutes

## Planning: preview and receipt
weekdays-1 = Mondays
weekdays-2 = Tuesdays
weekdays-3 = Wednesdays
weekdays-4 = Thursdays
weekdays-5 = Fridays
weekdays-6 = Saturdays
weekdays-7 = Sundays
plan-heading = *{ $label } · { $programme }* · { $when }
plan-leaders = Led by { $names }.
plan-reserves = Reserve: { $names }.
plan-lengths = Each lesson takes { $lesson } minutes, with { $setup } minutes of setup before and after. Then { $reflection } minutes of reflection. The planning takes { $planning } minutes.
plan-unsaved = Nothing is saved yet. What is held already stays.
plan-forecast-fits = *{ $lessons } fit school year { $year }.* { $spare ->
    [0] There are no spare slots.
    [one] There is one spare slot.
   *[other] There are { $spare } spare slots.
  }
plan-forecast-spill = *{ $lessons } fit school year { $year }.* { $rest }
plan-waiting = { $lessons } { $count ->
    [one] has
   *[other] have
  } to wait until next school year: { $waiting }.
plan-forecast-open = *School year { $year } has room for { $lessons }.* The last is on { $last }.
plan-forecast-months = *{ $lessons } fit school year { $year }.* Each is in its month.
plan-forecast-none = *Nothing fits school year { $year }.* { $rest }
plan-forecast-held = *All is held.* If it is next year's class, write the school year too.
plan-line = { $lesson }, { $when }
plan-line-theme = { $lesson }, { $when }, theme day
plan-line-before = before { $when }
plan-running = { $labels } has a plan already and is not among them. Add a line for what is to be planned anew.
button-plan-more = More
plan-more = Room, weeks between, theme days, reserves, shared planning and lengths stand under More. Without it, what is set today holds.
plan-line-planning = planning { $when }
plan-short = { $number }: { $day }/{ $month } (w. { $week })
plan-clash-person = { $name ->
    [none] You are
   *[other] { $name } is
  } booked twice: { $other } and { $label }, { $what ->
    [planning] the planning of { $lessons }
    [reflection] the reflection after { $lessons }
   *[lesson] { $lessons }
  }.
clash-another-class = another class
plan-clash-room = { $room } is taken by { $other } when { $label } is to be there: { $lessons }.
plan-clash-hours = { $what ->
    [planning] The planning
    [reflection] The reflection
   *[lesson] The lesson
  } for { $label } falls outside { $name ->
    [none] your working hours
   *[other] the usual working hours of { $name }
  }: { $lessons }.
plan-clashes-more = { $count ->
    [one] • … and one more clash.
   *[other] • … and { $count } more clashes.
  }
plan-free-time = Free for leaders and room, as far as I know: { $label } { $weekday } at { $time }. Go back and change it if it suits.
plan-unknown-people = { $count ->
    [one] I don't know { $people } at this workplace, so that person is not in the plan. Ask them to write `help` to me, and then let them in.
   *[other] I don't know { $people } at this workplace, so they are not in the plan. Ask them to write `help` to me, and then let them in.
  }
plan-note-no_calendar = I don't know the school year's terms and breaks, so only public holidays are left out. Enter them with `year`.
plan-note-new_class = { $labels } will be added as new.
plan-note-unsaved_lessons = { $labels }: lesson { $numbers } was planned for a day that is past and is planned anew. If it was held, log it first.
plan-note-gates = Before lesson 1 with { $labels }: { $gates }.
plan-note-no_leaders = { $labels } has no leaders yet.
plan-note-few_leaders = { $labels } has fewer leaders than { $count }. Lessons are led by at least { $count }, and a reserve makes the plan safer.
plan-note-no_known_adult = None of the leaders of { $labels } is noted as knowing the pupils well. At least one needs to.
plan-note-outside_years = { $labels } is outside the years that the programme is made for.
plan-note-before_series = The thematic set for { $labels } begins before lesson { $count } of the base set is planned. It builds on it.
plan-note-year_too_low = The thematic set is meant from year { $count }. This concerns { $labels }.
plan-note-staff_first = The staff pass comes before the pupils' pass. I see no staff pass before this one for { $labels }.
plan-note-long_interval = There are more than { $count } teaching weeks between the lessons. Closer together holds the thread better.
plan-note-short_lesson = The lessons are made for about { $count } minutes.
plan-note-no_time = No time is set for { $labels }, so I see no clashes and remind of no time of day.
plan-note-no_planning = No joint planning is set. Count on about { $count } minutes a lesson.
plan-note-some_without_planning = { $labels }: lesson { $numbers } has no planning time before it.
plan-note-shared_planning = { $labels } have the same leaders and share the planning hour.
plan-note-theme_no_school = { $days } is no school day. The lessons are put there all the same.
plan-note-no_source = It is not chosen where the lesson time is taken from.
plan-saved = Saved: { $label }, { $lessons }. First comes { $first }, { $when }.
help-for-plan = plans a class or a year group: `plan { $label }`, `plan year 7`. You see every date first.

## Planning: when it can't be done
error-not-allowed-plan = You can't plan that class.
error-plan-which = There is no class to plan yet. Write the class, such as `plan 7B`.
error-plan-no-year-group = Year groups are planned for schools. Write the group's name after `plan`.
error-plan-school-year = { $given } is no school year. Write 2027/28, for example.
error-plan-label = "{ $given }" does not look like a class. Write `plan 7B`, for example.
error-plan-group-name = The group's name seems to be about a person. Choose another name.
error-plan-past-day = { $day } is past. Choose today or a later day.
error-plan-far-day = { $day } is too far ahead. Check the year.
error-plan-after-year = The school year ends on { $day }. Choose a day before that, or in the next school year.
error-plan-theme = I don't understand "{ $given }". Write a day and a number of lessons, such as 25/8: 2.
error-plan-theme-twice = { $day } stands twice. Write each theme day once.
error-plan-theme-outside = { $day } is before the first lesson or after the school year's end.
error-plan-line = I don't understand line { $given }. Write class, weekday, time and room, such as 7A Tuesday 13:00 B112.
error-plan-twice = { $given } stands on two lines. Write each class once.
error-plan-most-classes = Write between one and { $most } classes.
error-plan-too-much = That is too much at once. Take fewer classes, or shorter names of rooms.
error-plan-weekend = A school has no lessons on Saturdays and Sundays. Choose another day.
error-plan-room = The room seems to be about a person. Write the room's name, such as B214.
error-plan-programme = That programme has no such set of lessons. Choose another.
error-plan-ended = { $given } has ended the programme this year. Choose another programme, or a day in the next school year.
error-plan-hour = Fill in both the weekday and the time of the planning, or leave both empty.
error-plan-nothing = There is nothing to plan for { $given } in that school year. Choose another programme or another first day.
error-not-allowed-plan-year = A whole year group is planned by the coordinator. Your own class you can plan, such as `plan 7B`.

## Hours for the duty allocation
hours-title = *Hours school year { $year }, { $site }*
hours-person = *{ $name }* · { $classes ->
    [one] 1 class
   *[other] { $classes } classes
  } ({ $labels }) · lessons { $lessons } h · planning { $planning } h · reflection and setup { $around } h · *sum { $sum } h*
hours-nobody = *Not yet allocated* · { $classes ->
    [one] 1 class
   *[other] { $classes } classes
  } ({ $labels }) · sum { $sum } h for each who leads
hours-unplanned = { $labels } has no number of sessions planned yet and is not in the hours.
hours-none = No classes are in place for school year { $year }. Plan them first: write `plan`, the class and the school year.
hours-note = The hours are for the duty allocation before the timetable is laid. They are counted from the plan and say nothing of what has been done. A planning hour that several classes share counts once.
help-for-hours = shows hours per person for the duty allocation: `hours 2027/28`
error-not-allowed-hours = Hours are shown to the school's coordinator and principal.
decimal-sign = .

## The timetable's three bookings
schedule-planning = planning { $when }
schedule-reflection = reflection at { $time }

## To those whom a plan concerns
news-on = { $by } has made you a leader of { $label } ({ $programme }).
news-on-reserve = { $by } has made you a reserve of { $label } ({ $programme }).
news-off = { $by } has changed who leads { $label } ({ $programme }). You are no longer one of them.
news-plan = { $by } has planned { $label } ({ $programme }) anew: its lessons have other days now.
news-first = First comes { $lesson }, { $when }.

## Ending a class
end-ask = *End { $programme } with { $label }?* { $held ->
    [one] 1 lesson that was held stays
   *[other] { $held } lessons that were held stay
}, { $left ->
    [one] 1 planned one leaves
   *[other] { $left } planned ones leave
} the plan.
end-kept = Nothing has changed yet. Those who lead the class will be told.
end-done = Ended: { $programme } with { $label }. { $held ->
    [one] 1 lesson that was held stays
   *[other] { $held } lessons that were held stay
}.
end-undo = If that was wrong, type `undo`.
button-end = End
news-ended = { $by } has ended { $programme } with { $label }. I will not remind you of more lessons there.
help-for-end = ends a class that does not go on: `end { $label }`

## Merging classes
merge-ask = *Merge { $label } into { $into }?* { $into } goes on in { $programme } with { $held } lessons held. { $label } ends, and its { $kept } lessons that were held stay.{ $joining ->
    [none] {""}
   *[other] {" "}{ $joining } will lead { $into } too.
  } Nothing has changed yet.
merge-done = Merged: { $label } is part of { $into } in { $programme }.{ $joining ->
    [none] {""}
   *[other] {" "}{ $joining } leads { $into } too now.
  } The { $held } lessons held in { $into } count, the { $kept } in { $label } stay.
button-merge = Merge
error-merge-two = Write two classes: first the one that ends, then the one that goes on, such as `merge 7E with 7D`. Nothing has changed.
error-merge-unlike = The classes do not follow the same programme at the same school, so I can't merge them. End one of them with `end` instead.
help-for-merge = merges two classes: `merge 7E with 7D`, where 7E ends
