"""Does the audit still hold: every row, their order, their number, and what was anchored elsewhere?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from ledger import audit
from ledger.anchors import Anchor
from ledger.audit import START, Entry, Head


@dataclass(frozen=True, slots=True)
class Broken:
    """The first row that is not as it was written, and what is wrong with it."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`head`: of the rows that hold, from the first on."""

    head: Head
    broken: Broken | None


def verify(c: Connection, anchors: Iterable[Anchor] = (), elsewhere: Head | None = None) -> Verdict:
    """`elsewhere`: an anchor from where nobody who may write here can."""
    kept = tuple(anchors)
    if elsewhere is not None:
        kept += (Anchor(0, elsewhere, audit.mark_of(c, elsewhere)),)
    by_seq = {anchor.head.seq: anchor.head.hash for anchor in kept if anchor.head is not None}
    last = Head(0, START)
    for entry in audit.rows(c):
        if why := _fault(c, entry, last, by_seq):
            return Verdict(last, Broken(min(entry.seq, last.seq + 1), why))
        last = Head(entry.seq, entry.hash)
    return Verdict(last, _at_the_end(c, last, kept))


def _fault(c: Connection, entry: Entry, last: Head, anchored: Mapping[int, str]) -> str | None:
    if entry.seq != last.seq + 1:
        return "is missing"
    if entry.before != last.hash:
        return "does not follow the row before it"
    if entry.hash != audit.hash_of(c, entry):
        return "was changed"
    if anchored.get(entry.seq, entry.hash) != entry.hash:
        return "is another than the one that was anchored"
    return None


def _at_the_end(c: Connection, last: Head, anchors: tuple[Anchor, ...]) -> Broken | None:
    told = audit.head(c)
    if told.seq > last.seq:
        return Broken(last.seq + 1, f"is missing, with all up to row {told.seq}")
    if told != last or not audit.head_holds(c):
        return Broken(last.seq, "is the last, but not the one the ledger's head names")
    for anchor in anchors:
        if anchor.head is None or anchor.mark != audit.mark_of(c, anchor.head):
            return Broken(last.seq, f"cannot be compared: line {anchor.line} of the anchors was changed")
        if anchor.head.seq > last.seq:
            return Broken(last.seq + 1, f"is missing, though all up to row {anchor.head.seq} were anchored")
    return None
