## Buttons
button-reflect = Reflection
button-back = Back to the text
button-withdraw = Withdraw
button-rewrite = Rewrite without a pupil
button-colleague = It is a colleague

## Forms
form-reflect = Reflection
form-edit-reflection = Change reflection
form-guard = Nothing is saved
field-went-well = It went well
field-change-next = Change next time
field-no-pupils = Never write about individual pupils.
field-follow-up = Is there something to follow up?
field-visibility = Who may read it?
field-visibility-hint = What is shared in the knowledge bank may become a public record.
follow-class = Yes, with the whole class
follow-group = Yes, with a group
visibility-pair = Those of us who lead the class
visibility-self = Only me
visibility-bank = Shared in the knowledge bank

## Reflecting
reflect-what = About { $held }.
reflect-earlier = { $author } wrote: { $words }
reflection-saved = Your reflection on { $lesson } with { $label } is saved. { $seen }
seen-by-pair = Those who lead the class can read it.
seen-by-self = Only you can read it.
seen-by-bank = It is shared in the knowledge bank and may become a public record.
reflection-withdrawn = Your reflection on { $lesson } with { $label } is withdrawn. Nobody can read it any more.
how-saved = Saved how it went: { $lesson } with { $label }.
invite-reflect = What do you want to remember of { $held }? Open the form, or write it right after `reflect`.

## The guard
guard-stops = Nothing is saved. The text seems to be about a pupil ({ $what } { $where }).
guard-asks-name = Nothing is saved yet: there is a name { $where }. Is it a colleague?
guard-asks-pupil = Nothing is saved yet: something may point out a pupil ({ $where }). Rewrite it so that nobody can be recognised.
guard-delete-if-pupil = Is it a pupil? Then delete your message here in Slack.
guard-in-sentence = in the { $sentence ->
    [1] first
    [2] second
    [3] third
    [4] fourth
   *[other] fifth
  } sentence
guard-in-text = in the text
guard-in-field = in the field "{ $field }", { $place }
guard-others-see = Others in the channel can see your message.
button-rewrite-asked = Rewrite
button-no-pupil = No pupil can be recognised
reflection-saved-too = The rest is saved as a reflection, for you and your pair.
reflection-held-back-too = The rest was not saved as a reflection.
guard-leftover = The rest of what you wrote is not saved: something in it may point out a pupil.
guard-stops-leftover = The rest of what you wrote is not saved. It seems to be about a pupil ({ $what }).
guard-delete-if-points = Delete your message here in Slack if it points out a pupil.
guard-danger = Is a child in danger now: call 112.
guard-principal = Has somebody been degraded: tell the principal, { $name }, today.
guard-principal-unnamed = Has somebody been degraded: tell your principal today.
guard-social-services = Do you suspect that somebody is being harmed: report to the social services of your municipality. You can consult them without giving names.
guard-take-with-you = First take with you what you need.
guard-delete-message = Then delete your message here in Slack.
guard-kind-identity_number = a personal number
guard-kind-phone = a phone number
guard-kind-email = a mail address
guard-kind-account = an account
guard-kind-address = an address
guard-kind-name = a name
guard-kind-initials = initials
guard-kind-descriptor = a pupil who can be recognised
guard-kind-health = somebody's health
guard-kind-disclosure = something a child has told
guard-kind-social_case = a case about somebody
guard-kind-family = somebody's family

## Help
help-for-reflect = { $kind ->
    [groups] saves a thought about your latest meeting
   *[classes] saves a thought about your latest lesson
  }

## When it does not work
error-reflection-gone = That reflection is no longer there.
error-no-lesson-to-reflect-on = You have no saved lesson to reflect on yet. Begin with `log lesson 5 7B`.
error-empty-reflection = Write something about the lesson first.
error-odd-letters = The text has characters that can't be saved. Write it again without them.
error-long-reflection = The text is too long. Write at most { $most } characters.
error-no-message-text = That message has no text. Choose one that you have written yourself.
error-not-own-message = Only your own messages can become reflections.
