"""Imports files of schools, staff, school years and classes.

`run_import` stores them, `preview_import` says what would be stored; both refuse the files whole, with every problem in
them, when any row is bad.
"""

from models.imports.cells import school_year_of
from models.imports.files import MOST_BYTES
from models.imports.intake import Report, Upload, preview_import, run_import
from models.imports.problems import BadCell, Problem, RowRefused, Word
from models.imports.schools import SchoolFacts

__all__ = [
    "MOST_BYTES",
    "BadCell",
    "Problem",
    "Report",
    "RowRefused",
    "SchoolFacts",
    "Upload",
    "Word",
    "preview_import",
    "run_import",
    "school_year_of",
]
