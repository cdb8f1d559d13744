"""The patient index as another system handed it over: sealed, and looked up by keyed marks alone."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import combinations

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection

from ledger import likenesses
from ledger.bound import open_json, seal_json, seal_of
from ledger.people_tables import Kin, guarded_people, patient_marks
from ledger.people_tables import patients as table
from ledger.person_words import folded_words

_MOST = 200
_MOST_WORDS = 6
_MARK = 16

_t = table.c
_m = patient_marks.c


@dataclass(frozen=True, slots=True)
class Patient:
    """`born`: ISO date; `phone`: E.164; empty where it is not known. `kin`: the papers are opened for a
    reason only."""

    number: str
    name: str
    born: str
    phone: str = ""
    kin: Kin | None = None


def put(c: Connection, patient: Patient, now: datetime) -> None:
    """In place of what was known under this record number."""
    mark = _number_mark(c, patient.number)
    found = c.execute(select(_t.id, _t.facts).where(_t.mark == mark)).one_or_none()
    values = {"facts": seal_json(c, asdict(patient), _place(mark)), "imported_at": now}
    if found is None:
        added = c.execute(insert(table).values(mark=mark, **values).returning(_t.id))
        patient_id = int(added.scalar_one())
    else:
        patient_id = found.id
        _guard(c, replace(_opened(c, found.facts, mark), kin=None))
        c.execute(update(table).where(_t.id == patient_id).values(**values))
        c.execute(delete(patient_marks).where(_m.patient_id == patient_id))
    marks = {_marked(c, word) for word in _words(patient)}
    c.execute(insert(patient_marks), [{"mark": each, "patient_id": patient_id} for each in sorted(marks)])
    _guard(c, patient)


def drop_older(c: Connection, moment: datetime) -> int:
    """Forget those not handed over since then; returns how many."""
    rows = c.execute(select(_t.id, _t.mark, _t.facts).where(_t.imported_at < moment)).all()
    for row in rows:
        _guard(c, replace(_opened(c, row.facts, row.mark), kin=None))
    c.execute(delete(table).where(_t.imported_at < moment))
    return len(rows)


def count(c: Connection) -> int:
    return int(c.execute(select(func.count()).select_from(table)).scalar_one())


def near(c: Connection, wanted: Patient) -> tuple[Patient, ...]:
    """Whoever shares a birth date (day and month swapped too), two words of the name, the record number or
    the phone. Not more than 200."""
    words = _words(wanted)
    if len(wanted.born) == 10:
        words |= {f"born {_swapped(wanted.born)}"}
    marks = [_marked(c, word) for word in sorted(words)]
    ids = select(_m.patient_id).where(_m.mark.in_(marks)).group_by(_m.patient_id)
    ids = ids.order_by(func.count().desc(), _m.patient_id).limit(_MOST)
    rows = c.execute(select(_t.mark, _t.facts).where(_t.id.in_(ids)))
    return tuple(_opened(c, row.facts, row.mark) for row in rows)


def _words(patient: Patient) -> set[str]:
    name = folded_words(patient.name)[:_MOST_WORDS]
    found = {f"pair {one} {other}" for one, other in combinations(name, 2)}
    found |= {f"whole {name[0]}"} if len(name) == 1 else set()
    found |= {f"number {patient.number.casefold()}"} if patient.number else set()
    found |= {f"born {patient.born}"} if patient.born else set()
    return found | ({f"phone {patient.phone[-10:]}"} if patient.phone else set())


def _swapped(born: str) -> str:
    year, month, day = born[:4], born[5:7], born[8:]
    return f"{year}-{day}-{month}"


def _guard(c: Connection, patient: Patient) -> None:
    """Or no longer, where there is no reason to."""
    words = [*likenesses.person(patient.name, patient.born), *likenesses.of_number(patient.number)]
    marks = sorted({likenesses.marked(c, word) for word in words})
    c.execute(delete(guarded_people).where(guarded_people.c.mark.in_(marks)))
    if patient.kin is not None:
        c.execute(insert(guarded_people), [{"mark": each, "kin": patient.kin} for each in marks])


def _opened(c: Connection, facts: bytes, mark: str) -> Patient:
    told = open_json(c, facts, _place(mark))
    assert isinstance(told, dict)
    kin = told.pop("kin", None)
    return Patient(**told, kin=Kin(kin) if kin else None)


def _number_mark(c: Connection, number: str) -> str:
    return seal_of(c).mark(f"patient\0{number.casefold()}")


def _marked(c: Connection, word: str) -> str:
    return seal_of(c).mark(f"index\0{word}")[:_MARK]


def _place(mark: str) -> str:
    return f"patients.facts/{mark}"
