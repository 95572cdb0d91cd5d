## What a lesson needs, as the cards about the lessons write it.
item-logbooks = logbooks
item-support_list = the support list
item-term_list = the term list
item-post_its = post-its
item-flip_chart_sheets = { $count ->
    [0] flip chart sheets
   *[other] { $count } flip chart sheets
  }
item-violence_pyramid = the violence pyramid
item-scenario_cards = { $count ->
    [0] scenario cards
   *[other] { $count } scenario cards
  }
item-scenarios = the scenarios
item-devices = a computer or tablet each
item-evaluation_forms = evaluation forms
item-diplomas = diplomas
item-talking_object = a talking object

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
button-part-left-out = Part left out
button-not-held = Not held
not-held-noted = Noted: { $lesson } with { $label } was not held on { $day }. It is still to come. Shall we put it on another day?
not-held-taken-back = Changed: the question about { $lesson } with { $label } on { $day } is open again.
settled-logged-by = { $by } has saved { $lesson } with { $label }, { $day }. You are done.
settled-logged = Saved: { $lesson } with { $label }, { $day }.
settled-not_held = { $lesson } with { $label } was not held on { $day }. It is still to come.
settled-moved = { $lesson } with { $label } is moved to { $day }.
settled-cancelled = { $lesson } with { $label } is cancelled on { $day }.

## At the end of a term
term-title = *The term is over. Thank you for what you have done.*
term-starts = The next term begins on { $day }. You will hear from me before the first lesson.
term-summer = Have a good summer. You will hear from me when the school year begins.
term-why = You get this because you lead at { $site }.

## Asking again
again-ask = When shall I ask again?
again-done = I will ask again { $when }.
button-again-hour = In an hour
button-again-next = Tomorrow
button-snooze = Quiet for a while
error-again-too-late = The lesson will have begun by then. I will not remind you again, and nothing else is changed.
