## Program och lektioner
lesson-titled = { $lesson }, ”{ $title }”
lesson-part = { $lesson } (del { $part })
lesson-half = { $lesson } (halvgrupp { $half })
held = { $lesson } med { $label }, { $when }

## Logga
log-saved = Sparat: { $lesson } med { $label }, { $when }.
log-changed = Ändrat: { $lesson } med { $label }, { $when }.
log-leader-you = Du ledde.
log-leaders-you = Du och { $others } ledde.
log-leaders = { $count ->
    [one] { $others } ledde.
   *[other] { $others } ledde.
  }
log-joined = { $by } har redan sparat { $lesson } med { $label }, { $when }. Du står också som ledare, så du är klar.
log-joined-for-others = { $by } har redan sparat { $lesson } med { $label }, { $when }. Du behöver inte göra något mer.
log-already = Du har redan sparat { $lesson } med { $label }, { $when }. Inget nytt är sparat, så du är klar.
log-assumed-day = I dag är ingen skoldag, så jag satte den senaste lektionsdagen. Tryck på Ändra om det var en annan dag.
log-off-plan = Planerad { $planned }. Hölls { $lesson } { $held }?
log-off-plan-said = Planerat var { $planned }.
log-today = i dag
log-told = { $names } får veta det.
logged-by-other = { $by } har sparat { $lesson } med { $label }, { $when }. Du behöver inte göra något.
logged-taken-back = { $by } har tagit tillbaka { $lesson } med { $label }, { $when }. Inget är sparat längre.
logged-why-led = Du får det här för att du står som ledare.
log-other-day = Du skrev { $said }. Var det den dagen, tryck på Det stämmer inte eller Ändra.
log-unknown-people = { $count ->
    [one] Jag känner inte igen {"{"}people{"}"}, så den personen står inte med. Koordinatorn kan lägga till en kollega.
   *[other] Jag känner inte igen {"{"}people{"}"}, så de står inte med. Koordinatorn kan lägga till kollegor.
  }
next-planned = Nästa: { $lesson }, { $when }.
next-unplanned = Nästa: { $lesson }.
next-none = Det var den sista lektionen i { $programme }. Fint jobbat.
next-planned-of = Nästa med { $label }: { $lesson }, { $when }.
next-unplanned-of = Nästa med { $label }: { $lesson }.
next-none-of = Det var den sista lektionen i { $programme } med { $label }. Fint jobbat.
title-saved = { $lesson } i { $programme } heter nu ”{ $title }”.
manual-saved = { $manual ->
    [older] Sparat: { $site } följer den äldre manualen i { $programme }. Rubriker och det ni behöver ta med kommer därifrån.
   *[newer] Sparat: { $site } följer den nyare manualen i { $programme }. Rubriker och det ni behöver ta med kommer därifrån.
  }
undo-done = Borttaget: { $lesson } med { $label }, { $when }.
undo-kept = Du står inte längre med på { $lesson } med { $label }, { $when }. { $by } har också sparat lektionen, så den finns kvar.
invite-log = Vilken lektion har du hållit? Fyll i formuläret, eller skriv till exempel `logga lektion 5 7B`.
invite-change = Senast sparade du { $lesson }. Vad vill du göra?
log-gates = Jag vet inte om det här är gjort före lektion 1 med { $label }: { $what }. Lektionen är sparad.

## Frågor före en logg
ask-class = Vilken klass gäller det? Inget är sparat än.
ask-class-for = Vilken klass hade lektion { $number }? Inget är sparat än.
ask-lesson = Vilken lektion hade { $label }? Inget är sparat än.
ask-order = { $count ->
    [one] { $lesson } är inte sparad för { $label }, och lektionerna bygger på varandra. Vad stämmer?
   *[other] { $lesson } är inte sparade för { $label }, och lektionerna bygger på varandra. Vad stämmer?
  }
ask-nothing-saved = Inget är sparat än.
ask-reading = Jag förstår det så här: { $lesson } med { $label }, { $when }. Stämmer det? Inget är sparat än.
ask-reading-leftover = Det här förstod jag inte: ”{ $words }”.
ask-reading-more = Också: { $more }.
reading-minutes = { $minutes } minuter
ask-which-day = Vilken dag hade { $label } lektionen? Inget är sparat än.
choice-save = Spara
choice-save-with-reflection = Spara, resten som reflektion
choice-day-unknown = Jag vet inte
ask-no-school-day = { $day } är ingen skoldag. Vilken dag var det? Inget är sparat än.
ask-weekday = Veckodagen och datumet stämmer inte överens. Vilken dag var det? Inget är sparat än.
ask-ended-on = { $programme } med { $label } avslutades { $day }. Vill du spara lektionen ändå? Inget är sparat än.
ask-ended = { $programme } med { $label } är avslutat. Vill du spara lektionen ändå? Inget är sparat än.
choice-lesson = Lektion { $number }
order-held-too = { $several ->
    [no] Vi har haft den också
   *[yes] Vi har haft dem också
  }
