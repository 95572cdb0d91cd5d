# Texts in English, beside the Swedish ones. You, short sentences, one thing at a time, no exclamation marks.
# A person has never "forgotten" anything and is never "late"; a lesson is never "unlogged".

## Days and numbers
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
day = { $weekday } { $day } { $month }
day-week = { $day } (week { $week })
when-week = week { $week }, day not given
when-unknown = day not given
time = { $hour }:{ $minute }
list-and = { $first } and { $last }

## Programmes and lessons
lesson-numbered = { $count ->
    [one] { $lesson } { $numbers }
   *[other] { $lessons } { $numbers }
  }
lesson-titled = { $lesson }, “{ $title }”
lesson-part = { $lesson } (part { $part })
lesson-half = { $lesson } (half group { $half })
held = { $lesson } with { $label }, { $when }
planned-at = { $day } at { $time }
planned-in = { $day } in { $room }

## Logging
log-saved = Saved: { $lesson } with { $label }, { $when }.
log-changed = Changed: { $lesson } with { $label }, { $when }.
log-leader-you = You stand as leader.
log-leaders-you = You and { $others } stand as leaders.
log-leaders = { $count ->
    [one] { $others } stands as leader.
   *[other] { $others } stand as leaders.
  }
log-joined = { $by } has already saved { $lesson } with { $label }, { $when }. You stand as leader too, so you are done.
log-joined-for-others = { $by } has already saved { $lesson } with { $label }, { $when }. There is nothing more to do.
log-already = You have already saved { $lesson } with { $label }, { $when }. Nothing new was saved, so you are done.
log-assumed-day = Today is no school day, so I took the latest lesson day. Press Change if it was another day.
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
undo-done = Removed: { $lesson } with { $label }, { $when }.
undo-kept = You are no longer on { $lesson } with { $label }, { $when }. { $by } has saved the lesson too, so it remains.
invite-log = Which lesson did you lead? Fill in the form, or write for example `log lesson 5 7B`.
invite-change = You last saved { $lesson }. What would you like to do?

## Questions before a log
ask-class = Which class was it? Nothing is saved yet.
ask-class-for = Which class had lesson { $number }? Nothing is saved yet.
ask-lesson = Which lesson did { $label } have? Nothing is saved yet.
ask-order = I see no lesson { $missing } for { $label }, and { $number } builds on { $missing }. Which is right? Nothing is saved yet.
ask-no-school-day = { $day } is no school day. Which day was it? Nothing is saved yet.
ask-weekday = The weekday and the date don't agree. Which day was it? Nothing is saved yet.
ask-ended-on = { $programme } with { $label } ended on { $day }. Save the lesson anyway? Nothing is saved yet.
ask-ended = { $programme } with { $label } has ended. Save the lesson anyway? Nothing is saved yet.
choice-class-site = { $label } at { $site }
choice-class-programme = { $label } · { $programme }
choice-lesson = Lesson { $number }
choice-had-those-too = We have had { $missing } too
choice-meant-lesson = I meant { $number }
choice-took-before = We took { $number } before { $missing }
choice-meant-day = { $day }
choice-day-anyway = Yes, { $day }
choice-save-anyway = Save anyway

## Buttons
button-reflect = Reflection
button-add-reflection = Add a reflection
button-change = Change
button-wrong = That is not right
button-undo = Undo
button-log-again = Log again
button-open-log = Log a lesson
button-log-lesson = Log { $lesson }
button-save = Save
button-cancel = Cancel
button-close = Close
button-back = Back to the text
button-withdraw = Withdraw
button-rewrite = Rewrite without a pupil
button-colleague = It is a colleague
button-choose-site = Choose workplace
button-ask-helper = Ask { $name } for access
button-ask-access = Ask for access
button-let-in = Let in
button-decline = Not now
button-help = How it works
button-status = Show status
button-schedule = Show schedule

