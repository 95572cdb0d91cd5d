## The weekly letter: coordinator and principal
digest-title = *{ $site }, week { $week } · { $classes ->
    [one] 1 class
   *[other] { $classes } classes
  } · { $waiting ->
    [0] nothing waits for you
    [one] 1 thing waits for you
   *[other] { $waiting } things wait for you
  }*
digest-title-principal = *{ $site }, week { $week } · { $classes ->
    [one] 1 class
   *[other] { $classes } classes
  }*
digest-gap = { $place }. { $label }, { $lesson }, { $when }: { $what }
digest-gap-staffing = { $missing ->
    [one] one leader is missing.
   *[other] { $missing } leaders are missing.
  }
digest-gap-room = { $missing ->
    [one] a room is needed.
   *[other] { $missing } rooms are needed.
  }
digest-gap-second-room = held in half groups, one more room is needed.
digest-gap-second-room-manual = held in half groups in { $manual }, which needs one more room.
digest-gap-gate = { $gate } is not marked as done.
digest-gap-unclear = was it held?
digest-gaps-more = { $count ->
    [one] … and one more. Open all classes to see it.
   *[other] … and { $count } more. Open all classes to see them.
  }
digest-classes = *The classes*
digest-held = { $held } of { $total } held
digest-state-in_step = in step
digest-waiting = { $count ->
    [one] one waits for an answer
   *[other] { $count } wait for an answer
  }
digest-state-behind = { $behind ->
    [one] one behind the plan
   *[other] { $behind } behind the plan
  }
digest-state-far_behind = { $behind } behind the plan
digest-state-not_started = not started
digest-state-paused = paused
digest-state-no_plan = no day planned yet
digest-state-no_number = no set number
digest-state-ended = ended
digest-state-unknown = not known yet
digest-next = { $lesson } { $when }
digest-next-unplanned = next is { $lesson }
digest-all-held = all held
digest-on-day = on { $weekday }
digest-in-week = in week { $week }
digest-at = { $day } at { $time }
digest-classes-more = { $count ->
    [one] … and one more class
   *[other] … and { $count } more classes
  }
digest-print = *To print or prepare:* { $items }
digest-print-item = { $item } ({ $labels })
digest-print-each = { $item }, one each ({ $labels })
digest-print-manual = { $item } ({ $labels }, { $manual })
manual-older = the older manual
manual-newer = the newer manual
digest-coming = *On its way:* { $items }
digest-coming-more = { $count ->
    [one] and one more
   *[other] and { $count } more
  }
digest-well = *Went well:* “{ $quote }”, shared by a pair of leaders
digest-why-coordinator = You get this letter because you coordinate { $site }.
digest-why-principal = You get this letter because you are principal of { $site }. It tells how the classes are doing, never anything of a person.
digest-term = Lessons { $term }: { $answered } of { $planned } are answered{ $missed ->
    [0] , and all were held.
    [one] . One was not held, the others were.
   *[other] . { $missed } were not held, the others were.
  }
digest-term-none = Lessons { $term }: { $planned ->
    [one] one waits for an answer.
   *[other] { $planned } wait for an answer.
  }
digest-term-waiting = { $count ->
    [one] One waits for an answer.
   *[other] { $count } wait for an answer.
  }
digest-autumn = this autumn
digest-spring = this spring
digest-col-class = Class
digest-col-held = Held
digest-col-pace = Pace
digest-col-next = Next

## The letter to the district and the city
sums-title = *MVP and AT in { $where } · week { $week } · figures up to and including { $day }*
sums-city = the city
sums-schools = { $sites }, { $least ->
    [yes] at least { $classes }
   *[other] { $classes }
  } classes{ $silent ->
    [0] {""}
    [one] {" "}(one school has given no number)
   *[other] {" "}({ $silent } schools have given no number)
  }
sums-in-step = In step: { $count } of { $classes ->
    [one] 1 class
   *[other] { $classes } classes
  }, last week { $before }
sums-behind = One or two lessons behind: { $behind } · More than two: { $far }
sums-state-waiting = Waiting for an answer: { $count }
sums-state-not_started = Not started: { $count }
sums-state-paused = Paused: { $count }
sums-state-unknown = { $count ->
    [one] One class does not use the bot yet
   *[other] { $count } classes do not use the bot yet
  }
