## The turn of the school year
help-for-turn_year = goes through the turn of the school year: classes move up and new ones are added
form-turn = New year { $year }
form-turn-pairs = Leaders { $year }
form-turn-preview = This is { $year }
button-turn = Go through the new year
button-turn-open = Go through
button-turn-next = Next
button-turn-save = Save it
button-turn-back = Back
button-turn-plan = Plan
turn-intro = *{ $site }* goes from { $from } to { $to }. Check that each class is right. Nothing is saved until you have seen it all and press Save it.
turn-decided = The new year is prepared already. What you change here replaces what was said.
turn-there = There already for { $to }: { $labels }.
turn-more-classes = { $count ->
    [one] One more class does not fit here. It becomes what the bot proposes.
   *[other] { $count } more classes do not fit here. They become what the bot proposes.
  }
turn-group = { $label } · { $courses }
turn-course = { $programme } { $held } of { $total }
turn-course-open = { $programme } { $held ->
    [one] 1 session
   *[other] { $held } sessions
  }
fate-becomes = Becomes { $label }
fate-keeps = Is still called { $label }
fate-goes-on = { $name }, goes on with { $lesson }
fate-goes-on-open = { $name }, goes on
fate-ends = { $name }, ends after { $held } of { $total }
fate-leaves = Leaves the school
fate-leaves-open = Ends
field-new-classes = New classes
field-new-classes-hint = Write them with spaces, such as 7A 7B 7C. Leave empty if there are none. A class you cross out is taken away again.
field-leavers = Colleagues who leave
field-leavers-hint = Their classes and access here end when the year begins. What they have saved stays.
turn-pairs-intro = These classes need more leaders { $year }. Choose now, or leave empty and choose when you plan.
turn-pair-none = { $label }: { $lacks ->
    [one] one leader needed
   *[other] { $lacks } leaders needed
  }
turn-pair-some = { $label }: { $names } leads, { $lacks ->
    [one] one more needed
   *[other] { $lacks } more needed
  }
turn-sums = *{ $site } { $to }* · { $moves ->
    [one] 1 class goes on
   *[other] { $moves } classes go on
  } · { $leaving ->
    [one] 1 leaves
   *[other] { $leaving } leave
  } · { $new ->
    [one] 1 new
   *[other] { $new } new
  }
turn-title-moves = *Going on*
turn-title-leaves = *Leaving*
turn-title-new = *New classes*
turn-title-taken-back = *Taken away again*
turn-title-leavers = *Colleagues who leave*
turn-title-pairs = *Need more leaders*
turn-title-left = *Left to do afterwards*
turn-becomes = { $label } becomes { $next }
turn-stays = { $label } keeps its name
turn-goes-on = { $programme } goes on with { $lesson }, { $left } of { $total } left
turn-goes-on-open = { $programme } goes on
turn-is-over = { $programme } is complete
turn-ends = { $programme } ends after { $held } of { $total }
turn-ends-open = { $programme } ends
turn-left-plan = Plan { $labels }. Last year's days no longer hold.
turn-left-nothing = Nothing more needs to be done.
turn-left-calendar = Enter the year's terms and breaks with `year`, unless that is done.
turn-when = This holds from { $day }. Until then all is as usual for everybody.
turn-when-now = This holds at once.
turn-saved = The turn to { $to } at { $site } is saved.
turn-saved-already = The turn to { $to } at { $site } was done just so. Nothing new is saved.
turn-plan-line = *{ $label }* { $first ->
    [one] begins
   *[other] goes on
  }
turn-plan-more = … and { $labels }. Write `plan` and the class.
turn-invite = The turn of the school year goes through the classes in a form. Open it here.
turn-waits = *The turn of the school year waits* at { $site }: classes are to move up and new ones to be added.
error-not-allowed-turn-year = The school's coordinator turns the school year.
error-turn-which-site = You are coordinator at { $closest }. Write the school too, such as `new year Alviksskolan`.
error-nothing-to-turn = There are no classes of { $year } to move up here. From May you can prepare the next school year.
error-turn-two-classes = Two classes would be called { $label }. Choose something else for one of them.
error-turn-label-taken = { $was } would be called { $label } next year. Take { $label } away here, or change { $was }.
error-turn-new-label = Write the classes with spaces, such as 7A 7B 7C.
error-turn-many-new = Write at most { $most } new classes.
error-turn-new-programme = I don't know which programme { $label } is to have. Take it away here, and add it with `plan { $label }` afterwards.
error-turn-unknown-leader = I don't know all of them at the school yet. Ask whoever is new to write to me and choose the school as their workplace, and you can let them in. Leave it empty meanwhile.
