"""A file beside the ledger that says now and then how long the audit was and what its last row's hash was.

Whoever puts an older copy of the database in place, or cuts the audit's tail with its head, contradicts it.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.faults import Transient
from ledger.audit import Head
from ledger.faults import RETRY


@dataclass(frozen=True, slots=True)
class Anchor:
    """`mark`: keyed, so that nobody without the ledger's key writes one. `head` None: an unreadable line."""

    line: int
    head: Head | None
    mark: str


def add(path: Path, head: Head, mark: str, now: datetime) -> None:
    """On the disk when this returns. Raises Transient."""
    told = json.dumps({"at": now.isoformat(), "seq": head.seq, "hash": head.hash, "mark": mark})
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, told.encode() + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Transient(f"The audit's anchor cannot be written (error {error.errno}).", RETRY) from error


def read(path: Path) -> tuple[Anchor, ...]:
    """None at all where there is no such file yet."""
    try:
        lines = path.read_text().splitlines()
    except FileNotFoundError:
        return ()
    return tuple(_anchor(number, line) for number, line in enumerate(lines, start=1))


def _anchor(number: int, line: str) -> Anchor:
    try:
        told = json.loads(line)
        return Anchor(number, Head(int(told["seq"]), str(told["hash"])), str(told["mark"]))
    except (ValueError, KeyError, TypeError):
        return Anchor(number, None, "")
