## Det en lektion behöver, som kort om lektionerna skriver det. Utan antal: obestämd form.
item-logbooks = loggböcker
item-support_list = stödlistan
item-term_list = begreppslistan
item-post_its = post it-lappar
item-flip_chart_sheets = { $count ->
    [0] blädderblock
   *[other] { $count } blädderblocksblad
  }
item-violence_pyramid = våldspyramiden
item-scenario_cards = { $count ->
    [0] scenariokort
   *[other] { $count } scenariokort
  }
item-scenarios = scenarierna
item-devices = dator eller platta till var och en
item-evaluation_forms = utvärderingsblad
item-diplomas = diplom
item-talking_object = ett samtalsföremål

## Påminnelser
near-today = i dag
near-tomorrow = i morgon
reminder-span = { $day } kl. { $from }–{ $to }
reminder-before = { $when }: { $lesson } med { $label }{ $room ->
    [none] {""}
   *[other] {" "}i { $room }
  }{ $others ->
    [none] .
   *[other] , tillsammans med { $others }.
  }
reminder-bring = Ta med: { $items }.
reminder-made-before = { $item } från lektion { $number }
care-half_groups_two_rooms = Lektionen hålls i halvgrupper: två rum behövs.
care-pupil_health_informed = Berätta för elevhälsan att lektionen kommer.
care-duty_to_report_card = Lektionen kan väcka berättelser. Vid oro: rektor och socialtjänst, samma dag.
care-leaders_stay_after = Stanna gärna kvar en stund efteråt.
reminder-tip = Tips från en annan skola: ”{ $tip }”
reminder-why = Du får det här för att du leder { $label }.
reminder-planning = { $when }: gemensam planering av { $lesson } med { $label }{ $others ->
    [none] .
   *[other] , tillsammans med { $others }.
  }
reminder-why-planning = Du får det här för att du har bett om påminnelser om planeringen.
button-cannot-move = Flytta

## Efter lektionen
question-after = Hur gick { $lesson } med { $label }{ $day ->
    [today] {""}
   *[other] {" "}{ $day }
  }? Ett tryck räcker{ $others ->
    [none] .
   *[other] , och svarar { $others } först är det klart.
  }
question-asked = Koordinatorn undrar: blev { $lesson } med { $label } av { $day }? Ett tryck räcker.
button-as-manual = Som i manualen
button-adapted = Anpassad
button-part-left-out = En del utelämnad
button-not-held = Blev inte av
not-held-noted = Noterat: { $lesson } med { $label } blev inte av { $day }. Den är kvar att hålla. Ska vi lägga den en annan dag?
not-held-taken-back = Ändrat: frågan om { $lesson } med { $label } { $day } är öppen igen.
settled-logged-by = { $by } har sparat { $lesson } med { $label }, { $day }. Du är klar.
settled-logged = Sparat: { $lesson } med { $label }, { $day }.
settled-not_held = { $lesson } med { $label } blev inte av { $day }. Den är kvar att hålla.
settled-moved = { $lesson } med { $label } är flyttad till { $day }.
settled-cancelled = { $lesson } med { $label } är inställd { $day }.

## När terminen är slut
term-title = *Terminen är slut. Tack för det ni har gjort.*
term-starts = Nästa termin börjar { $day }. Jag hör av mig inför första lektionen.
term-summer = Ha en fin sommar. Jag hör av mig när läsåret börjar.
term-why = Du får det här för att du leder på { $site }.

## Fråga igen
again-ask = När ska jag fråga igen?
again-done = Jag frågar igen { $when }.
button-again-hour = Om en timme
button-again-next = I morgon
button-snooze = Tyst ett tag
error-again-too-late = Lektionen har börjat då. Jag påminner inte en gång till, och inget annat är ändrat.
