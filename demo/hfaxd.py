"""A private HylaFAX server on a loopback port, with a spool of its own that is filled by hand."""

import ctypes
import os
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from demo.server import MissingServer, answers, free_port, start_program, stop_program
from demo.tiffstamp import stamp

_PROGRAM = Path("/usr/sbin/hfaxd")
_FOLDERS = (
    "archive", "client", "config", "dev", "docq", "doneq", "etc", "info", "log", "pollq", "recvq", "sendq",
    "status",
)  # fmt: skip
_OWNER = "uucp"


@dataclass(frozen=True, slots=True)
class ReceivedFax:
    """What the fax server knows of one reception."""

    called: str = ""
    device: str = "ttyRX0"
    sender: str = ""
    caller: str = ""
    caller_name: str = ""
    pages: int = 1
    error: str = ""
    received_at: datetime | None = None


class Hfaxd:
    """Use it in a `with` block. `port`, `user`, `password`, `admin_password` are for the clients."""

    user = "puller"
    password = "pull-faxes"
    admin_password = "read-the-log"

    def __init__(self) -> None:
        self.port = 0
        self._stack = ExitStack()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def recvq(self) -> Path:
        return self.spool / "recvq"

    def __enter__(self) -> Self:
        _check()
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="hfaxd-"))
        Path(folder).chmod(0o711)  # the server gives up root and must still get in
        self.spool = Path(folder) / "spool"
        _lay_out(self.spool, self.user, self.password, self.admin_password)
        try:
            self.start()
        except MissingServer:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._stack.close()

    def start(self) -> None:
        """Also after `stop`, on the same port and spool."""
        for _ in range(5):  # another program may take the port between looking and binding
            self.port = self.port or free_port()
            command = [str(_PROGRAM), "-d", "-q", str(self.spool), "-l", "127.0.0.1", "-i", str(self.port)]
            self._server = start_program(command)
            if answers(self.port, 5) and self._server.poll() is None:
                return
            self.stop()
            self.port = 0
        raise MissingServer("hfaxd does not answer; run it by hand with -d to see why.")

    def stop(self) -> None:
        if self._server:
            stop_program(self._server, 5)
            self._server = None

    def drop(self, tiff: Path | bytes, fax: ReceivedFax = ReceivedFax(), *, mode: int = 0o660) -> str:
        """Put a received fax in place as faxgetty does at the end of a call; returns its file name.

        `mode` 0o600 is what a call that broke off leaves behind. Bytes that are no TIFF are put in
        place as they are.
        """
        number = self._next_number()
        name = f"fax{number:09d}.tif"
        data = tiff if isinstance(tiff, bytes) else tiff.read_bytes()
        if data[:4] in (b"II*\0", b"MM\0*"):
            data = stamp(data, "\n".join((fax.sender, fax.caller, fax.caller_name, "", fax.called)))
        received = fax.received_at or datetime.now(UTC)
        draft = self.spool / "tmp" / name
        draft.write_bytes(data)
        shutil.chown(draft, _OWNER, _OWNER)
        draft.chmod(mode)
        os.utime(draft, (received.timestamp(), received.timestamp()))
        self._log(number, name, fax, received)
        draft.rename(self.recvq / name)
        return name

    def _next_number(self) -> int:
        sequence = self.recvq / "seqf"
        number = int(sequence.read_text() or "0") + 1
        sequence.write_text(str(number))
        return number

    def _log(self, number: int, name: str, fax: ReceivedFax, received: datetime) -> None:
        """A line of xferfaxlog(5) as faxgetty writes it."""
        local = received.astimezone()
        others = f"::{fax.called}"
        texts = [f'"{t}"' for t in (fax.error, fax.caller_name, fax.caller, others, "", "00 46 1F 22")]
        fields = [
            *(local.strftime("%m/%d/%y %H:%M"), "RECV", f"{number:09d}", fax.device, f"recvq/{name}", '""'),
            *("fax", f'"{fax.called}"', f'"{fax.sender}"', "4722821", str(fax.pages), "0:00:50", "0:00:50"),
            *texts,
        ]
        log = self.spool / "log" / "xferfaxlog"
        with log.open("a") as file:
            file.write("\t".join(fields) + "\n")
        shutil.chown(log, _OWNER, _OWNER)


def _check() -> None:
    if not _PROGRAM.exists():
        raise MissingServer("hfaxd is not installed. Run `make install` or `apt-get install hylafax-server`.")
    if os.geteuid() != 0:
        raise MissingServer("hfaxd must be started by root, which it then gives up. Use sudo.")


def _lay_out(spool: Path, user: str, password: str, admin_password: str) -> None:
    spool.mkdir()
    for name in _FOLDERS:
        (spool / name).mkdir()
    (spool / "tmp").mkdir(mode=0o1777)
    shutil.copytree("/var/spool/hylafax/bin", spool / "bin", symlinks=True)
    shutil.copytree("/etc/hylafax", spool / "etc", dirs_exist_ok=True, symlinks=True)
    shutil.copytree("/var/spool/hylafax/config", spool / "config", dirs_exist_ok=True, symlinks=True)
    for sequence in ("log/seqf", "recvq/seqf"):
        (spool / sequence).write_text("0")
    cache = spool / "etc" / "setup.cache"
    cache.chmod(0o644)
    cache.write_text(cache.read_text().replace("SPOOL='/var/spool/hylafax'", f"SPOOL='{spool}'"))
    # uid 10 is uucp's group: with mode 0660 this login sees a fax when, and only when, it is complete.
    hosts = spool / "etc" / "hosts.hfaxd"
    hosts.write_text(rf"^{user}@127\.0\.0\.1$:10:{_crypt(password)}:{_crypt(admin_password)}" + "\n")
    hosts.chmod(0o600)
    for path in (spool, *spool.rglob("*")):
        if not path.is_symlink():
            shutil.chown(path, _OWNER, _OWNER)


def _crypt(password: str) -> str:
    library = ctypes.CDLL("libcrypt.so.1")
    library.crypt.restype = ctypes.c_char_p
    hashed = library.crypt(password.encode(), b"$6$" + os.urandom(8).hex().encode() + b"$")
    assert isinstance(hashed, bytes)
    return hashed.decode()