## Forms
form-log = Log a lesson
form-change = Change a lesson
form-reflect = Reflection
form-edit-reflection = Change reflection
form-guard = Nothing is saved
form-answer = MVP-boten
form-choose-site = Where do you work?
form-fault = That did not work
field-course = Class
field-number = Lesson number
field-day = Day
field-day-hint = Leave it empty if you don't know which day it was.
field-colleagues = Led together with
field-colleagues-hint = Leave it empty if it was the class's usual leaders.
field-manner = How did it go?
field-adaptations = What did you adapt?
field-engagement = How did the class take part?
field-minutes = Minutes
field-went-well = It went well
field-change-next = Change next time
field-no-pupils = Never write about individual pupils.
field-follow-up = Is there something to follow up?
field-visibility = Who may read it?
field-visibility-hint = What is shared in the knowledge bank may become a public record.
field-site = Workplace
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
adaptation-leaders = Redistributed the adults
adaptation-extra_support = Gave more support
adaptation-time_split = Split the time
adaptation-picture_support = Used picture support
engagement-low = Low
engagement-mixed = Mixed
engagement-high = High
follow-class = Yes, with the whole class
follow-group = Yes, with a group
visibility-pair = Those of us who lead the class
visibility-self = Only me
visibility-bank = Shared in the knowledge bank

## Reflecting
reflect-what = About { $held }.
reflect-earlier = { $author } wrote: { $words }
reflection-saved = Your reflection on lesson { $number } with { $label } is saved. { $seen }
seen-by-pair = Those who lead the class can read it.
seen-by-self = Only you can read it.
seen-by-bank = It is shared in the knowledge bank and may become a public record.
reflection-withdrawn = Your reflection on lesson { $number } with { $label } is withdrawn. Nobody can read it any more.
how-saved = Saved how it went: { $lesson } with { $label }.
invite-reflect = What do you want to remember of { $held }? Open the form, or write it right after `reflect`.

## The guard
guard-stops = Nothing is saved. The text seems to be about a pupil ({ $what }).
guard-asks = Nothing is saved yet. The text may be about a pupil ({ $what }). Is it a colleague?
guard-where = { $kind } in the { $sentence ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[other] fifth
  } sentence
guard-danger = Is a child in danger now: call 112.
guard-principal = Has somebody been degraded: tell the principal, { $name }, today.
guard-principal-unnamed = Has somebody been degraded: tell your principal today.
guard-social-services = Do you suspect that somebody is being harmed: report to the social services of your municipality. You can consult them without giving names.
guard-take-with-you = First take with you what you need.
guard-delete-message = Then delete your message here in Slack.
guard-kind-identity_number = a personal number
guard-kind-phone = a phone number
guard-kind-email = a mail address
guard-kind-account = an account
guard-kind-address = an address
guard-kind-name = a name
guard-kind-initials = initials
guard-kind-descriptor = a pupil who can be recognised
guard-kind-health = somebody's health
guard-kind-disclosure = something a child has told
guard-kind-social_case = a case about somebody
guard-kind-family = somebody's family

## Status and schedule
status-title = How far you have come
status-own = *Your classes*
status-none = You lead no class here yet. If you stepped in for somebody you can log it all the same, for example `log lesson 5 7B`.
status-more = { $count ->
    [one] … and one more class
   *[other] … and { $count } more classes
  }
status-held = { $held } of { $total } held
status-held-open = { $count ->
    [one] 1 meeting held
   *[other] { $count } meetings held
  }
status-pace = { $behind ->
    [0] in step
    [one] one behind the plan
   *[other] { $behind } behind the plan
  }
status-all-held = all held
status-next = next: { $lesson }
status-next-past = { $lesson }, planned for { $when }
status-next-planned = { $lesson } { $when }
status-school = *{ $site }* · { $count ->
    [one] 1 class
   *[other] { $count } classes
  }
status-school-empty = No classes are registered yet. They can be imported from a file.
schedule-title = *Coming lessons*
schedule-none = No lessons are planned yet for your classes.
schedule-unplanned = next is { $lesson }, no day is planned
schedule-line = { $lesson }, { $when }
city-title = MVP and AT in { $year }
city-sums = *{ $schools ->
    [one] 1 school
   *[other] { $schools } schools
  }, { $least ->
    [yes] at least { $classes }
   *[other] { $classes }
  } classes* in { $year }
city-not-reported = { $count ->
    [one] One school has given no number.
   *[other] { $count } schools have given no number.
  }
city-not-started = { $count ->
    [one] One school has not started.
   *[other] { $count } schools have not started.
  }
city-classes = { $count ->
    [one] 1 class
   *[other] { $count } classes
  }
city-classes-unknown = number of classes not given
city-note = The overview is about schools, never classes or people.
site-status-informed = informed
site-status-anchoring = anchoring
site-status-training = in training
site-status-starting = not started
site-status-running = running
site-status-paused = paused
site-status-ended = ended

