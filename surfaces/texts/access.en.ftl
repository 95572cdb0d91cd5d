## Buttons
button-choose-site = Choose workplace
button-ask-helper = Ask { $name } for access
button-ask-access = Ask for access
button-let-in = Let in
button-decline = Not now

## Forms
form-choose-site = Where do you work?
field-site = Workplace

## New people
greeting = Hello, I am MVP-boten. I help staff to plan and save violence-prevention lessons.
    I don't recognise you yet. Where do you work?
    The coordinator there lets you in. Never write about individual pupils to me.
sites-none = No workplaces are registered yet. Ask whoever runs MVP-boten to import the schools.
access-asked = Your question waits with { $names }, who can let you in at { $site }. You get a message when it is done.
access-asked-nobody = Your request for { $site } is saved. No coordinator is registered there yet. Tell your principal or whoever runs MVP-boten.
access-waits = Your request for { $site } is waiting for an answer. { $names } can let you in.
access-waits-nobody = Your request for { $site } is waiting for an answer. Do tell your principal.
access-welcome = Welcome to { $site }. Your coordinator puts you in a class. Did you already step in at a lesson? Write for example `log lesson 5 7B`.
access-waiting = *{ $name }* would like to join { $site }.
access-let-in = { $name } is let in at { $site } and can log lessons. Put the person into a class with `plan`.
access-declined = { $name } is not let in to { $site }. They can ask again.

## When it does not work
error-not-allowed-let-in = You can't let colleagues in.
