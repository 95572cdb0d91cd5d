"""How far classes and schools have come, as a message."""

from surfaces.status.messages import (
    build_city_blocks,
    build_school_blocks,
    list_classes,
    list_held,
    list_open_ones,
    show_status,
)

__all__ = ["build_city_blocks", "build_school_blocks", "list_classes", "list_held", "list_open_ones", "show_status"]
