# Texter på svenska. Ton: du, korta meningar, ett ärende, inga utropstecken.
# En person har aldrig "glömt" något, är aldrig "försenad" och en lektion är aldrig "ologgad".

## Dagar och tal
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
day = { $weekday } { $day } { $month }
day-week = { $day } (v. { $week })
when-week = v. { $week }, dagen inte angiven
when-unknown = dagen inte angiven
time = { $hour }.{ $minute }
list-and = { $first } och { $last }

## Program och lektioner
planned-at = { $day } kl. { $time }
planned-in = { $day } i { $room }

## Val mellan klasser
choice-class-site = { $label } på { $site }
choice-class-programme = { $label } · { $programme }

## Knappar
button-change = Ändra
button-undo = Ångra
button-save = Spara
button-cancel = Avbryt
button-close = Stäng
button-fewer-reminders = Färre påminnelser
button-ask-again = Fråga igen

## Formulär
form-answer = MVP-boten
field-day = Dag
lesson-numbered = { $lesson } { $numbers }
