## Knappar
button-log-lesson = Logga { $lesson }

## Hem
home-title = Hej { $name }
home-title-new = Välkommen
home-waiting = *{ $count ->
    [one] En kollega väntar på att släppas in
   *[other] { $count } kollegor väntar på att släppas in
  }*
home-own = { $kind ->
    [groups] *Dina grupper och nästa träff*
   *[classes] *Dina klasser och nästa lektion*
  }
home-note = Skriv `/mvp logga lektion 5` var som helst i Slack så är lektionen sparad. Skriv aldrig om enskilda elever.
home-note-status = Skriv `/mvp status` var som helst i Slack så visar jag läget. Skriv aldrig om enskilda elever.
