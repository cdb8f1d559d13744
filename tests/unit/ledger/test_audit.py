"""The audit only grows, and no change to it goes unseen, not even by somebody who may write anywhere."""

import json
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update

import ledger
from ledger import Connection, anchors, audit, chain
from ledger.audit import Action, Actor, Entry, Filter, Head, Outcome
from ledger.chain import Verdict
from ledger.door_tables import audit as table
from ledger.door_tables import audit_head
from tests.unit.ledger.stories import MINUTE, NOON

ROSA = Actor("01JNPXV3K8Q2R7ZB4M5T6W9YCD", "10.0.0.9", "ab12")
ROWS = 12


def _written(book: ledger.Ledger, count: int = ROWS) -> None:
    for number in range(count):
        with book.begin() as c:
            now = NOON + number * MINUTE
            audit.note(c, ROSA, Action.EDITED, f"request-{number}", now, about="patient.name")


def _verdict(book: ledger.Ledger, path: Path | None = None, elsewhere: Head | None = None) -> Verdict:
    return chain.verify(book.read, anchors.read(path) if path else (), elsewhere)


def _unlock(c: Connection) -> None:
    """What a person with every right to the database would do first."""
    if c.dialect.name == "sqlite":
        c.execute(text("DROP TRIGGER audit_keep"))
        c.execute(text("DROP TRIGGER audit_stay"))
    else:
        c.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_keep"))


def _anchored(book: ledger.Ledger, path: Path) -> Head:
    with book.read() as c:
        head = audit.head(c)
        anchors.add(path, head, audit.mark_of(c, head), NOON)
    return head


def test_every_row_carries_the_one_before(book: ledger.Ledger) -> None:
    assert _verdict(book) == Verdict(Head(0, audit.START), None)
    _written(book)
    with book.read() as c:
        rows = audit.rows(c, 0, 1000)
        head = audit.head(c)
    assert [row.seq for row in rows] == list(range(1, ROWS + 1))
    assert [row.before for row in rows] == [audit.START, *(row.hash for row in rows[:-1])]
    assert _verdict(book) == Verdict(head, None)
    assert head == Head(ROWS, rows[-1].hash)


def test_a_row_is_kept_with_what_it_tells_of(book: ledger.Ledger) -> None:
    _written(book, 1)
    with pytest.raises(RuntimeError), book.begin() as c:
        audit.note(c, ROSA, Action.RELEASED, "request-1", NOON)
        raise RuntimeError
    _written(book, 1)
    assert _verdict(book).head.seq == 2 and _verdict(book).broken is None


@pytest.mark.parametrize("change", [update(table).values(about="x"), delete(table)], ids=["edit", "delete"])
def test_the_database_refuses_changes(book: ledger.Ledger, change: object) -> None:
    _written(book, 2)
    with pytest.raises(ledger.IllegalMove, match="never"), book.begin() as c:
        c.execute(change)  # type: ignore[call-overload]
    assert _verdict(book).broken is None


@pytest.mark.parametrize("seq", [1, 5, ROWS])
@pytest.mark.parametrize("column", [column.name for column in table.columns if column.name != "seq"])
def test_any_edit_is_seen(book: ledger.Ledger, column: str, seq: int) -> None:
    _written(book)
    forged: dict[str, object] = {
        "at": NOON + timedelta(days=1),
        "outcome": "refused",
        "hash": "f" * 64,
        "before": "e" * 64,
    }
    with book.begin() as c:
        _unlock(c)
        c.execute(update(table).where(table.c.seq == seq).values({column: forged.get(column, "forged")}))
    verdict = _verdict(book)
    assert verdict.broken is not None and verdict.broken.seq == seq
    assert verdict.head.seq == seq - 1


@pytest.mark.parametrize("seq", range(1, ROWS + 1))
def test_any_row_taken_out_is_seen(book: ledger.Ledger, seq: int) -> None:
    _written(book)
    with book.begin() as c:
        _unlock(c)
        c.execute(delete(table).where(table.c.seq == seq))
    verdict = _verdict(book)
    assert verdict.broken is not None and verdict.broken.seq == seq
    assert "is missing" in verdict.broken.why


def test_rows_numbered_anew_are_seen(book: ledger.Ledger) -> None:
    _written(book)
    with book.begin() as c:
        _unlock(c)
        c.execute(delete(table).where(table.c.seq == 6))
        for seq in range(7, ROWS + 1):
            c.execute(update(table).where(table.c.seq == seq).values(seq=seq - 1))
        c.execute(update(audit_head).values(seq=ROWS - 1))
    broken = _verdict(book).broken
    assert broken is not None and broken.seq == 6


@pytest.mark.parametrize("left", [0, 1, 7, ROWS - 1])
def test_a_cut_tail_is_seen(book: ledger.Ledger, left: int) -> None:
    _written(book)
    with book.begin() as c:
        _unlock(c)
        c.execute(delete(table).where(table.c.seq > left))
    broken = _verdict(book).broken
    assert broken is not None and broken.seq == left + 1


@pytest.mark.parametrize("left", [1, 7, ROWS - 1])
def test_a_cut_tail_with_a_head_made_to_fit_is_seen(book: ledger.Ledger, left: int) -> None:
    """Who lacks the key can name the shorter chain's last row, but not put the mark to it."""
    _written(book)
    with book.begin() as c:
        _unlock(c)
        c.execute(delete(table).where(table.c.seq > left))
        found = c.execute(select(table.c.hash).where(table.c.seq == left)).scalar_one()
        c.execute(update(audit_head).values(seq=left, hash=found))
    assert _verdict(book).broken is not None


