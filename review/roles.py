"""Who may do what: what a page asks for, and which roles have it."""

from collections.abc import Mapping
from enum import StrEnum

from ledger.staff import Role


class Access(StrEnum):
    """What a page asks of whoever comes."""

    ANYONE = "anyone"
    STAFF = "staff"  # anyone signed in: no patient data behind it
    LOOK = "look"  # see requests, pages and originals
    CORRECT = "correct"  # change fields and pages
    RELEASE = "release"  # decide what becomes of a request
    SUPERVISE = "supervise"  # share work out, see how it goes
    INCIDENT = "incident"  # follow up privacy incidents and emergency access
    AUDIT = "audit"  # read who did what
    ACCOUNTS = "accounts"  # sign others out, disable them, reset their second factor
    EMERGENCY = "emergency"  # break the glass, with a reason


_HANDS = frozenset({Access.LOOK, Access.CORRECT, Access.EMERGENCY})
RIGHTS: Mapping[Role, frozenset[Access]] = {
    Role.READER: frozenset({Access.LOOK, Access.EMERGENCY}),
    Role.INDEXER: _HANDS,
    Role.REVIEWER: _HANDS | {Access.RELEASE},
    Role.SUPERVISOR: _HANDS | {Access.RELEASE, Access.SUPERVISE, Access.ACCOUNTS},
    Role.PRIVACY: frozenset({Access.LOOK, Access.INCIDENT, Access.AUDIT, Access.EMERGENCY}),
    Role.OPERATOR: frozenset(),
    # Keeps accounts and the machine; patient data only by breaking the glass.
    Role.ADMIN: frozenset({Access.EMERGENCY, Access.ACCOUNTS}),
}
"""Beside ANYONE and STAFF, which everybody signed in has."""
