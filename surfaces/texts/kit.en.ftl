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
planned-at = { $day } at { $time }
planned-in = { $day } in { $room }

## A choice of classes
choice-class-site = { $label } at { $site }
choice-class-programme = { $label } · { $programme }

## Buttons
button-change = Change
button-undo = Undo
button-save = Save
button-cancel = Cancel
button-close = Close
button-fewer-reminders = Fewer reminders
button-ask-again = Ask again

## Forms
form-answer = MVP-boten
field-day = Day
lesson-numbered = { $count ->
    [one] { $lesson } { $numbers }
   *[other] { $lessons } { $numbers }
  }
