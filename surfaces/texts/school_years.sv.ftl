## Läsåret: terminer, lov, studiedagar och spärrade dagar.
calendar-title = Läsåret { $year }
calendar-of-school = *Läsåret { $year } · { $school }*
calendar-everywhere = hela kommunen
calendar-everywhere-option = Hela kommunen
calendar-unknown = Terminerna är inte inlagda än. Tills dess planerar jag bara efter helgdagar.
calendar-helpers = { $names } kan lägga in dem.
calendar-line = • { $name }: { $days }
calendar-weeks = { $count ->
    [one] 1 skolvecka
   *[other] { $count } skolveckor
  }
calendar-groups = åk { $groups }
calendar-group-f = F
calendar-group-upper = gy{ $year }
calendar-group-all = Alla
calendar-group-one = Årskurs { $group }
calendar-name-kind = { $name } ({ $kind })
calendar-kind-term = termin
calendar-kind-break = lov
calendar-kind-study_day = studiedag
calendar-kind-blocked = spärrade dagar
calendar-kind-term-told = Termin
calendar-kind-break-told = Lov
calendar-kind-study_day-told = Studiedag (personalen arbetar, eleverna är lediga)
calendar-kind-blocked-told = Spärrade dagar (eleverna är på annat: prao, prov, utflykt)
calendar-date = { $day } { $month }
calendar-span = { $first }–{ $last } (v. { $weeks })
calendar-option = { $name } · { $days }
calendar-note = Helgdagar räknar jag ut själv. Skolveckor är veckor med minst en skoldag.
calendar-clashes = { $count ->
    [one] *En planerad lektion ligger nu på en dag utan skola.* Jag har inte flyttat den, det gör ni med /mvp flytta.
   *[other] *{ $count } planerade lektioner ligger nu på dagar utan skola.* Jag har inte flyttat dem, det gör ni med /mvp flytta.
  }
calendar-clash = • { $label }: lektion { $number }, { $day }
calendar-missing = Terminer och lov är inte inlagda än för { $schools }. Tills dess planerar jag bara efter helgdagar.
calendar-nothing-to-remove = Här finns inget att ta bort.
button-add-days = Lägg in dagar
button-add-year = Lägg in läsåret
button-remove-days = Ta bort
form-add-days = Lägg in dagar
form-remove-days = Ta bort dagar
field-day-kind = Vad är det?
field-first-day = Från
field-last-day = Till och med
field-last-day-hint = Lämna tomt för en enda dag.
field-day-name = Namn
field-day-name-hint = Till exempel höstlov. Lämna tomt om dagen inte har något namn.
field-year-group = Årskurs
field-where = Gäller
field-days = Vad ska tas bort?
help-for-school_year = visar läsårets terminer, lov och studiedagar
error-not-allowed-calendar = Läsåret sköts av skolans koordinator.
error-calendar-year = { $given } är inget läsår. Skriv till exempel `läsår 2027/28`.
error-calendar-backwards = Sista dagen ligger före den första. Byt plats på dem.
error-calendar-outside-year = Dagarna ligger inte i samma läsår ({ $year }, augusti till juli). Sommarlovet behöver inte läggas in.
error-calendar-term-outside = En termin ligger mellan augusti och juni. Kontrollera datumen.
error-calendar-term-end = Fyll i terminens sista dag.
error-calendar-far = Läsåret { $year } ligger långt bort. Kontrollera årtalet.
error-calendar-long-name = Namnet är för långt. Skriv högst { $most } tecken.
error-calendar-pupil = Namnet ser ut att handla om en person. Skriv vad dagen kallas, till exempel höstlov.
error-calendar-overlap = Terminen går in i den som börjar { $day }. Ändra datumen, eller ta bort den andra först.
error-calendar-gone = De dagarna finns inte kvar. Skriv `läsår` så ser du hur det står nu.
