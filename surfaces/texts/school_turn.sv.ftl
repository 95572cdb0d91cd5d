## Läsårsskiftet
help-for-turn_year = går igenom läsårsskiftet: klasserna flyttas upp och nya läggs till
form-turn = Nytt läsår { $year }
form-turn-pairs = Ledare { $year }
form-turn-preview = Så här blir { $year }
button-turn = Gå igenom läsårsskiftet
button-turn-open = Gå igenom
button-turn-next = Nästa
button-turn-save = Genomför
button-turn-back = Tillbaka
button-turn-plan = Planera
turn-intro = *{ $site }* går från { $from } till { $to }. Se efter att varje klass blir rätt. Inget är sparat förrän du har sett allt och trycker på Genomför.
turn-decided = Läsårsskiftet är redan förberett. Det du ändrar här ersätter det som var sagt.
turn-there = Redan inlagda för { $to }: { $labels }.
turn-more-classes = { $count ->
    [one] En klass till får inte plats här. Den blir som botten föreslår.
   *[other] { $count } klasser till får inte plats här. De blir som botten föreslår.
  }
turn-group = { $label } · { $courses }
turn-course = { $programme } { $held } av { $total }
turn-course-open = { $programme } { $held ->
    [one] 1 träff
   *[other] { $held } träffar
  }
fate-becomes = Blir { $label }
fate-keeps = Heter { $label } kvar
fate-goes-on = { $name }, fortsätter med { $lesson }
fate-goes-on-open = { $name }, fortsätter
fate-ends = { $name }, avslutas efter { $held } av { $total }
fate-leaves = Lämnar skolan
fate-leaves-open = Slutar
field-new-classes = Nya klasser
field-new-classes-hint = Skriv dem med mellanslag, till exempel 7A 7B 7C. Lämna tomt om det inte blir några. Stryk en klass för att ta bort den.
field-leavers = Kollegor som slutar
field-leavers-hint = Deras klasser och tillgång här upphör när läsåret börjar. Det de har sparat finns kvar.
turn-pairs-intro = De här klasserna behöver fler ledare { $year }. Välj nu, eller lämna tomt och välj när du planerar.
turn-pair-none = { $label }: { $lacks ->
    [one] en ledare behövs
   *[other] { $lacks } ledare behövs
  }
turn-pair-some = { $label }: { $names } leder, { $lacks ->
    [one] en till behövs
   *[other] { $lacks } till behövs
  }
turn-sums = *{ $site } { $to }* · { $moves ->
    [one] 1 klass går vidare
   *[other] { $moves } klasser går vidare
  } · { $leaving ->
    [one] 1 lämnar
   *[other] { $leaving } lämnar
  } · { $new ->
    [one] 1 ny
   *[other] { $new } nya
  }
turn-title-moves = *Går vidare*
turn-title-leaves = *Lämnar*
turn-title-new = *Nya klasser*
turn-title-taken-back = *Tas bort igen*
turn-title-leavers = *Kollegor som slutar*
turn-title-pairs = *Behöver fler ledare*
turn-title-left = *Kvar att göra sedan*
turn-becomes = { $label } blir { $next }
turn-stays = { $label } heter så kvar
turn-goes-on = { $programme } fortsätter med { $lesson }, { $left } av { $total } är kvar
turn-goes-on-open = { $programme } fortsätter
turn-is-over = { $programme } är klart
turn-ends = { $programme } avslutas efter { $held } av { $total }
turn-ends-open = { $programme } avslutas
turn-left-plan = Planera { $labels }. Förra läsårets dagar gäller inte längre.
turn-left-nothing = Inget mer behöver göras.
turn-left-calendar = Lägg in läsårets terminer och lov med `läsår`, om det inte är gjort.
turn-when = Det här gäller från { $day }. Till dess är allt som vanligt för alla.
turn-when-now = Det här gäller genast.
turn-saved = Läsårsskiftet till { $to } på { $site } är sparat.
turn-saved-already = Läsårsskiftet till { $to } på { $site } var redan gjort så. Inget nytt är sparat.
turn-plan-line = *{ $label }* { $first ->
    [one] börjar
   *[other] fortsätter
  }
turn-plan-more = … och { $labels }. Skriv `planera` och klassen.
turn-invite = Läsårsskiftet går igenom klasserna i ett formulär. Öppna det här.
turn-waits = *Läsårsskiftet väntar* på { $site }: klasserna ska flyttas upp och nya läggas till.
error-not-allowed-turn-year = Läsårsskiftet görs av skolans koordinator.
error-turn-which-site = Du är koordinator på { $closest }. Skriv skolan också, till exempel `nytt läsår Alviksskolan`.
error-nothing-to-turn = Här finns inga klasser från läsåret { $year } att flytta upp. Från maj kan du förbereda nästa läsår.
error-turn-two-classes = Två klasser skulle heta { $label }. Välj något annat för en av dem.
error-turn-label-taken = { $was } skulle heta { $label } nästa läsår. Ta bort { $label } här, eller ändra { $was }.
error-turn-new-label = Skriv klasserna med mellanslag, till exempel 7A 7B 7C.
error-turn-many-new = Skriv högst { $most } nya klasser.
error-turn-new-programme = Jag vet inte vilket program { $label } ska ha. Ta bort den här, och lägg in den med `planera { $label }` sedan.
error-turn-unknown-leader = Jag känner inte alla på skolan än. Be den som är ny skriva till mig och välja skolan som arbetsplats, så kan du släppa in personen. Lämna tomt så länge.
