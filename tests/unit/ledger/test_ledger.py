import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

import ledger
from domain.faults import Transient
from ledger import deliveries, staff
from tests.unit.ledger.stories import KEY, NOON, captured, fax, reviewer


def test_transactions_are_durable_and_check_references(book: ledger.Ledger) -> None:
    with book.begin() as c:
        assert c.execute(text("PRAGMA journal_mode")).scalar_one() == "delete"
        assert c.execute(text("PRAGMA synchronous")).scalar_one() >= 2
        assert c.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert c.execute(text("PRAGMA busy_timeout")).scalar_one() == 30_000


def test_an_exception_takes_everything_back(book: ledger.Ledger) -> None:
    with pytest.raises(RuntimeError), book.begin() as c:
        captured(c)
        raise RuntimeError
    with book.read() as c:
        assert deliveries.find(c, "hylafax", "fax-1") is None


def test_a_reader_cannot_write(book: ledger.Ledger) -> None:
    with book.begin() as c:
        reviewer(c)
    with pytest.raises(Transient), book.read() as c:
        staff.add(c, "eve", "hash", "Eve", "admin", NOON)


def test_the_database_is_private(book: ledger.Ledger, tmp_path: Path) -> None:
    assert (tmp_path / "ledger.db").stat().st_mode & 0o777 == 0o600


def test_another_key_is_refused_before_it_does_harm(book: ledger.Ledger, url: str, tmp_path: Path) -> None:
    with book.begin() as c:
        captured(c)
    other = ledger.Ledger(url, b"x" * 32, tmp_path / "blobs")
    with pytest.raises(ledger.Unsafe, match="another key"), other.begin() as c:
        captured(c, fax("fax-2"))
    with pytest.raises(ledger.Unsafe, match="another key"), other.read():
        pass


def test_the_right_key_opens_it_again(book: ledger.Ledger, url: str, tmp_path: Path) -> None:
    with book.begin() as c:
        captured(c)
    again = ledger.Ledger(url, KEY, tmp_path / "blobs")
    for _ in range(2):
        with again.begin() as c:
            assert deliveries.find(c, "hylafax", "fax-1")


def test_a_ledger_without_tables_says_what_to_do(tmp_path: Path) -> None:
    empty = ledger.Ledger(f"sqlite:///{tmp_path / 'empty.db'}", KEY, tmp_path / "blobs")
    with pytest.raises(ledger.Unsafe, match="migrate"), empty.begin():
        pass


def test_needs_a_file(tmp_path: Path) -> None:
    with pytest.raises(ledger.Unsafe, match="file"):
        ledger.Ledger("sqlite://", KEY, tmp_path)


@pytest.mark.skipif(sqlite3.sqlite_version_info >= (3, 51, 3), reason="WAL is sound in this SQLite")
def test_wal_is_refused_where_it_loses_data(book: ledger.Ledger, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "ledger.db") as other:
        other.execute("PRAGMA journal_mode = WAL")
    other.close()
    with pytest.raises(ledger.Unsafe, match="WAL"), book.begin():
        pass


def test_a_busy_ledger_is_a_passing_fault(book: ledger.Ledger, url: str, tmp_path: Path) -> None:
    hasty = ledger.Ledger(url, KEY, tmp_path / "blobs", busy_seconds=0)
    with book.begin(), pytest.raises(Transient, match="SQLITE_BUSY"), hasty.begin():
        pass


def test_no_exception_quotes_a_value(book: ledger.Ledger) -> None:
    with pytest.raises(ledger.IllegalMove) as caught, book.begin() as c:
        staff.add(c, "ana lopez", "hash", "Ana Lopez", "admin", NOON)
        staff.add(c, "ana lopez", "hash", "Ana Lopez", "admin", NOON)
    assert "lopez" not in f"{caught.value} {caught.value.__cause__}".lower()
