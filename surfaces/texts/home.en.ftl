## Buttons
button-log-lesson = Log { $lesson }

## Home
home-title = Hello { $name }
home-title-new = Welcome
home-waiting = *{ $count ->
    [one] One colleague is waiting to be let in
   *[other] { $count } colleagues are waiting to be let in
  }*
home-own = { $kind ->
    [groups] *Your groups and the next meeting*
   *[classes] *Your classes and the next lesson*
  }
home-note = Write `/mvp log lesson 5` anywhere in Slack and the lesson is saved. Never write about individual pupils.
home-note-status = Write `/mvp status` anywhere in Slack to see how things stand. Never write about individual pupils.
