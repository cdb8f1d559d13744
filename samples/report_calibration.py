"""Is a confidence of 0.9 right nine times in ten? Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims with a confidence from `low` up to (the last: including) `high`."""

    low: float
    high: float
    count: int
    claimed: float
    right: float


def bins(claims: Iterable[tuple[float, bool]], edges: Sequence[float] = EDGES) -> tuple[Bin, ...]:
    """Reliability table of (confidence, was it right) pairs; empty bins are left out."""
    known = list(claims)
    table = []
    for low, high in pairwise(edges):
        within = [(c, ok) for c, ok in known if low <= c < high or (high == edges[-1] and c == high)]
        if within:
            claimed = sum(c for c, _ in within) / len(within)
            right = sum(ok for _, ok in within) / len(within)
            table.append(Bin(low, high, len(within), claimed, right))
    return tuple(table)


def expected_error(table: Sequence[Bin]) -> float:
    """Mean distance between claimed and real share, weighted by how often each bin was used."""
    total = sum(one.count for one in table)
    return sum(one.count * abs(one.claimed - one.right) for one in table) / total if total else 0.0
