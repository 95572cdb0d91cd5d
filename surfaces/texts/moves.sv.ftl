## Flytta och ställa in
move-title = *Flytta { $lesson } med { $label }?* Inget är flyttat än.
move-title-many = *Flytta { $count } lektioner?* Inget är flyttat än.
cancel-title = *Ställa in { $lesson } med { $label }?* Inget är ändrat än.
cancel-title-many = *Ställa in { $count } lektioner?* Inget är ändrat än.
move-line = { $lesson }: { $old } → { $new }
move-line-of = *{ $label }* · { $lesson }: { $old } → { $new }
move-slot-week = { $slot } (v. { $week })
move-no-day = ingen dag
move-followers = { $lesson } följer efter, den sista { $last }.
move-spilled = { $lesson } ryms inte före sommaren och blir utan dag.
move-forecast = Alla lektioner hinns med{ $spare ->
    [0] , men inget tillfälle blir över före sommaren.
    [one] , och ett tillfälle blir över före sommaren.
   *[other] , och { $spare } tillfällen blir över före sommaren.
  }
move-forecast-of = { $label } hinner med alla lektioner{ $spare ->
    [0] , men inget tillfälle blir över före sommaren.
    [one] , och ett tillfälle blir över före sommaren.
   *[other] , och { $spare } tillfällen blir över före sommaren.
  }
move-without-day = { $lesson } med { $label } har ingen dag än. { $spare ->
    [0] Inget tillfälle är ledigt före sommaren.
    [one] Ett tillfälle är ledigt före sommaren.
   *[other] { $spare } tillfällen är lediga före sommaren.
  }
move-no-calendar = Läsårets lov är inte inlagda, så prognosen räknar bara med helgdagar.
move-no-school = { $day } är ingen skoldag för { $label }. Flytta ändå?
move-no-school-named = { $day } är ingen skoldag för { $label } ({ $name }). Flytta ändå?
move-ahead-of = { $lesson } med { $label } ligger senare än så, och de bygger på varandra.
move-not-alone = Bara den här går inte: nästa lektion ligger före den nya dagen.
move-plannings-stay = Planeringstiden delas med en annan lektion, så den ligger kvar.
move-reason = Orsak: { $reason }.
move-saved = Flyttat: { $lesson } med { $label }, { $new }.
move-saved-no-day = Inställt: { $lesson } med { $label }, { $old }. Lektionen är kvar att hålla, och har ingen dag än.
move-saved-cancelled = Inställt: { $lesson } med { $label }, { $old }. Lektionen hålls { $new }.
move-saved-rest = { $lesson } med { $label } följer efter, den sista { $last }.
move-told = { $names } får veta det.
move-undone = Tillbaka: { $lesson } med { $label }, { $new }.
move-undone-no-day = Tillbaka: { $lesson } med { $label } har ingen dag, som förut.
move-undone-rest = { $lesson } med { $label } ligger också som förut.
move-dropped = Inget är ändrat.
move-invite = { $lesson } med { $label } ligger { $slot }. Välj en ny dag, eller skriv till exempel `flytta lektion 6 7B till torsdag`.
move-invite-no-day = { $lesson } med { $label } har ingen dag. Välj en, eller skriv till exempel `flytta lektion 6 7B till torsdag`.
move-ask-class = Vilken klass gäller det? Inget är ändrat än.
move-ask-far = Menar du { $day }? Det är långt dit. Inget är ändrat än.
move-ask-weekday = Veckodagen och datumet stämmer inte överens. Vilken dag menar du? Inget är ändrat än.

## Till den som leder samma klass
told-moved = { $by } har flyttat { $lesson } med { $label }.
told-moved-by-nobody = { $lesson } med { $label } är flyttad.
told-cancelled = { $by } har ställt in { $lesson } med { $label }. Lektionen är kvar att hålla.
told-cancelled-by-nobody = { $lesson } med { $label } är inställd. Lektionen är kvar att hålla.
told-move-undone = Flytten av { $lesson } med { $label } är ångrad.
told-cancel-undone = { $lesson } med { $label } är inte längre inställd.
told-why-leader = Du får det här för att du leder { $label }.
told-why-reserve = Du får det här för att du är reserv för { $label }.

