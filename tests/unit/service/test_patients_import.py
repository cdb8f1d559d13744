"""The patient index from a file: what is taken, what is refused, and what is said of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.faults import Permanent
from ledger import Ledger, audit, patients
from ledger.patients import Patient
from ledger.people_tables import Kin
from service.patients import import_file

NOW = datetime(2026, 3, 6, tzinfo=UTC)
BY = audit.Actor("cli:rosa")
HEAD = "MRN,Name,Birth_Date,Phone,Guarded\n"


def _file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "patients.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_rows_become_people(desk: Ledger, tmp_path: Path) -> None:
    text = (
        f'\ufeff{HEAD}100-2003,"López, Ana",04/28/1961,(617) 555-0142,\n1002004,Ben Oakes,1975-12-30,,VIP\n'
    )
    done = import_file(desk, _file(tmp_path, text), NOW, BY)
    assert (done.taken, done.refused_count) == (2, 0)
    with desk.read() as c:
        (ana,) = patients.near(c, Patient("1002003", "", ""))
        (ben,) = patients.near(c, Patient("1002004", "", ""))
        (row,) = audit.found(c, audit.Filter(), 5)
    assert ana == Patient("1002003", "López, Ana", "1961-04-28", "+16175550142")
    assert ben.kin is Kin.VIP
    assert (row.action, row.actor, row.about) == ("patients_imported", "cli:rosa", "2:0:0")


def test_what_is_no_person_is_named_by_its_line_only(desk: Ledger, tmp_path: Path) -> None:
    text = (
        f"{HEAD}1,Ana Lopez,someday,,\n2,Ben Oakes,1975-12-30,,\n,Carl Ode,1975-12-30,,\n"
        "4,,1975-12-30,,\n5,Dee Fox,1975-12-30,,king\n6,Ed Gray,1975-12-30,,own\n"
    )
    done = import_file(desk, _file(tmp_path, text), NOW, BY)
    assert (done.taken, done.refused) == (1, (2, 4, 5, 6, 7))


def test_replacing_forgets_the_others_unless_nothing_was_taken(desk: Ledger, tmp_path: Path) -> None:
    import_file(desk, _file(tmp_path, f"{HEAD}1,Ana Lopez,1961-04-28,,\n2,Ben Oakes,1975-12-30,,\n"), NOW, BY)
    later = NOW + timedelta(days=1)
    done = import_file(desk, _file(tmp_path, f"{HEAD}2,Ben Oakes,1975-12-30,,\n"), later, BY, replace=True)
    assert done.dropped == 1
    done = import_file(desk, _file(tmp_path, HEAD), later + timedelta(days=1), BY, replace=True)
    with desk.read() as c:
        assert (done.dropped, patients.count(c)) == (0, 1)


def _index_of(desk: Ledger, tmp_path: Path, people: int) -> None:
    rows = "".join(f"{number},Ana Lopez,1961-04-28,,\n" for number in range(1, people + 1))
    import_file(desk, _file(tmp_path, HEAD + rows), NOW, BY)


def test_a_file_cut_short_forgets_nobody(desk: Ledger, tmp_path: Path) -> None:
    _index_of(desk, tmp_path, 5)
    cut = f"{HEAD}1,Ana Lopez,1961-04-28,,\n2,Ana Lopez,1961-04-28,,\n"
    done = import_file(desk, _file(tmp_path, cut), NOW + timedelta(days=1), BY, replace=True)
    with desk.read() as c:
        assert (done.taken, done.dropped, patients.count(c)) == (2, 0, 5)


def test_a_file_with_rows_not_taken_forgets_nobody(desk: Ledger, tmp_path: Path) -> None:
    _index_of(desk, tmp_path, 3)
    damaged = f"{HEAD}1,Ana Lopez,1961-04-28,,\n2,Ana Lopez,1961-04-28,,\n3,Ana Lo"
    done = import_file(desk, _file(tmp_path, damaged), NOW + timedelta(days=1), BY, replace=True)
    with desk.read() as c:
        assert (done.taken, done.dropped, patients.count(c)) == (2, 0, 3)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("name,birth_date\nAna,1961-04-28\n", "utf-8"),
        ("", "utf-8"),
        (f"{HEAD}1,López,1961-04-28,,\n", "latin-1"),
    ],
)
def test_what_is_no_such_table_is_refused(desk: Ledger, tmp_path: Path, text: str, encoding: str) -> None:
    with pytest.raises(Permanent) as refused:
        import_file(desk, _file(tmp_path, text, encoding), NOW, BY)
    assert "pez" not in str(refused.value)


def test_a_cell_without_end_is_refused(desk: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Permanent):
        import_file(desk, _file(tmp_path, f'{HEAD}1,"{"x" * 50_000}'), NOW, BY)
