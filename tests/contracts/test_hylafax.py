"""The fax source against Debian's real hfaxd: which fax is complete, and which line it came in on."""

import fcntl
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.hfaxd import Hfaxd, ReceivedFax
from domain.delivery import Arrival
from domain.faults import ErrorCode, Transient
from intake.faxserver import Account, FaxServer
from intake.hylafax import HylafaxSettings, HylafaxSource
from tests.fixtures.hfaxd import fax_tiff

LINES = {"770-810-4161": "records", "617-632-1980": "imaging", "ttyRX2": "verbal"}
QUIET = 900.0


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def account(hfaxd: Hfaxd) -> Account:
    return Account("127.0.0.1", hfaxd.port, hfaxd.user, hfaxd.password, timeout=5)


Make = Callable[..., HylafaxSource]


@pytest.fixture
def make(account: Account, clock: Clock, tmp_path: Path) -> Make:
    def source(**changes: object) -> HylafaxSource:
        settings = HylafaxSettings("fax", account, tmp_path, LINES)
        return HylafaxSource(replace(settings, **changes), clock)  # type: ignore[arg-type]

    return source


def look(source: HylafaxSource, known: Callable[[str], bool] = lambda key: False) -> list[Arrival]:
    return list(source.arrivals(known))


def test_bytes_and_facts(make: Make, hfaxd: Hfaxd) -> None:
    moment = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)
    fax = ReceivedFax("7708104161", "ttyRX0", "DR LEE", "6175550100", "PRACTICE", 2, received_at=moment)
    name = hfaxd.drop(fax_tiff(2), fax)
    [arrival] = look(make())
    origin = arrival.origin
    assert arrival.path.read_bytes() == (hfaxd.recvq / name).read_bytes()
    assert (origin.line, origin.received_at, origin.pages_announced) == ("records", moment, 2)
    assert origin.key == f"{name}/{int(moment.timestamp())}/{arrival.path.stat().st_size}"
    assert origin.facts["called"] == "7708104161"
    assert origin.facts["sender"] == "DR LEE"
    assert origin.facts["caller"] == "6175550100"
    assert origin.facts["device"] == "ttyRX0"


@pytest.mark.parametrize(
    ("called", "device", "line"),
    [
        ("6176321980", "ttyRX0", "imaging"),
        ("", "ttyRX2", "verbal"),
        ("5550100", "ttyRX0", None),
        ("7708104161", "freeswitch", "records"),
    ],
)
def test_line(make: Make, hfaxd: Hfaxd, called: str, device: str, line: str | None) -> None:
    hfaxd.drop(fax_tiff(), ReceivedFax(called, device))
    [arrival] = look(make())
    assert arrival.origin.line == line


def test_line_from_the_tiff_where_the_log_is_silent(make: Make, hfaxd: Hfaxd) -> None:
    hfaxd.drop(fax_tiff(), ReceivedFax("6176321980"))
    (hfaxd.spool / "log" / "xferfaxlog").unlink()
    [arrival] = look(make())
    assert arrival.origin.line == "imaging"


def test_a_sender_cannot_choose_the_line(make: Make, hfaxd: Hfaxd) -> None:
    hfaxd.drop(fax_tiff(), ReceivedFax("", "ttyRX9", sender="7708104161", caller="6176321980"))
    [arrival] = look(make())
    assert arrival.origin.line is None


@pytest.mark.parametrize("sender", ["A|B", "|||||||||", "%q", '"; DELE x', "ÄÖÜ", "x" * 20])
def test_strange_sender_ids(make: Make, hfaxd: Hfaxd, sender: str) -> None:
    hfaxd.drop(fax_tiff(), ReceivedFax("7708104161", sender=sender))
    [arrival] = look(make())
    assert arrival.origin.line == "records"
    assert arrival.origin.pages_announced == 1


def test_the_log_may_come_a_moment_later(make: Make, hfaxd: Hfaxd) -> None:
    hfaxd.drop(fax_tiff(), ReceivedFax("7708104161"))
    log = hfaxd.spool / "log" / "xferfaxlog"
    hfaxd.drop(fax_tiff(), ReceivedFax("", "ttyRX2"))
    lines = log.read_text().splitlines(keepends=True)
    log.write_text(lines[0])
    source = make()
    assert [arrival.origin.line for arrival in look(source)] == ["records"]
    log.write_text("".join(lines))
    assert [arrival.origin.line for arrival in look(source)] == ["records", "verbal"]


def test_a_fax_that_the_log_never_mentions_comes_all_the_same(make: Make, hfaxd: Hfaxd) -> None:
    hfaxd.drop(fax_tiff(), ReceivedFax("7708104161"))
    hfaxd.drop(fax_tiff(), ReceivedFax("6176321980"))
    log = hfaxd.spool / "log" / "xferfaxlog"
    log.write_text(log.read_text().splitlines(keepends=True)[0])
    source = make()
    assert len(look(source)) == 1
    assert len(look(source)) == 2


@pytest.mark.parametrize("admin", [False, True])
def test_a_fax_whose_call_goes_on_is_never_taken(
    make: Make, hfaxd: Hfaxd, account: Account, clock: Clock, admin: bool
) -> None:
    name = hfaxd.drop(fax_tiff(), ReceivedFax("7708104161"), mode=0o600)
    password = hfaxd.admin_password if admin else None
    source = make(account=replace(account, admin_password=password))
    with (hfaxd.recvq / name).open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for _ in range(4):
            assert look(source) == []
            clock.now += QUIET
    (hfaxd.recvq / name).chmod(0o660)
    assert len(look(source)) == 1


