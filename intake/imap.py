"""One connection to an IMAP folder: every command with a deadline, every failure as Transient."""

import contextlib
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from domain.faults import Transient
from intake.source import Stopped, never
from intake.token import Token

_LOGIN_AGAIN = timedelta(seconds=60)
_CONNECT_AGAIN = timedelta(seconds=10)
_BATCH = 200


class Security(StrEnum):
    TLS = "tls"
    STARTTLS = "starttls"
    PLAINTEXT = "plaintext"


@dataclass(frozen=True, slots=True)
class ImapAccount:
    """`password`, or `token` for XOAUTH2. `timeout`: seconds without a byte; `deadline`: seconds that
    one command may take in all, for a server that sends a byte now and then. `ca_file`: certificates
    to trust beside the system's."""

    host: str
    port: int
    user: str
    folder: str = "INBOX"
    security: Security = Security.TLS
    password: str | None = None
    token: Token | None = None
    timeout: float = 30.0
    deadline: float = 100.0
    ca_file: Path | None = None


class MoveRefused(Transient):
    """The server answers and does not let the message be moved."""


class ServerSaidNo(Exception):
    """The connection lives, but this command was refused."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Size in bytes as the server announces it; `arrived_at` is its INTERNALDATE."""

    uid: int
    size: int
    arrived_at: datetime


