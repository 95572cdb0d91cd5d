# Texter på svenska. Ton: du, korta meningar, ett ärende, inga utropstecken.
# En person har aldrig "glömt" något, är aldrig "försenad" och en lektion är aldrig "ologgad".

## Dagar och tal
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
day = { $weekday } { $day } { $month }
day-week = { $day } (v. { $week })
when-week = v. { $week }, dagen inte angiven
when-unknown = dagen inte angiven
time = { $hour }.{ $minute }
list-and = { $first } och { $last }

## Program och lektioner
lesson-numbered = { $lesson } { $numbers }
lesson-titled = { $lesson }, ”{ $title }”
lesson-part = { $lesson } (del { $part })
lesson-half = { $lesson } (halvgrupp { $half })
held = { $lesson } med { $label }, { $when }
planned-at = { $day } kl. { $time }
planned-in = { $day } i { $room }

## Logga
log-saved = Sparat: { $lesson } med { $label }, { $when }.
log-changed = Ändrat: { $lesson } med { $label }, { $when }.
log-leader-you = Du står som ledare.
log-leaders-you = Du och { $others } står som ledare.
log-leaders = { $count ->
    [one] { $others } står som ledare.
   *[other] { $others } står som ledare.
  }
log-joined = { $by } har redan sparat { $lesson } med { $label }, { $when }. Du står också som ledare, så du är klar.
log-joined-for-others = { $by } har redan sparat { $lesson } med { $label }, { $when }. Du behöver inte göra något mer.
log-already = Du har redan sparat { $lesson } med { $label }, { $when }. Inget nytt är sparat, så du är klar.
log-assumed-day = I dag är ingen skoldag, så jag satte den senaste lektionsdagen. Tryck på Ändra om det var en annan dag.
log-other-day = Du skrev { $said }. Var det den dagen, tryck på Det stämmer inte eller Ändra.
log-unknown-people = { $count ->
    [one] Jag känner inte igen {"{"}people{"}"}, så den personen står inte med. Koordinatorn kan lägga till en kollega.
   *[other] Jag känner inte igen {"{"}people{"}"}, så de står inte med. Koordinatorn kan lägga till kollegor.
  }
next-planned = Nästa: { $lesson }, { $when }.
next-unplanned = Nästa: { $lesson }.
next-none = Det var den sista lektionen i { $programme }. Fint jobbat.
next-planned-of = Nästa med { $label }: { $lesson }, { $when }.
next-unplanned-of = Nästa med { $label }: { $lesson }.
next-none-of = Det var den sista lektionen i { $programme } med { $label }. Fint jobbat.
title-saved = { $lesson } i { $programme } heter nu ”{ $title }”.
undo-done = Borttaget: { $lesson } med { $label }, { $when }.
undo-kept = Du står inte längre med på { $lesson } med { $label }, { $when }. { $by } har också sparat lektionen, så den finns kvar.
invite-log = Vilken lektion har du hållit? Fyll i formuläret, eller skriv till exempel `logga lektion 5 7B`.
invite-change = Senast sparade du { $lesson }. Vad vill du göra?

## Frågor före en logg
ask-class = Vilken klass gäller det? Inget är sparat än.
ask-class-for = Vilken klass hade lektion { $number }? Inget är sparat än.
ask-lesson = Vilken lektion hade { $label }? Inget är sparat än.
ask-order = Jag ser ingen lektion { $missing } för { $label }, och { $number } bygger på { $missing }. Vad stämmer? Inget är sparat än.
ask-no-school-day = { $day } är ingen skoldag. Vilken dag var det? Inget är sparat än.
ask-weekday = Veckodagen och datumet stämmer inte överens. Vilken dag var det? Inget är sparat än.
ask-ended-on = { $programme } med { $label } avslutades { $day }. Vill du spara lektionen ändå? Inget är sparat än.
ask-ended = { $programme } med { $label } är avslutat. Vill du spara lektionen ändå? Inget är sparat än.
choice-class-site = { $label } på { $site }
choice-class-programme = { $label } · { $programme }
choice-lesson = Lektion { $number }
choice-had-those-too = Vi har haft { $missing } också
choice-meant-lesson = Jag menade { $number }
choice-took-before = Vi tog { $number } före { $missing }
choice-meant-day = { $day }
choice-day-anyway = Ja, { $day }
choice-save-anyway = Spara ändå

