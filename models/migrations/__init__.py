"""TODO face."""

from models.migrations.schema import upgrade

__all__ = ["upgrade"]