class ImapFolder:
    """Connected, logged in, the folder selected; `validity` is its UIDVALIDITY."""

    def __init__(self, account: ImapAccount) -> None:
        self._account = account
        with _translated(account, "connect"):
            self._client = IMAPClient(
                account.host,
                port=account.port,
                ssl=account.security is Security.TLS,
                ssl_context=_context(account) if account.security is Security.TLS else None,
                timeout=SocketTimeout(account.timeout, account.timeout),
            )
            self._client.normalise_times = False
        try:
            self._log_in()
            with self._command("select"):
                selected = self._client.select_folder(account.folder)
                self.validity = int(selected.get(b"UIDVALIDITY", 0))
        except (Transient, ServerSaidNo):
            self.close()
            raise

    def _log_in(self) -> None:
        account = self._account
        token = account.token() if account.token else None
        with self._command("log in"):
            if account.security is Security.STARTTLS:
                self._client.starttls(_context(account))
            try:
                if token is not None:
                    self._client.oauth2_login(account.user, token)
                else:
                    self._client.login(account.user, account.password or "")
            except LoginError as error:
                raise Transient(
                    f"The mail server {account.host} refused the login. Check user and password or token.",
                    _LOGIN_AGAIN,
                ) from error

    def close(self) -> None:
        """Hang up. Not LOGOUT: a server that does not answer would keep us."""
        with contextlib.suppress(OSError, IMAPClientError):
            self._client.shutdown()

    def uids(self) -> list[int]:
        """All messages not marked as deleted, oldest first."""
        with self._command("search"):
            self._client.noop()  # some servers show new mail only after a command
            return sorted(int(uid) for uid in self._client.search(["NOT", "DELETED"]))

    def summaries(self, uids: Sequence[int]) -> Iterator[Summary]:
        """In batches; a message that went away meanwhile is left out."""
        for start in range(0, len(uids), _BATCH):
            with self._command("sizes"):
                found = self._client.fetch(uids[start : start + _BATCH], ["RFC822.SIZE", "INTERNALDATE"])
            for uid in uids[start : start + _BATCH]:
                if uid in found and b"RFC822.SIZE" in found[uid]:
                    yield Summary(
                        uid, int(found[uid][b"RFC822.SIZE"]), _aware(found[uid].get(b"INTERNALDATE"))
                    )

    def piece(self, uid: int, section: str, offset: int, length: int) -> bytes | None:
        """Bytes of a message without marking it as read; b"" behind its end, None when it is gone.

        Raises ServerSaidNo when the server refuses this message alone.
        """
        with self._command("fetch"):
            found = self._client.fetch([uid], [f"BODY.PEEK[{section}]<{offset}.{length}>"])
        if uid not in found:
            return None
        for name, value in found[uid].items():
            if name.startswith(b"BODY["):
                return bytes(value or b"")
        raise ServerSaidNo

    def move(self, uid: int, folder: str) -> None:
        """To another folder, made if missing. A message that is not there any more is no error."""
        target = self._named(folder)
        try:
            self._move(uid, target)
        except ServerSaidNo:
            with contextlib.suppress(ServerSaidNo), self._command("create"):
                self._client.create_folder(target)
            try:
                self._move(uid, target)
            except ServerSaidNo as error:
                raise MoveRefused(
                    f"The mail server {self._account.host} does not let a message be moved. "
                    "Check the mailbox's rights and its space.",
                    _LOGIN_AGAIN,
                ) from error

    def _move(self, uid: int, target: str) -> None:
        with self._command("move"):
            if self._client.has_capability("MOVE"):
                self._client.move([uid], target)
                return
            self._client.copy([uid], target)
            self._client.add_flags([uid], [b"\\Deleted"], silent=True)
            # Without UIDPLUS an EXPUNGE would also remove what other people marked; the flag suffices,
            # as deleted messages are never looked at.
            if self._client.has_capability("UIDPLUS"):
                self._client.uid_expunge([uid])

    def _named(self, folder: str) -> str:
        """With the prefix that some servers want before every folder of a person ("INBOX.")."""
        with self._command("namespace"):
            if not self._client.has_capability("NAMESPACE"):
                return folder
            personal = self._client.namespace().personal
        prefix = str(personal[0][0]) if personal else ""
        return folder if folder.startswith(prefix) else prefix + folder

    def can_idle(self) -> bool:
        with self._command("capability"):
            return bool(self._client.has_capability("IDLE"))

    def idle(self, seconds: float, stopped: Stopped = never) -> bool:
        """Wait for a change of the folder; False when the time is up. Raises Transient at once when the
        server hangs up."""
        with self._command("idle"):
            self._client.idle()
        said = self._listen(seconds, stopped)
        with self._command("idle"):
            _, more = self._client.idle_done()
        return any(len(line) > 1 and line[1] in (b"EXISTS", b"RECENT") for line in [*said, *more])

    def _listen(self, seconds: float, stopped: Stopped) -> Sequence[Sequence[object]]:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not stopped():
            started, nap = time.monotonic(), min(left, 1.0)
            with _translated(self._account, "idle"):
                said: Sequence[Sequence[object]] = self._client.idle_check(timeout=nap)
            # An end of the connection is silence before its time; the next command will tell.
            if said or time.monotonic() - started < nap / 2:
                return said
        return ()

    @contextlib.contextmanager
    def _command(self, what: str) -> Iterator[None]:
        with _translated(self._account, what), self._deadline():
            yield

    @contextlib.contextmanager
    def _deadline(self) -> Iterator[None]:
        """Cuts the connection when a command takes too long: the socket's own time-out starts anew with
        every byte, so a server that sends one now and then would hold us for days."""
        connection = self._client.socket()
        # The plain socket's method: the one of a TLS socket takes its state away under the reader.
        timer = threading.Timer(self._account.deadline, _cut, [connection])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _cut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


@contextlib.contextmanager
def _translated(account: ImapAccount, what: str) -> Iterator[None]:
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise Transient(
            f"The certificate of mail server {account.host} is not trusted. Check ca_file or the server.",
            _LOGIN_AGAIN,
        ) from error
    except IMAPClientAbortError as error:
        raise _away(account, what) from error
    except IMAPClientError as error:
        if _is_passing(str(error)):
            raise _away(account, what) from error
        raise ServerSaidNo from error
    except (OSError, EOFError, MemoryError, ValueError, TypeError, KeyError, IndexError) as error:
        # The library stumbles in many ways over answers that are cut short or made up.
        raise _away(account, what) from error


def _is_passing(answer: str) -> bool:
    """Refusals that say something about the server's hour, not about a message."""
    return bool(re.search(r"UNAVAILABLE|INUSE|LIMIT|THROTTL|not connected|try again|SERVERBUG", answer, re.I))


def _away(account: ImapAccount, what: str) -> Transient:
    return Transient(
        f"The mail server {account.host}:{account.port} is away or broke off (at: {what}).", _CONNECT_AGAIN
    )


def _context(account: ImapAccount) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if account.ca_file:
        context.load_verify_locations(cafile=str(account.ca_file))
    return context


def _aware(moment: object) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.now(UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
