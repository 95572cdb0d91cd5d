## Knappar
button-schedule = Visa schema

## Status och schema
schedule-title = *Det som kommer*
schedule-none = Inget är planerat än.
schedule-unplanned = nästa är { $lesson }, ingen dag är planerad
schedule-line = { $lesson }, { $when }

## Hjälp
help-for-schedule = { $kind ->
    [groups] visar kommande träffar
   *[classes] visar kommande lektioner
  }

## Planera: formuläret
form-plan = Planera
form-plan-preview = Så blir planen
button-preview = Visa datumen
button-save-plan = Spara planen
button-back-to-plan = Tillbaka
button-plan-class = Planera { $label }
button-plan-year = Planera hela { $year }
year-group = åk { $year }
year-group-upper = gymnasiet { $year }
plan-which = Vad vill du planera? Du ser alla datum innan något sparas.
plan-which-more = Här ryms inte alla. Skriv klassen, till exempel `planera 7B`, eller en årskurs, `planera åk 7`.
plan-open = Öppna formuläret, så ser du alla datum innan något sparas.
plan-form-class = Du planerar *{ $label }*. Du ser alla datum innan något sparas.
plan-form-new = *{ $label }* finns inte här än. Klassen läggs in när du sparar planen. Du ser alla datum innan.
plan-form-year = Du planerar *{ $year }* på { $site }. Du ser alla datum innan något sparas.
field-programme = Program
field-first-lesson = Första gången, tidigast
field-weekday = Veckodag
field-lesson-time = Tid
field-lesson-room = Rum
field-class-lines = Klasser, en per rad
field-class-lines-hint = Klass, veckodag, tid och rum, till exempel 7A tisdag 13.00 B112. Ta bort raden för en klass som inte ska med.
field-interval = Undervisningsveckor mellan lektionerna
field-interval-hint = 2 betyder varannan vecka. Lovveckor räknas inte.
field-interval-hint-weeks = 1 är varje vecka, 2 varannan.
field-theme-days = Temadagar
field-theme-days-hint = Dagar med flera lektioner i manualens ordning, till exempel 25/8: 2, 26/8: 1. Sedan fortsätter planen därifrån.
field-leaders = Ledare
field-leaders-hint = Minst två, och gärna någon som känner eleverna väl.
field-leaders-hint-year = Lämna tomt så behåller varje klass sina ledare. De du väljer leder alla klasserna.
field-reserves = Reserv
plan-staying = { $names } har inte Slack och står kvar.
field-planning-day = Gemensam planering, veckodag
field-planning-day-hint = Ungefär en timme före varje lektion. Samma ledare i flera klasser delar timmen.
field-planning-time = Gemensam planering, tid
field-planning-place = Var tas planeringstiden?
field-planning-place-hint = Konferenstid går bra.
planning-place-own = Egen planeringstid
planning-place-conference = Konferenstid
field-time-source = Var tas lektionstiden ifrån?
time-source-all_subjects = Från alla ämnen
time-source-mentor_time = Mentorstid
time-source-extended_time = Utökad tid
time-source-theme_days = Temadagar
field-lesson-minutes = Längd i minuter
field-planning-minutes = Planeringens längd i minuter
field-as-programme = Lämna tomt så blir det som programmet säger.
field-setup-minutes = Ställtid i minuter
field-setup-minutes-hint = Före och efter varje lektion: hämta material och möblera om.
field-reflection-minutes = Reflektion efter lektionen i minuter

## Planera: förhandsvisning och kvitto
weekdays-1 = måndagar
weekdays-2 = tisdagar
weekdays-3 = onsdagar
weekdays-4 = torsdagar
weekdays-5 = fredagar
weekdays-6 = lördagar
weekdays-7 = söndagar
plan-heading = *{ $label } · { $programme }* · { $when }
plan-leaders = Leds av { $names }.
plan-reserves = Reserv: { $names }.
plan-lengths = Varje gång tar { $lesson } minuter, med { $setup } minuter ställtid före och efter. Sedan { $reflection } minuter reflektion. Planeringen tar { $planning } minuter.
plan-unsaved = Inget är sparat än. Det som redan är hållet ligger kvar.
plan-forecast-fits = *{ $lessons } ryms i läsåret { $year }.* { $spare ->
    [0] Inga reservtillfällen finns.
    [one] Det finns ett reservtillfälle.
   *[other] Det finns { $spare } reservtillfällen.
  }
