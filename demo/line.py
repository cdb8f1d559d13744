"""Starts servers and service for one run, feeds samples through the real protocols, stops all of it."""

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from demo.dovecot import Dovecot
from demo.hfaxd import Hfaxd, ReceivedFax
from demo.rabbitmq import RabbitMQ, free_ports
from ledger import Ledger
from ledger.figures import Figures
from review import accounts
from service import settings as configuration
from service.settings import Settings
from service.status import take
from service.store import open_ledger, prepare

NUMBERS = {"records": "770-810-4161", "imaging": "617-632-1980", "verbal": "617-394-2647"}
LOGIN = "demo"
STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Feed:
    """One sample file and how it arrives: on a fax line, or by e-mail (`line` None)."""

    path: Path
    line: str | None


def feeds(folder: Path) -> Iterator[Feed]:
    """The samples of a folder, by the expected values beside them."""
    for expected in sorted(folder.glob("*.json")):
        facts = json.loads(expected.read_text())
        path = folder / facts["file"]
        yield Feed(path, facts.get("line"))


class Line:
    """Use it in a `with` block; `folder` keeps the broker's installation warm between runs.

    Without root hfaxd cannot run (it gives up root itself): then every fax comes by watched folder.
    """

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self.folder = folder
        self.workers = workers
        self.password = secrets.token_urlsafe(15)
        self.fax: Hfaxd | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def config(self) -> Path:
        return self.folder / "intake.toml"

    @property
    def settings(self) -> Settings:
        return configuration.load(self.config)

    @property
    def address(self) -> str:
        return self.settings.review.address

    @property
    def has_hfaxd(self) -> bool:
        return os.geteuid() == 0

    def _start(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in ("line", "broker"):
            shutil.rmtree(self.folder / old, ignore_errors=True)
        self.broker = self._stack.enter_context(RabbitMQ(self.folder / "broker"))
        self.mail = self._stack.enter_context(Dovecot())
        if self.has_hfaxd:
            self.fax = self._stack.enter_context(Hfaxd())
        for name in NUMBERS:
            (self.folder / "line" / "fax" / name).mkdir(parents=True)
        self.config.write_text(self._configuration())
        self.config.chmod(0o600)
        prepare(self.settings)
        self.ledger: Ledger = open_ledger(self.settings)
        accounts.create(self.ledger, LOGIN, "Demonstration", self.password, "reviewer", datetime.now(UTC))
        self._stack.callback(self.stop_service)
        self.start_service()

    def start_service(self) -> None:
        """`intake run`, as a person would start it; its log goes to `intake.log`."""
        with (self.folder / "intake.log").open("ab") as log:
            self.service = subprocess.Popen(
                [sys.executable, "-m", "service.cli", "--config", str(self.config), "run"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )

    def stop_service(self) -> None:
        self.service.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.service.wait(STOP_SECONDS)
        self.service.kill()
        self.service.wait()

    def feed(self, sample: Feed) -> None:
        """Hand one sample over as the world would: by fax server, by folder, or by SMTP's last hop."""
        data = sample.path.read_bytes()
        if sample.line is None:
            self.mail.deliver(data)
        elif self.fax is not None and self._by_server(sample.line) and sample.path.suffix == ".tif":
            self.fax.drop(data, ReceivedFax(called=NUMBERS[sample.line], caller="617-555-0100", pages=0))
        else:
            self._drop(sample.line, sample.path.name, data)

    def _drop(self, line: str, name: str, data: bytes) -> None:
        """Written elsewhere and renamed into place, with the sidecar that says it is complete."""
        folder = self.folder / "line" / "fax" / line
        draft = self.folder / "line" / f"draft-{name}"
        draft.write_bytes(data)
        sidecar = {"caller": "617-555-0100", "called": NUMBERS[line], "time": datetime.now(UTC).isoformat()}
        (folder / name).with_suffix(".json").write_text(json.dumps(sidecar))
        draft.rename(folder / name)

    def _by_server(self, line: str) -> bool:
        return self.has_hfaxd and line != "verbal"

    def figures(self) -> Figures:
        return take(self.ledger, datetime.now(UTC))

    def wait(self, received: int, seconds: float) -> bool:
        """Until so many deliveries are in and nothing is left to do for the machine. False: time is up."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.settled(received):
                return True
            time.sleep(0.25)
        return False

    def settled(self, received: int) -> bool:
        seen = self.figures()
        return seen.balance.received >= received and not (seen.balance.in_progress or seen.unsent.count)

    def _configuration(self) -> str:
        (port,) = free_ports(1)
        lines = [_fax_block(name, self._by_server(name), self.folder) for name in NUMBERS]
        server = _FAX_SERVER.format(fax=self.fax) if self.fax is not None else ""
        return _CONFIG.format(
            folder=self.folder / "line",
            broker=self.broker,
            broker_password=self.broker.password,
            mail=self.mail,
            port=port,
            workers=self.workers,
        ) + "\n".join([server, *lines])


def _fax_block(name: str, by_server: bool, folder: Path) -> str:
    expected = {"records": "authorization"}.get(name, name)
    origin = 'server = "hylafax"' if by_server else f'folder = "{folder / "line" / "fax" / name}"'
    return (
        f'[[fax]]\nname = "{name}"\nnumber = "{NUMBERS[name]}"\nexpected = "{expected}"\n'
        f"{origin}\npoll_seconds = 1\n"
    )


_FAX_SERVER = """
[[fax_server]]
name = "hylafax"
host = "127.0.0.1"
port = {fax.port}
user = "{fax.user}"
password = {{ value = "{fax.password}" }}
admin_password = {{ value = "{fax.admin_password}" }}
poll_seconds = 1
remove = true
"""

_CONFIG = """# Written anew by every run of the demonstration.
[hospital]
name = "Quillmere Cancer Institute (demonstration)"

[storage]
folder = "{folder}"
free_space_floor_mb = 200

[broker]
host = "127.0.0.1"
port = {broker.port}
user = "{broker.user}"
password = {{ value = "{broker_password}" }}
tls = false

[workers]
count = {workers}

[review]
port = {port}
secure_cookies = false

[[mailbox]]
name = "mail"
host = "localhost"
port = {mail.imaps_port}
user = "{mail.user}"
password = {{ value = "{mail.password}" }}
ca_file = "{mail.ca_file}"
poll_seconds = 30
"""
