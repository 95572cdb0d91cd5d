## What a lesson needs, as the cards about the lessons write it.
item-logbooks = logbooks
item-support_list = the support list
item-term_list = the term list
item-post_its = post-its
item-flip_chart_sheets = { $count ->
    [0] flip chart sheets
   *[other] { $count } flip chart sheets
  }
item-violence_pyramid = the violence pyramid
item-scenario_cards = { $count ->
    [0] scenario cards
   *[other] { $count } scenario cards
  }
item-scenarios = the scenarios
item-devices = a computer or tablet each
item-evaluation_forms = evaluation forms
item-diplomas = diplomas
item-talking_object = a talking object
