## Så vill jag bli påmind
reminders-title = Påminnelser
reminders-intro = Välj när jag får höra av mig och om vad. Bara du ser det här.
weekdays = vardagar
at-time = kl. { $time }
field-work-days = Dagar du arbetar
field-work-start = Från kl.
field-work-end = Till kl.
field-after-lesson = Frågan efter en lektion
after-soon = 15 minuter efter lektionen
after-afternoon = Samma dag kl. 15.00
after-morning = Nästa arbetsmorgon
field-wanted = Påminn mig om
wanted-before = Lektionen, skoldagen före
wanted-after = Hur lektionen gick
wanted-planning = Gemensam planering
wanted-team = Boosterdagar, möten och mätningar
wanted-digest = Veckobrevet
quiet-before = lektionen dagen före
quiet-after = hur lektionen gick
quiet-team = boosterdagar, möten och mätningar
quiet-digest = veckobrevet
field-digest = Veckobrevet kommer
digest-first = Första arbetsdagen i veckan
digest-weekday = { $weekday ->
    [1] Måndagar
    [2] Tisdagar
    [3] Onsdagar
    [4] Torsdagar
   *[5] Fredagar
  }
digest-monthly = En gång i månaden
field-away = Tillbaka den
field-away-hint = Varför du är borta frågar jag aldrig. Töm fältet om du är här.
reminders-saved = Jag hör av mig { $days } kl. { $start }–{ $end }.
reminders-saved-away = Jag är tyst till och med { $last }. { $back } hör jag av mig igen.
reminders-saved-away-from = Jag är tyst { $first } till och med { $last }. { $back } hör jag av mig igen.
reminders-saved-away-day = Jag är tyst { $first }. { $back } hör jag av mig igen.
reminders-saved-quiet = Inga påminnelser om { $kinds }.
reminders-snoozed = Jag är tyst till { $when }.
away-ask-far = Menar du att du är borta till { $day }? Det är långt dit. Inget är ändrat än.
snooze-ask-far = Ska jag vara tyst till { $day }? Det är långt dit. Inget är ändrat än.
button-away-sure = Ja, det stämmer
button-change-reminders = Ändra påminnelser
snooze-ask = Hur länge ska jag vara tyst?
button-snooze-hour = En timme
button-snooze-tomorrow = Till i morgon
button-snooze-week = Till nästa vecka
ask-hours = När arbetar du? Jag hör av mig vardagar kl. 7.30–16.30 om du inte säger något annat. Jag frågar bara en gång.
ask-hours-why = Du får det här för att många utanför skolan arbetar kvällar och helger.
error-work-hours = Välj minst en dag, och en sluttid efter starttiden.
error-away-past = Välj en dag som kommer, inom ett år.
error-away-words = Till vilken dag är du borta? Skriv till exempel `borta till fredag` eller `borta imorgon`.
error-snooze-words = Hur länge ska jag vara tyst? Skriv till exempel `tyst en timme` eller `tyst till i morgon`.
help-for-reminders = väljer när och om vad jag får påminna dig
help-for-snooze = gör mig tyst en stund: `tyst en timme`
help-for-away = gör mig tyst medan du är borta: `borta till fredag`. Varför frågar jag aldrig.
help-for-back = säger att du är tillbaka