## Knappar
button-reflect = Reflektion
button-add-reflection = Lägg till reflektion
button-change = Ändra
button-wrong = Det stämmer inte
button-undo = Ångra
button-log-again = Logga igen
button-open-log = Logga en lektion
button-log-lesson = Logga { $lesson }
button-save = Spara
button-cancel = Avbryt
button-close = Stäng
button-back = Tillbaka till texten
button-withdraw = Dra tillbaka
button-rewrite = Skriv om utan elev
button-colleague = Det är en kollega
button-choose-site = Välj arbetsplats
button-ask-helper = Be { $name } om tillgång
button-ask-access = Be om tillgång
button-let-in = Släpp in
button-decline = Inte nu
button-help = Så gör du
button-status = Visa status
button-schedule = Visa schema

## Formulär
form-log = Logga en lektion
form-change = Ändra en lektion
form-reflect = Reflektion
form-edit-reflection = Ändra reflektion
form-guard = Inget är sparat
form-answer = MVP-boten
form-choose-site = Var arbetar du?
form-fault = Det gick inte
field-course = Klass
field-number = Lektion nummer
field-day = Dag
field-day-hint = Lämna tomt om du inte vet vilken dag det var.
field-colleagues = Ledde tillsammans med
field-colleagues-hint = Lämna tomt om det var klassens vanliga ledare.
field-manner = Hur gick det?
field-adaptations = Vad anpassade ni?
field-engagement = Hur var klassen med?
field-minutes = Antal minuter
field-went-well = Det gick bra
field-change-next = Ändra till nästa gång
field-no-pupils = Skriv aldrig om enskilda elever.
field-follow-up = Behöver något följas upp?
field-visibility = Vem får läsa?
field-visibility-hint = Det som delas i kunskapsbanken kan bli en allmän handling.
field-site = Arbetsplats
option-course = { $label } · { $programme }
option-course-site = { $label } · { $programme } · { $site }
change-what = Du ändrar *{ $lesson } med { $label }*.
how-seen = Allt går att hoppa över. Bara ni som leder klassen ser svaren.
manner-as_manual = Som i manualen
manner-adapted = Anpassad
manner-part_left_out = En del utelämnad
adaptation-prior_understanding = Byggde förförståelse
adaptation-vocabulary = Förklarade ord och begrepp
adaptation-seating = Ändrade placering
adaptation-split_group = Delade gruppen
adaptation-room = Bytte rum
adaptation-leaders = Fördelade om de vuxna
adaptation-extra_support = Gav mer stöd
adaptation-time_split = Delade upp tiden
adaptation-picture_support = Använde bildstöd
engagement-low = Svalt
engagement-mixed = Blandat
engagement-high = Stort
follow-class = Ja, med hela klassen
follow-group = Ja, med en grupp
visibility-pair = Vi som leder klassen
visibility-self = Bara jag
visibility-bank = Delas i kunskapsbanken

## Reflektera
reflect-what = Om { $held }.
reflect-earlier = { $author } skrev: { $words }
reflection-saved = Din reflektion om lektion { $number } med { $label } är sparad. { $seen }
seen-by-pair = Ni som leder klassen kan läsa den.
seen-by-self = Bara du kan läsa den.
seen-by-bank = Den är delad i kunskapsbanken och kan bli en allmän handling.
reflection-withdrawn = Din reflektion om lektion { $number } med { $label } är tillbakadragen. Ingen kan läsa den längre.
how-saved = Sparat hur det gick: { $lesson } med { $label }.
invite-reflect = Vad vill du minnas av { $held }? Öppna formuläret, eller skriv det direkt efter `reflektera`.

## Vakten
guard-stops = Inget är sparat. Texten ser ut att handla om en elev ({ $what }).
guard-asks = Inget är sparat än. Texten kan handla om en elev ({ $what }). Är det en kollega?
guard-where = { $kind } i { $sentence ->
    [1] första
    [2] andra
    [3] tredje
    [4] fjärde
   *[other] femte
  } meningen
guard-danger = Är ett barn i fara nu: ring 112.
guard-principal = Har någon blivit kränkt: säg det till rektor { $name } i dag.
guard-principal-unnamed = Har någon blivit kränkt: säg det till din rektor i dag.
guard-social-services = Misstänker du att någon far illa: anmäl till socialtjänsten i din kommun. Du kan rådgöra där utan att säga namn.
guard-take-with-you = Ta först med dig det du behöver.
guard-delete-message = Radera sedan ditt meddelande här i Slack.
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