plan-forecast-spill = *{ $lessons } ryms i läsåret { $year }.* { $rest }
plan-waiting = { $lessons } får vänta till nästa läsår: { $waiting }.
plan-forecast-open = *{ $lessons } ryms i läsåret { $year }.* Den sista blir { $last }.
plan-forecast-months = *{ $lessons } ryms i läsåret { $year }.* Var och en ligger i sin månad.
plan-forecast-none = *Inget ryms i läsåret { $year }.* { $rest }
plan-forecast-held = *Allt är hållet.* Gäller det nästa läsårs klass, skriv läsåret också.
plan-line = { $lesson }, { $when }
plan-line-theme = { $lesson }, { $when }, temadag
plan-line-before = förut { $when }
plan-running = { $labels } har redan en plan och är inte med. Skriv en rad till om något av det ska planeras om.
button-plan-more = Mer
plan-more = Rum, veckor emellan, temadagar, reserver, gemensam planering och längder står under Mer. Utan det gäller det som är satt i dag.
plan-line-planning = planering { $when }
plan-short = { $number }: { $day }/{ $month } (v. { $week })
plan-clash-person = { $name ->
    [none] Du är
   *[other] { $name } är
  } dubbelbokad: { $other } och { $label }, { $what ->
    [planning] planeringen av { $lessons }
    [reflection] reflektionen efter { $lessons }
   *[lesson] { $lessons }
  }.
clash-another-class = en annan klass
plan-clash-room = { $room } är redan bokat av { $other } när { $label } ska dit: { $lessons }.
plan-clash-hours = { $what ->
    [planning] Planeringen
    [reflection] Reflektionen
   *[lesson] Lektionen
  } för { $label } hamnar utanför { $name ->
    [none] din arbetstid
   *[other] vanlig arbetstid för { $name }
  }: { $lessons }.
plan-clashes-more = { $count ->
    [one] • … och en krock till.
   *[other] • … och { $count } krockar till.
  }
plan-free-time = Ledigt för ledare och rum, så vitt jag vet: { $label } { $weekday } kl. { $time }. Gå tillbaka och ändra om det passar.
plan-unknown-people = { $count ->
    [one] Jag känner inte { $people } på den här arbetsplatsen, så den personen är inte med i planen. Be personen skriva `hjälp` till mig, så kan du släppa in hen.
   *[other] Jag känner inte { $people } på den här arbetsplatsen, så de är inte med i planen. Be dem skriva `hjälp` till mig, så kan du släppa in dem.
  }
plan-note-no_calendar = Jag känner inte till läsårets terminer och lov, så bara helgdagar är borträknade. Lägg in dem med `läsår`.
plan-note-new_class = { $labels } läggs in som ny.
plan-note-unsaved_lessons = { $labels }: lektion { $numbers } var planerad en dag som har varit och planeras nu på nytt. Är den hållen, logga den först.
plan-note-gates = Före lektion 1 med { $labels }: { $gates }.
plan-note-no_leaders = { $labels } har inga ledare än.
plan-note-few_leaders = { $labels } har färre ledare än { $count }. Lektionerna leds av minst { $count }, och en reserv gör planen tryggare.
plan-note-no_known_adult = Ingen av ledarna för { $labels } är inlagd som någon som känner eleverna väl. Minst en behöver göra det.
plan-note-outside_years = { $labels } är utanför de årskurser som programmet är gjort för.
plan-note-before_series = Den tematiska serien för { $labels } börjar innan lektion { $count } i grundserien är lagd. De bygger på varandra.
plan-note-year_too_low = Den tematiska serien är tänkt från åk { $count }. Det gäller { $labels }.
plan-note-staff_first = Personalpasset kommer före elevpasset. Jag ser inget personalpass före det här för { $labels }.
plan-note-long_interval = Det är mer än { $count } undervisningsveckor mellan lektionerna. Tätare håller tråden bättre.
plan-note-short_lesson = Lektionerna är gjorda för ungefär { $count } minuter.
plan-note-no_time = Tiden är inte satt för { $labels }, så jag ser inga krockar och påminner inte på klockslag.
plan-note-no_planning = Ingen gemensam planering är lagd. Räkna med ungefär { $count } minuter per gång.
plan-note-some_without_planning = { $labels }: lektion { $numbers } har ingen planeringstid före sig.
plan-note-shared_planning = { $labels } har samma ledare och delar planeringstimmen.
plan-note-theme_no_school = { $days } är ingen skoldag. Lektionerna läggs där ändå.
plan-note-no_source = Det är inte valt var lektionstiden tas ifrån.
plan-saved = Sparat: { $label }, { $lessons }. Först kommer { $first }, { $when }.
help-for-plan = planerar en klass eller en årskurs: `planera { $label }`, `planera åk 7`. Du ser alla datum först.

