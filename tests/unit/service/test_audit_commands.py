"""`intake account` and `intake audit`: who may come, who came, and whether that record holds."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.anchoring import Anchoring
from service.cli import main
from service.settings import Settings
from service.store import open_ledger

Command = Callable[..., Result]


@pytest.fixture
def intake(tmp_path: Path) -> Command:
    config = tmp_path / "intake.toml"
    config.write_text(f'[storage]\nfolder = "{tmp_path / "store"}"\n')
    password = tmp_path / "password"
    password.write_text("a lamp beside the window\n")

    def command(*words: str) -> Result:
        given = [str(password) if word == "PASSWORD" else word for word in words]
        return CliRunner().invoke(main, ["--config", str(config), *given])

    assert command("migrate").exit_code == 0
    return command


def _add(intake: Command, login: str, *more: str) -> Result:
    return intake("account", "add", login, "--name", login.title(), "--password-file", "PASSWORD", *more)


def test_accounts_are_kept(intake: Command) -> None:
    assert _add(intake, "rosa", "--role", "indexer", "--department", "roi").exit_code == 0
    assert _add(intake, "lee").exit_code == 0
    assert intake("account", "change", "rosa", "--role", "reviewer", "--all-departments").exit_code == 0
    assert intake("account", "change", "lee", "--department", "imaging").exit_code == 0
    assert intake("account", "disable", "rosa").exit_code == 0
    listed = intake("account", "list").output.splitlines()
    assert [line.split() for line in listed] == [
        ["lee", "reviewer", "local", "imaging"],
        ["rosa", "reviewer", "disabled", "all", "departments"],
    ]
    assert intake("account", "enable", "rosa").exit_code == 0
    assert intake("account", "sign-out", "rosa").output == "0 sessions are ended.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("change", "lee"), 2),
        (("change", "lee", "--department", "roi", "--all-departments"), 2),
        (("change", "lee", "--role", "king"), 1),
        (("change", "nobody", "--role", "admin"), 1),
        (("disable", "nobody"), 1),
    ],
)
def test_account_mistakes(intake: Command, words: tuple[str, ...], code: int) -> None:
    assert _add(intake, "lee").exit_code == 0
    assert intake("account", *words).exit_code == code


def test_the_audit_shows_who_did_what(intake: Command) -> None:
    _add(intake, "rosa")
    intake("account", "disable", "rosa")
    rows = [json.loads(line) for line in intake("audit", "show", "--json").output.splitlines()]
    assert [row["action"] for row in rows] == ["account_disabled", "account_created"]
    assert all(row["actor"].startswith("cli:") for row in rows)
    again = [
        json.loads(line) for line in intake("audit", "show", "--json", "--limit", "1").output.splitlines()
    ]
    assert [row["action"] for row in again] == ["audit_viewed"]
    made = intake("audit", "show", "--action", "account_created").output
    assert made.count("\n") == 1 and "reviewer:all" in made
    assert intake("audit", "show", "--since", "2126-01-01").output == ""


def test_a_whole_audit_is_said_to_hold(intake: Command) -> None:
    _add(intake, "rosa")
    answer = intake("audit", "verify")
    assert (answer.exit_code, answer.output.split(";")[0]) == (0, "1 rows hold")


def test_the_first_broken_row_is_named(intake: Command, tmp_path: Path) -> None:
    for login in ("rosa", "lee", "ana"):
        _add(intake, login)
    _tamper(tmp_path, "UPDATE audit SET actor = 'cli:somebody' WHERE seq = 2")
    answer = intake("audit", "verify")
    assert answer.exit_code == 1
    assert answer.stderr == "Row 2 was changed.\n1 rows before it hold.\n"


def test_a_ledger_put_back_is_told_by_its_anchors(intake: Command, tmp_path: Path) -> None:
    store = tmp_path / "store"
    _add(intake, "rosa")
    older = (store / "ledger.sqlite").read_bytes()
    _add(intake, "lee")
    settings = Settings.model_validate({"storage": {"folder": store}})
    head = Anchoring(open_ledger(settings), settings.storage.anchors).once()
    assert intake("audit", "verify").exit_code == 0
    (store / "ledger.sqlite").write_bytes(older)
    assert intake("audit", "verify").exit_code == 1
    settings.storage.anchors.unlink()
    assert intake("audit", "verify").exit_code == 0
    assert intake("audit", "verify", "--anchor", f"{head.seq}:{head.hash}").exit_code == 1
    assert intake("audit", "verify", "--anchor", "nonsense").exit_code == 2


def test_anchors_are_written_where_something_happened(intake: Command, tmp_path: Path) -> None:
    _add(intake, "rosa")
    settings = Settings.model_validate({"storage": {"folder": tmp_path / "store"}})
    anchoring = Anchoring(open_ledger(settings), settings.storage.anchors)
    for _ in range(3):
        anchoring.once()
    assert len(settings.storage.anchors.read_text().splitlines()) == 1
    assert settings.storage.anchors.stat().st_mode & 0o077 == 0


def _tamper(tmp_path: Path, statement: str) -> None:
    connection = sqlite3.connect(tmp_path / "store" / "ledger.sqlite")
    with connection:
        connection.execute("DROP TRIGGER audit_keep")
        connection.execute(statement)
    connection.close()
