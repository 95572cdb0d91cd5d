## Status and schedule
status-title = How far you have come
status-own = { $kind ->
    [groups] *Your groups*
   *[classes] *Your classes*
  }
status-none = You lead no class here yet. If you stepped in for somebody you can log it all the same, for example `log lesson 5 7B`.
status-more = { $count ->
    [one] … and one more class
   *[other] … and { $count } more classes
  }
status-held = { $held } of { $total } held
status-held-open = { $count ->
    [one] 1 meeting held
   *[other] { $count } meetings held
  }
status-in-step = in step
status-without-day = { $count ->
    [one] { $lesson } needs a new day
   *[other] { $lesson } need new days
  }
status-waiting = { $lesson }: waiting for an answer
status-all-held = all held
status-next = next: { $lesson }
status-next-planned = { $lesson } { $when }
status-school = *{ $site }* · { $kind ->
    [groups] { $count ->
        [one] 1 group
       *[other] { $count } groups
      }
   *[classes] { $count ->
        [one] 1 class
       *[other] { $count } classes
      }
  }
status-school-empty = No classes are registered yet. They can be imported from a file.
city-title = MVP and AT in { $year }
city-sums = *{ $sites }, { $least ->
    [yes] at least { $classes }
   *[other] { $classes }
  } classes*
city-not-reported = { $count ->
    [one] One school has given no number.
   *[other] { $count } schools have given no number.
  }
city-not-started = { $count ->
    [one] One school has not started.
   *[other] { $count } schools have not started.
  }
city-classes = { $kind ->
    [groups] { $count ->
        [one] 1 group
       *[other] { $count } groups
      }
   *[classes] { $count ->
        [one] 1 class
       *[other] { $count } classes
      }
  }
city-classes-unknown = number of classes not given
city-note = The overview is about schools, never classes or people.
site-status-informed = informed
site-status-anchoring = anchoring
site-status-training = in training
site-status-starting = not started
site-status-running = running
site-status-paused = paused
site-status-ended = ended

## Help
help-for-status = { $kind ->
    [groups] shows how far the groups have come
    [schools] shows how far the schools have come
   *[classes] shows how far the classes have come
  }