## Home
home-title = Hello { $name }
home-title-new = Welcome
home-waiting = *{ $count ->
    [one] One colleague is waiting to be let in
   *[other] { $count } colleagues are waiting to be let in
  }*
home-own = *Your classes and the next lesson*
home-note = Write `/mvp log lesson 5` anywhere in Slack and the lesson is saved. Never write about individual pupils.

## New people
greeting = Hello, I am MVP-boten. I help staff to plan and save violence-prevention lessons.
    I don't recognise you yet. Where do you work?
    The coordinator there lets you in. Never write about individual pupils to me.
sites-none = No workplaces are registered yet. Ask whoever runs MVP-boten to import the schools.
access-asked = Your request waits with { $names } at { $site }, who can let you in. Do tell them.
access-asked-nobody = Your request for { $site } is saved. No coordinator is registered there yet. Tell your principal or whoever runs MVP-boten.
access-waits = Your request for { $site } is waiting for an answer. { $names } can let you in.
access-waits-nobody = Your request for { $site } is waiting for an answer. Do tell your principal.
access-welcome = You are let in to { $site }. Try `log lesson 5 7B`, or write `help`.
access-waiting = *{ $name }* would like to join { $site }.
access-let-in = { $name } is let in to { $site } and can log lessons.
access-declined = { $name } is not let in to { $site }. They can ask again.

## Help
help-title = *How it works*
help-for-log = saves a lesson: `log lesson 5 7B`. Without words a form opens.
help-for-reflect = saves a thought about your latest lesson
help-for-change = changes your latest lesson
help-for-undo = removes the lesson or reflection you last saved, or `undo lesson 4 7B`
help-for-schedule = shows coming lessons
help-for-status = shows how far the classes have come
help-for-title = gives a lesson the school's own title: `title 5 What is violence` (coordinator)
help-for-help = shows this
help-examples = *For example*
    `log 5 7B yesterday` · `log lesson 5 7B last thursday with @colleague` · `log lesson 5 8A week 47 adapted`
    `log lesson 1-4 7B` · `log lesson 5 7B part 1` · `log lesson 5 7B 7C` · `reflect half groups gave more voices`
help-note = Writing to me here in Slack or mentioning me in a channel works as well. Never write about individual pupils.
not-understood = I don't understand "{ $said }". Try `log lesson 5 7B`, or press here.

## When it does not work
error-stale = This has changed since you saw it. Write `status` to see how it stands now.
error-not-allowed = You can't do that here.
error-not-allowed-log = You have no class to log for.
error-not-allowed-class = You can't see that class, for you are not in it.
error-not-allowed-school = You can't see that school, for you don't belong to it.
error-not-allowed-title = Titles are set by the school's coordinator.
error-not-allowed-let-in = You can't let colleagues in.
error-ask = Do you need it? { $name } can help you.
error-ask-nobody = Do you need it? Your coordinator can help you.
error-class-gone = I can't find that class among yours. Write `status` to see which you have.
error-log-gone = That lesson is no longer there. Write `status` to see what is saved.
error-site-gone = That workplace is no longer there. Choose another.
error-reflection-gone = That reflection is no longer there.
error-no-course-of-programme = You have no class in that programme. Write `status` to see which you have.
error-no-own-class = You have no class of your own yet. Write the class too, for example `log lesson 5 7B`.
error-no-such-class = I find no class called { $given }. Did you mean one of { $closest }?
error-renamed-class = { $given } is called { $closest } this year. Write that name.
error-no-such-site = I find no school called { $given }. Check the spelling.
error-no-such-log = I find no such lesson among those you have saved. Nothing is removed.
error-nothing-to-undo = There is nothing to undo.
error-no-lesson-to-reflect-on = You have no saved lesson to reflect on yet. Begin with `log lesson 5 7B`.
error-no-such-lesson = { $programme } has { $total } lessons, so { $given } is not one. Which was it?
error-lesson-taken = { $label } already has lesson { $given } saved. Choose another number, or undo this one.
error-future-day = { $day } has not been yet. Log it when the lesson has been held.
error-future-week = That week has not been yet ({ $day }). Log it when the lesson has been held.
error-too-long-ago = { $day } is too long ago. Check the year.
error-no-such-day = { $given } is not in the calendar. Write for example 12/11.
error-two-days = You wrote two different days. Write one day at a time.
error-bad-range = I don't understand { $given }. Write for example 1-4.
error-bare-number = Is { $given } a lesson or a class? Write for example `log lesson 5 and 7`, or `log lesson 5 7B`. Nothing is saved.
error-several-pairs = Write one class at a time when the lessons differ, for example `log lesson 5 7B`. Nothing is saved.
error-not-held = A lesson that was not held need not be logged. Log it once it has been held.
error-nothing-to-change = You have no saved lesson to change yet.
error-bad-number = There is no lesson { $given }. Which was it?
error-unread-word = I don't understand "{ $given }". Write for example `log lesson 5 7B yesterday`.
error-title-words = Write for example `title 5 What is violence`, or `title AT 3 Dilemmas`.
error-title-programme = Write which programme it is first, for example `title MVP 5 What is violence`. Here there is { $closest }.
error-long-title = The title is too long. Write at most { $most } characters.
error-title-pupil = The title seems to be about a person, so it is not saved. Write the name of the lesson.
error-minutes = { $given } minutes can't be right. Write a number between 1 and 600.
error-empty-reflection = Write something about the lesson first.
error-odd-letters = The text has characters that can't be saved. Write it again without them.
error-long-reflection = The text is too long. Write at most { $most } characters.
error-fault = Something went wrong on my side, and nothing is saved. Try again. If it happens again, mention { $reference } to whoever runs MVP-boten.
error-busy = It is crowded just now, and nothing is saved. Try again in a little while.
error-no-message-text = That message has no text. Choose one that you have written yourself.
error-not-own-message = Only your own messages can become reflections.

