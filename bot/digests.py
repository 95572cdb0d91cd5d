"""`mvp digest --preview`: one weekly letter as it would be today, on the terminal. It sends and changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import LetterReader
from models.calendar import local_day
from models.db import BadInput, Store, StoreBusy, fold
from models.digests import (
    CITY_DIGEST,
    COORDINATOR_DIGEST,
    DISTRICT_DIGEST,
    PRINCIPAL_DIGEST,
    Digest,
    LetterScope,
    gather_facts,
    make_digest,
)
from models.places import Site, find_workspace, list_sites
from surfaces import digests as digest_sums
from surfaces.kit import Message, plain, write_plain_text

DONE, FAILED = 0, 1  # exit codes
MOST_NAMES = 8  # of schools or districts to choose from

# The kind of delivery that a letter is sent as, and what shows it.
LETTERS: dict[LetterReader, tuple[str, Callable[[str, Any], Message]]] = {
    LetterReader.COORDINATOR: (COORDINATOR_DIGEST, digest_sums.show_coordinator_letter),
    LetterReader.PRINCIPAL: (PRINCIPAL_DIGEST, digest_sums.show_principal_letter),
    LetterReader.DISTRICT: (DISTRICT_DIGEST, digest_sums.show_district_letter),
    LetterReader.CITY: (CITY_DIGEST, digest_sums.show_city_letter),
}


class UnusableDigest(Exception):
    """There is no such letter; `text` says why, and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def print_digest(
    *,
    database_url: str,
    preview: bool,
    role: LetterReader,
    site: str | None,
    district: str | None,
    workspace: str | None,
    now: datetime,
    locale: str = "sv",
) -> int:
    """Print the letter; returns the exit code: 0 done, 1 nothing to print, with the reason on stderr."""
    if not preview:
        return _fail(plain(locale, "digest-command-preview"))
    store = Store(database_url)
    try:
        content = store.submit(
            lambda db: _find_digest(
                db, locale=locale, role=role, site=site, district=district, workspace=workspace, now=now
            )
        ).result()
    except UnusableDigest as problem:
        return _fail(problem.text)
    except BadInput as problem:
        return _fail(plain(locale, "digest-command-workspace", given=str(problem.words["given"])))
    except (StoreBusy, SQLAlchemyError) as problem:
        return _fail(plain(locale, "command-database", reason=type(problem).__name__))
    finally:
        store.close()
    picture = plain(locale, "digest-command-picture", alt="{alt}")
    sys.stdout.write(write_plain_text(LETTERS[role][1](locale, content), picture) + "\n")
    return DONE


def _fail(reason: str) -> int:
    sys.stderr.write(reason + "\n")
    return FAILED


def _find_digest(
    db: Connection,
    *,
    locale: str,
    role: LetterReader,
    site: str | None,
    district: str | None,
    workspace: str | None,
    now: datetime,
) -> Digest:
    """What the letter would tell today. Raises UnusableDigest, or BadInput for an unknown workspace."""
    space = find_workspace(db, workspace)
    if space is None:
        raise UnusableDigest(plain(locale, "digest-command-nothing"))
    today = local_day(now, space.timezone)
    schools = list_sites(db, space.id)
    if role is LetterReader.CITY:
        subject_id, about = space.id, LetterScope(city=True)
    elif role is LetterReader.DISTRICT:
        subject_id = _find_district(locale, schools, district)
        about = LetterScope(districts=frozenset({subject_id}))
    else:
        subject_id = _find_site(locale, schools, site)
        about = LetterScope(sites=frozenset({subject_id}))
    digest = make_digest(gather_facts(db, space.id, today, about), LETTERS[role][0], subject_id)
    if digest is None:
        raise UnusableDigest(plain(locale, "digest-command-nothing"))
    return digest


def _find_site(locale: str, schools: list[Site], name: str | None) -> int:
    return _choose_by_name(
        {school.name: school.id for school in schools},
        name,
        which=lambda closest: plain(locale, "digest-command-which-site", closest=closest),
        none=lambda given, closest: plain(locale, "digest-command-no-site", given=given, closest=closest),
    )


def _find_district(locale: str, schools: list[Site], name: str | None) -> int:
    return _choose_by_name(
        {school.district: school.district_id for school in schools if school.district and school.district_id},
        name,
        which=lambda closest: plain(locale, "digest-command-which-district", closest=closest),
        none=lambda given, closest: plain(locale, "digest-command-no-district", given=given, closest=closest),
    )


def _choose_by_name(
    known: dict[str, int], name: str | None, *, which: Callable[[str], str], none: Callable[[str, str], str]
) -> int:
    """The id that belongs to a name. Where only one is known, no name is needed.

    `which` asks for a name and `none` says that nothing is called so, each with names to choose from: both become the
    text of UnusableDigest.
    """
    closest = ", ".join(sorted(known)[:MOST_NAMES])
    if name is None:
        if len(known) != 1:
            raise UnusableDigest(which(closest))
        return next(iter(known.values()))
    chosen = next((key for label, key in known.items() if fold(label) == fold(name)), None)
    if chosen is None:
        raise UnusableDigest(none(name, closest))
    return chosen
