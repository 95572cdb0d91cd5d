"""The catalogue of lesson programmes: what each asks for, and what it and its lessons are called.

`load_catalogue` gives the programmes by code, `find_programme` the one that a word means. A programme is one TOML file
in `data/` and nothing else: rules, texts and the words people type take everything from it.
"""

from models.programmes.catalogue import Edition, MilestoneRule, Programme
from models.programmes.closed_lists import (
    Audience,
    CareFlag,
    GateCode,
    GroupKind,
    Item,
    Manual,
    MilestoneCode,
    MilestoneTiming,
    OrderRule,
    SiteKind,
    StepCode,
    Subject,
    Who,
)
from models.programmes.reading import (
    cached_with_catalogue,
    find_programme,
    lesson_nouns,
    load_catalogue,
    series_words,
)
from models.programmes.series import BASE_SERIES, Content, MaterialNeed, Series

__all__ = [
    "BASE_SERIES",
    "Audience",
    "CareFlag",
    "Content",
    "Edition",
    "GateCode",
    "GroupKind",
    "Item",
    "Manual",
    "MaterialNeed",
    "MilestoneCode",
    "MilestoneRule",
    "MilestoneTiming",
    "OrderRule",
    "Programme",
    "Series",
    "SiteKind",
    "StepCode",
    "Subject",
    "Who",
    "cached_with_catalogue",
    "find_programme",
    "lesson_nouns",
    "load_catalogue",
    "series_words",
]
