"""What a person typed, checked against what is stored: which fields changed, which cannot stand; and kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from domain.form import FieldValue
from ledger import Connection, audit, corrections, events
from review.catalogue import CatalogueField, Entry
from review.controls import Asked, Typed, read
from review.controls.sensitive import undecided
from review.item import Case
from review.submission import Submission
from review.visit import Visit
from review.written import Unclear

_TYPE = "Type it from the page, or tick that nothing is written there."
_PLANTED = (
    "This value had been altered on purpose, to see how well checking works. "
    "Here is what was really read: look at the page once more."
)
_LOOK = "Check this field against the page: correct it, or tick that it is right."


@dataclass(frozen=True, slots=True)
class Change:
    """A correction, or (the same value again) a person's word that the machine was right."""

    path: str
    typed: Typed
    machine: FieldValue | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """`noticed`: whether a planted value was corrected; None where there was none, or no answer yet."""

    changes: tuple[Change, ...]
    problems: Mapping[str, str]
    noticed: bool | None = None


def compare(case: Case, sent: Submission, must_check: bool) -> Corrected:
    """`must_check`: every doubtful field needs a change or a tick before the request may go."""
    changes: list[Change] = []
    problems: dict[str, str] = {}
    drawn = sent.all("drawn")  # a box without a tick is not sent, nor is a field that was never shown
    for field in (*case.present(), *case.absent()):
        if field.path not in drawn:
            _missing(case, field, must_check, problems)
            continue
        try:
            change = _change(case, field, sent, must_check)
        except Unclear as unclear:
            problems[field.path] = str(unclear)
            continue
        if change is not None:
            changes.append(change)
    noticed = _noticed(case, sent, must_check)
    if noticed is False and case.plant is not None:
        problems[case.plant.path] = _PLANTED
    return Corrected(tuple(changes), problems, noticed)


def keep(c: Connection, visit: Visit, request_id: str, change: Change) -> None:
    """A new row beside the machine's value; the story and the audit tell of it, without the value."""
    typed = change.typed
    corrections.add(
        c,
        request_id,
        change.path,
        typed.value,
        change.machine,
        visit.staff_id,
        visit.now,
        code=typed.code,
        parts=typed.parts,
    )
    about = {"request_id": request_id, "staff_id": visit.staff_id, "path": change.path}
    events.append(c, "corrected", visit.now, **about)
    audit.note(c, visit.actor, audit.Action.EDITED, request_id, visit.now, about=change.path)


def _noticed(case: Case, sent: Submission, must_check: bool) -> bool | None:
    plant = case.open_plant
    if plant is None or plant.path not in sent.all("drawn"):
        return None
    asked = case.asked(case.field(plant.path))
    try:
        touched = not _same(read(asked, sent), asked.value, asked.field.entry)
    except Unclear:
        return None
    if touched:
        return True
    return False if must_check or plant.path in sent.all("checked") else None


def _missing(case: Case, field: CatalogueField, must_check: bool, problems: dict[str, str]) -> None:
    if must_check and field.path in case.doubtful:
        problems[field.path] = _LOOK


def _change(case: Case, field: CatalogueField, sent: Submission, must_check: bool) -> Change | None:
    asked = case.asked(field)
    typed = read(asked, sent)
    doubtful = field.path in case.doubtful
    if asked.blind:
        return _typed_blind(case, field, sent, typed, must_check)
    touched = not _same(typed, asked.value, field.entry)
    looked_at = touched or (doubtful and field.path in sent.all("checked"))
    if field.consent and not asked.by_person:
        looked_at = _answered(asked, sent, looked_at or (doubtful and must_check))
    if doubtful and must_check and not looked_at:
        raise Unclear(_LOOK)
    if not looked_at:
        return None
    truth = case.fields.get(field.path)
    if truth is not asked.value and not touched:
        return None  # planted, and not noticed: nothing of it is written
    if not touched and asked.value is not None:
        typed = Typed(asked.value.value, asked.value.code, asked.value.parts)
    return Change(field.path, typed, case.machine.get(field.path))


def _typed_blind(
    case: Case, field: CatalogueField, sent: Submission, typed: Typed, must_check: bool
) -> Change | None:
    blank = field.path in sent.all("blank")
    if typed.value is None and not blank:
        if must_check:
            raise Unclear(_TYPE)
        return None
    if typed.value is not None and blank:
        raise Unclear(_TYPE)
    return Change(field.path, typed, case.machine.get(field.path))


def _answered(asked: Asked, sent: Submission, needed: bool) -> bool:
    """All of it or none: half an answer would make the machine's other half a person's word."""
    begun = any(sent.text(name) for name in (asked.name, *sent.starting(f"s:{asked.field.path}:")))
    if (begun or needed) and _undecided(asked, sent):
        raise Unclear("Choose an answer for each; a permission is never taken as read.")
    return begun or needed


def _undecided(asked: Asked, sent: Submission) -> bool:
    if asked.field.entry is Entry.SENSITIVE:
        return undecided(asked, sent)
    return not sent.text(asked.name)


def _same(typed: Typed, stored: FieldValue | None, entry: Entry) -> bool:
    """Codes and parts count only where a person can change them."""
    if stored is None:
        return typed.value is None and typed.code is None
    code = typed.code == stored.code or entry is not Entry.CODED_TEXT
    parts = _plain(typed.parts or None) == _plain(stored.parts or None) or entry is not Entry.NAME
    return _plain(typed.value) == _plain(stored.value) and code and parts


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True)
