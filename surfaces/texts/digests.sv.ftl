## Veckobrevet: koordinatorn och rektorn
digest-title = *{ $site } v. { $week } · { $classes ->
    [one] 1 klass
   *[other] { $classes } klasser
  } · { $waiting ->
    [0] inget väntar på dig
    [one] 1 sak väntar på dig
   *[other] { $waiting } saker väntar på dig
  }*
digest-title-principal = *{ $site } v. { $week } · { $classes ->
    [one] 1 klass
   *[other] { $classes } klasser
  }*
digest-quiet = Alla klasser är i fas. Närmast: { $label }, { $next }.
digest-quiet-none = Alla klasser är i fas.
digest-gaps-more = { $count ->
    [one] Visa en sak till
   *[other] Visa de { $count } andra
  }
digest-gaps-page = Väntar på dig
digest-gaps-none = Inget mer väntar på dig.
digest-starts = *Läsåret { $year } börjar.* { $waiting ->
    [0] Klasserna har dagar och ledare.
   *[other] Det här behövs innan lektionerna kommer i gång:
  }
digest-term-ends = *Terminen slutar { $day }.*{ $done ->
    [0] {""}
    [one] {" "}En klass har haft alla lektioner.
   *[other] {" "}{ $done } klasser har haft alla lektioner.
  }
gap-line = *{ $label }:* { $what }
gap-lesson = *{ $label }:* { $lesson }, { $when }: { $what }
gap-unclear = { $count ->
    [one] *{ $label }:* { $lesson }, { $day }. Blev den av?
   *[other] *{ $label }:* { $lesson } väntar på svar ({ $day }–{ $last }).
  }
gap-no_day = { $why ->
    [struck] *{ $label }:* { $lesson } låg på en dag utan skola ({ $day }) och har ingen ny dag.
    [missed] *{ $label }:* { $lesson } blev inte av { $day } och har ingen ny dag.
    [cancelled] *{ $label }:* { $lesson } har ingen dag.
   *[several] *{ $label }:* { $lesson } behöver nya dagar.
  }
gap-passed = *{ $name }*, { $day }. Blev det av?
gap-passed-task = *{ $name }* skulle göras senast { $day }. Är det gjort?
gap-passed-proposed = Förslaget { $day } för *{ $name }* har passerat. Vilken dag passar?
gap-no-plan = inga dagar är lagda.
gap-staffing = { $missing ->
    [one] en ledare saknas.
   *[other] { $missing } ledare saknas.
  }
gap-room = { $missing ->
    [one] ett rum behövs.
   *[other] { $missing } rum behövs.
  }
gap-second-room = { $manual ->
    [none] hålls i halvgrupper, så ett rum till behövs.
   *[other] följer ni { $manual } hålls den i halvgrupper, och ett rum till behövs.
  }
gap-gate = { $gate } görs före den. Är det klart?
decide-no_coordinator = *Skolan saknar koordinator.* { $helpers ->
    [none] Utse en, och låt den som sköter boten i kommunen lägga in personen.
   *[other] Utse en, så lägger { $helpers } in personen.
  }
decide-few_leaders = { $count ->
    [one] *{ $labels } har färre ledare än programmet anger.*
   *[other] *{ $labels } har färre ledare än programmet anger.*
  } { $helpers ->
    [none] {""}
   *[other] Du eller { $helpers } kan lägga till.
  }
decide-no_planning_time = *Gemensam planeringstid är inte inlagd för { $labels }.* { $helpers ->
    [none] Tiden behöver finnas i tjänsten.
   *[other] Tiden behöver finnas i tjänsten, sedan kan { $helpers } lägga in den.
  }
decide-add-leader = Lägg till ledare i { $label }
digest-classes = *Klasserna*
digest-held = { $held } av { $total } hållna
digest-state-in_step = i fas
digest-waiting = { $count ->
    [one] en väntar på svar
   *[other] { $count } väntar på svar
  }
digest-without-day = { $count ->
    [one] en behöver ny dag
   *[other] { $count } behöver ny dag
  }
