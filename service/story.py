"""One delivery's whole story for `intake show`: where it is, why, and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from ledger import deliveries, events, outbox, requests, tasks


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """`lines` in order of their happening; `present` and `next_step` are sentences."""

    delivery_id: str
    title: str
    lines: tuple[Line, ...]
    present: str
    next_step: str
