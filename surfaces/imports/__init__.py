"""What `mvp import` prints on the terminal: the preview, problems in the files, and the receipt."""

from surfaces.imports.messages import build_count_table, list_facts, list_problems, list_warnings, say_import_text

__all__ = ["build_count_table", "list_facts", "list_problems", "list_warnings", "say_import_text"]
