## The school year: terms, breaks, study days and blocked days.
calendar-title = School year { $year }
calendar-of-school = *School year { $year } · { $school }*
calendar-everywhere = the whole municipality
calendar-everywhere-option = The whole municipality
calendar-unknown = The terms have not been entered yet. Until then I plan by public holidays only.
calendar-helpers = { $names } can enter them.
calendar-line = • { $name }: { $days }
calendar-weeks = { $count ->
    [one] 1 school week
   *[other] { $count } school weeks
  }
calendar-groups = year { $groups }
calendar-group-f = F
calendar-group-upper = gy{ $year }
calendar-group-all = All
calendar-group-one = Year { $group }
calendar-name-kind = { $name } ({ $kind })
calendar-kind-term = term
calendar-kind-break = break
calendar-kind-study_day = study day
calendar-kind-blocked = blocked days
calendar-kind-term-told = Term
calendar-kind-break-told = Break
calendar-kind-study_day-told = Study day (staff works, pupils are free)
calendar-kind-blocked-told = Blocked days (pupils are elsewhere: work experience, tests, outings)
calendar-date = { $day } { $month }
calendar-span = { $first }–{ $last } (week { $weeks })
calendar-option = { $name } · { $days }
calendar-note = I work out public holidays myself. School weeks are weeks with at least one school day.
calendar-clashes = { $count ->
    [one] *One planned lesson lies on a day without school now.* I have not moved it, you do that with /mvp move.
   *[other] *{ $count } planned lessons lie on days without school now.* I have not moved them, you do that with /mvp move.
  }
calendar-clash = • { $label }: lesson { $number }, { $day }
calendar-missing = Terms and breaks have not been entered yet for { $schools }. Until then I plan by public holidays only.
calendar-nothing-to-remove = There is nothing here to remove.
button-add-days = Enter days
button-add-year = Enter the school year
button-remove-days = Remove
form-add-days = Enter days
form-remove-days = Remove days
field-day-kind = What is it?
field-first-day = From
field-last-day = To and including
field-last-day-hint = Leave it empty for a single day.
field-day-name = Name
field-day-name-hint = For example autumn break. Leave it empty if the day has no name.
field-year-group = Year group
field-where = Holds for
field-days = What shall be removed?
help-for-school_year = shows the terms, breaks and study days of the school year
error-not-allowed-calendar = The school year is kept by the school's coordinator.
error-calendar-year = { $given } is no school year. Write for example `year 2027/28`.
error-calendar-backwards = The last day comes before the first. Swap them.
error-calendar-outside-year = The days are not in the same school year ({ $year }, August to July). The summer holidays need not be entered.
error-calendar-term-outside = A term lies between August and June. Check the dates.
error-calendar-term-end = Fill in the last day of the term.
error-calendar-far = School year { $year } is far away. Check the year.
error-calendar-long-name = The name is too long. Write at most { $most } characters.
error-calendar-pupil = The name seems to be about a person. Write what the day is called, for example autumn break.
error-calendar-overlap = The term runs into the one that begins { $day }. Change the dates, or remove the other one first.
error-calendar-gone = Those days are no longer there. Write `year` to see how it stands now.
