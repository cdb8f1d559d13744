"""The watched folder: complete, claimed, settled; with a clock in the test's hand."""

import fcntl
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.delivery import Arrival
from domain.faults import ErrorCode, Transient
from intake.folder import FolderSettings, FolderSource

EVENING = 1_795_450_000.0


class Clock:
    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


Make = Callable[..., FolderSource]


@pytest.fixture
def make(drop: Path, clock: Clock) -> Make:
    def source(**changes: object) -> FolderSource:
        settings = {"name": "rightfax", "folder": drop, "work": drop.parent / "work", "line": "records"}
        return FolderSource(FolderSettings(**(settings | changes)), clock)  # type: ignore[arg-type]

    return source


def nothing_known(key: str) -> bool:
    return False


def look(source: FolderSource) -> list[Arrival]:
    return list(source.arrivals(nothing_known))


def after_standing(source: FolderSource, clock: Clock, seconds: float = 10) -> list[Arrival]:
    assert look(source) == []
    clock.now += seconds
    return look(source)


def test_a_file_is_taken_when_it_has_stood_still(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    (drop / "a.tif").write_bytes(b"first")
    assert look(source) == []
    clock.now += 9
    assert look(source) == []
    clock.now += 1
    [arrival] = look(source)
    assert arrival.path.read_bytes() == b"first"
    assert arrival.origin.line == "records"


def test_a_slow_writer_is_waited_for(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    with (drop / "a.tif").open("wb", buffering=0) as file:
        for second in range(20):
            file.write(b"x")
            os.utime(drop / "a.tif", (EVENING + second, EVENING + second))
            assert look(source) == []
            clock.now += 5
    clock.now += 10
    [arrival] = look(source)
    assert arrival.path.stat().st_size == 20


def test_a_writer_that_goes_on_after_the_claim_is_not_cut_short(make: Make, drop: Path, clock: Clock) -> None:
    source = make(stable_seconds=0)
    with (drop / "a.tif").open("wb", buffering=0) as file:
        file.write(b"half ")
        [half] = look(source)
        file.write(b"whole")
    [whole] = look(source)
    assert half.origin.key == whole.origin.key, "still the same delivery, as nobody has committed it"
    assert whole.path.read_bytes() == b"half whole"


def test_a_sidecar_says_that_its_fax_is_complete(make: Make, drop: Path) -> None:
    (drop / "a.tif").write_bytes(b"fax")
    (drop / "a.json").write_text('{"caller": "+1 555 0100", "called": "7708104161", "pages": 3}')
    [arrival] = look(make())
    assert arrival.origin.facts["caller"] == "+1 555 0100"
    assert arrival.origin.pages_announced == 3


def test_a_half_written_sidecar_says_nothing(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    (drop / "a.tif").write_bytes(b"fax")
    (drop / "a.xml").write_text("<fax><caller>+1 555")
    [arrival] = after_standing(source, clock)
    assert "caller" not in arrival.origin.facts
    source.settle(arrival.origin)
    assert sorted(path.name for path in (drop / "processed").rglob("*.*")) == ["a.tif", "a.xml"]


def test_sidecar_time_is_read_in_the_configured_zone(make: Make, drop: Path) -> None:
    (drop / "a.tif").write_bytes(b"fax")
    (drop / "a.xml").write_text("<Fax><ReceivedTime>2026-11-23 10:00:00</ReceivedTime></Fax>")
    [arrival] = look(make(zone=ZoneInfo("America/New_York")))
    assert arrival.origin.received_at == datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_received_when_the_last_byte_was_written(make: Make, drop: Path, clock: Clock) -> None:
    (drop / "a.tif").write_bytes(b"fax")
    os.utime(drop / "a.tif", (EVENING - 3600, EVENING - 3600))
    [arrival] = after_standing(make(), clock)
    assert arrival.origin.received_at == datetime.fromtimestamp(EVENING, UTC) - timedelta(hours=1)


@pytest.mark.parametrize("absurd", [0, EVENING + 10**7, 10**12])
def test_an_absurd_file_time_is_not_believed(make: Make, drop: Path, clock: Clock, absurd: float) -> None:
    (drop / "a.tif").write_bytes(b"fax")
    os.utime(drop / "a.tif", (absurd, absurd))
    [arrival] = after_standing(make(), clock)
    assert arrival.origin.received_at == datetime.fromtimestamp(clock.now, UTC)


def test_a_lone_sidecar_is_not_overlooked_for_ever(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    (drop / "a.json").write_text("{}")
    assert after_standing(source, clock, 60) == []
    clock.now += 600
    assert len(look(source)) == 1


def test_the_same_name_again_is_a_new_delivery(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    keys = []
    for content in (b"one", b"two", b"two"):
        (drop / "fax.tif").write_bytes(content)
        [arrival] = after_standing(source, clock)
        source.settle(arrival.origin)
        keys.append(arrival.origin.key)
    assert len(set(keys)) == 3
    assert len(list((drop / "processed").rglob("fax.tif"))) == 3


def test_a_file_moved_back_by_a_person_is_read_again(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    (drop / "fax.tif").write_bytes(b"one")
    [first] = after_standing(source, clock)
    source.settle(first.origin)
    [processed] = (drop / "processed").rglob("fax.tif")
    processed.rename(drop / "fax.tif")
    [again] = after_standing(source, clock)
    assert again.origin.key != first.origin.key


def test_a_clock_set_back_keeps_nothing_waiting(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    (drop / "a.tif").write_bytes(b"fax")
    assert look(source) == []
    clock.now -= 10**6
    assert look(source) == []
    clock.now += 10
    assert len(look(source)) == 1


@pytest.mark.parametrize("name", [".hidden.tif", "a.tif.part", "a.tmp", "a.tif~"])
def test_unfinished_names_are_left_alone(make: Make, drop: Path, clock: Clock, name: str) -> None:
    (drop / name).write_bytes(b"not yet")
    assert after_standing(make(), clock) == []
    assert (drop / name).exists()


def test_names_that_are_not_text(make: Make, drop: Path, clock: Clock) -> None:
    (drop / os.fsdecode(b"f\xff\xfex.tif")).write_bytes(b"fax")
    source = make()
    [arrival] = after_standing(source, clock)
    arrival.origin.facts["file"].encode()  # can be stored as text
    source.settle(arrival.origin)
    assert not list((drop / ".claimed").iterdir())


def test_a_name_as_long_as_names_can_be(make: Make, drop: Path, clock: Clock) -> None:
    (drop / ("f" * 251 + ".tif")).write_bytes(b"fax")
    assert len(after_standing(make(), clock)) == 1


def make_symlink(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def make_broken_link(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("thing", [make_symlink, make_broken_link, make_pipe])
@pytest.mark.timeout(5)
def test_links_and_pipes_are_refused_unopened(
    make: Make, drop: Path, clock: Clock, thing: Callable[[Path], None]
) -> None:
    thing(drop / "a.tif")
    source = make()
    [arrival] = after_standing(source, clock)
    assert arrival.refused is ErrorCode.UNSUPPORTED_TYPE
    assert arrival.path.read_bytes() == b""
    source.settle(arrival.origin)
    assert os.path.lexists(next((drop / "failed").iterdir()) / "a.tif")


def test_a_huge_sparse_file_is_refused_with_its_start(make: Make, drop: Path, clock: Clock) -> None:
    with (drop / "a.tif").open("wb") as file:
        file.write(b"start")
        file.truncate(10 * 1024**3)
    source = make(refused_bytes=1000)
    [arrival] = after_standing(source, clock)
    assert arrival.refused is ErrorCode.TOO_LARGE
    assert arrival.path.read_bytes()[:5] == b"start"
    assert arrival.path.stat().st_size == 1000


@pytest.fixture
def nobody(drop: Path) -> Iterator[None]:
    """Run as a user whose rights the file system checks."""
    if os.geteuid() != 0:
        yield
        return
    for path in (drop.parent, *drop.parents[1:-1]):
        path.chmod(path.stat().st_mode | 0o011)
    for path in (drop, drop.parent / "work"):
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.usefixtures("nobody")
def test_an_unreadable_file_is_refused_after_some_tries(make: Make, drop: Path, clock: Clock) -> None:
    (drop / "a.tif").write_bytes(b"secret")
    (drop / "a.tif").chmod(0)
    (drop / "b.tif").write_bytes(b"good")
    source = make()
    [good] = after_standing(source, clock)
    assert good.path.read_bytes() == b"good"
    source.settle(good.origin)
    assert look(source) == []
    [refused] = look(source)
    assert refused.refused is ErrorCode.UNREADABLE_FILE


@pytest.mark.usefixtures("nobody")
def test_a_folder_that_lets_nothing_go_holds_up_nothing(make: Make, drop: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may move everything")
    source = make(stable_seconds=0)
    assert look(source) == []
    (drop / "processed").chmod(0o555)
    seen: set[str] = set()
    for number in range(3):
        (drop / f"{number}.tif").write_bytes(b"fax")
        with pytest.raises(Transient, match="moved"):
            for arrival in source.arrivals(seen.__contains__):
                seen.add(arrival.origin.key)
                source.settle(arrival.origin)
    assert len(seen) == 3
    (drop / "processed").chmod(0o755)
    assert list(source.arrivals(seen.__contains__)) == []
    assert len(list((drop / "processed").iterdir())) == 3


def test_a_refused_file_is_kept_even_where_files_are_removed(make: Make, drop: Path, clock: Clock) -> None:
    source = make(remove=True, max_bytes=3)
    (drop / "a.tif").write_bytes(b"far too long")
    (drop / "b.tif").write_bytes(b"ok")
    arrivals = {arrival.refused: arrival for arrival in after_standing(source, clock)}
    source.settle(arrivals[None].origin)
    assert not list((drop / "processed").rglob("b.tif"))
    captured = arrivals[ErrorCode.TOO_LARGE].origin.key
    assert list(make(remove=True).arrivals(captured.__eq__)) == []  # after a crash before settle
    assert list((drop / "failed").rglob("a.tif"))


def test_a_crash_between_claim_and_sidecar(make: Make, drop: Path, clock: Clock) -> None:
    place = drop / ".claimed" / "1-1-1-1"
    place.mkdir(parents=True)
    (place / "a.tif").write_bytes(b"fax")
    (drop / "a.json").write_text('{"caller": "5550100"}')
    (drop / ".claimed" / "2-2-2-2").mkdir()  # a crash before anything moved
    [arrival] = look(make())
    assert (arrival.origin.key, arrival.origin.facts["caller"]) == ("1-1-1-1", "5550100")
    assert [path.name for path in (drop / ".claimed").iterdir()] == ["1-1-1-1"]


def test_a_file_that_vanishes(make: Make, drop: Path, clock: Clock) -> None:
    source = make()
    (drop / "a.tif").write_bytes(b"fax")
    assert look(source) == []
    (drop / "a.tif").unlink()
    clock.now += 10
    assert look(source) == []


def test_two_sources_over_one_folder_share_the_work(make: Make, drop: Path, clock: Clock) -> None:
    one, two = make(), make()
    for number in range(20):
        (drop / f"{number}.tif").write_bytes(b"fax")
    assert look(one) == look(two) == []
    clock.now += 10
    seen: set[str] = set()

    def known(key: str) -> bool:
        return key in seen

    for arrivals in (one.arrivals(known), two.arrivals(known), one.arrivals(known)):
        for arrival in arrivals:
            assert arrival.origin.key not in seen
            seen.add(arrival.origin.key)
    assert len(seen) == 20


def test_settling_a_strange_key_touches_nothing(make: Make, drop: Path, clock: Clock) -> None:
    source = make(remove=True)
    (drop / "a.tif").write_bytes(b"fax")
    [arrival] = after_standing(source, clock)
    for key in ("", "..", "../..", "1-2-3-4/../.."):
        source.settle(type(arrival.origin)("x", key, arrival.origin.channel, arrival.origin.received_at))
    assert list((drop / ".claimed").rglob("a.tif"))


def test_wait_ends_when_a_file_comes(drop: Path) -> None:
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            (drop / "a.tif").write_bytes(b"fax")

    source = FolderSource(FolderSettings("f", drop, drop.parent / "work"), sleep=nap)
    assert look(source) == []
    source.wait(3600)
    assert len(naps) == 3


def test_many_files(make: Make, drop: Path, clock: Clock) -> None:
    for number in range(100):
        (drop / f"{number:06d}.tif").touch()
    assert len(after_standing(make(), clock)) == 100


def test_lock_held_by_the_writer_is_no_hindrance(make: Make, drop: Path, clock: Clock) -> None:
    (drop / "a.tif").write_bytes(b"fax")
    with (drop / "a.tif").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert len(after_standing(make(), clock)) == 1
