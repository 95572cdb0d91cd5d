"""Counts of sites as text: schools, and sites outside school such as youth clubs."""

from __future__ import annotations

from models.places import SiteCount
from surfaces.kit import plain, say_list


def say_sites(locale: str, count: SiteCount) -> str:
    """`26 skolor och 1 fritidsgård`; not escaped."""
    parts = [plain(locale, f"sites-{form}", count=number) for form, number in count.others]
    if count.schools or not parts:
        parts.insert(0, plain(locale, "sites-schools", count=count.schools))
    return say_list(locale, parts)
