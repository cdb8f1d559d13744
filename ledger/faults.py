"""What the ledger refuses. These are mistakes to be looked at, never something to try again."""

from datetime import timedelta

RETRY = timedelta(seconds=5)
"""After which to come back when the ledger itself cannot be used for a while."""


class IllegalMove(Exception):
    """A constraint refused the write: a state that does not follow, a twin, a broken reference."""


class SealBroken(Exception):
    """A sealed value does not open: another key, another row, or changed bytes."""


class Unsafe(Exception):
    """The ledger's surroundings are not fit to hold patient data; the message says what to do."""
