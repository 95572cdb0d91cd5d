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
import-goes-on = { $label } becomes a new class. If it is last year's { $was }, turn the school year first with /mvp new year.
import-kind-school_years = School years
import-calendar-backwards = the last day comes before the first. Swap from and to.
import-calendar-outside-year = the days are not in school year { $year } (August to July). Correct the dates or the school year. The summer holidays need not be there.
import-calendar-term-outside = a term of school year { $year } lies between August and June. Correct the dates or the school year.
import-calendar-overlap = the term runs into the one in { $file }, line { $line }. Correct the dates so that they do not meet.
import-calendar-overlap-entered = the term runs into one that was entered by hand, from { $first } to { $last }. Correct the dates, or remove the other one with /mvp year.
import-calendar-pupil = the name seems to be about a person. Write what the day is called, for example autumn break.
import-calendar-removed = { $kind ->
    [term] a term
    [break] a break
    [study_day] a study day
   *[blocked] blocked days
  } from { $first } is no longer in the file and is removed.
import-calendar-removed-named = { $name } from { $first } is no longer in the file and is removed.
import-calendar-clash = { $label } at { $school }: lesson { $number } lies on { $day }, { $kind ->
    [study_day] a study day
    [blocked] when the pupils are elsewhere
   *[off] when the school is closed
  }. It has not been moved, move it with /mvp move.
import-calendar-clash-named = { $label } at { $school }: lesson { $number } lies on { $day }, { $name }. It has not been moved, move it with /mvp move.
import-workbook-too-big = the workbook holds more than { $most } MB. Save the sheet with the table as .csv.
import-sheet-too-long = the sheet reaches further down than { $most } rows. Delete rows below the table, empty ones too, or split the file.
import-room-pupil = the room seems to be about a person. Write the room's name, such as B214.
import-label-pupil = the group's name seems to be about a person. Choose another name.
import-odd-letters = the text has characters that can't be saved. Write it again without them.