## Knappar och formulär
button-move = Flytta
button-move-anyway = Flytta ändå
button-move-rest = Flytta, resten följer
button-move-alone = Bara den här
button-move-alone-many = Bara de här
button-cancel-rest = Ställ in, resten flyttas
button-cancel-alone = Ställ in utan ny dag
button-move-why = Orsak
button-move-drop = Avbryt
button-move-undo = Ångra
button-move-choose = Välj en ny dag
button-move-show = Visa förslaget
form-move = Flytta en lektion
form-why-move = Orsak
form-move-lies = { $lesson } med { $label } ligger { $slot }.
form-move-no-day = { $lesson } med { $label } har ingen dag än.
field-new-day = Ny dag
field-new-time = Tid
field-new-time-hint = Lämna den som den är om tiden är densamma.
field-rest = Lektionerna efter
rest-follows = Resten följer efter
rest-stays = Bara den här flyttas
field-reason = Orsak
field-reason-hint = Frivilligt. Jag frågar aldrig varför någon är borta.
reason-timetable = schemat
reason-pupils_elsewhere = eleverna är på annat
reason-staffing = bemanningen
reason-room = lokalen
reason-no_school = lov eller studiedag
reason-other = annat

## Lektioner på dagar utan skola
struck-title = { $count ->
    [one] *En planerad lektion ligger på en dag utan skola.*
   *[other] *{ $count } planerade lektioner ligger på dagar utan skola.*
  }
struck-line = • { $label }: { $lesson }, { $day }
struck-line-moved = • { $label }: { $lesson }, { $day } → { $new }
struck-day-named = { $day } ({ $name })
struck-more = { $count ->
    [one] … och en till
   *[other] … och { $count } till
  }
struck-move-all = { $weeks ->
    [one] { $count ->
        [one] Flytta till nästa vecka
       *[other] Flytta alla till nästa vecka
      }
   *[other] { $count ->
        [one] Flytta { $weeks } veckor framåt
       *[other] Flytta alla { $weeks } veckor framåt
      }
  }
button-pick-day = Välj dag
button-leave-struck = Låt dem ligga
form-struck-day = Välj ny dag
struck-pick = Vilken dag ska lektionen { $day } ha? Är de flera flyttas de andra lika långt. Du ser förslaget innan något sparas.
struck-left = De ligger kvar. Jag påminner ingen om dem och frågar inte hur de gick. Hölls en av dem ändå loggar ni som vanligt.

## Hjälp och det som inte går
help-for-move = { $kind ->
    [groups] flyttar en träff eller en hel dag: `flytta { $lesson } { $label } till torsdag kl 10`, `flytta allt på torsdag till fredag`
   *[classes] flyttar en lektion eller en hel dag: `flytta { $lesson } { $label } till torsdag kl 10`, `flytta allt på torsdag till fredag`
  }
help-for-cancel = { $kind ->
    [groups] ställer in en träff som ska hållas senare: `ställ in { $lesson } { $label }`
   *[classes] ställer in en lektion som ska hållas senare: `ställ in { $lesson } { $label }`
  }
error-not-allowed-move = Lektioner flyttas av klassens ledare eller av koordinatorn.
error-move-where = Vart ska lektionerna? Skriv till exempel `flytta allt på torsdag till fredag`, eller `flytta alla lektioner v. 49 en vecka framåt`.
error-move-which-day = Vilken dag eller vecka gäller det? Skriv till exempel `flytta allt på torsdag till fredag`, eller `ställ in allt på onsdag`.
error-move-one-lesson = Ta en lektion i taget, eller alla på en dag: `flytta allt på torsdag till fredag`. Inget är ändrat.
error-move-unread = Jag förstår inte ”{ $given }”. Skriv till exempel `flytta lektion 6 7B till torsdag kl 10`. Inget är ändrat.
error-move-nothing-there = Jag hittar ingen lektion att ändra { $day }. Skriv `schema` så ser du vad som är planerat.
error-move-not-that-day = { $label } har ingen planerad lektion { $day }. Skriv `schema` så ser du vad som är planerat.
error-move-all-held = Alla lektioner med { $label } är hållna, så det finns ingen att flytta.
error-move-held = Lektion { $given } med { $label } är redan hållen. Vill du rätta dagen, skriv `ändra`.
error-move-past = { $day } har redan varit. Välj en dag som kommer, eller skriv `logga` om lektionen hölls då.
error-move-far = { $day } är mer än ett år bort. Kontrollera årtalet.
error-move-same-day = Lektion { $given } med { $label } ligger redan { $day }. Inget är ändrat.
error-move-unplanned = Lektion { $given } med { $label } har ingen dag än. Skriv vilken dag den ska ha, till exempel `flytta lektion 6 7B till torsdag`.
error-cancel-unplanned = Lektion { $given } med { $label } har ingen dag, så det finns inget att ställa in. Skriv `schema` så ser du vad som är planerat.
