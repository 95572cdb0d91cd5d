## Knappar
button-choose-site = Välj arbetsplats
button-ask-helper = Be { $name } om tillgång
button-ask-access = Be om tillgång
button-let-in = Släpp in
button-decline = Inte nu

## Formulär
form-choose-site = Var arbetar du?
field-site = Arbetsplats

## Nya personer
greeting = Hej, jag är MVP-boten. Jag hjälper personal att planera och spara lektioner i våldsprevention.
    Jag känner inte igen dig än. Var arbetar du?
    Koordinatorn där släpper in dig. Skriv aldrig om enskilda elever till mig.
sites-none = Inga arbetsplatser är inlagda än. Be den som sköter MVP-boten att importera skolorna.
access-asked = Din fråga väntar hos { $names }, som kan släppa in dig på { $site }. Du får ett meddelande när det är gjort.
access-asked-nobody = Din fråga om { $site } är sparad. Ingen koordinator är inlagd där än. Säg till din rektor eller den som sköter MVP-boten.
access-waits = Din fråga om { $site } väntar på svar. { $names } kan släppa in dig.
access-waits-nobody = Din fråga om { $site } väntar på svar. Din rektor kan se till att någon svarar.
access-welcome = Välkommen till { $site }. Din koordinator lägger in dig i en klass. Har du redan hoppat in i en lektion? Skriv till exempel `logga lektion 5 7B`.
access-waiting = *{ $name }* vill vara med på { $site }.
access-let-in = { $name } är insläppt på { $site } och kan logga lektioner. Lägg in personen i en klass med `planera`.
access-declined = { $name } är inte insläppt på { $site }. Personen kan fråga igen.

## När det inte går
error-not-allowed-let-in = Du kan inte släppa in kollegor.
