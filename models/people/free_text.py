"""Free texts: rooms, titles, names of days and of groups, reflections. Each passes the guard here before it is stored.

The guard looks for what points to a pupil (promise 4). Colleagues and sites may be named, so it is told whose names
are known. A column for a free text takes nothing but the `GuardedText` that comes from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from models.db import BadInput, GuardedText
from models.guard import Finding, KnownNames, Sureness, inspect
from models.people.person import names_at_sites
from models.places import list_sites


@dataclass(frozen=True, slots=True)
class InspectedTexts:
    """Texts that the guard has read as one: either `findings`, or the `texts` as they may be stored, in their order."""

    findings: tuple[Finding, ...]
    texts: tuple[GuardedText, ...]


def guard_text(
    db: Connection,
    *,
    workspace_id: int,
    site_ids: frozenset[int],
    text: str,
    most: int,
    reason: str,
    too_long: str = "",
) -> GuardedText:
    """Check a text of one line and return it as it may be stored, every run of white space as one space.

    `site_ids` are the sites whose colleagues it may name; without sites it may name nobody. Raises BadInput with
    `reason` where it points to a pupil, with `too_long` (else `reason`) where it has more than `most` characters, and
    with `odd-letters` where it has characters that can't be shown.
    """
    line = " ".join(text.split())
    if len(line) > most:
        raise BadInput(reason=too_long or reason, most=most)
    if not line.isprintable():
        raise BadInput(reason="odd-letters")
    inspected = inspect_texts(read_known_names(db, workspace_id=workspace_id, site_ids=site_ids), [line])
    if inspected.findings:
        raise BadInput(reason=reason)
    return inspected.texts[0]


def read_known_names(
    db: Connection, *, workspace_id: int, site_ids: frozenset[int], trusted_ids: frozenset[int] = frozenset()
) -> KnownNames:
    """The names that a text written at these sites may hold.

    `trusted_ids` are persons whose names need no sign beside them: the writer and the leaders of the class.
    """
    trusted, staff = names_at_sites(db, workspace_id, site_ids, trusted_ids)
    places = [site.name for site in list_sites(db, workspace_id, site_ids)]
    return KnownNames.of(trusted=trusted, staff=staff, places=places)


def inspect_texts(names: KnownNames, texts: Sequence[str], *, vouched: bool = False) -> InspectedTexts:
    """Let the guard read texts that belong together, for callers that ask about a finding instead of refusing it.

    `vouched` says that the writer has answered for what was asked about: then only what is certain is found. Pure, and
    some milliseconds for a long text: call it outside a transaction.
    """
    whole = "\n".join(text for text in texts if text)
    findings = inspect(whole, names) if whole else ()
    if vouched:
        findings = tuple(finding for finding in findings if finding.sureness is Sureness.CERTAIN)
    return InspectedTexts(findings, () if findings else tuple(GuardedText(text) for text in texts))
