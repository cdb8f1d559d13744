"""Pairs of software modems, HylaFAX on both ends of each, in a spool that a private hfaxd serves."""

import os
import secrets
import shutil
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from demo.hfaxd import Hfaxd
from demo.server import MissingServer, start_program, stop_program

_MODEM = """\
device /dev/{name}
owner uucp:uucp
mode 660
port {port}
refresh 0
server 127.0.0.1:{peer_port}
peername {name}
secret pw
cidname Practice {number}
cidnumber 030555020{number}
codec slinear
nodaemon
"""

_CONFIG = """\
CountryCode: 1
AreaCode: 617
FAXNumber: {number}
LongDistancePrefix: 1
InternationalPrefix: 011
DialStringRules: etc/dialrules.europe
ServerTracing: 1
SessionTracing: 11
RecvFileMode: 0660
LogFileMode: 0600
DeviceMode: 0660
RingsBeforeAnswer: {rings}
SpeakerVolume: off
GettyArgs: "-h %l dx_%s"
LocalIdentifier: "{name}"
TagLineFont: etc/lutRS18.pcf
TagLineFormat: "From %%l|%c|Page %%P of %%T"
MaxRecvPages: 25
"""

_SENDER = "sender"


class Telephone:
    """`pairs` lines; line n answers on device `answering(n)`."""

    def __init__(self, server: Hfaxd, pairs: int) -> None:
        self._server = server
        self._pairs = pairs
        self._tag = secrets.token_hex(3)
        self._stack = ExitStack()

    def calling(self, number: int) -> str:
        return f"ttyT{self._tag}{number}"

    def answering(self, number: int) -> str:
        return f"ttyR{self._tag}{number}"

    def __enter__(self) -> Self:
        for program in ("iaxmodem", "unshare", "ip", "faxgetty", "sendfax"):
            if shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin") is None:
                raise MissingServer(f"{program} is missing; see tests/scenarios/calls/README.md")
        with ExitStack() as undo:
            undo.callback(self._remove_devices)
            self._allow_sending()
            self._start_modems(undo)
            self._start_hylafax(undo)
            self._stack = undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def send(self, number: int, called: str, document: Path) -> None:
        """Queue a fax on one line; HylaFAX dials at once."""
        command = ["sendfax", "-h", f"{self.calling(number)}@127.0.0.1:{self._server.port}", "-T", "1", "-n"]
        command += ["-D", "-f", "tests@example.org", "-d", called, str(document)]
        environment = {**os.environ, "FAXUSER": _SENDER}
        subprocess.run(command, check=True, capture_output=True, env=environment, timeout=30)

    def log(self) -> str:
        """What the modems' sessions said, for a failing test."""
        return "\n".join(
            file.read_text(errors="replace") for file in sorted((self._server.spool / "log").glob("c*"))
        )

    def _allow_sending(self) -> None:
        hosts = self._server.spool / "etc" / "hosts.hfaxd"
        hosts.write_text(rf"^{_SENDER}@127\.0\.0\.1$:21::" + "\n" + hosts.read_text())
        # What HylaFAX does after a reception is not ours to test: no mail is sent.
        for script in ("faxrcvd", "notify", "wedged"):
            (self._server.spool / "bin" / script).write_text("#!/bin/sh\nexit 0\n")

    def _start_modems(self, undo: ExitStack) -> None:
        """In a network and a mount space of their own: iaxmodem takes every address, and reads
        /etc/iaxmodem only."""
        folder = self._server.spool.parent / "iaxmodem"
        folder.mkdir()
        undo.callback(shutil.rmtree, folder)
        names = []
        for number in range(self._pairs):
            pair = ((self.calling(number), 4570 + number), (self.answering(number), 4580 + number))
            for (name, port), (_, peer_port) in zip(pair, reversed(pair), strict=True):
                text = _MODEM.format(name=name, port=port, peer_port=peer_port, number=number)
                (folder / name).write_text(text)
                names.append(name)
        starts = "; ".join(f"iaxmodem {name} & sleep 0.1" for name in names)
        script = f"ip link set lo up && mount --bind {folder} /etc/iaxmodem && {{ {starts}; wait; }}"
        modems = start_program(["unshare", "--net", "--mount", "sh", "-c", script])
        undo.callback(stop_program, modems, 3)
        _wait_for(lambda: all(Path("/dev", name).exists() for name in names), 15, "the modems")

    def _start_hylafax(self, undo: ExitStack) -> None:
        spool = self._server.spool
        prototype = (spool / "config" / "iaxmodem").read_text()
        modem = prototype[prototype.index("ModemType") :]
        queue = start_program(["/usr/sbin/faxq", "-D", "-q", str(spool)])
        undo.callback(stop_program, queue, 5)
        _wait_for((spool / "FIFO").exists, 10, "faxq")
        for number in range(self._pairs):
            for name, rings in ((self.calling(number), 0), (self.answering(number), 1)):
                config = spool / "etc" / f"config.{name}"
                config.write_text(_CONFIG.format(number=f"555910{number}", rings=rings, name=name) + modem)
                shutil.chown(config, "uucp", "uucp")
                getty = start_program(["/usr/sbin/faxgetty", "-q", str(spool), name])
                undo.callback(stop_program, getty, 5)
        _wait_for(self._ready, 60, "the lines")

    def _ready(self) -> bool:
        names = [name(number) for number in range(self._pairs) for name in (self.calling, self.answering)]
        status = self._server.spool / "status"
        return all((status / n).exists() and "idle" in (status / n).read_text() for n in names)

    def _remove_devices(self) -> None:
        for link in Path("/dev").glob(f"tty[TR]{self._tag}*"):
            link.unlink()


def _wait_for(condition: object, seconds: float, what: str) -> None:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise MissingServer(f"{what} did not come up within {seconds:.0f} seconds")
        time.sleep(0.2)
