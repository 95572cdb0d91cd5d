## Workplaces counted
sites-schools = { $count ->
    [one] 1 school
   *[other] { $count } schools
  }
sites-youth_centre = { $count ->
    [one] 1 youth centre
   *[other] { $count } youth centres
  }
sites-play_park = { $count ->
    [one] 1 play park
   *[other] { $count } play parks
  }
sites-open_leisure = { $count ->
    [one] 1 open leisure activity
   *[other] { $count } open leisure activities
  }