## Shortcuts
shortcut-reflect = Make it a reflection
shortcut-log = Log a lesson
manifest-description = Helps school staff to plan and save violence-prevention lessons.
manifest-usage = logga lektion 5 7B · status · hjälp
manifest-shortcut-reflect = Saves your message as a reflection on your latest lesson.
manifest-shortcut-log = Opens the form for logging a lesson.

## Importing files
import-title = What the import comes to
import-column-kind = File
import-column-new = New
import-column-changed = Changed
import-column-unchanged = Unchanged
import-kind-schools = Schools
import-kind-people = Staff
import-kind-classes = Classes
import-facts = School year { $year }: { $schools }, { $classes }, { $not_reported }, { $not_started }.
import-classes = { $count ->
    [one] 1 class
   *[other] { $count } classes
  }
import-classes-least = { $count ->
    [one] at least 1 class
   *[other] at least { $count } classes
  }
import-not-reported = { $count ->
    [one] 1 school has not reported a number
   *[other] { $count } schools have not reported a number
  }
import-not-started = { $count ->
    [one] 1 school has not started
   *[other] { $count } schools have not started
  }
import-people-added = { $count ->
    [one] 1 person comes from the class file and gets a role at the school.
   *[other] { $count } people come from the class file and get a role at the school.
  }
import-warnings = { $count ->
    [one] One thing to look at. It does not stop the import.
   *[other] { $count } things to look at. They do not stop the import.
  }
import-refused = { $count ->
    [one] One place needs to be put right. Nothing is imported.
   *[other] { $count } places need to be put right. Nothing is imported.
  }
import-more = { $count ->
    [one] … and one more place
   *[other] … and { $count } more places
  }
import-at-file = { $file }: { $what }
import-at-line = { $file }, line { $line }: { $what }
import-at-cell = { $file }, line { $line }, column { $column }: { $what }
import-looking = Reading
import-importing = Importing
import-question = Do you want to import? Answer yes or no.
import-needs-yes = Nothing is imported. There is no terminal to ask on: run again with --yes.
import-not-done = Nothing is imported.
import-nothing-new = Everything in the files is already here. Nothing was changed.
import-done = The import is done.
import-busy = The database is busy just now. Nothing is imported. Try again in a little while.
import-database = The database can't be used ({ $reason }). Check DATABASE_URL. Nothing is imported.
import-no-such-workspace = There is no workspace called { $given }. Write its name or team id after --workspace.
import-several-workspaces = There are several workspaces: { $given }. Choose one with --workspace.
import-no-file = the file can't be read. Check the path and the permissions.
import-file-too-big = the file is too big. Split it into several, at most 10 MB each.
import-old-excel = this is an older or a locked Excel file. Save it as .xlsx without a password, or as .csv.
import-broken-workbook = the workbook can't be opened. Save it again as .xlsx or .csv.
import-workbook-too-big = the workbook holds more than { $most } MB. Save the sheet with the table as .csv.
import-sheet-too-long = the sheet reaches further down than { $most } rows. Delete rows below the table, empty ones too, or split the file.
import-not-text = this is no text file that I can read. Save it as CSV (UTF-8) or .xlsx.
import-empty-file = the file is empty. Its first line should be headers.
import-too-many-rows = the file has more than { $most } rows. Split it into several.
import-too-many-columns = the row has more than { $most } columns. Check that it is the right file.
import-bad-quotes = a quotation mark opens or closes in the wrong place. Save the file again from the spreadsheet.
import-too-many-cells = the row has more cells than there are headers. Put quotation marks around a cell that holds the separator itself.
import-unknown-kind = I don't recognise the headers. Schools have skola and program, staff have namn, skola and roll, classes have skola, klass and program, school years have typ, från and till.
import-missing-column = { $kind ->
    [schools] a file of schools needs the column { $wanted }. Add it.
    [people] a file of staff needs the column { $wanted }. Add it.
    [school_years] a file of school years needs the column { $wanted }. Add it.
   *[classes] a file of classes needs the column { $wanted }. Add it.
  }
