"""Who in the patient index a request may be of: looked up when a person asks, taken by nobody but them.

The index is a file handed over by another system (`intake patients import`). Whoever answers to
`PatientIndex` can stand in for it.
"""

from dataclasses import dataclass
from typing import Protocol

from starlette.responses import Response

from domain.form import Json
from ledger import Connection, audit, patients
from ledger.patients import Patient
from review import item, likeness
from review.controls import read
from review.item import Case
from review.likeness import Fit, Likeness
from review.office import Office
from review.visit import Visit
from review.written import Unclear, from_date, from_phone

MOST = 5
_PARTS = {
    "name": "patient.name",
    "born": "patient.date_of_birth",
    "number": "patient.mrn",
    "phone": "patient.phone",
}
_SIGNS = {Fit.AGREES: "✓", Fit.NEAR: "≈", Fit.DIFFERS: "✗", Fit.UNKNOWN: "–"}
_WORDS = {
    Fit.AGREES: "agrees",
    Fit.NEAR: "is near",
    Fit.DIFFERS: "differs",
    Fit.UNKNOWN: "is not compared",
}


class PatientIndex(Protocol):
    """Answers with whoever may be meant; how well each fits is for the desk to say."""

    def near(self, c: Connection, wanted: Patient) -> tuple[Patient, ...]: ...


class ImportedIndex:
    """The one in the ledger."""

    def near(self, c: Connection, wanted: Patient) -> tuple[Patient, ...]:
        return patients.near(c, wanted)


@dataclass(frozen=True, slots=True)
class Part:
    """`text` is empty where it would tell what is to be typed from the page first."""

    label: str
    text: str
    sign: str
    words: str
    fit: str


@dataclass(frozen=True, slots=True)
class Row:
    key: int
    number: str
    parts: tuple[Part, ...]
    preselected: bool


def show(office: Office, visit: Visit, index: PatientIndex | None = None) -> Response:
    """A piece of the request's page: made of what is typed there now, saved or not."""
    with office.desk.begin() as c:
        case = item.load(office, c, visit)
        wanted, hidden = asked(case, visit)
        found = likeness.ranked(wanted, (index or ImportedIndex()).near(c, wanted), MOST)
        about = str(len(found))
        audit.note(c, visit.actor, audit.Action.PATIENTS_LOOKED_UP, case.request.id, visit.now, about=about)
        empty = patients.count(c) == 0
    best = likeness.clear(found)
    rows = [_row(place, each, hidden, each is best) for place, each in enumerate(found, start=1)]
    return office.renderer.page(
        "candidates.html", visit, rows=rows, clear=best is not None, empty=empty, hidden=hidden
    )


def asked(case: Case, visit: Visit) -> tuple[Patient, frozenset[str]]:
    """What the form says as it stands on the page, and which parts are still to be typed without help."""
    said: dict[str, str] = {}
    hidden = set()
    for part, path in _PARTS.items():
        field = case.field(path)
        looked = case.asked(field)
        try:
            value: Json = read(looked, visit.sent).value if looked.name in visit.sent else looked.stored()
        except Unclear:
            value = None
        if looked.blind and not visit.sent.text(looked.name):
            hidden.add(part)
            value = None
        said[part] = str(value) if value else ""
    return Patient(said["number"], said["name"], said["born"], said["phone"]), frozenset(hidden)


def _row(place: int, each: Likeness, hidden: frozenset[str], preselected: bool) -> Row:
    known = each.patient
    parts = (
        _part("Name", known.name, each.name, "name" in hidden),
        _part("Birth date", from_date(known.born), each.born, "born" in hidden),
        _part("Record number", known.number, each.number, "number" in hidden),
        _part("Phone", from_phone(known.phone), each.phone, "phone" in hidden),
    )
    number = "" if "number" in hidden else known.number
    return Row(place, number, parts, preselected and bool(number))


def _part(label: str, text: str, fit: Fit, hidden: bool) -> Part:
    return Part(label, "" if hidden else text, _SIGNS[fit], _WORDS[fit], str(fit))
