## Genvägar och appens manifest
shortcut-reflect = Gör till reflektion
shortcut-log = Logga en lektion
manifest-description = Hjälper skolans personal att planera och spara lektioner i våldsprevention.
manifest-usage = logga lektion 5 7B · status · hjälp
manifest-shortcut-reflect = Sparar ditt meddelande som en reflektion om din senaste lektion.
manifest-shortcut-log = Öppnar formuläret för att logga en lektion.

## Kommandoraden
command-database = Databasen går inte att läsa ({ $reason }). Kontrollera DATABASE_URL, och kör mvp db upgrade om den är ny.

## Kommandot mvp digest
digest-command-preview = Lägg till --preview för att skriva ut ett brev. Kommandot skickar aldrig något.
digest-command-no-site = Skolan { $given } finns inte. Kända skolor: { $closest }.
digest-command-which-site = Säg vilken skola med --site. Kända skolor: { $closest }.
digest-command-no-district = Stadsdelen { $given } finns inte. Kända stadsdelar: { $closest }.
digest-command-which-district = Säg vilken stadsdel med --district. Kända stadsdelar: { $closest }.
digest-command-nothing = Inget att berätta: ingen klass är igång där.
digest-command-picture = (Bild: { $alt })
digest-command-workspace = Säg vilken arbetsyta med --workspace, som Slack-id: { $given }.
