"""Which deliveries a model learns from, and which it is examined on. For ever the same, by their ids."""

from zlib import crc32

FOLDS = 3
HELD_OUT = FOLDS
"""A quarter of the deliveries no version ever learns a weight from: every one is examined on them."""


def fold_of(delivery: str) -> int:
    """0, 1 or 2 to learn from, or HELD_OUT."""
    return crc32(delivery.encode()) % (FOLDS + 1)