## Status och schema
status-title = Så här långt har ni kommit
status-own = *Dina klasser*
status-none = Du leder ingen klass här än. Har du hoppat in för någon går det ändå att logga, till exempel `logga lektion 5 7B`.
status-more = { $count ->
    [one] … och en klass till
   *[other] … och { $count } klasser till
  }
status-held = { $held } av { $total } hållna
status-held-open = { $count ->
    [one] 1 träff hållen
   *[other] { $count } träffar hållna
  }
status-pace = { $behind ->
    [0] i fas
    [one] en efter planen
   *[other] { $behind } efter planen
  }
status-all-held = alla hållna
status-next = nästa: { $lesson }
status-next-past = { $lesson }, planerad { $when }
status-next-planned = { $lesson } { $when }
status-school = *{ $site }* · { $count ->
    [one] 1 klass
   *[other] { $count } klasser
  }
status-school-empty = Inga klasser är inlagda än. De kan importeras från en fil.
schedule-title = *Kommande lektioner*
schedule-none = Inga lektioner är planerade än för dina klasser.
schedule-unplanned = nästa är { $lesson }, ingen dag är planerad
schedule-line = { $lesson }, { $when }
city-title = MVP och AT läsåret { $year }
city-sums = *{ $schools ->
    [one] 1 skola
   *[other] { $schools } skolor
  }, { $least ->
    [yes] minst { $classes }
   *[other] { $classes }
  } klasser* läsåret { $year }
city-not-reported = { $count ->
    [one] En skola har inte lämnat antal.
   *[other] { $count } skolor har inte lämnat antal.
  }
city-not-started = { $count ->
    [one] En skola har inte startat.
   *[other] { $count } skolor har inte startat.
  }
city-classes = { $count ->
    [one] 1 klass
   *[other] { $count } klasser
  }
city-classes-unknown = antal klasser inte lämnat
city-note = Översikten gäller skolor, aldrig klasser eller personer.
site-status-informed = informerad
site-status-anchoring = förankring pågår
site-status-training = utbildning pågår
site-status-starting = inte startat
site-status-running = pågår
site-status-paused = paus
site-status-ended = avslutad

## Hem
home-title = Hej { $name }
home-title-new = Välkommen
home-waiting = *{ $count ->
    [one] En kollega väntar på att släppas in
   *[other] { $count } kollegor väntar på att släppas in
  }*
home-own = *Dina klasser och nästa lektion*
home-note = Skriv `/mvp logga lektion 5` var som helst i Slack så är lektionen sparad. Skriv aldrig om enskilda elever.

## Nya personer
greeting = Hej, jag är MVP-boten. Jag hjälper personal att planera och spara lektioner i våldsprevention.
    Jag känner inte igen dig än. Var arbetar du?
    Koordinatorn där släpper in dig. Skriv aldrig om enskilda elever till mig.
sites-none = Inga arbetsplatser är inlagda än. Be den som sköter MVP-boten att importera skolorna.
access-asked = Din fråga väntar hos { $names } på { $site }, som kan släppa in dig. Säg gärna till.
access-asked-nobody = Din fråga om { $site } är sparad. Ingen koordinator är inlagd där än. Säg till din rektor eller den som sköter MVP-boten.
access-waits = Din fråga om { $site } väntar på svar. { $names } kan släppa in dig.
access-waits-nobody = Din fråga om { $site } väntar på svar. Säg gärna till din rektor.
access-welcome = Du är insläppt på { $site }. Prova `logga lektion 5 7B`, eller skriv `hjälp`.
access-waiting = *{ $name }* vill vara med på { $site }.
access-let-in = { $name } är insläppt på { $site } och kan logga lektioner.
access-declined = { $name } är inte insläppt på { $site }. Personen kan fråga igen.

## Hjälp
help-title = *Så gör du*
help-for-log = sparar en lektion: `logga lektion 5 7B`. Utan ord öppnas ett formulär.
help-for-reflect = sparar en tanke om din senaste lektion
help-for-change = ändrar din senaste lektion
help-for-undo = tar bort den lektion eller reflektion du senast sparade, eller `ångra lektion 4 7B`
help-for-schedule = visar kommande lektioner
help-for-status = visar hur långt klasserna har kommit
help-for-title = ger en lektion skolans egen rubrik: `titel 5 Vad är våld?` (koordinator)
help-for-help = visar det här
help-examples = *Till exempel*
    `logga 5 7B igår` · `logga lektion 5 7B i torsdags med @kollega` · `logga lektion 5 8A v. 47 anpassad`
    `logga lektion 1-4 7B` · `logga lektion 5 7B del 1` · `logga lektion 5 7B 7C` · `reflektera halvklass gav fler röster`
