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
digest-quiet = All classes are in step. Next: { $label }, { $next }.
digest-quiet-none = All classes are in step.
digest-gaps-more = { $count ->
    [one] Show one more
   *[other] Show the other { $count }
  }
digest-gaps-page = Waiting for you
digest-gaps-none = Nothing more is waiting for you.
digest-starts = *School year { $year } begins.* { $waiting ->
    [0] The classes have days and leaders.
   *[other] This is needed before lessons begin:
  }
digest-term-ends = *The term ends { $day }.*{ $done ->
    [0] {""}
    [one] {" "}One class has had all its lessons.
   *[other] {" "}{ $done } classes have had all their lessons.
  }
gap-line = *{ $label }:* { $what }
gap-lesson = *{ $label }:* { $lesson }, { $when }: { $what }
gap-unclear = { $count ->
    [one] *{ $label }:* { $lesson }, { $day }. Was it held?
   *[other] *{ $label }:* { $lesson } wait for an answer ({ $day }–{ $last }).
  }
gap-no_day = { $why ->
    [struck] *{ $label }:* { $lesson } was on a day without school ({ $day }) and has no new day.
    [missed] *{ $label }:* { $lesson } did not take place { $day } and has no new day.
    [cancelled] *{ $label }:* { $lesson } has no day.
   *[several] *{ $label }:* { $lesson } need new days.
  }
gap-passed = *{ $name }*, { $day }. Did it take place?
gap-passed-task = *{ $name }* was to be done by { $day }. Is it done?
gap-passed-proposed = The proposed day { $day } for *{ $name }* has passed. Which day suits?
gap-no-plan = no days are planned.
gap-staffing = { $missing ->
    [one] one leader is missing.
   *[other] { $missing } leaders are missing.
  }
gap-room = { $missing ->
    [one] a room is needed.
   *[other] { $missing } rooms are needed.
  }
gap-second-room = { $manual ->
    [none] is held in half groups, so a second room is needed.
   *[other] if you follow { $manual } it is held in half groups, and a second room is needed.
  }
gap-gate = { $gate } comes before it. Is that done?
decide-no_coordinator = *The school has no coordinator.* { $helpers ->
    [none] Appoint one, and ask whoever runs the bot in the municipality to add them.
   *[other] Appoint one, and { $helpers } will add them.
  }
decide-few_leaders = { $count ->
    [one] *{ $labels } has fewer leaders than the programme wants.*
   *[other] *{ $labels } have fewer leaders than the programme wants.*
  } { $helpers ->
    [none] {""}
   *[other] You or { $helpers } can add one.
  }
decide-no_planning_time = *No shared planning time is entered for { $labels }.* { $helpers ->
    [none] The time has to be part of the post.
   *[other] The time has to be part of the post, then { $helpers } can enter it.
  }
decide-add-leader = Add a leader to { $label }
digest-classes = *The classes*
digest-held = { $held } of { $total } held
digest-state-in_step = in step
digest-waiting = { $count ->
    [one] one waits for an answer
   *[other] { $count } wait for an answer
  }
digest-without-day = { $count ->
    [one] one needs a new day
   *[other] { $count } need a new day
  }
digest-state-not_started = not started
digest-state-paused = paused
digest-state-no_plan = no day planned yet
digest-state-no_number = no set number
digest-state-ended = ended
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
digest-why-principal = You get this letter because you are principal of { $site }. It tells how the classes are doing, never anything of a person. A lesson counts once it is answered, or once a week has passed.
digest-term = Lessons { $term }: { $held } of { $planned } held{ $missed ->
    [0] {""}
    [one] , one did not take place
   *[other] , { $missed } did not take place
  }{ $waiting ->
    [0] .
    [one] , one waits for an answer.
   *[other] , { $waiting } wait for an answer.
  }
digest-term-all = { $planned ->
    [one] Lessons { $term }: the only one was held.
   *[other] Lessons { $term }: all { $planned } were held.
  }
digest-term-none = Lessons { $term }: { $planned ->
    [one] one waits for an answer.
   *[other] { $planned } wait for an answer.
  }
digest-since = since { $day }
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
sums-term-ends = *The term ends on { $day }.* The figures are for the whole term.
sums-in-step = In step: { $count } of { $classes ->
    [one] 1 class that is followed here
   *[other] { $classes } classes that are followed here
  }, last week { $before }
