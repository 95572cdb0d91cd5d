## Arbetsplatser i antal
sites-schools = { $count ->
    [one] 1 skola
   *[other] { $count } skolor
  }
sites-youth_centre = { $count ->
    [one] 1 fritidsgård
   *[other] { $count } fritidsgårdar
  }
sites-play_park = { $count ->
    [one] 1 parklek
   *[other] { $count } parklekar
  }
sites-open_leisure = { $count ->
    [one] 1 öppen fritidsverksamhet
   *[other] { $count } öppna fritidsverksamheter
  }
