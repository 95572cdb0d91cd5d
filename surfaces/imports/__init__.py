"""What an import says on the terminal: its preview, its faults and its receipt."""

from surfaces.imports.messages import build_count_table, list_facts, list_problems, list_warnings, say_import_text

__all__ = ["build_count_table", "list_facts", "list_problems", "list_warnings", "say_import_text"]
