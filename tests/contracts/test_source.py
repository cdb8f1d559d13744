"""What every source promises, tried on a folder, a real hfaxd and a real Dovecot."""

import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from demo.hfaxd import Hfaxd, ReceivedFax
from domain.delivery import Arrival
from domain.faults import Transient
from intake.faxserver import Account
from intake.folder import FolderSettings, FolderSource
from intake.hylafax import HylafaxSettings, HylafaxSource
from intake.mailbox import MailboxSettings, MailboxSource
from intake.source import Source
from tests.fixtures.dovecot import Mailbox
from tests.fixtures.hfaxd import fax_tiff


class Ledger:
    """What was captured: content by key."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}

    def known(self, key: str) -> bool:
        return key in self.contents

    def capture(self, arrival: Arrival) -> None:
        assert not self.known(arrival.origin.key), "the same key came twice"
        self.contents[arrival.origin.key] = arrival.path.read_bytes()
        arrival.path.unlink()

    def marks(self) -> list[str]:
        """The marks that the tests planted, in all contents."""
        return sorted(
            word.decode() for content in self.contents.values() for word in content.split() if b"MARK" in word
        )


class Bench(Protocol):
    """A place to put deliveries into, and a fresh source over it, as after a restart."""

    stop: threading.Event

    def source(self) -> Source: ...
    def put(self, mark: str) -> None: ...
    def put_bad(self) -> None:
        """Something that cannot be taken whole."""
        ...

    def left(self) -> int:
        """Items that still lie where they arrived."""
        ...

    def break_off(self) -> None: ...
    def mend(self) -> None: ...


class FolderBench:
    def __init__(self, path: Path) -> None:
        self.stop = threading.Event()
        self.folder, self.work = path / "drop", path / "work"
        self.folder.mkdir()
        self.work.mkdir()
        self.number = 0

    def source(self) -> Source:
        return FolderSource(
            FolderSettings("source", self.folder, self.work, stable_seconds=0), stopped=self.stop.is_set
        )

    def put(self, mark: str) -> None:
        self.number += 1
        (self.folder / f"fax{self.number}.tif").write_bytes(fax_tiff(mark=f" {mark}".encode()))

    def put_bad(self) -> None:
        (self.folder / "link.tif").symlink_to("/etc/hostname")

    def left(self) -> int:
        return sum(not path.is_dir() for path in self.folder.iterdir()) + len(
            list((self.folder / ".claimed").iterdir())
        )

    def break_off(self) -> None:
        self.folder.rename(self.folder.with_name("away"))

    def mend(self) -> None:
        self.folder.with_name("away").rename(self.folder)


class HylafaxBench:
    def __init__(self, path: Path, server: Hfaxd) -> None:
        self.stop = threading.Event()
        self.work, self.server = path, server

    def source(self) -> Source:
        server = self.server
        account = Account("127.0.0.1", server.port, server.user, server.password, timeout=5)
        settings = HylafaxSettings("source", account, self.work, remove=True, quiet_seconds=0)
        return HylafaxSource(settings, stopped=self.stop.is_set)

    def put(self, mark: str) -> None:
        self.server.drop(fax_tiff(mark=f" {mark}".encode()), ReceivedFax(called="7708104161"))

    def put_bad(self) -> None:
        self.server.drop(b"no picture at all")

    def left(self) -> int:
        return len(list(self.server.recvq.glob("fax*")))

    def break_off(self) -> None:
        self.server.stop()

    def mend(self) -> None:
        self.server.start()


class MailboxBench:
    def __init__(self, path: Path, mailbox: Mailbox) -> None:
        self.stop = threading.Event()
        self.work, self.mailbox = path, mailbox

    def source(self) -> Source:
        account = self.mailbox.account()
        settings = MailboxSettings("source", account, self.work, max_bytes=100_000, piece_bytes=1000)
        return MailboxSource(settings, stopped=self.stop.is_set)

    def put(self, mark: str) -> None:
        self.mailbox.deliver(b"From: a@example.org\r\nSubject: form\r\n\r\n" + b"x\r\n" * 500 + mark.encode())

    def put_bad(self) -> None:
        self.mailbox.deliver(b"Subject: large\r\n\r\n" + b"0123456789\r\n" * 10_000)

    def left(self) -> int:
        return self.mailbox.count()

    def break_off(self) -> None:
        self.mailbox.server.stop()

    def mend(self) -> None:
        self.mailbox.server.start()


@pytest.fixture(params=["folder", "hylafax", "mailbox"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    if request.param == "folder":
        return FolderBench(tmp_path)
    if request.param == "hylafax":
        return HylafaxBench(tmp_path, request.getfixturevalue("hfaxd"))
    return MailboxBench(tmp_path, request.getfixturevalue("mailbox"))


@pytest.fixture
def opened(bench: Bench) -> Iterator[Callable[[], Source]]:
    sources: list[Source] = []

    def fresh() -> Source:
        sources.append(bench.source())
        return sources[-1]

    yield fresh
    for source in sources:
        source.close()


Opened = Callable[[], Source]


def one_pass(source: Source, ledger: Ledger) -> None:
    for arrival in source.arrivals(ledger.known):
        ledger.capture(arrival)
        source.settle(arrival.origin)


def test_everything_comes_once_and_is_settled(bench: Bench, opened: Opened) -> None:
    source, ledger = opened(), Ledger()
    for mark in ("MARK1", "MARK2", "MARK3"):
        bench.put(mark)
    one_pass(source, ledger)
    one_pass(source, ledger)
    assert ledger.marks() == ["MARK1", "MARK2", "MARK3"]
    assert bench.left() == 0


def test_nothing_is_lost_by_a_crash_before_the_commit(bench: Bench, opened: Opened) -> None:
    bench.put("MARK1")
    bench.put("MARK2")
    for arrival in opened().arrivals(Ledger().known):
        arrival.path.unlink()  # fetched, and then the process died
    ledger = Ledger()
    one_pass(opened(), ledger)
    assert ledger.marks() == ["MARK1", "MARK2"]


def test_nothing_comes_twice_after_a_crash_before_settling(bench: Bench, opened: Opened) -> None:
    ledger = Ledger()
    bench.put("MARK1")
    bench.put("MARK2")
    for arrival in opened().arrivals(ledger.known):
        ledger.capture(arrival)
    assert bench.left() == 2
    assert list(opened().arrivals(ledger.known)) == []
    assert bench.left() == 0, "what the ledger had was settled in the next pass"


def test_an_abandoned_pass_loses_nothing(bench: Bench, opened: Opened) -> None:
    source, ledger = opened(), Ledger()
    for mark in ("MARK1", "MARK2", "MARK3"):
        bench.put(mark)
    first = next(iter(source.arrivals(ledger.known)))
    ledger.capture(first)
    source.settle(first.origin)
    one_pass(source, ledger)
    assert ledger.marks() == ["MARK1", "MARK2", "MARK3"]


def test_settling_twice_is_settling_once(bench: Bench, opened: Opened) -> None:
    source, ledger = opened(), Ledger()
    bench.put("MARK1")
    [arrival] = source.arrivals(ledger.known)
    ledger.capture(arrival)
    source.settle(arrival.origin)
    source.settle(arrival.origin)
    opened().settle(arrival.origin)
    bench.put("MARK2")
    one_pass(source, ledger)
    assert ledger.marks() == ["MARK1", "MARK2"]


def test_the_same_content_twice_is_two_deliveries(bench: Bench, opened: Opened) -> None:
    source, ledger = opened(), Ledger()
    bench.put("MARK1")
    bench.put("MARK1")
    one_pass(source, ledger)
    assert ledger.marks() == ["MARK1", "MARK1"]


def test_a_bad_item_stops_no_other_and_is_not_overlooked(bench: Bench, opened: Opened) -> None:
    source, ledger = opened(), Ledger()
    bench.put_bad()
    bench.put("MARK1")
    one_pass(source, ledger)
    assert ledger.marks() == ["MARK1"]
    one_pass(source, ledger)
    assert len(ledger.contents) == 2
    one_pass(source, ledger)
    assert len(ledger.contents) == 2


def test_an_arrival_is_private_and_says_where_it_is_from(bench: Bench, opened: Opened) -> None:
    before = datetime.now(UTC) - timedelta(minutes=1)
    bench.put("MARK1")
    [arrival] = opened().arrivals(Ledger().known)
    assert stat.S_IMODE(arrival.path.stat().st_mode) == 0o600
    assert arrival.path.stat().st_uid == os.geteuid()
    assert arrival.origin.source == "source"
    assert before < arrival.origin.received_at < datetime.now(UTC) + timedelta(minutes=1)
    assert arrival.refused is None


def test_a_server_that_is_away_is_transient_and_comes_back(bench: Bench, opened: Opened) -> None:
    source, ledger = opened(), Ledger()
    bench.put("MARK1")
    one_pass(source, ledger)
    bench.put("MARK2")
    bench.break_off()
    try:
        with pytest.raises(Transient):
            one_pass(source, ledger)
        with pytest.raises(Transient):
            one_pass(source, ledger)
    finally:
        bench.mend()
    one_pass(source, ledger)
    assert ledger.marks() == ["MARK1", "MARK2"]


def test_waiting_ends_when_the_process_is_to_stop(bench: Bench, opened: Opened) -> None:
    source = opened()
    list(source.arrivals(Ledger().known))
    stop = threading.Timer(0.3, bench.stop.set)
    stop.start()
    started = time.monotonic()
    source.wait(60)
    stop.join()
    assert time.monotonic() - started < 3


def test_probing_takes_nothing(bench: Bench, opened: Opened) -> None:
    source = opened()
    list(source.arrivals(Ledger().known))
    bench.put("MARK1")
    source.probe()
    assert bench.left() == 1
    bench.break_off()
    try:
        with pytest.raises(Transient):
            source.probe()
    finally:
        bench.mend()
    source.probe()


def test_a_failing_settle_is_made_good_later(bench: Bench, opened: Opened) -> None:
    source, ledger = opened(), Ledger()
    bench.put("MARK1")
    for arrival in source.arrivals(ledger.known):
        ledger.capture(arrival)
        bench.break_off()
        try:
            with pytest.raises(Transient):
                source.settle(arrival.origin)
        finally:
            bench.mend()
        break
    for _ in range(3):
        one_pass(source, ledger)
    assert ledger.marks() == ["MARK1"]
    assert bench.left() == 0
