## Knappar
button-reflect = Reflektion
button-back = Tillbaka till texten
button-withdraw = Dra tillbaka
button-rewrite = Skriv om utan elev
button-colleague = Det är en kollega

## Formulär
form-reflect = Reflektion
form-edit-reflection = Ändra reflektion
form-guard = Inget är sparat
field-went-well = Det gick bra
field-change-next = Ändra till nästa gång
field-no-pupils = Skriv aldrig om enskilda elever.
field-follow-up = Behöver något följas upp?
field-visibility = Vem får läsa?
field-visibility-hint = Det som delas i kunskapsbanken kan bli en allmän handling.
follow-class = Ja, med hela klassen
follow-group = Ja, med en grupp
visibility-pair = Vi som leder
visibility-self = Bara jag
visibility-bank = Delas i kunskapsbanken

## Reflektera
reflect-what = Om { $held }.
reflect-earlier = { $author } skrev: { $words }
reflection-saved = Din reflektion om { $lesson } med { $label } är sparad. { $seen }
seen-by-pair = Ni som leder kan läsa den.
seen-by-self = Bara du kan läsa den.
seen-by-bank = Den är delad i kunskapsbanken och kan bli en allmän handling.
reflection-withdrawn = Din reflektion om { $lesson } med { $label } är tillbakadragen. Ingen kan läsa den längre.
how-saved = Sparat hur det gick: { $lesson } med { $label }.
invite-reflect = Vad vill du minnas av { $held }? Öppna formuläret, eller skriv det direkt efter `reflektera`.

## Vakten
guard-stops = Inget är sparat. Texten ser ut att handla om en elev ({ $what } { $where }).
guard-asks-name = Inget är sparat än: jag ser ett namn { $where }. Är det en elev, skriv om texten. Är det en kollega, tryck här.
guard-asks-pupil = Inget är sparat än: något kan peka ut en elev ({ $where }). Skriv om så att ingen går att känna igen.
guard-delete-if-pupil = Är det en elev? Radera då ditt meddelande här i Slack.
guard-in-sentence = i { $sentence ->
    [1] första
    [2] andra
    [3] tredje
    [4] fjärde
   *[other] femte
  } meningen
guard-in-text = i texten
guard-in-field = i rutan ”{ $field }”, { $place }
guard-others-see = Alla i kanalen ser det du skrev.
button-rewrite-asked = Skriv om
button-no-pupil = Ingen elev går att känna igen
reflection-saved-too = Resten är sparad som reflektion, för dig och ditt ledarpar.
reflection-held-back-too = Resten sparades inte som reflektion.
guard-leftover = Resten av det du skrev sparas inte: något där kan peka ut en elev.
guard-stops-leftover = Resten av det du skrev sparas inte. Den ser ut att handla om en elev ({ $what }).
guard-delete-if-points = Radera ditt meddelande här i Slack om det pekar ut en elev.
guard-danger = Är ett barn i fara nu: ring 112.
guard-principal = Har någon blivit kränkt: säg det till rektor { $name } i dag.
guard-principal-unnamed = Har någon blivit kränkt: säg det till din rektor i dag.
guard-social-services = Misstänker du att någon far illa: anmäl till socialtjänsten i din kommun. Du kan rådgöra där utan att säga namn.
guard-take-with-you = Anteckna det du behöver för din anmälan på annat håll (inte i Slack).
guard-delete-message = Radera ditt meddelande här i Slack när du har antecknat det du behöver.
guard-kind-identity_number = ett personnummer
guard-kind-phone = ett telefonnummer
guard-kind-email = en e-postadress
guard-kind-account = ett konto
guard-kind-address = en adress
guard-kind-name = ett namn
guard-kind-initials = initialer
guard-kind-descriptor = en elev som går att känna igen
guard-kind-health = någons hälsa
guard-kind-disclosure = något ett barn har berättat
guard-kind-social_case = ett ärende om någon
guard-kind-family = någons familj

## Hjälp
help-for-reflect = { $kind ->
    [groups] sparar en tanke om din senaste träff
   *[classes] sparar en tanke om din senaste lektion
  }

## När det inte går
error-reflection-gone = Den reflektionen finns inte kvar.
error-no-lesson-to-reflect-on = Du har ingen sparad lektion att reflektera över än. Börja med `logga lektion 5 7B`.
error-empty-reflection = Skriv något om lektionen först.
error-odd-letters = Texten har tecken som inte går att spara. Skriv om den utan dem.
error-long-reflection = Texten är för lång. Skriv högst { $most } tecken.
error-no-message-text = Det meddelandet har ingen text. Välj ett som du har skrivit själv.
error-not-own-message = Bara dina egna meddelanden kan bli reflektioner.
