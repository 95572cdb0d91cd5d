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
not-understood = Jag förstår inte "{ $said }". Prova `logga lektion 5 7B`, eller tryck här.
