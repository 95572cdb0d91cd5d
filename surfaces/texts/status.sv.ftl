## Status och schema
status-title = Så här långt har ni kommit
status-own = { $kind ->
    [groups] *Dina grupper*
   *[classes] *Dina klasser*
  }
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
status-in-step = i fas
status-without-day = { $count ->
    [one] { $lesson } behöver ny dag
   *[other] { $lesson } behöver nya dagar
  }
status-waiting = { $lesson } väntar på svar
status-all-held = alla hållna
status-next = nästa: { $lesson }
status-next-planned = { $lesson } { $when }
status-school = *{ $site }* · { $kind ->
    [groups] { $count ->
        [one] 1 grupp
       *[other] { $count } grupper
      }
   *[classes] { $count ->
        [one] 1 klass
       *[other] { $count } klasser
      }
  }
status-school-empty = Inga klasser är inlagda än. De kan importeras från en fil.
city-title = MVP och AT läsåret { $year }
city-sums = *{ $sites }, { $least ->
    [yes] minst { $classes }
   *[other] { $classes }
  } klasser*
city-not-reported = { $count ->
    [one] En skola har inte lämnat antal.
   *[other] { $count } skolor har inte lämnat antal.
  }
city-not-started = { $count ->
    [one] En skola har inte startat.
   *[other] { $count } skolor har inte startat.
  }
city-classes = { $kind ->
    [groups] { $count ->
        [one] 1 grupp
       *[other] { $count } grupper
      }
   *[classes] { $count ->
        [one] 1 klass
       *[other] { $count } klasser
      }
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

## Hjälp
help-for-status = { $kind ->
    [groups] visar hur långt grupperna har kommit
    [schools] visar hur långt skolorna har kommit
   *[classes] visar hur långt klasserna har kommit
  }
