"""How far classes and schools have come, as a message."""

from surfaces.status.messages import city_blocks, class_lines, school_blocks, status

__all__ = ["city_blocks", "class_lines", "school_blocks", "status"]
