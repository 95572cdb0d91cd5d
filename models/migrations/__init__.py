"""Bringing a database to the newest tables."""

from models.migrations.schema import upgrade

__all__ = ["upgrade"]
