"""A mailbox on an IMAP server.

What was read is our own knowledge: a message is new when the ledger does not hold its account, folder,
UIDVALIDITY and UID, whatever flags anybody set. After the ledger's commit it moves to another folder.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from domain.delivery import Arrival, Channel, Origin
from domain.faults import ErrorCode, Transient
from intake import message
from intake.imap import ImapAccount, ImapFolder, MoveRefused, ServerSaidNo, Summary
from intake.source import REFUSED, Known, NoRoom, Stopped, never, sleep_on, store, sweep

T = TypeVar("T")

_IDLE_SECONDS = 28 * 60.0  # servers may hang up after 30 minutes; RFC 2177 says to ask anew before 29
_QUEUE_LIFE = timedelta(days=5)
"""A relay tries for about so long; an older receipt is a forged or a broken one."""


@dataclass(frozen=True, slots=True)
class MailboxSettings:
    """`max_bytes`: a larger mail is refused and only its headers are taken. `attempts`: passes in which
    the server may refuse one message before it is refused here, `breaks`: connections that may break at
    it. `line`: the fax line that a fax-to-mail
    gateway stands for, if the mailbox is one."""

    name: str
    account: ImapAccount
    work: Path
    processed: str = "Processed"
    failed: str = "Failed"
    line: str | None = None
    max_bytes: int = 60 * 1024**2
    piece_bytes: int = 1024**2
    header_bytes: int = 256 * 1024
    attempts: int = 3
    breaks: int = 20


class _Mismatch(Exception):
    """Fewer bytes came than the server had announced."""


class _Gone(Exception):
    """Somebody else moved or deleted the message meanwhile."""


class _Overflow(Exception):
    """More bytes came than are allowed, whatever the server had announced."""


class MailboxSource:
    def __init__(
        self,
        settings: MailboxSettings,
        sleep: Callable[[float], None] = time.sleep,
        stopped: Stopped = never,
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        self._stopped = stopped
        self._folder: ImapFolder | None = None
        self._failures: dict[str, int] = {}
        self._breaks: dict[str, int] = {}
        self._stuck: MoveRefused | None = None

    @property
    def name(self) -> str:
        return self._settings.name

    def arrivals(self, known: Known) -> Iterator[Arrival]:
        sweep(self._settings.work)
        self._stuck = None
        uids = self._ask(ImapFolder.uids)
        validity = self._open().validity
        old = [uid for uid in uids if known(self._key(validity, uid))]
        for summary in self._summaries(old):
            self._let_go(self._key(validity, summary.uid), refused=self._too_large(summary))
        # A message at which the connection broke comes last, so that it holds up no other.
        new = sorted(
            set(uids) - set(old), key=lambda uid: (self._breaks.get(self._key(validity, uid), 0), uid)
        )
        for summary in self._summaries(new):
            if self._open().validity != validity:
                raise Transient(f"Source {self.name}: the mailbox was renumbered; it is read anew.")
            if arrival := self._attempt(summary, self._key(validity, summary.uid)):
                yield arrival
        if self._stuck:
            raise self._stuck

    def settle(self, origin: Origin) -> None:
        self._let_go(origin.key, refused=REFUSED in origin.facts)

    def probe(self) -> None:
        self._ask(ImapFolder.uids)

    def wait(self, seconds: float) -> None:
        if self._folder is None or not self._ask(ImapFolder.can_idle):
            sleep_on(seconds, self._stopped, self._sleep)
            return
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self._stopped():
            if self._ask(partial(ImapFolder.idle, seconds=min(left, _IDLE_SECONDS), stopped=self._stopped)):
                return

    def close(self) -> None:
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _open(self) -> ImapFolder:
        if self._folder is None:
            self._folder = ImapFolder(self._settings.account)
        return self._folder

    def _ask(self, question: Callable[[ImapFolder], T]) -> T:
        """An answer, or Transient and a connection thrown away: the next question opens a fresh one."""
        try:
            return question(self._open())
        except MoveRefused:
            raise
        except Transient:
            self.close()
            raise
        except ServerSaidNo as error:
            self.close()
            raise Transient(
                f"The mail server of source {self.name} refuses to answer. Look at the mailbox's rights.",
                timedelta(seconds=60),
            ) from error

    def _summaries(self, uids: list[int]) -> list[Summary]:
        return self._ask(lambda folder: list(folder.summaries(uids)))

    def _key(self, validity: int, uid: int) -> str:
        account = self._settings.account
        return f"{account.user}/{account.folder}/{validity}/{uid}"

    def _let_go(self, key: str, refused: bool) -> None:
        try:
            self._move(key, refused)
        except MoveRefused as fault:
            self._stuck = fault

    def _move(self, key: str, refused: bool) -> None:
        mailbox, validity, uid = key.rsplit("/", 2)
        account = self._settings.account
        if mailbox != f"{account.user}/{account.folder}" or int(validity) != self._open().validity:
            return  # renumbered since: it will be found under its new key, and settled under that
        folder = self._settings.failed if refused else self._settings.processed
        self._ask(lambda opened: opened.move(int(uid), folder))

    def _too_large(self, summary: Summary) -> bool:
        return summary.size > self._settings.max_bytes

    def _attempt(self, summary: Summary, key: str) -> Arrival | None:
        try:
            arrival = self._fetch(summary, key)
        except _Gone:
            return None
        except NoRoom:
            raise
        except Transient:
            self.close()
            self._breaks[key] = self._breaks.get(key, 0) + 1
            if self._breaks[key] < self._settings.breaks:
                raise
            arrival = self._refuse(summary, key, ErrorCode.UNREADABLE_FILE)
        except (ServerSaidNo, _Mismatch):
            self._summaries([summary.uid])  # Transient if it is not about this message at all
            self._failures[key] = self._failures.get(key, 0) + 1
            if self._failures[key] < self._settings.attempts:
                return None
            arrival = self._refuse(summary, key, ErrorCode.UNREADABLE_FILE)
        self._failures.pop(key, None)
        self._breaks.pop(key, None)
        return arrival

    def _fetch(self, summary: Summary, key: str) -> Arrival:
        if self._too_large(summary):
            return self._refuse(summary, key, ErrorCode.TOO_LARGE)
        # Some servers never tell the true size: in the last attempt what comes is taken for whole.
        last = self._failures.get(key, 0) == self._settings.attempts - 1
        try:
            path = store(self._pieces(summary, trusting=last), self._settings.work)
        except _Overflow:
            return self._refuse(summary, key, ErrorCode.TOO_LARGE)
        return self._arrival(summary, key, path, None)

    def _pieces(self, summary: Summary, trusting: bool) -> Iterator[bytes]:
        offset, length = 0, self._settings.piece_bytes
        while True:
            piece = self._open().piece(summary.uid, "", offset, length)
            if piece is None:
                raise _Gone
            offset += len(piece)
            if offset > self._settings.max_bytes:
                raise _Overflow
            yield piece
            if len(piece) < length:
                break
        if offset < summary.size and not trusting:
            raise _Mismatch

    def _refuse(self, summary: Summary, key: str, code: ErrorCode) -> Arrival:
        """With the headers, if they can be had; the whole mail stays in the folder for failed ones."""
        try:
            head = self._open().piece(summary.uid, "HEADER", 0, self._settings.header_bytes) or b""
        except ServerSaidNo:
            head = b""
        return self._arrival(summary, key, store((head,), self._settings.work), code)

    def _arrival(self, summary: Summary, key: str, path: Path, refused: ErrorCode | None) -> Arrival:
        with path.open("rb") as file:
            headers = message.parse_headers(file.read(self._settings.header_bytes))
        envelope = message.envelope(headers)
        facts = {"subject": envelope.subject, "sender": envelope.sender, "bytes": str(summary.size)}
        if refused:
            facts[REFUSED] = refused.value
        origin = Origin(
            source=self.name,
            key=key,
            channel=Channel.EMAIL,
            received_at=first_receipt(headers, summary.arrived_at),
            line=self._settings.line,
            message_id=_message_id(headers),
            facts=facts,
        )
        return Arrival(origin, path, refused)


def first_receipt(headers: message.Mail, arrived_at: datetime) -> datetime:
    """When the first relay took the mail, in aware UTC: the oldest Received header that can be true,
    else the time at which the server filed it."""
    stamps = (str(value).rpartition(";")[2] for value in headers.get_all("Received", [])[:50])
    moments = (message.parse_moment(stamp.strip()) for stamp in stamps)
    earliest, latest = arrived_at - _QUEUE_LIFE, arrived_at + timedelta(minutes=10)
    return min((m for m in moments if m and earliest <= m <= latest), default=arrived_at)


def _message_id(headers: message.Mail) -> str | None:
    """A hash: the id itself may name people, and is only ever compared."""
    value = str(headers.get("Message-ID", "")).strip()
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest() if value else None