order-was-first = Det här var { $first }
order-taken-before = { $several ->
    [no] Den är kvar att hålla
   *[yes] De är kvar att hålla
  }
choice-meant-day = { $day }
choice-day-anyway = Ja, { $day }
choice-save-anyway = Spara ändå
ask-no-school-day-named = { $day }: { $name }. Klassen har ingen skoldag då. Vilken dag var det? Inget är sparat än.

## Knappar
button-add-reflection = Lägg till reflektion
button-wrong = Det stämmer inte
asked-right-day = Ja, { $day }
asked-planned-day = Nej, { $day }
button-not-yet = Nej, inte än
button-log-again = Logga igen
button-open-log = Logga en lektion
button-milestones = Visa hållpunkter

## Formulär
form-log = Logga en lektion
form-change = Ändra en lektion
field-course = Klass
field-number = Lektion
field-day-hint = Lämna tomt om du inte vet vilken dag det var.
field-colleagues = Ledde tillsammans med
field-colleagues-hint = Lämna tomt om det var klassens vanliga ledare.
field-manner = Hur gick det?
field-adaptations = Vad anpassade ni?
field-engagement = Hur engagerad var klassen?
field-minutes = Antal minuter
option-course = { $label } · { $programme }
option-course-site = { $label } · { $programme } · { $site }
change-what = Du ändrar *{ $lesson } med { $label }*.
how-seen = Allt går att hoppa över. Bara ni som leder ser svaren.
manner-as_manual = Som i manualen
manner-adapted = Anpassad
manner-part_left_out = En del utelämnad
adaptation-prior_understanding = Byggde förförståelse
adaptation-vocabulary = Förklarade ord och begrepp
adaptation-seating = Ändrade placering
adaptation-split_group = Delade gruppen
adaptation-room = Bytte rum
adaptation-leaders = Bytte roller mellan ledarna
adaptation-extra_support = Gav mer stöd
adaptation-time_split = Delade upp tiden
adaptation-picture_support = Använde bildstöd
engagement-low = Lite
engagement-mixed = Blandat
engagement-high = Mycket

## Hjälp
help-for-log = { $kind ->
    [groups] sparar en träff: `logga { $lesson } { $label }`. Utan ord öppnas ett formulär.
   *[classes] sparar en lektion: `logga { $lesson } { $label }`. Utan ord öppnas ett formulär.
  }
help-for-change = { $kind ->
    [groups] ändrar din senaste träff
   *[classes] ändrar din senaste lektion
  }
help-for-undo = tar tillbaka det du gjorde senast. Du kan också skriva `ångra flytten`, `ångra reflektionen` eller `ångra { $lesson } { $label }`
help-for-title = ger en lektion skolans egen rubrik: `titel { $number } Vad är våld?`

## När det inte går
error-not-allowed-log = Du har ingen klass att logga för.
error-already-held = Lektion { $given } med { $label } är redan sparad som hållen, så inget är ändrat. Stämmer det inte, rätta med `ändra`.
error-not-allowed-title = Rubriker sätts av skolans koordinator.
error-log-gone = Den lektionen finns inte kvar. Skriv `status` så ser du vad som är sparat.
error-renamed-class = { $given } heter { $closest } i år. Skriv det namnet så blir det rätt.
error-no-such-log = Jag hittar ingen sådan lektion bland dem du har sparat. Inget är borttaget.
error-nothing-to-undo = Det finns inget att ångra.
error-lesson-taken = { $label } har redan lektion { $given } sparad. Välj ett annat nummer, eller ångra den här.
error-future-day = { $day } har inte varit än. Logga när lektionen är hållen.
error-future-week = Den veckan har inte varit än ({ $day }). Logga när lektionen är hållen.
error-too-long-ago = { $day } är för länge sedan. Kontrollera årtalet.
error-bad-range = { $given } förstår jag inte. Skriv till exempel 1-4.
error-nothing-to-change = Du har ingen sparad lektion att ändra än.
error-bad-number = Lektion { $given } finns inte. Vilken var det?
error-title-words = Skriv till exempel `titel 5 Vad är våld?`, eller `titel AT 3 Dilemman`.
error-title-programme = Skriv vilket program det gäller först, till exempel `titel MVP 5 Vad är våld?`. Här finns { $closest }.
error-long-title = Rubriken är för lång. Skriv högst { $most } tecken.
error-title-pupil = Rubriken ser ut att handla om en person, så den är inte sparad. Skriv lektionens namn.
error-minutes = { $given } minuter kan inte stämma. Skriv ett antal mellan 1 och 600.
