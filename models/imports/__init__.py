"""Taking files in: schools, staff and classes. `intake` runs an import; the other files are its parts."""

from models.imports.cells import school_year_of
from models.imports.files import MOST_BYTES
from models.imports.intake import Report, Upload, preview, run_import
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
    "preview",
    "run_import",
    "school_year_of",
]