def test_what_a_broken_call_left_is_taken_after_a_while(
    make: Make, hfaxd: Hfaxd, account: Account, clock: Clock
) -> None:
    error = "Timeout waiting for Phase C carrier drop"
    hfaxd.drop(fax_tiff(2), ReceivedFax("7708104161", pages=2, error=error), mode=0o600)
    source = make(account=replace(account, admin_password=hfaxd.admin_password))
    assert look(source) == []
    clock.now += QUIET - 1
    assert look(source) == []
    clock.now += 1
    [arrival] = look(source)
    assert arrival.origin.facts["error"] == error
    assert arrival.origin.line == "records"


def test_a_file_that_goes_on_growing_is_not_taken(
    make: Make, hfaxd: Hfaxd, account: Account, clock: Clock
) -> None:
    name = hfaxd.drop(b"garbage")
    source = make()
    for _ in range(4):
        assert look(source) == []
        with (hfaxd.recvq / name).open("ab") as file:
            file.write(b" more")
        clock.now += QUIET
    assert look(source) == []
    clock.now += QUIET
    assert len(look(source)) == 1


@pytest.mark.parametrize("content", [b"garbage", b"", fax_tiff(2)[:60]])
def test_files_that_list_hides_are_taken_as_they_are(
    make: Make, hfaxd: Hfaxd, clock: Clock, content: bytes
) -> None:
    name = hfaxd.drop(b"placeholder")
    (hfaxd.recvq / name).write_bytes(content)
    source = make(remove=True)
    assert look(source) == []
    clock.now += QUIET
    [arrival] = look(source)
    assert arrival.path.read_bytes() == content
    assert arrival.origin.facts["unlisted"] == "yes"
    source.settle(arrival.origin)
    assert not (hfaxd.recvq / name).exists()


def test_nothing_is_removed_unless_configured(make: Make, hfaxd: Hfaxd) -> None:
    name = hfaxd.drop(fax_tiff(), ReceivedFax("7708104161"))
    source = make()
    [arrival] = look(source)
    source.settle(arrival.origin)
    assert (hfaxd.recvq / name).exists()
    assert look(source, arrival.origin.key.__eq__) == []


def test_a_name_used_again_is_a_new_fax_and_not_removed(make: Make, hfaxd: Hfaxd) -> None:
    """The server lost its counter: another fax now lies under the name that the ledger has."""
    source = make(remove=True)
    moment = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    name = hfaxd.drop(fax_tiff(), ReceivedFax("7708104161", received_at=moment))
    [first] = look(source)
    (hfaxd.recvq / "seqf").write_text("0")
    (hfaxd.recvq / name).unlink()
    (hfaxd.recvq / "seqf").write_text(str(int(name[3:12]) - 1))
    assert hfaxd.drop(fax_tiff(), ReceivedFax("7708104161")) == name
    source.settle(first.origin)
    assert (hfaxd.recvq / name).exists(), "only the very file that the ledger has may go"
    [second] = look(source, first.origin.key.__eq__)
    assert second.origin.key != first.origin.key


def test_a_refused_fax_is_never_removed(make: Make, hfaxd: Hfaxd) -> None:
    name = hfaxd.drop(fax_tiff(), ReceivedFax("7708104161"))
    source = make(remove=True, max_bytes=500, refused_bytes=100)
    [arrival] = look(source)
    assert arrival.refused is ErrorCode.TOO_LARGE
    assert arrival.path.stat().st_size == 100
    source.settle(arrival.origin)
    assert look(make(remove=True, max_bytes=500), arrival.origin.key.__eq__) == []
    assert (hfaxd.recvq / name).exists()


def test_two_pollers_do_no_harm(make: Make, hfaxd: Hfaxd) -> None:
    hfaxd.drop(fax_tiff(), ReceivedFax("7708104161"))
    one, two = make(remove=True), make(remove=True)
    [first], [second] = look(one), look(two)
    one.settle(first.origin)
    two.settle(second.origin)
    assert first.origin.key == second.origin.key
    assert look(one) == []


@pytest.mark.parametrize("change", [{"password": "wrong"}, {"user": "nobody"}, {"queue": "nowhere"}])
def test_a_refused_login_is_transient_and_waits(make: Make, account: Account, change: dict[str, str]) -> None:
    with pytest.raises(Transient) as caught:
        look(make(account=replace(account, **change)))  # type: ignore[arg-type]
    assert caught.value.retry_after.total_seconds() >= 60


def test_an_empty_queue(make: Make) -> None:
    assert look(make()) == []


def test_a_full_queue_is_listed_quickly(account: Account, hfaxd: Hfaxd) -> None:
    """One real fax and 500 copies of it."""
    name = hfaxd.drop(fax_tiff(), ReceivedFax("7708104161"))
    for number in range(500):
        copy = hfaxd.recvq / f"fax9{number:08d}.tif"
        shutil.copy(hfaxd.recvq / name, copy)
        shutil.chown(copy, "uucp", "uucp")
        copy.chmod(0o660)
    started = time.monotonic()
    with FaxServer(account) as server:
        assert len(server.listed()) == 501
    assert time.monotonic() - started < 3
