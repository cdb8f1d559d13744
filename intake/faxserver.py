"""One session with hfaxd, HylaFAX's server: its own dialect of FTP, on port 4559."""

import contextlib
import ftplib
import re
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.faults import Transient

# Never %q: it crashes the session. Free text last, in a frame of its own that no sender can guess.
_FORMAT = "fnzpZrdbhsjie"
_LOG_TAIL = 4 * 1024**2
_MAX_FILES = 100_000


@dataclass(frozen=True, slots=True)
class Account:
    """`admin_password` is only for what a plain login may not see; None: do without."""

    host: str
    port: int
    user: str
    password: str
    admin_password: str | None = None
    timeout: float = 30.0
    deadline: float = 300.0
    queue: str = "recvq"


@dataclass(frozen=True, slots=True)
class Listed:
    """A received fax as the server lists it. `running`: the call still goes on."""

    name: str
    size: int
    running: bool
    pages: int | None
    finished_at: datetime
    resolution: str
    data_format: str
    rate: str
    duration: str
    sender: str
    caller: str
    caller_name: str
    error: str


class NotServed(Exception):
    """The server refuses this one file (550): gone, or not ours to read."""


class FaxServer:
    """A fresh login: hfaxd remembers a file's state for as long as a session lasts."""

    def __init__(self, account: Account, admin: bool = False) -> None:
        self._account = account
        # Latin-1 takes any byte; what a sender put into a name must not end the session.
        self._ftp = ftplib.FTP(timeout=account.timeout, encoding="latin-1")  # noqa: S321 - what hfaxd speaks
        try:
            self._connect(admin)
        except Transient:
            self.close()
            raise

    def _connect(self, admin: bool) -> None:
        host = self._account.host
        with self._translated("log in"):
            try:
                self._ftp.connect(host, self._account.port)
                self._log_in(self._account, admin)
            except ftplib.error_perm as error:
                raise Transient(
                    f"The fax server {host} refused the login or the queue {self._account.queue}. "
                    "Check etc/hosts.hfaxd there.",
                    timedelta(seconds=60),
                ) from error

    def _log_in(self, account: Account, admin: bool) -> None:
        self._ftp.login(account.user, account.password)
        if admin:
            self._ftp.sendcmd(f"ADMIN {account.admin_password}")
        self._ftp.sendcmd("TZONE GMT")
        self._ftp.sendcmd(f"CWD {account.queue}")

    def __enter__(self) -> "FaxServer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._ftp.close()

    def names(self) -> list[str]:
        """Every file of the queue that this login may see, also those that are no fax."""
        lines: list[str] = []
        with self._translated("NLST"):
            self._ftp.retrlines("NLST", lambda line: _keep(lines, line))
        return [name for name in lines if re.fullmatch(r"[!-~]{1,100}", name) and "/" not in name]

    def listed(self) -> list[Listed]:
        """Files that the server's own TIFF reader understands; it is silent about others."""
        frame = f"|{secrets.token_hex(6)}|"
        template = frame.join(f"%{letter}" for letter in _FORMAT)
        lines: list[str] = []
        with self._translated("LIST"):
            self._ftp.sendcmd(f'RCVFMT "{template}"')
            self._ftp.retrlines("LIST", lambda line: _keep(lines, line))
        return [fax for line in lines if (fax := _parse(line.split(frame)))]

    def stamp(self, name: str) -> tuple[int, datetime]:
        """Size and time of a file that LIST does not show. Raises NotServed."""
        with self._translated("SIZE"):
            self._ftp.voidcmd("TYPE I")  # a listing leaves ASCII behind
            size = self._ftp.size(name)
            answer = self._ftp.sendcmd(f"MDTM {name}")
            moment = datetime.strptime(answer.split()[1][:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return size or 0, moment

    def fetch(self, name: str, rest: int = 0) -> Iterator[bytes]:
        """A file's bytes. Raises NotServed."""
        with self._translated("RETR"):
            self._ftp.voidcmd("TYPE I")
            connection = self._ftp.transfercmd(f"RETR {name}", rest or None)
        end = time.monotonic() + self._account.deadline
        with contextlib.closing(connection):
            while True:
                if time.monotonic() > end:
                    raise self._away("RETR")
                with self._translated("RETR"):
                    chunk = connection.recv(1 << 18)
                if not chunk:
                    break
                yield chunk
        with self._translated("RETR"):
            self._ftp.voidresp()

    def delete(self, name: str) -> None:
        """Raises NotServed when it is gone already."""
        with self._translated("DELE"):
            self._ftp.delete(name)

    def log_lines(self) -> list[str]:
        """The end of the transfer log; empty where this login may not read it."""
        name = "/log/xferfaxlog"
        try:
            size, _ = self.stamp(name)
            data = b"".join(self.fetch(name, max(0, size - _LOG_TAIL)))
        except NotServed:
            return []
        return data.decode("utf-8", "replace").splitlines()

    @contextlib.contextmanager
    def _translated(self, what: str) -> Iterator[None]:
        try:
            yield
        except ftplib.error_perm as error:
            raise NotServed from error
        except (ftplib.Error, OSError, EOFError, ValueError, IndexError) as error:
            raise self._away(what) from error

    def _away(self, what: str) -> Transient:
        server = f"{self._account.host}:{self._account.port}"
        return Transient(f"The fax server {server} is away or broke off (at: {what}).", timedelta(seconds=10))


def _keep(lines: list[str], line: str) -> None:
    if len(lines) < _MAX_FILES:
        lines.append(line)


def _parse(values: list[str]) -> Listed | None:
    """None for a line that is out of shape: the file then counts as not listed."""
    fields: Mapping[str, str] = dict(zip(_FORMAT, (value.strip() for value in values), strict=False))
    try:
        return Listed(
            name=fields["f"],
            size=int(fields["n"]),
            running=fields["z"] == "*",
            pages=int(fields["p"]) if fields["p"].isdecimal() else None,
            finished_at=datetime.fromtimestamp(int(fields["Z"]), UTC),
            resolution=fields["r"],
            data_format=fields["d"],
            rate=fields["b"],
            duration=fields["h"],
            sender=fields["s"],
            caller=fields["j"],
            caller_name=fields["i"],
            error=fields["e"],
        )
    except (KeyError, ValueError, OverflowError, OSError):
        return None