def test_a_lost_head_is_seen(book: ledger.Ledger) -> None:
    _written(book)
    with book.begin() as c:
        c.execute(delete(audit_head))
    assert _verdict(book).broken is not None


def test_rows_of_another_key_are_seen(book: ledger.Ledger, url: str, tmp_path: Path) -> None:
    _written(book)
    with book.begin() as c:
        _unlock(c)
        stranger = c.execution_options(seal=ledger.seal.Seal(bytes(32)))
        last = audit.rows(c, 0, 1000)[-1]
        forged = replace(last, about="forged", hash="")
        made = audit.hash_of(stranger, forged)
        c.execute(update(table).where(table.c.seq == last.seq).values(about="forged", hash=made))
    broken = _verdict(book).broken
    assert broken is not None and broken.seq == ROWS


def test_an_older_copy_of_the_whole_audit_is_seen(book: ledger.Ledger, tmp_path: Path) -> None:
    """Rows, head and mark as they once were: only what was anchored elsewhere tells."""
    path = tmp_path / "anchors"
    _written(book)
    with book.read() as c:
        older = c.execute(select(audit_head)).one()._mapping
    _written(book, 3)
    later = _anchored(book, path)
    with book.begin() as c:
        _unlock(c)
        c.execute(delete(table).where(table.c.seq > ROWS))
        c.execute(update(audit_head).values(dict(older)))
    assert _verdict(book).broken is None
    assert _verdict(book, path).broken is not None
    elsewhere = _verdict(book, None, later).broken
    assert elsewhere is not None and elsewhere.seq == ROWS + 1


def test_another_history_than_the_anchored_is_seen(book: ledger.Ledger, tmp_path: Path) -> None:
    """Even one written with the ledger's own key."""
    path = tmp_path / "anchors"
    _written(book)
    _anchored(book, path)
    with book.begin() as c:
        _unlock(c)
        c.execute(delete(table))
        c.execute(delete(audit_head))
        for _ in range(ROWS + 1):
            audit.note(c, ROSA, Action.SIGNED_IN, "", NOON)
    assert _verdict(book).broken is None
    broken = _verdict(book, path).broken
    assert broken is not None and broken.seq == ROWS


@pytest.mark.parametrize("line", ["", "not json", '{"seq": 99}', "edited"])
def test_a_changed_anchor_is_seen(book: ledger.Ledger, tmp_path: Path, line: str) -> None:
    path = tmp_path / "anchors"
    _written(book)
    _anchored(book, path)
    _written(book)
    assert _verdict(book, path).broken is None
    if line == "edited":
        line = json.dumps({**json.loads(path.read_text()), "seq": 3})
    path.write_text(f"{line}\n")
    assert _verdict(book, path).broken is not None


def test_a_row_put_past_the_head_is_seen(book: ledger.Ledger) -> None:
    _written(book)
    with book.begin() as c:
        last = audit.rows(c, ROWS - 1, 1)[0]
        c.execute(insert(table).values(**asdict(replace(last, seq=ROWS + 1, before=last.hash))))
    broken = _verdict(book).broken
    assert broken is not None and broken.seq == ROWS + 1


def test_more_rows_than_are_read_at_once(book: ledger.Ledger) -> None:
    with book.begin() as c:
        for _ in range(2100):
            audit.note(c, ROSA, Action.PAGE_VIEWED, "", NOON)
    assert _verdict(book).head.seq == 2100 and _verdict(book).broken is None
    with book.begin() as c:
        _unlock(c)
        c.execute(delete(table).where(table.c.seq == 1500))
    assert _verdict(book).broken == chain.Broken(1500, "is missing")


def test_values_are_withheld(book: ledger.Ledger) -> None:
    with book.begin() as c:
        audit.note(c, Actor("Ana Lopez", "10.0.0.1\n"), Action.EDITED, "Ana Lopez", NOON, about="born 04/23")
        (row,) = audit.found(c, Filter(), 5)
    assert {row.actor, row.address, row.subject, row.about} == {"withheld"}


def _found(book: ledger.Ledger, which: Filter, before: int | None = None) -> list[int]:
    with book.read() as c:
        return [row.seq for row in audit.found(c, which, 5, before)]


def test_rows_are_found(book: ledger.Ledger) -> None:
    _written(book)
    with book.begin() as c:
        audit.note(c, audit.NOBODY, Action.SIGN_IN_FAILED, "", NOON + 60 * MINUTE, outcome=Outcome.REFUSED)
    assert _found(book, Filter()) == [13, 12, 11, 10, 9]
    assert _found(book, Filter(), before=3) == [2, 1]
    assert _found(book, Filter(actor=ROSA.name), before=3) == [2, 1]
    assert _found(book, Filter(actor="nobody")) == [13]
    assert _found(book, Filter(action="sign_in_failed")) == [13]
    assert _found(book, Filter(subject="request-4")) == [5]
    assert _found(book, Filter(since=NOON + 2 * MINUTE, until=NOON + 4 * MINUTE)) == [4, 3]


def test_an_entry_says_all_of_it(book: ledger.Ledger) -> None:
    _written(book, 1)
    with book.read() as c:
        (row,) = audit.found(c, Filter(), 1)
    known = Entry(
        1,
        NOON,
        *("01JNPXV3K8Q2R7ZB4M5T6W9YCD", "10.0.0.9", "ab12"),
        *("edited", "done"),
        *("request-0", "patient.name"),
        audit.START,
        row.hash,
    )
    assert row == known and len(row.hash) == 64
