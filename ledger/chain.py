"""Does the audit still hold: every row, their order, their number, and what was anchored elsewhere?"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from ledger import audit
from ledger.anchors import Anchor
from ledger.audit import START, Entry, Head

_AT_ONCE = 1000


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


def verify(
    read: Callable[[], AbstractContextManager[Connection]],
    anchors: Sequence[Anchor] = (),
    elsewhere: Head | None = None,
) -> Verdict:
    """`read` opens a view of the ledger: a new one for every thousand rows, since commits wait for it.

    `elsewhere`: an anchor from where nobody who may write here can. What is written meanwhile is left out.
    """
    with read() as c:
        told = audit.head(c)
        fault = _beyond(c, told) or _at_the_anchors(c, told, tuple(anchors), elsewhere)
    by_seq = {anchor.head.seq: anchor.head.hash for anchor in anchors if anchor.head is not None}
    by_seq |= {elsewhere.seq: elsewhere.hash} if elsewhere else {}
    last = Head(0, START)
    while last.seq < told.seq:
        with read() as c:
            rows = audit.rows(c, last.seq, min(_AT_ONCE, told.seq - last.seq))
            for entry in rows:
                if why := _fault(c, entry, last, by_seq):
                    return Verdict(last, Broken(last.seq + 1, why))
                last = Head(entry.seq, entry.hash)
        if not rows:
            return Verdict(last, Broken(last.seq + 1, f"is missing, with all up to row {told.seq}"))
    if last != told:
        return Verdict(last, Broken(last.seq, "is the last, but not the one the ledger's head names"))
    return Verdict(last, fault)


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


def _beyond(c: Connection, told: Head) -> Broken | None:
    if audit.rows(c, told.seq, 1):
        return Broken(told.seq + 1, "was added, or the ledger's head was set back")
    if not audit.head_holds(c):
        return Broken(told.seq, "is the last, but the ledger's head is not as it was written")
    return None


def _at_the_anchors(
    c: Connection, told: Head, anchors: tuple[Anchor, ...], elsewhere: Head | None
) -> Broken | None:
    for anchor in anchors:
        if anchor.head is None or anchor.mark != audit.mark_of(c, anchor.head):
            return Broken(told.seq, f"cannot be compared: line {anchor.line} of the anchors was changed")
    furthest = max((anchor.head.seq for anchor in anchors if anchor.head), default=0)
    furthest = max(furthest, elsewhere.seq if elsewhere else 0)
    if furthest > told.seq:
        return Broken(told.seq + 1, f"is missing, though all up to row {furthest} were anchored")
    return None