digest-state-not_started = inte startat
digest-state-paused = paus
digest-state-no_plan = ingen dag planerad än
digest-state-no_number = utan fast antal
digest-state-ended = avslutad
digest-next = { $lesson } { $when }
digest-next-unplanned = nästa är { $lesson }
digest-all-held = alla hållna
digest-on-day = på { $weekday }
digest-in-week = i v. { $week }
digest-at = { $day } kl. { $time }
digest-classes-more = { $count ->
    [one] … och en klass till
   *[other] … och { $count } klasser till
  }
digest-print = *Skriv ut eller gör i ordning:* { $items }
digest-print-item = { $item } ({ $labels })
digest-print-each = { $item }, en var ({ $labels })
digest-print-manual = { $item } ({ $labels }, { $manual })
manual-older = den äldre manualen
manual-newer = den nyare manualen
digest-coming = *På väg:* { $items }
digest-coming-more = { $count ->
    [one] och en till
   *[other] och { $count } till
  }
digest-well = *Gick bra:* ”{ $quote }”, delat av ett ledarpar
digest-why-coordinator = Du får brevet för att du är koordinator på { $site }.
digest-why-principal = Du får brevet för att du är rektor på { $site }. Det säger hur klasserna ligger till, aldrig något om en person. En lektion räknas när den har svar, eller när en vecka har gått.
digest-term = Lektioner { $term }: { $held } av { $planned } hölls{ $missed ->
    [0] {""}
    [one] , en blev inte av
   *[other] , { $missed } blev inte av
  }{ $waiting ->
    [0] .
    [one] , en väntar på svar.
   *[other] , { $waiting } väntar på svar.
  }
digest-term-all = { $planned ->
    [one] Lektioner { $term }: den enda hölls.
   *[other] Lektioner { $term }: alla { $planned } hölls.
  }
digest-term-none = Lektioner { $term }: { $planned ->
    [one] en väntar på svar.
   *[other] { $planned } väntar på svar.
  }
digest-since = sedan { $day }
digest-autumn = i höst
digest-spring = i vår
digest-col-class = Klass
digest-col-held = Hållna
digest-col-pace = Läge
digest-col-next = Nästa

## Brevet till stadsdelen och staden
sums-title = *MVP och AT i { $where } · v. { $week } · uppgifter till och med { $day }*
sums-city = staden
sums-schools = { $sites }, { $least ->
    [yes] minst { $classes }
   *[other] { $classes }
  } klasser{ $silent ->
    [0] {""}
    [one] {" "}(en skola har inte lämnat antal)
   *[other] {" "}({ $silent } skolor har inte lämnat antal)
  }
sums-term-ends = *Terminen slutar { $day }.* Siffrorna gäller hela terminen.
sums-in-step = I fas: { $count } av { $classes ->
    [one] 1 klass som följs här
   *[other] { $classes } klasser som följs här
  }, förra veckan { $before }
sums-behind = En till två lektioner efter: { $behind } · Mer än två efter: { $far } · Väntar på svar: { $waiting }
sums-state-not_started = Ej startat: { $count }
sums-state-paused = Paus: { $count }
sums-state-no_plan = Ingen plan inlagd: { $count }
sums-state-no_number = Utan fast antal: { $count }
sums-state-ended = Avslutat: { $count }
sums-too-few = Brevet visar läget först när fem klasser och tre ledarpar är med.
sums-decide = *Att besluta*
sums-no-coordinator = { $schools } saknar koordinator.
sums-not-reported = { $schools } har inte lämnat antal klasser.
sums-no-calendar = { $schools } saknar läsårets terminer.
sums-short = { $count ->
    [one] En skola har färre ledare än programmet anger till en kommande lektion.
   *[other] { $count } skolor har färre ledare än programmet anger till en kommande lektion.
  }
sums-and-more = { $names } med flera
sums-well = { $count ->
    [one] *Gick bra:* en skola har alla klasser i fas
   *[other] *Gick bra:* { $count } skolor har alla klasser i fas
  }
sums-ask = { $school } (fråga { $helpers })
sums-coverage = { $waiting ->
    [0] Så säkra är siffrorna: allt som har haft sin dag har svar, i { $running ->
        [one] den enda klassen
       *[other] alla { $running } klasser
      }.
   *[other] Så säkra är siffrorna: i { $waiting } av { $running } klasser väntar något på svar.
  }
