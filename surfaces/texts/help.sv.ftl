## Knappar
button-help = Så gör du
button-status = Visa status

## Hjälp
help-title = *Så gör du*
help-for-help = visar det här
help-examples = *Till exempel*
    `logga 5 7B igår` · `logga lektion 5 7B i torsdags med @kollega` · `logga lektion 5 8A v. 47 anpassad`
    `logga lektion 1-4 7B` · `logga lektion 5 7B del 1` · `logga lektion 5 7B 7C` · `reflektera halvklass gav fler röster`
help-note = Det går lika bra att skriva till mig här i Slack eller nämna mig i en kanal. Skriv aldrig om enskilda elever.
thanks-back = Tack själv. Säg till när nästa lektion är hållen.
nothing-held = Det låter inte som en lektion som har hållits, så inget är sparat. Vad vill du göra?
nothing-held-words = Eller skriv `flytta lektion 6 7B till torsdag`, `ställ in lektion 6 7B`, `ångra` eller `borta till fredag`.
button-move-or-cancel = Flytta eller ställ in
button-log-anyway = Logga ändå
not-understood = Jag förstår inte "{ $said }". Prova `logga lektion 5 7B`, eller tryck här.