help-note = Det går lika bra att skriva till mig här i Slack eller nämna mig i en kanal. Skriv aldrig om enskilda elever.
not-understood = Jag förstår inte "{ $said }". Prova `logga lektion 5 7B`, eller tryck här.

## När det inte går
error-stale = Det här har ändrats sedan du såg det. Skriv `status` så ser du hur det står nu.
error-not-allowed = Det kan du inte göra här.
error-not-allowed-log = Du har ingen klass att logga för.
error-not-allowed-class = Den klassen kan du inte se, för du är inte med i den.
error-not-allowed-school = Den skolan kan du inte se, för du hör inte dit.
error-not-allowed-title = Rubriker sätts av skolans koordinator.
error-not-allowed-let-in = Du kan inte släppa in kollegor.
error-ask = Behöver du det? { $name } kan hjälpa dig.
error-ask-nobody = Behöver du det? Din koordinator kan hjälpa dig.
error-class-gone = Den klassen hittar jag inte bland dina. Skriv `status` så ser du vilka du har.
error-log-gone = Den lektionen finns inte kvar. Skriv `status` så ser du vad som är sparat.
error-site-gone = Den arbetsplatsen finns inte kvar. Välj en annan.
error-reflection-gone = Den reflektionen finns inte kvar.
error-no-course-of-programme = Du har ingen klass i det programmet. Skriv `status` så ser du vilka du har.
error-no-own-class = Du har ingen egen klass än. Skriv klassen också, till exempel `logga lektion 5 7B`.
error-no-such-class = Jag hittar ingen klass som heter { $given }. Menade du någon av { $closest }?
error-renamed-class = { $given } heter { $closest } i år. Skriv det namnet så blir det rätt.
error-no-such-site = Jag hittar ingen skola som heter { $given }. Kontrollera stavningen.
error-no-such-log = Jag hittar ingen sådan lektion bland dem du har sparat. Inget är borttaget.
error-nothing-to-undo = Det finns inget att ångra.
error-no-lesson-to-reflect-on = Du har ingen sparad lektion att reflektera över än. Börja med `logga lektion 5 7B`.
error-no-such-lesson = { $programme } har { $total } lektioner, så { $given } finns inte. Vilken var det?
error-lesson-taken = { $label } har redan lektion { $given } sparad. Välj ett annat nummer, eller ångra den här.
error-future-day = { $day } har inte varit än. Logga när lektionen är hållen.
error-future-week = Den veckan har inte varit än ({ $day }). Logga när lektionen är hållen.
error-too-long-ago = { $day } är för länge sedan. Kontrollera årtalet.
error-no-such-day = { $given } finns inte i kalendern. Skriv till exempel 12/11.
error-two-days = Du skrev två olika dagar. Skriv en dag i taget.
error-bad-range = { $given } förstår jag inte. Skriv till exempel 1-4.
error-bare-number = Är { $given } en lektion eller en klass? Skriv till exempel `logga lektion 5 och 7`, eller `logga lektion 5 7B`. Inget är sparat.
error-several-pairs = Skriv en klass i taget när lektionerna är olika, till exempel `logga lektion 5 7B`. Inget är sparat.
error-not-held = En lektion som inte blev av behöver inte loggas. Logga den när den är hållen.
error-nothing-to-change = Du har ingen sparad lektion att ändra än.
error-bad-number = Lektion { $given } finns inte. Vilken var det?
error-unread-word = Jag förstår inte "{ $given }". Skriv till exempel `logga lektion 5 7B igår`.
error-title-words = Skriv till exempel `titel 5 Vad är våld?`, eller `titel AT 3 Dilemman`.
error-title-programme = Skriv vilket program det gäller först, till exempel `titel MVP 5 Vad är våld?`. Här finns { $closest }.
error-long-title = Rubriken är för lång. Skriv högst { $most } tecken.
error-title-pupil = Rubriken ser ut att handla om en person, så den är inte sparad. Skriv lektionens namn.
error-minutes = { $given } minuter kan inte stämma. Skriv ett antal mellan 1 och 600.
error-empty-reflection = Skriv något om lektionen först.
error-odd-letters = Texten har tecken som inte går att spara. Skriv om den utan dem.
error-long-reflection = Texten är för lång. Skriv högst { $most } tecken.
error-fault = Något gick fel hos mig, och inget är sparat. Försök igen. Händer det igen, nämn { $reference } för den som sköter MVP-boten.
error-busy = Det är trångt just nu, och inget är sparat. Försök igen om en liten stund.
error-no-message-text = Det meddelandet har ingen text. Välj ett som du har skrivit själv.
error-not-own-message = Bara dina egna meddelanden kan bli reflektioner.

