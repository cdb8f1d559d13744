"""What libtiff says while it decodes: it goes on over lost rows, and tells of them on stderr alone."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_ROW = re.compile(rb"at (?:scan)?line (\d+) of (?:strip|tile) (\d+)")
_MOST = 4 * 1024**2


@dataclass(slots=True)
class LostRows:
    """Rows that libtiff could not decode, as pairs of strip and row within it."""

    rows: frozenset[tuple[int, int]] = frozenset()

    def count(self, strip_rows: int, rows: int, *, to_strip_end: bool) -> int:
        """`to_strip_end`: each row is told by the one before, so all below a lost one is lost too."""
        if not to_strip_end:
            return len(self.rows)
        first: dict[int, int] = {}
        for strip, row in self.rows:
            first[strip] = min(first.get(strip, row), row)
        return sum(max(0, min(strip_rows, rows - strip * strip_rows) - row) for strip, row in first.items())


@contextmanager
def lost_rows(work: Path) -> Iterator[LostRows]:
    """Listens on stderr of this process, which decodes one file and says nothing else there."""
    lost = LostRows()
    kept = os.dup(2)
    with tempfile.TemporaryFile(dir=work) as said:
        os.dup2(said.fileno(), 2)
        try:
            yield lost
        finally:
            os.dup2(kept, 2)
            os.close(kept)
            said.seek(0)
            lost.rows = frozenset((int(strip), int(row)) for row, strip in _ROW.findall(said.read(_MOST)))
