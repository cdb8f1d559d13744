"""A ledger of an earlier version is brought up to date with all that is in it."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

import ledger
from ledger import audit, chain, second_looks, staff
from ledger.backend import open_engine
from ledger.scope import EVERYWHERE
from tests.unit.ledger.stories import KEY, NOON

_SCRIPTS = Path(ledger.__file__).parent / "migrations"


def _at(url: str, revision: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        connection = connection.execution_options(write=True)
        with connection.begin():
            config = Config()
            config.set_main_option("script_location", str(_SCRIPTS))
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    engine.dispose()


@pytest.mark.parametrize("role", ["reader", "reviewer", "admin"])
def test_people_and_their_sessions_stay(tmp_path: Path, role: str) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    _at(url, "0002")
    engine = open_engine(url)
    with engine.connect() as connection, connection.begin():
        connection.execute(
            text(
                "INSERT INTO staff (id, login, password_hash, name, role, created_at)"
                " VALUES ('s1', 'rosa', 'hash', 'Rosa', :role, '2026-03-01 10:00:00')"
            ),
            {"role": role},
        )
        connection.execute(
            text(
                "INSERT INTO sessions (token_hash, staff_id, opened_at, seen_at)"
                " VALUES ('t1', 's1', '2026-03-01 10:00:00', '2026-03-01 10:00:00')"
            )
        )
    engine.dispose()
    ledger.migrate(url)
    assert ledger.schema_version(url).up_to_date
    book = ledger.Ledger(url, KEY, tmp_path / "blobs")
    with book.begin() as c:
        found = staff.get(c, "s1")
        assert found is not None and (found.role, found.scope) == (role, EVERYWHERE)
        assert c.execute(text("SELECT staff_id FROM sessions")).scalar_one() == "s1"
        staff.add(c, "sue", "hash", "Sue", "supervisor", NOON)
        audit.note(c, audit.NOBODY, audit.Action.SIGNED_IN, "s1", NOON)
        assert c.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert c.execute(text("PRAGMA foreign_key_check")).all() == []
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        c.execute(text("UPDATE staff SET role = 'king'"))
    assert chain.verify(book.read).head.seq == 1
    book.close()


def test_second_looks_stay_and_may_be_of_what_nobody_released(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    _at(url, "0030")
    engine = open_engine(url)
    with engine.connect() as connection, connection.begin():
        for login in ("rosa", "sue"):
            connection.execute(
                text(
                    "INSERT INTO staff (id, login, password_hash, name, role, created_at)"
                    " VALUES (:login, :login, 'hash', :login, 'reviewer', '2026-03-01 10:00:00')"
                ),
                {"login": login},
            )
        connection.execute(
            text(
                "INSERT INTO deliveries (id, channel, source, received_at, captured_at, sha256, size, facts,"
                " state) VALUES ('d1', 'fax', 'records', '2026-03-01 10:00:00', '2026-03-01 10:00:00',"
                " :sha, 1, x'00', 'received')"
            ),
            {"sha": "a" * 64},
        )
        connection.execute(
            text(
                "INSERT INTO requests (id, delivery_id, ordinal, form_type, language, urgent, run, state,"
                " revision, version, created_at) VALUES ('r1', 'd1', 0, 'imaging', 'en', 0, x'00',"
                " 'deciding', 0, 1, '2026-03-01 10:00:00')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO second_looks (request_id, released_by, chosen_at, done_by, done_at)"
                " VALUES ('r1', 'rosa', '2026-03-01 10:00:00', 'sue', '2026-03-01 11:00:00')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO second_answers (request_id, path, same, typed)"
                " VALUES ('r1', 'patient.name', 0, x'0102')"
            )
        )
    engine.dispose()
    ledger.migrate(url)
    with ledger.Ledger(url, KEY, tmp_path / "blobs").begin() as c:
        kept = second_looks.done(c, "r1")
        assert kept is not None
        assert (kept.done_by, kept.done_at.hour, kept.same) == ("sue", 11, {"patient.name": False})
        c.execute(text("DELETE FROM second_answers"))
        c.execute(text("DELETE FROM second_looks"))
        second_looks.choose(c, "r1", None, NOON)
        assert c.execute(text("PRAGMA foreign_key_check")).all() == []
