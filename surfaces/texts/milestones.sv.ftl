## Vad hållpunkterna heter
gate-guardian-information = information till vårdnadshavare
gate-baseline-survey = nollbasmätning
gate-safe-base-conversations = tryggbassamtal
milestone-startup-meeting = uppstartsmöte
milestone-booster-half-day = boosterhalvdag
milestone-mid-year-review = halvtidsavstämning
milestone-outcome-survey = effektmätning
milestone-end-of-year-evaluation = utvärdering av läsåret
milestone-supervision = handledning
milestone-knowledge-half-day = kunskapshalvdag
milestone-theory-self-study = inläsning av teorimanualen
milestone-basic-training = grundutbildning
milestone-key-person-training = utbildning för nyckelpersoner
milestone-numbered = { $name } { $number }
milestone-for-class = { $name } för { $label }
milestone-for-team = { $name } för { $programme }-teamet
milestone-for-site = { $name } på { $site }

## Att tänka på inför dem
milestone-bring-guardian-information = Berätta att lektionerna börjar, vad de innebär och att de kan väcka frågor hemma.
milestone-bring-baseline-survey = Eleverna svarar i stadens enkätverktyg. Svaren hör hemma där, inte här.
milestone-bring-safe-base-conversations = Samtalen hålls med alla elever. Skriv inget om dem till mig, bara att de är klara.
milestone-bring-booster-half-day = Ta med en lektion som gick bra och en som ni vill ändra.
milestone-bring-mid-year-review = Se över de vuxnas roller, rummet, gruppens storlek, stödet till klassen och hur fler vågar delta.
milestone-bring-outcome-survey = Samma enkät som före lektion 1. Svaren hör hemma i enkätverktyget, inte här.
milestone-bring-end-of-year-evaluation = Ta med det ni vill behålla och det ni vill ändra till nästa läsår.

## Påminnelser
milestone-ahead = { $days ->
    [0] I dag
    [1] I morgon
    [7] Om en vecka
    [28] Om fyra veckor
   *[other] Om { $days } dagar
  }
milestone-remind-task = { $ahead }: { $what }, senast { $day }.
milestone-remind-meeting = { $ahead }: { $what }, { $when }.
milestone-remind-proposal = { $what }: passar { $when }?
milestone-remind-after-yes = Teamet får veta när du har svarat.
milestone-lesson-first = Lektion 1 är planerad till { $day }.
milestone-lesson-last = Den sista planerade lektionen är { $day }.
milestone-after-lesson = { $when } efter lektion { $number }
milestone-hours = { $from }–{ $to }
milestone-study-day = { $when } (studiedag)
milestone-coming = Du har sagt att du kommer.
milestone-not-coming = Du har sagt att du inte kan.
milestone-why-owner = Du får det här för att du har hand om det på { $site }.
milestone-why-class = Du får det här för att du leder { $label }.
milestone-why-team = Du får det här för att du hör till { $programme }-teamet på { $site }.
milestone-why-staff = Du får det här för att du arbetar på { $site }.
button-milestone-done = Klar
button-milestone-done-for = Klar för { $name }
button-milestone-done-all = Klar för alla { $count }
button-milestone-which = Välj klasser
button-milestone-confirm = Dagen stämmer
button-milestone-date = Ange dag
button-milestone-coming = Jag kommer
button-milestone-declines = Jag kan inte
button-milestone-pass = Starta utan det
button-milestone-undo = Ångra
button-milestone-add = Lägg till möte eller utbildning

## Listan
milestones-title = *Hållpunkter för { $programme } på { $site }*
milestones-none = Här finns inga hållpunkter än. De kommer av sig själva när den första dagen är planerad.
milestones-more = { $count ->
    [one] En till visas när du skriver klassen också, till exempel `hållpunkter 7B`.
   *[other] { $count } till visas när du skriver klassen också, till exempel `hållpunkter 7B`.
  }
milestones-settled = *Klart:* { $what }
milestones-later = { $count ->
    [one] En till senare
   *[other] { $count } till senare
  }
milestone-line-by = senast { $day }
milestone-line-on = { $when }
milestone-line-proposed = förslag: { $when }
milestone-line-undated = ingen dag än
milestone-line-undated-by = ingen dag än, hålls senast { $day }
milestone-line-overdue = { $day } har passerat
milestone-line-proposal-past = förslaget { $day } har passerat, ingen dag blev satt
milestone-line-done = klar { $day }
milestone-line-passed = ni gick vidare ({ $reason })
milestone-line-dropped = blir inte av
milestone-line-unknown = jag vet inte om det är klart
milestone-line-owner = { $name } ser till det
milestone-line-answers = { $said } av { $asked } har svarat
milestone-passed-done_elsewhere = gjort på annat sätt
milestone-passed-later = görs senare
milestone-passed-not_here = görs inte här

## Svar
milestone-done = Klart: { $what }.
milestone-already = { $what } är redan klart. Inget nytt är sparat.
milestone-passed = Sparat: ni går vidare utan { $what } ({ $reason }).
milestone-dropped = Sparat: { $what } blir inte av.
milestone-reopened = Öppet igen: { $what }.
milestone-which = Vilka är klara: { $what }? Inget är sparat än.
milestone-dated = Sparat: { $what }, { $when }.
milestone-dated-by = Sparat: { $what }, senast { $day }.
milestone-dated-tells = { $asked ->
    [one] Jag påminner en person innan dess.
   *[other] Jag påminner { $asked } personer innan dess.
  }
milestone-dated-free = Den dagen är ledig i skolans kalender. Tryck på Ange dag om det blev fel.
milestone-answer-yes = Tack. Du kommer till { $what }, { $when }.
milestone-answer-no = Tack, då vet jag. Ingen ser vem som inte kan, och du behöver inte säga varför.

## Formulär
form-milestone-date = Ange dag
form-milestone-pass = Starta utan det
form-milestone-add = Möte eller utbildning
field-milestone-which = Gäller
field-milestone-all = Alla
field-milestone-what = Vad
field-milestone-start = Börjar
field-milestone-end = Slutar
field-milestone-owner = Vem ser till det?
field-milestone-owner-hint = Tomt: klassens ledare, eller koordinatorn.
field-milestone-room = Rum
field-milestone-reason = Hur blir det i stället?
milestone-open = *{ $what }*
option-milestone-team = { $name }, { $programme }-teamet
option-milestone-training = { $name }, { $programme }
option-passed-done_elsewhere = Gjort på annat sätt
option-passed-later = Vi gör det senare
option-passed-not_here = Görs inte på vår skola
milestone-pass-said = Lektionerna kan börja ändå. Skälet står i listan, så att ni ser hur det blev.

## När det inte går
error-milestone-past = { $day } har varit. Välj en dag framåt, eller tryck på Klar i listan.
error-milestone-times = Sluttiden behöver ligga efter starttiden.
error-milestone-room = Skriv bara rummets namn.
error-milestone-owner = Den personen hör inte till skolan här. Välj en kollega som koordinatorn har släppt in.
error-not-allowed-milestone = Den hållpunkten ser andra till.
error-not-allowed-milestones = Hållpunkter visas för dem som leder en klass.

## Hjälp
help-for-milestones = visar möten, mätningar och utbildning: `hållpunkter { $label }`
