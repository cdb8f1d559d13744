"""Measures of how well checking works: planted wrong values, and second looks at what was released.

Which requests are drawn follows from their ids alone, so that nobody can choose.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256

from domain.form import FieldValue, Json
from ledger import Connection, known_names, second_looks
from review.catalogue import Entry
from review.controls.text import KNOWN_NAMES
from review.correct import Change
from review.item import CRITICAL, Case
from review.office import Office
from review.visit import Visit

SECOND_LOOK = "second look"

_ENTRIES = (Entry.DATE, Entry.PHONE, Entry.NUMBER)


def drawn(request_id: str, purpose: str, share: float) -> bool:
    """`share` of all ids, 0 to 1."""
    number = int.from_bytes(sha256(f"{purpose}/{request_id}".encode()).digest()[:4])
    return number < share * 2**32


def chosen(office: Office, case: Case) -> tuple[str, str] | None:
    """The path and wrong value of the one doubtful value to alter for whoever opens this request first, if
    any. Blind ones would hide it."""
    request = case.request
    if case.plant is not None or request.revision or request.outcome is not None:
        return None
    if not drawn(request.id, "plant", office.settings.plant_share):
        return None
    for field in case.present():
        value = case.fields.get(field.path)
        doubtful = field.path in case.doubtful and field.path not in CRITICAL
        if doubtful and field.entry in _ENTRIES and value is not None and not case.asked(field).by_person:
            wrong = altered(value, field.entry)
            if wrong is not None:
                return field.path, wrong
    return None


def altered(value: FieldValue, entry: Entry) -> str | None:
    """Another value of the same kind that no slip of the eye makes the same."""
    text = value.value
    if not isinstance(text, str) or not text:
        return None
    if entry is Entry.DATE:
        try:
            return (date.fromisoformat(text) + timedelta(days=11)).isoformat()
        except (ValueError, OverflowError):
            return None
    place = max((place for place, sign in enumerate(text) if sign.isdigit()), default=None)
    if place is None:
        return None
    return f"{text[:place]}{(int(text[place]) + 4) % 10}{text[place + 1 :]}"


def after_release(
    office: Office, c: Connection, visit: Visit, case: Case, changes: tuple[Change, ...]
) -> None:
    """What a release leaves behind: names to propose, and perhaps a second look."""
    if drawn(case.request.id, SECOND_LOOK, office.settings.second_look_share):
        second_looks.choose(c, case.request.id, visit.staff_id, visit.now)
    typed = {change.path: change.typed.value for change in changes}
    for path in KNOWN_NAMES:
        read = case.fields.get(path)
        name = typed.get(path, read.value if read else None)
        if isinstance(name, str) and name and _is_of_a_facility(case, typed, path):
            known_names.remember(c, path, name)
            office.names.forget()


def _is_of_a_facility(case: Case, typed: Mapping[str, Json], path: str) -> bool:
    """A recipient who is a relative or the patient is nobody to propose to others."""
    if path != "recipient.name":
        return True
    stored = case.fields.get("recipient.organization")
    return bool(typed.get("recipient.organization", stored.value if stored else None))