import-twin-column = the column is there twice. Take one away.
import-missing = the cell is empty. Fill it in.
import-too-long = the text is too long. Shorten it to { $most } characters at most.
import-number = "{ $given }" won't do. Write a whole number from { $first } to { $last }.
import-date = "{ $given }" can't be read as a date. Write for example 2026-09-03.
import-time = "{ $given }" can't be read as a time. Write for example 10:20.
import-school-year = "{ $given }" is no school year. Write for example 2026/27.
import-unknown-word = I don't know "{ $given }". Write one of { $allowed }.
import-email = "{ $given }" is no e-mail address. Write for example karin.ek@skola.se.
import-slack-id = "{ $given }" is no Slack id. Copy the member id from the person's profile, it begins with U or W.
import-programme = "{ $given }" is no programme that I know. Write one of { $allowed }.
import-contradiction = the row says something else than { $file }, line { $line }. Write the same in both.
import-twice = this is already in { $file }, line { $line }. Take one of the rows away.
import-two-schools = { $given } may be { $both }. Write which of them you mean.
import-no-school = there is no school called { $given }. Check the spelling, or import the school first.
import-no-school-close = there is no school called { $given }. Closest: { $closest }. Correct the spelling.
import-no-district = there is no district called { $given }. Check the spelling, or import its schools first.
import-no-district-close = there is no district called { $given }. Closest: { $closest }. Correct the spelling.
import-footnote-classes = the footnote ** means that no number was reported, yet there is a number here. Take one of them away.
import-nobody = the row does not say who it is about. Fill in the name, the Slack id or the e-mail.
import-two-people-one-row = the Slack id belongs to { $first } and the e-mail to { $second }. Put one of them right.
import-other-slack-id = { $name } already has another Slack id. Put the Slack id or the e-mail right.
import-several-of-name = several at the school are called { $given }. Write the Slack id or the e-mail instead.
import-mixed-people = "{ $given }" seems to be several people. Put commas between them.
import-weekend = a school has no lessons on Saturdays and Sundays. Change the day.
import-year = "{ $given }" is no school grade. Write F, 1 to 9, or gy1 to gy3.
import-no-year = the grade can't be seen from { $label }. Fill in the column årskurs, for example gy1.
import-leader-and-reserve = { $given } is both leader and reserve. Take one of them away.
import-knows-no-leader = { $given } is not among the leaders of the class. Add the person there, or take the name away here.
import-unread-column = I don't use this column, so it is not read.
import-more-sheets = the workbook has several sheets. Only the first is read.
import-unknown-profession = I don't know the profession "{ $given }", so the person counts as other staff.
import-training-programme = it does not say which programme the basic training was in. Write for example grundutbildning MVP.
import-no-start = the school year has not begun and no start is given, so no days are planned yet.
import-plan-too-long = { $fits } of { $wanted } lessons fit before the summer. The others are not planned yet.
import-other-year = the start is in another school year than the import's. The class is put in { $year }.
import-outside-years = { $label } is outside the grades of { $programme }.
import-one-leader = { $label } has one leader. Lessons are led by at least two.
import-no-leader = { $label } has no leaders yet.
import-odd-label = "{ $given }" does not look like a class, so it can't be written in a log. Names of pupils don't belong here.

## The command line
command-database = The database can't be read ({ $reason }). Check DATABASE_URL, and run mvp db upgrade if it is new.
