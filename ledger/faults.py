"""What the ledger refuses. These are mistakes to be looked at, never something to try again."""


class IllegalMove(Exception):
    """A constraint refused the write: a state that does not follow, a twin, a broken reference."""


class SealBroken(Exception):
    """A sealed value does not open: another key, another row, or changed bytes."""


class Unsafe(Exception):
    """The ledger's surroundings are not fit to hold patient data; the message says what to do."""