## Kortkommandon
shortcut-reflect = Gör till reflektion
shortcut-log = Logga en lektion
manifest-description = Hjälper skolans personal att planera och spara lektioner i våldsprevention.
manifest-usage = logga lektion 5 7B · status · hjälp
manifest-shortcut-reflect = Sparar ditt meddelande som en reflektion om din senaste lektion.
manifest-shortcut-log = Öppnar formuläret för att logga en lektion.

## Import av filer
import-title = Så här blir importen
import-column-kind = Fil
import-column-new = Nya
import-column-changed = Ändrade
import-column-unchanged = Oförändrade
import-kind-schools = Skolor
import-kind-people = Personal
import-kind-classes = Klasser
import-facts = Läsåret { $year }: { $schools }, { $classes }, { $not_reported }, { $not_started }.
import-classes = { $count ->
    [one] 1 klass
   *[other] { $count } klasser
  }
import-classes-least = { $count ->
    [one] minst 1 klass
   *[other] minst { $count } klasser
  }
import-not-reported = { $count ->
    [one] 1 skola har inte lämnat antal
   *[other] { $count } skolor har inte lämnat antal
  }
import-not-started = { $count ->
    [one] 1 skola har inte startat
   *[other] { $count } skolor har inte startat
  }
import-people-added = { $count ->
    [one] 1 person läggs in ur klassfilen och får en roll på skolan.
   *[other] { $count } personer läggs in ur klassfilen och får en roll på skolan.
  }
import-warnings = { $count ->
    [one] En sak att titta på. Den hindrar inte importen.
   *[other] { $count } saker att titta på. De hindrar inte importen.
  }
import-refused = { $count ->
    [one] Ett ställe behöver rättas. Inget är importerat.
   *[other] { $count } ställen behöver rättas. Inget är importerat.
  }
import-more = { $count ->
    [one] … och ett ställe till
   *[other] … och { $count } ställen till
  }
import-at-file = { $file }: { $what }
import-at-line = { $file }, rad { $line }: { $what }
import-at-cell = { $file }, rad { $line }, kolumn { $column }: { $what }
import-looking = Läser
import-importing = Importerar
import-question = Vill du importera? Svara ja eller nej.
import-needs-yes = Inget är importerat. Här finns ingen terminal att fråga i: kör igen med --yes.
import-not-done = Inget är importerat.
import-nothing-new = Allt i filerna är redan inlagt. Inget ändrades.
import-done = Importen är klar.
import-busy = Databasen är upptagen just nu. Inget är importerat. Försök igen om en liten stund.
import-database = Databasen går inte att använda ({ $reason }). Kontrollera DATABASE_URL. Inget är importerat.
import-no-such-workspace = Det finns ingen arbetsyta som heter { $given }. Skriv dess namn eller team-id efter --workspace.
import-several-workspaces = Det finns flera arbetsytor: { $given }. Välj en med --workspace.
import-no-file = filen går inte att läsa. Kontrollera sökvägen och rättigheterna.
import-file-too-big = filen är för stor. Dela den i flera, högst 10 MB var.
import-old-excel = det här är en äldre eller låst Excelfil. Spara den som .xlsx utan lösenord, eller som .csv.
import-broken-workbook = arbetsboken går inte att öppna. Spara om den som .xlsx eller .csv.
import-workbook-too-big = arbetsboken innehåller mer än { $most } MB. Spara bladet med tabellen som .csv.
import-sheet-too-long = bladet når längre ner än { $most } rader. Ta bort rader under tabellen, även tomma, eller dela filen i flera.
import-not-text = det här är ingen textfil som jag kan läsa. Spara den som CSV (UTF-8) eller .xlsx.
import-empty-file = filen är tom. Första raden ska vara rubriker.
import-too-many-rows = filen har fler än { $most } rader. Dela den i flera.
import-too-many-columns = raden har fler än { $most } kolumner. Kontrollera att rätt fil är vald.
import-bad-quotes = ett citattecken öppnas eller stängs på fel plats. Spara om filen från kalkylprogrammet.
import-too-many-cells = raden har fler celler än rubriker. Sätt citattecken om en cell som själv innehåller skiljetecknet.
import-unknown-kind = jag känner inte igen rubrikerna. Skolor har skola och program, personal har namn, skola och roll, klasser har skola, klass och program, läsår har typ, från och till.
import-missing-column = { $kind ->
    [schools] en skolfil behöver kolumnen { $wanted }. Lägg till den.
    [people] en personalfil behöver kolumnen { $wanted }. Lägg till den.
    [school_years] en läsårsfil behöver kolumnen { $wanted }. Lägg till den.
   *[classes] en klassfil behöver kolumnen { $wanted }. Lägg till den.
  }
