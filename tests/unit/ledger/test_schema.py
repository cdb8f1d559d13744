"""The constraints themselves: what no code path can store, and that migrations make just these."""

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Table, create_engine, delete, insert, update
from sqlalchemy.exc import IntegrityError, StatementError

import ledger
from ledger import Connection, IllegalMove, audit, corrections, door_tables, events, requests, schema
from tests.unit.ledger.stories import NOON, captured, in_review, opened, reviewer

DELIVERY = {("received", "processing"), ("processing", "done"), ("done", "processing")}
REQUEST = {
    ("deciding", "review"),
    ("deciding", "published"),
    ("deciding", "exceptions"),
    ("review", "deciding"),
    ("published", "deciding"),
    ("exceptions", "deciding"),
    ("deciding", "cancelled"),
    ("review", "cancelled"),
    ("published", "cancelled"),
    ("exceptions", "cancelled"),
    ("cancelled", "deciding"),
}


def _tables(path: Path) -> dict[str, list[str]]:
    """Tables, indexes and triggers by name, clause by clause: alembic orders constraints its own way, and
    a column that came later is appended."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: sorted(_clauses(sql)) for name, sql in rows if not name.startswith(("sqlite_", "alembic_"))}


def _clauses(sql: str) -> list[str]:
    head, _, rest = " ".join(sql.replace('"', "").split()).partition("(")
    clauses, depth = [""], 0
    for sign in rest.rpartition(")")[0]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            clauses.append("")
        else:
            clauses[-1] += sign
    return [head.strip(), *(clause.strip() for clause in clauses)]


def test_migrations_make_exactly_these_tables(url: str, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'metadata.db'}")
    schema.metadata.create_all(engine)
    engine.dispose()
    assert _tables(tmp_path / "ledger.db") == _tables(tmp_path / "metadata.db")


def test_migrating_again_changes_nothing(url: str, tmp_path: Path) -> None:
    before = _tables(tmp_path / "ledger.db")
    ledger.migrate(url)
    assert _tables(tmp_path / "ledger.db") == before
    assert ledger.schema_version(url).up_to_date


def test_a_new_ledger_has_no_version_yet(tmp_path: Path) -> None:
    version = ledger.schema_version(f"sqlite:///{tmp_path / 'new.db'}")
    assert version.current is None
    assert not version.up_to_date


@pytest.mark.parametrize("before", schema.DeliveryState)
@pytest.mark.parametrize("after", schema.DeliveryState)
def test_a_delivery_moves_only_as_listed(book: ledger.Ledger, before: str, after: str) -> None:
    _check(book, schema.deliveries, before, after, legal=(before, after) in DELIVERY)


@pytest.mark.parametrize("before", schema.RequestState)
@pytest.mark.parametrize("after", schema.RequestState)
def test_a_request_moves_only_as_listed(book: ledger.Ledger, before: str, after: str) -> None:
    _check(book, schema.requests, before, after, legal=(before, after) in REQUEST)


def _check(book: ledger.Ledger, table: Table, before: str, after: str, *, legal: bool) -> None:
    with book.begin() as c:
        in_review(c)  # a row with everything that any state asks for
        moved = update(table).values(moved_from=str(before), state=str(after))
        if legal:
            c.execute(moved)
        else:
            with pytest.raises(IntegrityError, match="moves"):
                c.execute(moved)


@pytest.mark.parametrize("state", ["review", "published", "exceptions"])
def test_no_verdict_without_its_decision(book: ledger.Ledger, state: str) -> None:
    with book.begin() as c:
        opened(c)
        with pytest.raises(IntegrityError, match="decided"):
            c.execute(update(schema.requests).values(moved_from="deciding", state=state))


def test_what_was_published_is_never_uncancelled(book: ledger.Ledger) -> None:
    with book.begin() as c:
        request_id = opened(c)
        requests.next_revision(c, request_id)
        requests.cancel(c, request_id)
    with pytest.raises(IllegalMove), book.begin() as c:
        requests.reopen(c, request_id)


@pytest.mark.parametrize("table", (*schema.APPEND_ONLY, door_tables.audit), ids=str)
def test_history_is_only_added_to(book: ledger.Ledger, table: Table) -> None:
    with book.begin() as c:
        request_id = in_review(c)
        corrections.add(c, request_id, "patient.name", "Ana", None, reviewer(c), NOON)
        audit.note(c, audit.NOBODY, audit.Action.REQUEST_VIEWED, request_id, NOON)
        for change in (update(table).values(seq=99), delete(table)):
            with pytest.raises(IntegrityError, match="never"):
                c.execute(change)


def test_sequence_numbers_are_never_used_twice(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
    with pytest.raises(RuntimeError), book.begin() as c:
        events.append(c, "retried", NOON, delivery_id=delivery_id)
        raise RuntimeError
    with book.begin() as c:
        events.append(c, "started", NOON, delivery_id=delivery_id)
        seqs = [event.seq for event in events.story(c, delivery_id)]
    assert seqs == sorted(set(seqs))


@pytest.mark.parametrize(
    "values",
    [
        {"attempts": 0, "token": "t", "worker": "w", "lease_until": NOON},
        {"attempts": 1, "token": "t"},
        {
            "attempts": 1,
            "token": "t",
            "worker": "w",
            "lease_until": NOON,
            "parked_at": NOON,
            "parked_reason": "x",
        },
        {"attempts": 1, "parked_at": NOON},
        {"attempts": -1},
    ],
)
def test_a_task_is_never_half_claimed_or_half_parked(book: ledger.Ledger, values: dict[str, object]) -> None:
    with book.begin() as c, pytest.raises(IntegrityError):
        c.execute(insert(schema.tasks).values(id="t1", step="read", subject="d1", due=NOON, **values))


def test_naive_times_are_refused(book: ledger.Ledger) -> None:
    with book.begin() as c, pytest.raises(StatementError, match="aware"):
        _heard_at(c, datetime(2026, 1, 1))  # noqa: DTZ001 - naive on purpose


def _heard_at(c: Connection, when: datetime) -> None:
    c.execute(insert(schema.sources).values(name="a", kind="imap", heard_at=when))