sums-state-no_plan = No plan entered: { $count }
sums-state-no_number = No set number: { $count }
sums-state-ended = Ended: { $count }
sums-too-few = How the classes are doing is not shown here: it concerns too few classes and pairs of leaders.
sums-decide = *To decide:* { $items }
sums-no-coordinator = { $count ->
    [one] { $schools } has no coordinator
   *[other] { $count } schools have no coordinator ({ $schools })
  }
sums-not-reported = { $count ->
    [one] { $schools } has not told its number of classes
   *[other] { $count } schools have not told their number of classes ({ $schools })
  }
sums-no-calendar = { $count ->
    [one] the terms of the school year are missing for { $schools }
   *[other] the terms of the school year are missing for { $count } schools ({ $schools })
  }
sums-short = { $count ->
    [one] one school has fewer leaders than the programme wants for a coming lesson
   *[other] { $count } schools have fewer leaders than the programme wants for a coming lesson
  }
sums-and-more = { $names } and others
sums-well = { $count ->
    [one] *Went well:* one school has every class in step
   *[other] *Went well:* { $count } schools have every class in step
  }
sums-quality = *How sure the figures are:* { $fresh } of { $registered } classes followed here have information from the last 14 days, or had nothing planned then{ $age ->
    [-1] .
    [0] . Half of the classes' latest information is from today.
    [one] . Half of the classes' latest information is at most one day old.
   *[other] . Half of the classes' latest information is at most { $age } days old.
  } The letter is about schools, never about people.
sums-quality-none = *How sure the figures are:* too few classes are followed here to tell. The letter is about schools, never about people.
sums-small = Smaller schools ({ $count })
sums-others = Other schools ({ $count })
sums-col-school = School
sums-col-classes = Classes
sums-col-in-step = In step
sums-col-behind = 1–2 behind
sums-col-far = More behind
sums-col-other = Other
sums-picture = { $in_step } of { $classes } classes in step, { $behind } one or two lessons behind, { $far } more than two behind. One row for each school.
sums-why-district = You get this letter because you follow the work in { $where }.
sums-why-city = You get this letter because you coordinate the work in the city.
chart-in-step = In step
chart-behind = 1–2 behind
chart-far = More behind
chart-other = Other
chart-axis = Share of the classes, per cent

## What is settled from the letter
button-digest-yes = Yes
button-digest-no = No
button-ask-leaders = Ask the leaders
button-add-leader = Add a leader
button-set-room = Set the room
button-digest-move = Move
button-all-classes = Open all classes
button-show-schools = Show schools
button-digest-when = Another day or time for this letter
form-add-leader = Add a leader
form-set-room = Set the room
field-leader = New leader
field-leader-hint = Somebody who belongs to the school, or who comes from elsewhere and leads lessons.
field-room = Room
field-room-hint = For example B214, or B214 and B216.
gap-add-leader = Who else leads { $label }?
gap-set-room = Where is { $lesson } with { $label } held, { $day }?
gap-leaders-asked = I ask { $names } about { $lesson } with { $label }, { $day }. The answer is in the next letter.
gap-leaders-again = { $names } have had the question about { $lesson } with { $label }, { $day }. The answer is in the next letter.
gap-leaders-nobody = None of the leaders of { $label } uses Slack, so I can't reach them. Please ask them yourself.
gap-leader-added = { $name } now leads { $label }. The class has { $count ->
    [one] one leader
   *[other] { $count } leaders
  }.
gap-leader-again = { $name } leads { $label } already. Choose somebody else if one more is needed.
gap-room-set = Saved: { $lesson } with { $label }, { $day }, in { $room }.
gap-room-set-all = Saved: { $lesson } with { $label }, { $day }, in { $room }. The class's later lessons without a room have it too.
error-unknown-leader = I don't know that person at the school. Ask them to write to me and choose the school as their workplace, then you can let them in.
error-room-length = Write the room with at most { $most } characters.
error-room-pupil = That looks like a name. Write the room's number or what it is called.
error-not-allowed-settle = The school's coordinator settles that.
