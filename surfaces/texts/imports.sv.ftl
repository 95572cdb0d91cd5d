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
import-number = ”{ $given }” går inte. Skriv ett helt tal från { $first } till { $last }.
import-date = ”{ $given }” går inte att läsa som ett datum. Skriv till exempel 2026-09-03.
import-time = ”{ $given }” går inte att läsa som ett klockslag. Skriv till exempel 10.20.
import-school-year = ”{ $given }” är inget läsår. Skriv till exempel 2026/27.
import-unknown-word = ”{ $given }” känner jag inte till. Skriv något av { $allowed }.
import-email = ”{ $given }” är ingen e-postadress. Skriv till exempel karin.ek@skola.se.
import-slack-id = ”{ $given }” är inget Slack-id. Kopiera medlems-id ur personens profil, det börjar med U eller W.
import-programme = ”{ $given }” är inget program som jag känner till. Skriv något av { $allowed }.
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
import-mixed-people = ”{ $given }” verkar vara flera personer. Sätt komma mellan dem.
import-weekend = en skola har inga lektioner på lördag och söndag. Ändra dagen.
import-year = ”{ $given }” är ingen årskurs. Skriv F, 1 till 9, eller gy1 till gy3.
import-no-year = årskursen går inte att se av { $label }. Fyll i kolumnen årskurs, till exempel gy1.
import-leader-and-reserve = { $given } står både som ledare och som reserv. Ta bort det ena.
import-knows-no-leader = { $given } står inte bland klassens ledare. Lägg till personen där, eller ta bort namnet här.
import-unread-column = den här kolumnen använder jag inte, så den är inte läst.
import-more-sheets = arbetsboken har flera blad. Bara det första är läst.
import-unknown-profession = yrkesrollen ”{ $given }” känner jag inte till, så personen räknas som övrig personal.
import-training-programme = här står inte vilket program grundutbildningen gällde. Skriv till exempel grundutbildning MVP.
import-no-start = läsåret har inte börjat och start är inte angiven, så inga dagar är planerade än.
import-plan-too-long = { $fits } av { $wanted } lektioner ryms före sommaren. De andra är inte planerade än.
import-other-year = start ligger i ett annat läsår än importens. Klassen läggs in på { $year }.
import-outside-years = { $label } är utanför årskurserna för { $programme }.
import-one-leader = { $label } har en ledare. Lektionerna leds av minst två.
import-no-leader = { $label } har inga ledare än.
import-odd-label = ”{ $given }” ser inte ut som en klass, så den går inte att skriva i en logg. Namn på elever hör inte hemma här.
import-goes-on = { $label } läggs in som ny klass. Är det förra årets { $was }, vänd läsåret först med /mvp nytt läsår.
import-kind-school_years = Läsår
import-calendar-backwards = sista dagen ligger före den första. Byt plats på från och till.
import-calendar-outside-year = dagarna ligger inte i läsåret { $year } (augusti till juli). Rätta datum eller läsår. Sommarlovet behöver inte stå med.
import-calendar-term-outside = en termin i läsåret { $year } ligger mellan augusti och juni. Rätta datum eller läsår.
import-calendar-overlap = terminen går in i den på { $file }, rad { $line }. Rätta datumen så att de inte möts.
import-calendar-overlap-entered = terminen går in i en som är inlagd för hand, från { $first } till { $last }. Rätta datumen, eller ta bort den andra med /mvp läsår.
import-calendar-pupil = namnet ser ut att handla om en person. Skriv vad dagen kallas, till exempel höstlov.
import-calendar-removed = { $kind ->
    [term] en termin
    [break] ett lov
    [study_day] en studiedag
   *[blocked] spärrade dagar
  } från { $first } står inte i filen längre och tas bort.
import-calendar-removed-named = { $name } från { $first } står inte i filen längre och tas bort.
import-calendar-clash = { $label } på { $school }: lektion { $number } ligger { $day }, { $kind ->
    [study_day] som är studiedag
    [blocked] när eleverna är på annat
   *[off] när skolan är ledig
  }. Den är inte flyttad, flytta med /mvp flytta.
import-calendar-clash-named = { $label } på { $school }: lektion { $number } ligger { $day }, { $name }. Den är inte flyttad, flytta med /mvp flytta.
import-workbook-too-big = arbetsboken innehåller mer än { $most } MB. Spara bladet med tabellen som .csv.
import-sheet-too-long = bladet når längre ner än { $most } rader. Ta bort rader under tabellen, även tomma, eller dela filen i flera.
import-room-pupil = rummet ser ut att handla om en person. Skriv rummets namn, till exempel B214.
import-label-pupil = gruppens namn ser ut att handla om en person. Välj ett annat namn.
import-odd-letters = texten har tecken som inte går att spara. Skriv om den utan dem.
