"""What an import says on the terminal: its preview, its faults and its receipt."""

from surfaces.imports.messages import count_table, fact_lines, problem_lines, said, warning_lines

__all__ = ["count_table", "fact_lines", "problem_lines", "said", "warning_lines"]