sums-behind = One to two lessons behind: { $behind } · More than two: { $far } · Waiting for an answer: { $waiting }
sums-state-not_started = Not started: { $count }
sums-state-paused = Paused: { $count }
sums-state-no_plan = No plan entered: { $count }
sums-state-no_number = No set number: { $count }
sums-state-ended = Ended: { $count }
sums-too-few = The letter shows how things stand once five classes and three pairs of leaders take part.
sums-decide = *To decide*
sums-no-coordinator = { $count ->
    [one] { $schools } has no coordinator.
   *[other] { $schools } have no coordinator.
  }
sums-not-reported = { $count ->
    [one] { $schools } has not given its number of classes.
   *[other] { $schools } have not given their number of classes.
  }
sums-no-calendar = { $count ->
    [one] { $schools } has no terms entered.
   *[other] { $schools } have no terms entered.
  }
sums-short = { $count ->
    [one] One school has fewer leaders than the programme wants for a coming lesson.
   *[other] { $count } schools have fewer leaders than the programme wants for a coming lesson.
  }
sums-and-more = { $names } and others
sums-well = { $count ->
    [one] *Went well:* one school has every class in step
   *[other] *Went well:* { $count } schools have every class in step
  }
sums-ask = { $school } (ask { $helpers })
sums-coverage = { $waiting ->
    [0] How sure the figures are: everything that has had its day is answered, in { $running ->
        [one] the only class
       *[other] all { $running } classes
      }.
   *[other] How sure the figures are: in { $waiting } of { $running } classes something waits for an answer.
  }
sums-other-schools = *Other schools:* { $items }.
sums-others-not-using = { $count ->
    [one] one does not use the bot yet{ $classes ->
        [0] {""}
       *[other] {" "}({ $classes } classes)
      }
   *[other] { $count } do not use the bot yet{ $classes ->
        [0] {""}
       *[other] {" "}({ $classes } classes)
      }
  }
sums-others-not-started = { $count ->
    [one] one has not started
   *[other] { $count } have not started
  }
sums-others-paused = { $count ->
    [one] one is paused
   *[other] { $count } are paused
  }
sums-others-ended = { $count ->
    [one] one has ended
   *[other] { $count } have ended
  }
sums-others-too-small = { $count ->
    [one] one has too few classes to be shown
   *[other] { $count } have too few classes to be shown
  }
sums-small = Smaller schools ({ $count })
sums-others = Other schools ({ $count })
sums-col-school = School
sums-col-classes = Classes
sums-col-in-step = In step
sums-col-behind = 1–2 behind
sums-col-far = More behind
sums-col-waiting = Waiting
sums-col-other = Others
sums-picture = { $in_step } of { $classes } classes in step, { $waiting } wait for an answer, { $behind } one to two lessons behind, { $far } more than two. One row for each school.
sums-why-district = You get this letter because you follow the work in { $where }. It is about schools, never about people.
sums-why-city = You get this letter because you coordinate the work in the city. It is about schools, never about people.
chart-in-step = In step
chart-behind = 1–2 behind
chart-far = More behind
chart-waiting = Waiting
chart-other = Other
chart-axis = Share of the classes, per cent

## What is settled from the letter
button-digest-yes = Yes
button-digest-no = No
button-all-held = All were held
button-go-through = Go through
button-new-day = New day
button-already-held = Already held
button-digest-drop = It came to nothing
button-ask-leaders = Ask the leaders
button-add-leader = Add a leader
button-set-room = Enter room
gap-follow-manual = We follow { $manual }
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
form-walk = Go through
walk-what = How was it with { $label }? What you leave as Answer later goes on waiting.
walk-lesson = { $lesson }, { $day }
walk-held = Was held
walk-not_held = Was not held
walk-later = Answer later
walk-not-held = { $lesson } with { $label } was not held, and is still to come.
walk-nothing = Nothing has changed.
gap-leaders-asked = I am asking { $names } about { $lesson } with { $label }. The answer shows here in the letter.
gap-leaders-again = { $names } have been asked about { $lesson } with { $label } already. The answer shows here in the letter.
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
