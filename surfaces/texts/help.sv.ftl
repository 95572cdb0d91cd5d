## Knappar
button-help = Så gör du
button-status = Visa status

## Hjälp
help-title = *Så gör du*
help-for-help = visar det här
help-group-lessons = { $kind ->
    [groups] *Träffar*
   *[classes] *Lektioner*
  }
help-group-plan = *Läge och planering*
help-group-school = *Skolan*
help-group-me = *Om mig*
help-lesson = lektion 5
help-for-report = säger var lägesrapporten finns
help-examples = *Till exempel*
    `logga { $number } { $label } igår` · `logga { $lesson } { $label } i torsdags med @kollega` · `logga { $lesson } { $label } anpassad`
    `logga { $lesson } { $label } del 1` · `reflektera halvklass gav fler röster`
help-note = Det går lika bra att skriva till mig här i Slack eller nämna mig i en kanal. Skriv aldrig om enskilda elever.
thanks-back = Varsågod.
nothing-held = Det låter inte som en lektion som har hållits, så inget är sparat. Vad vill du göra?
nothing-held-words = Eller skriv `flytta lektion 6 7B till torsdag`, `ställ in lektion 6 7B`, `ångra` eller `borta till fredag`.
button-move-or-cancel = Flytta eller ställ in
button-log-anyway = Logga ändå
not-understood = Det förstod jag inte. Här är det jag kan.
not-understood-log = Det förstod jag inte. Menade du att logga?
no-report = Lägesrapporten finns inte i Slack än. Skolornas läge kan du se här.
