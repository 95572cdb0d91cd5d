## What milestones are called
gate-guardian-information = information to guardians
gate-baseline-survey = baseline survey
gate-safe-base-conversations = safe base conversations
milestone-startup-meeting = start-up meeting
milestone-booster-half-day = booster half-day
milestone-mid-year-review = mid-point review
milestone-outcome-survey = outcome survey
milestone-end-of-year-evaluation = end-of-year evaluation
milestone-supervision = supervision
milestone-knowledge-half-day = knowledge half-day
milestone-theory-self-study = study of the theory manual
milestone-basic-training = basic training
milestone-key-person-training = training for key persons
milestone-numbered = { $name } { $number }
milestone-for-class = { $name } for { $label }
milestone-for-team = { $name } for the { $programme } team
milestone-for-site = { $name } at { $site }

## What to think of before them
milestone-bring-guardian-information = Tell them that the lessons begin, what they mean and that they can raise questions at home.
milestone-bring-baseline-survey = Pupils answer in the city's survey tool. The answers belong there, not here.
milestone-bring-safe-base-conversations = The conversations are held with all pupils. Write nothing about them to me, only that they are done.
milestone-bring-booster-half-day = Bring a lesson that went well and one you want to change.
milestone-bring-mid-year-review = Look at the adults' roles, the room, the size of the group, the support for the class and how more dare take part.
milestone-bring-outcome-survey = The same survey as before lesson 1. The answers belong in the survey tool, not here.
milestone-bring-end-of-year-evaluation = Bring what you want to keep and what you want to change next year.

## Reminders
milestone-ahead = { $days ->
    [0] Today
    [1] Tomorrow
    [7] In a week
    [28] In four weeks
   *[other] In { $days } days
  }
milestone-remind-task = { $ahead }: { $what }, by { $day }.
milestone-remind-meeting = { $ahead }: { $what }, { $when }.
milestone-remind-proposal = { $what }: does { $when } suit?
milestone-remind-after-yes = The team is told once you have answered.
milestone-lesson-first = Lesson 1 is planned for { $day }.
milestone-lesson-last = The last planned lesson is { $day }.
milestone-after-lesson = { $when } after lesson { $number }
milestone-hours = { $from }–{ $to }
milestone-study-day = { $when } (study day)
milestone-coming = You have said that you are coming.
milestone-not-coming = You have said that you can't.
milestone-why-owner = You get this because you see to milestones at { $site }.
milestone-why-class = You get this because you lead { $label }.
milestone-why-team = You get this because you belong to the { $programme } team at { $site }.
milestone-why-staff = You get this because you work at { $site }.
button-milestone-done = Done
button-milestone-done-for = Done for { $name }
button-milestone-done-all = Done for all { $count }
button-milestone-which = Choose classes
button-milestone-confirm = The day holds
button-milestone-date = Set the day
button-milestone-coming = I'm coming
button-milestone-declines = I can't
button-milestone-pass = Start without it
button-milestone-undo = Undo
button-milestone-add = Add a meeting or training

## The list
milestones-title = *Milestones for { $programme } at { $site }*
milestones-none = There are no milestones here yet. They come by themselves once the first lesson is planned.
milestones-more = { $count ->
    [one] One more is shown when you write the class too, such as `milestones 7B`.
   *[other] { $count } more are shown when you write the class too, such as `milestones 7B`.
  }
milestones-settled = *Done:* { $what }
milestones-later = { $count ->
    [one] One more later
   *[other] { $count } more later
  }
milestone-line-by = by { $day }
milestone-line-on = { $when }
milestone-line-proposed = suggested: { $when }
milestone-line-undated = no day yet
milestone-line-undated-by = no day yet, to be held by { $day }
milestone-line-overdue = { $day } has passed
milestone-line-proposal-past = the proposed day { $day } has passed, no day was set
milestone-line-done = done { $day }
milestone-line-passed = you went on ({ $reason })
milestone-line-dropped = will not be held
milestone-line-unknown = I don't know whether it is done
milestone-line-owner = { $name } sees to it
milestone-line-answers = { $said } of { $asked } have answered
milestone-passed-done_elsewhere = done in another way
milestone-passed-later = to be done later
milestone-passed-not_here = not done here

## Answers
milestone-done = Done: { $what }.
milestone-already = { $what } was done already. Nothing new is saved.
milestone-passed = Saved: you go on without { $what } ({ $reason }).
milestone-dropped = Saved: { $what } will not be held.
milestone-reopened = Open again: { $what }.
milestone-which = Which are done: { $what }? Nothing is saved yet.
milestone-dated = Saved: { $what }, { $when }.
milestone-dated-by = Saved: { $what }, by { $day }.
milestone-dated-tells = { $asked ->
    [one] I remind one person before then.
   *[other] I remind { $asked } people before then.
  }
milestone-dated-free = That day is free in the school's calendar. Press Set the day if it is wrong.
milestone-answer-yes = Thank you. You are coming to { $what }, { $when }.
milestone-answer-no = Thank you, now I know. Nobody sees who can't come, and you need not say why.

## Forms
form-milestone-date = Set the day
form-milestone-pass = Start without it
form-milestone-add = Meeting or training
field-milestone-which = Which
field-milestone-all = All
field-milestone-what = What
field-milestone-start = Begins
field-milestone-end = Ends
field-milestone-owner = Who sees to it?
field-milestone-owner-hint = Empty: the class's leaders, or the coordinator.
field-milestone-room = Room
field-milestone-reason = What happens instead?
milestone-open = *{ $what }*
option-milestone-team = { $name }, the { $programme } team
option-milestone-training = { $name }, { $programme }
option-passed-done_elsewhere = Done in another way
option-passed-later = We do it later
option-passed-not_here = Not done at our school
milestone-pass-said = The lessons can begin all the same. The reason stands in the list, so that you see how it went.

## When it can't be
error-milestone-past = { $day } has been. Choose a day ahead, or press Done in the list.
error-milestone-times = The end has to come after the beginning.
error-milestone-room = Write the room's name only.
error-milestone-owner = That person does not belong to the school here. Choose a colleague whom the coordinator has let in.
error-not-allowed-milestone = Others see to that milestone.
error-not-allowed-milestones = Milestones are shown to those who lead a class.

## Help
help-for-milestones = shows meetings, surveys and training: `milestones { $label }`
