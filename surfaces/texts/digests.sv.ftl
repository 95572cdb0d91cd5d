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
digest-gap = { $place }. { $label }, { $lesson }, { $when }: { $what }
digest-gap-staffing = { $missing ->
    [one] en ledare saknas.
   *[other] { $missing } ledare saknas.
  }
digest-gap-room = { $missing ->
    [one] ett rum behövs.
   *[other] { $missing } rum behövs.
  }
digest-gap-second-room = hålls i halvgrupper, ett rum till behövs.
digest-gap-second-room-manual = hålls i halvgrupper i { $manual }, då behövs ett rum till.
digest-gap-gate = { $gate } är inte markerat som klart.
digest-gap-unclear = blev den av?
digest-gaps-more = { $count ->
    [one] … och en sak till. Öppna alla klasser så ser du den.
   *[other] … och { $count } saker till. Öppna alla klasser så ser du dem.
  }
digest-classes = *Klasserna*
digest-held = { $held } av { $total } hållna
digest-state-in_step = i fas
digest-waiting = { $count ->
    [one] en väntar på svar
   *[other] { $count } väntar på svar
  }
digest-state-behind = { $behind ->
    [one] en efter planen
   *[other] { $behind } efter planen
  }
digest-state-far_behind = { $behind } efter planen
digest-state-not_started = inte startat
digest-state-paused = paus
digest-state-no_plan = ingen dag planerad än
digest-state-no_number = utan fast antal
digest-state-ended = avslutad
digest-state-unknown = inte känt än
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
digest-why-principal = Du får brevet för att du är rektor på { $site }. Det säger hur klasserna ligger till, aldrig något om en person.
digest-term = Lektioner { $term }: { $answered } av { $planned } har svar{ $missed ->
    [0] , och alla hölls.
    [one] . En blev inte av, övriga hölls.
   *[other] . { $missed } blev inte av, övriga hölls.
  }
digest-term-none = Lektioner { $term }: { $planned ->
    [one] en väntar på svar.
   *[other] { $planned } väntar på svar.
  }
digest-term-waiting = { $count ->
    [one] En väntar på svar.
   *[other] { $count } väntar på svar.
  }
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
sums-in-step = I fas: { $count } av { $classes ->
    [one] 1 klass
   *[other] { $classes } klasser
  }, förra veckan { $before }
sums-behind = En till två lektioner efter: { $behind } · Mer än två efter: { $far }
sums-state-waiting = Väntar på svar: { $count }
sums-state-not_started = Ej startat: { $count }
sums-state-paused = Paus: { $count }
sums-state-unknown = { $count ->
    [one] En klass använder inte boten än
   *[other] { $count } klasser använder inte boten än
  }
sums-state-no_plan = Ingen plan inlagd: { $count }
sums-state-no_number = Utan fast antal: { $count }
sums-state-ended = Avslutat: { $count }
sums-too-few = Läget i klasserna visas inte här: det gäller för få klasser och ledarpar.
sums-decide = *Att besluta:* { $items }
sums-no-coordinator = { $count ->
    [one] { $schools } saknar koordinator
   *[other] { $count } skolor saknar koordinator ({ $schools })
  }
sums-not-reported = { $count ->
    [one] { $schools } har inte lämnat antal klasser
   *[other] { $count } skolor har inte lämnat antal klasser ({ $schools })
  }
sums-no-calendar = { $count ->
    [one] läsårets terminer saknas för { $schools }
   *[other] läsårets terminer saknas för { $count } skolor ({ $schools })
  }
sums-short = { $count ->
    [one] en skola har färre ledare än programmet anger till en kommande lektion
   *[other] { $count } skolor har färre ledare än programmet anger till en kommande lektion
  }
sums-and-more = { $names } med flera
sums-well = { $count ->
    [one] *Gick bra:* en skola har alla klasser i fas
   *[other] *Gick bra:* { $count } skolor har alla klasser i fas
  }
sums-quality = *Så säkra är siffrorna:* { $fresh } av { $registered } klasser som följs här har uppgifter från de senaste 14 dagarna, eller hade inget planerat då{ $age ->
    [-1] .
    [0] . Hälften av klassernas senaste uppgifter är från i dag.
    [one] . Hälften av klassernas senaste uppgifter är högst en dag gamla.
   *[other] . Hälften av klassernas senaste uppgifter är högst { $age } dagar gamla.
  } Brevet gäller skolor, aldrig personer.
sums-quality-none = *Så säkra är siffrorna:* för få klasser följs här för att säga det. Brevet gäller skolor, aldrig personer.
sums-small = Mindre skolor ({ $count })
sums-others = Övriga skolor ({ $count })
sums-col-school = Skola
sums-col-classes = Klasser
sums-col-in-step = I fas
sums-col-behind = 1–2 efter
sums-col-far = Fler efter
sums-col-other = Övriga
sums-picture = { $in_step } av { $classes } klasser i fas, { $behind } en till två lektioner efter, { $far } mer än två efter. En rad per skola.
sums-why-district = Du får brevet för att du följer arbetet i { $where }.
sums-why-city = Du får brevet för att du samordnar arbetet i staden.
chart-in-step = I fas
chart-behind = 1–2 efter
chart-far = Fler efter
chart-other = Övriga
chart-axis = Andel av klasserna, procent

## Det som avgörs från brevet
button-digest-yes = Ja
button-digest-no = Nej
button-ask-leaders = Fråga ledarna
button-add-leader = Lägg till ledare
button-set-room = Ange rum
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
gap-leaders-asked = Jag frågar { $names } om { $lesson } med { $label }, { $day }. Svaret syns i nästa brev.
gap-leaders-again = { $names } har redan fått frågan om { $lesson } med { $label }, { $day }. Svaret syns i nästa brev.
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