sums-other-schools = *Övriga skolor:* { $items }.
sums-others-not-using = { $count ->
    [one] en använder inte boten än{ $classes ->
        [0] {""}
       *[other] {" "}({ $classes } klasser)
      }
   *[other] { $count } använder inte boten än{ $classes ->
        [0] {""}
       *[other] {" "}({ $classes } klasser)
      }
  }
sums-others-not-started = { $count ->
    [one] en har inte startat
   *[other] { $count } har inte startat
  }
sums-others-paused = { $count ->
    [one] en har paus
   *[other] { $count } har paus
  }
sums-others-ended = { $count ->
    [one] en har avslutat
   *[other] { $count } har avslutat
  }
sums-others-too-small = { $count ->
    [one] en har för få klasser för att visas
   *[other] { $count } har för få klasser för att visas
  }
sums-small = Mindre skolor ({ $count })
sums-others = Övriga skolor ({ $count })
sums-col-school = Skola
sums-col-classes = Klasser
sums-col-in-step = I fas
sums-col-behind = 1–2 efter
sums-col-far = Fler efter
sums-col-waiting = Väntar
sums-col-other = Övriga
sums-picture = { $in_step } av { $classes } klasser i fas, { $waiting } väntar på svar, { $behind } en till två lektioner efter, { $far } mer än två efter. En rad per skola.
sums-why-district = Du får brevet för att du följer arbetet i { $where }. Det gäller skolor, aldrig personer.
sums-why-city = Du får brevet för att du samordnar arbetet i staden. Det gäller skolor, aldrig personer.
chart-in-step = I fas
chart-behind = 1–2 efter
chart-far = Fler efter
chart-waiting = Väntar
chart-other = Övriga
chart-axis = Andel av klasserna, procent

## Det som avgörs från brevet
button-digest-yes = Ja
button-digest-no = Nej
button-all-held = Alla hölls
button-go-through = Gå igenom
button-new-day = Ny dag
button-already-held = Redan hållet
button-digest-drop = Det blev inget
button-ask-leaders = Fråga ledarna
button-add-leader = Lägg till ledare
button-set-room = Ange rum
gap-follow-manual = Vi följer { $manual }
button-digest-move = Flytta
button-all-classes = Öppna alla klasser
button-show-schools = Visa skolor
button-digest-when = Byt dag eller tid för det här brevet
form-add-leader = Lägg till ledare
form-set-room = Ange rum
field-leader = Ny ledare
field-leader-hint = Någon som hör till skolan, eller som kommer utifrån och leder lektioner.
field-room = Rum
field-room-hint = Till exempel B214, eller B214 och B216.
gap-add-leader = Vem leder { $label } också?
gap-set-room = Var hålls { $lesson } med { $label }, { $day }?
form-walk = Gå igenom
walk-what = Hur var det med { $label }? Det du lämnar på Svara senare väntar kvar.
walk-lesson = { $lesson }, { $day }
walk-held = Hölls
walk-not_held = Blev inte av
walk-later = Svara senare
walk-not-held = { $lesson } med { $label } blev inte av, och är kvar att hålla.
walk-nothing = Inget är ändrat.
gap-leaders-asked = Jag frågar { $names } om { $lesson } med { $label }. Svaret syns här i brevet.
gap-leaders-again = { $names } har redan fått frågan om { $lesson } med { $label }. Svaret syns här i brevet.
gap-leaders-nobody = Ingen av ledarna för { $label } använder Slack, så jag når dem inte. Fråga dem gärna själv.
gap-leader-added = { $name } leder nu { $label }. Klassen har { $count ->
    [one] en ledare
   *[other] { $count } ledare
  }.
gap-leader-again = { $name } leder redan { $label }. Välj någon annan om det behövs en till.
gap-room-set = Sparat: { $lesson } med { $label }, { $day }, i { $room }.
gap-room-set-all = Sparat: { $lesson } med { $label }, { $day }, i { $room }. Det gäller också klassens senare lektioner som saknar rum.
error-unknown-leader = Jag känner inte igen den personen på skolan. Be personen skriva till mig och välja skolan som arbetsplats, så kan du släppa in.
error-room-length = Skriv rummet med högst { $most } tecken.
error-room-pupil = Det ser ut som ett namn. Skriv rummets nummer eller vad det kallas.
error-not-allowed-settle = Det avgörs av skolans koordinator.
