"""One fax or one e-mail as it arrived, and the documents found inside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from domain.faults import ErrorCode


class Channel(StrEnum):
    FAX = "fax"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a delivery came from; `source` and `key` together name it for ever.

    `key` is the source's own identity of the item (a mailbox: folder, UIDVALIDITY and UID; a fax
    server: file name, end time and size), never a content hash. `received_at` is aware UTC: end of
    the fax session or first SMTP receipt. `facts` is what the source knows beside the bytes
    (caller, remote station, pages announced, error text, subject ...): patient data, kept sealed.
    """

    source: str
    key: str
    channel: Channel
    received_at: datetime
    line: str | None = None
    message_id: str | None = None
    pages_announced: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes in a private temporary file, and their origin. `refused` when they could not be taken
    whole (over a size limit, say): the file then holds what could be had."""

    origin: Origin
    path: Path
    refused: ErrorCode | None = None


class PartVerdict(StrEnum):
    """How a part of a mail ended; there is no fourth way."""

    IMPORTED = "imported"
    REFUSED = "refused"
    CONTEXT = "context"
    """Shown to a person beside the pages: the body text, a covering note, a signature logo."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mail: bytes in `path`, type by content, verdict with a reason if not imported.

    `name` is what the sender called it: patient data, never a path or a log field. `trail` is the
    way down to it ("message/attachment 2/zip member 1") in neutral words.
    """

    path: Path
    media_type: str
    name: str
    trail: str
    verdict: PartVerdict
    reason: str | None = None
    code: ErrorCode | None = None
