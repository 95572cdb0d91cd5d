## Det en lektion behöver, som kort om lektionerna skriver det. Utan antal: obestämd form.
item-logbooks = loggböcker
item-support_list = stödlistan
item-term_list = begreppslistan
item-post_its = post it-lappar
item-flip_chart_sheets = { $count ->
    [0] blädderblock
   *[other] { $count } blädderblocksblad
  }
item-violence_pyramid = våldspyramiden
item-scenario_cards = { $count ->
    [0] scenariokort
   *[other] { $count } scenariokort
  }
item-scenarios = scenarierna
item-devices = dator eller platta till var och en
item-evaluation_forms = utvärderingsblad
item-diplomas = diplom
item-talking_object = ett samtalsföremål