import-twin-column = kolumnen finns två gånger. Ta bort den ena.
import-missing = cellen är tom. Fyll i den.
import-too-long = texten är för lång. Korta den till högst { $most } tecken.
import-number = "{ $given }" går inte. Skriv ett helt tal från { $first } till { $last }.
import-date = "{ $given }" går inte att läsa som ett datum. Skriv till exempel 2026-09-03.
import-time = "{ $given }" går inte att läsa som ett klockslag. Skriv till exempel 10.20.
import-school-year = "{ $given }" är inget läsår. Skriv till exempel 2026/27.
import-unknown-word = "{ $given }" känner jag inte till. Skriv något av { $allowed }.
import-email = "{ $given }" är ingen e-postadress. Skriv till exempel karin.ek@skola.se.
import-slack-id = "{ $given }" är inget Slack-id. Kopiera medlems-id ur personens profil, det börjar med U eller W.
import-programme = "{ $given }" är inget program som jag känner till. Skriv något av { $allowed }.
import-contradiction = raden säger något annat än { $file }, rad { $line }. Skriv lika på båda.
import-twice = det här står redan i { $file }, rad { $line }. Ta bort den ena raden.
import-two-schools = { $given } kan vara { $both }. Skriv vilken av dem du menar.
import-no-school = det finns ingen skola som heter { $given }. Kontrollera stavningen, eller importera skolan först.
import-no-school-close = det finns ingen skola som heter { $given }. Närmast är { $closest }. Rätta stavningen.
import-no-district = det finns ingen stadsdel som heter { $given }. Kontrollera stavningen, eller importera dess skolor först.
import-no-district-close = det finns ingen stadsdel som heter { $given }. Närmast är { $closest }. Rätta stavningen.
import-footnote-classes = fotnoten ** betyder att antalet inte är lämnat, men här står ett antal. Ta bort det ena.
import-nobody = raden säger inte vem det gäller. Fyll i namn, Slack-id eller e-post.
import-two-people-one-row = Slack-id hör till { $first } och e-posten till { $second }. Rätta det ena.
import-other-slack-id = { $name } har redan ett annat Slack-id. Rätta Slack-id eller e-post.
import-several-of-name = flera på skolan heter { $given }. Skriv Slack-id eller e-post i stället.
import-mixed-people = "{ $given }" verkar vara flera personer. Sätt komma mellan dem.
import-weekend = en skola har inga lektioner på lördag och söndag. Ändra dagen.
import-year = "{ $given }" är ingen årskurs. Skriv F, 1 till 9, eller gy1 till gy3.
import-no-year = årskursen går inte att se av { $label }. Fyll i kolumnen årskurs, till exempel gy1.
import-leader-and-reserve = { $given } står både som ledare och som reserv. Ta bort det ena.
import-knows-no-leader = { $given } står inte bland klassens ledare. Lägg till personen där, eller ta bort namnet här.
import-unread-column = den här kolumnen använder jag inte, så den är inte läst.
import-more-sheets = arbetsboken har flera blad. Bara det första är läst.
import-unknown-profession = yrkesrollen "{ $given }" känner jag inte till, så personen räknas som övrig personal.
import-training-programme = här står inte vilket program grundutbildningen gällde. Skriv till exempel grundutbildning MVP.
import-no-start = läsåret har inte börjat och start är inte angiven, så inga dagar är planerade än.
import-plan-too-long = { $fits } av { $wanted } lektioner ryms före sommaren. De andra är inte planerade än.
import-other-year = start ligger i ett annat läsår än importens. Klassen läggs in på { $year }.
import-outside-years = { $label } är utanför årskurserna för { $programme }.
import-one-leader = { $label } har en ledare. Lektionerna leds av minst två.
import-no-leader = { $label } har inga ledare än.
import-odd-label = "{ $given }" ser inte ut som en klass, så den går inte att skriva i en logg. Namn på elever hör inte hemma här.

## Kommandoraden
command-database = Databasen går inte att läsa ({ $reason }). Kontrollera DATABASE_URL, och kör mvp db upgrade om den är ny.