## Planera: när det inte går
error-not-allowed-plan = Den klassen kan du inte planera.
error-plan-which = Det finns ingen klass att planera än. Skriv klassen, till exempel `planera 7B`.
error-plan-no-year-group = Årskurser planeras för skolor. Skriv gruppen, till exempel `planera torsdagsgruppen`.
error-plan-school-year = { $given } är inget läsår. Skriv till exempel 2027/28.
error-plan-label = ”{ $given }” ser inte ut som en klass. Skriv till exempel `planera 7B`.
error-plan-group-name = Gruppens namn ser ut att handla om en person. Välj ett annat namn.
error-plan-past-day = { $day } har varit. Välj en dag från och med i dag.
error-plan-far-day = { $day } är för långt fram. Kontrollera årtalet.
error-plan-after-year = Läsåret slutar { $day }. Välj en dag före det, eller i nästa läsår.
error-plan-theme = ”{ $given }” förstår jag inte. Skriv dag och antal lektioner, till exempel 25/8: 2.
error-plan-theme-twice = { $day } står två gånger. Skriv varje temadag en gång.
error-plan-theme-outside = { $day } ligger före den första lektionen eller efter läsårets slut.
error-plan-line = Rad { $given } förstår jag inte. Skriv klass, veckodag, tid och rum, till exempel 7A tisdag 13.00 B112.
error-plan-twice = { $given } står på två rader. Skriv varje klass en gång.
error-plan-most-classes = Skriv mellan en och { $most } klasser.
error-plan-too-much = Det blev för mycket på en gång. Ta färre klasser, eller kortare namn på rummen.
error-plan-weekend = En skola har inga lektioner på lördag och söndag. Välj en annan dag.
error-plan-room = Rummet ser ut att handla om en person. Skriv rummets namn, till exempel B214.
error-plan-programme = Det programmet har ingen sådan serie. Välj ett annat.
error-plan-ended = { $given } har avslutat programmet i år. Välj ett annat program, eller en dag i nästa läsår.
error-plan-hour = Fyll i både veckodag och tid för planeringen, eller lämna båda tomma.
error-plan-nothing = Det finns inget att planera för { $given } i det läsåret. Välj ett annat program eller en annan första dag.
error-not-allowed-plan-year = En hel årskurs planeras av koordinatorn. Din egen klass kan du planera, till exempel `planera 7B`.

## Timmar inför tjänstefördelningen
hours-title = *Timmar läsåret { $year }, { $site }*
hours-person = *{ $name }* · { $classes ->
    [one] 1 klass
   *[other] { $classes } klasser
  } ({ $labels }) · lektioner { $lessons } h · planering { $planning } h · reflektion och ställtid { $around } h · *summa { $sum } h*
hours-nobody = *Ännu inte fördelat* · { $classes ->
    [one] 1 klass
   *[other] { $classes } klasser
  } ({ $labels }) · summa { $sum } h för var och en som leder
hours-unplanned = { $labels } har inget antal träffar planerat än och är inte med i timmarna.
hours-none = Inga klasser är inlagda för läsåret { $year }. Planera dem först: skriv `planera`, klassen och läsåret.
hours-note = Timmarna är till för tjänstefördelningen innan schemat läggs. De räknas ur planen och säger inget om vad som är gjort. En planeringstimme som flera klasser delar räknas en gång.
help-for-hours = visar timmar per person inför tjänstefördelningen: `timmar 2027/28`
error-not-allowed-hours = Timmarna visas för skolans koordinator och rektor.
decimal-sign = ,

## Schemats tre bokningar
schedule-planning = planering { $when }
schedule-reflection = reflektion kl. { $time }

## Till den som berörs av en planering
news-on = { $by } har satt upp dig som ledare för { $label } ({ $programme }).
news-on-reserve = { $by } har satt upp dig som reserv för { $label } ({ $programme }).
news-off = { $by } har ändrat vilka som leder { $label } ({ $programme }). Du står inte längre med. Tack för det du har gjort där.
news-plan = { $by } har planerat om { $label } ({ $programme }): lektionerna har andra dagar nu.
news-first = Först kommer { $lesson }, { $when }.

## Avsluta en klass
end-ask = *Avsluta { $programme } med { $label }?* { $held ->
    [one] 1 hållen lektion
   *[other] { $held } hållna lektioner
} ligger kvar, { $left ->
    [one] 1 planerad
   *[other] { $left } planerade
} tas bort ur planen.
end-kept = Inget är ändrat än. De som leder klassen får veta det.
end-done = Avslutat: { $programme } med { $label }. { $held ->
    [one] 1 hållen lektion
   *[other] { $held } hållna lektioner
} ligger kvar.
end-undo = Blev det fel, skriv `ångra`.
button-end = Avsluta
news-ended = { $by } har avslutat { $programme } med { $label }. Jag påminner inte om fler lektioner där.
help-for-end = avslutar en klass som inte fortsätter: `avsluta { $label }`

## Slå ihop klasser
merge-ask = *Slå ihop { $label } med { $into }?* { $into } går vidare i { $programme } med { $held } hållna lektioner. { $label } avslutas, och dess { $kept } hållna lektioner ligger kvar.{ $joining ->
    [none] {""}
   *[other] {" "}{ $joining } leder också { $into } därefter.
  } Inget är ändrat än.
merge-done = Sammanslaget: { $label } har gått upp i { $into } i { $programme }.{ $joining ->
    [none] {""}
   *[other] {" "}{ $joining } leder nu också { $into }.
  } De { $held } hållna lektionerna i { $into } gäller, de { $kept } i { $label } ligger kvar.
button-merge = Slå ihop
error-merge-two = Skriv två klasser: den som upphör först, sedan den som går vidare, till exempel `slå ihop 7E med 7D`. Inget är ändrat.
error-merge-unlike = Klasserna går inte samma program på samma skola, så jag kan inte slå ihop dem. Avsluta den ena med `avsluta` i stället.
help-for-merge = slår ihop två klasser: `slå ihop 7E med 7D`, där 7E upphör
