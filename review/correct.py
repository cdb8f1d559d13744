"""What a person typed, checked against what is stored: which fields changed, which cannot stand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from domain.form import FieldValue
from review.catalogue import CatalogueField, Entry
from review.controls import Typed, read
from review.controls.sensitive import undecided
from review.item import Case
from review.submission import Submission
from review.written import Unclear

_LOOK = "Check this field against the page: correct it, or tick that it is right."


@dataclass(frozen=True, slots=True)
class Change:
    """A correction, or (the same value again) a person's word that the machine was right."""

    path: str
    typed: Typed
    machine: FieldValue | None


@dataclass(frozen=True, slots=True)
class Corrected:
    changes: tuple[Change, ...]
    problems: Mapping[str, str]


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
    return Corrected(tuple(changes), problems)


def _missing(case: Case, field: CatalogueField, must_check: bool, problems: dict[str, str]) -> None:
    if must_check and field.path in case.doubtful:
        problems[field.path] = _LOOK


def _change(case: Case, field: CatalogueField, sent: Submission, must_check: bool) -> Change | None:
    typed = read(case.asked(field), sent)
    doubtful = field.path in case.doubtful
    checked = doubtful and field.path in sent.all("checked")
    touched = not _same(typed, case.fields.get(field.path), field.entry)
    if doubtful and must_check:
        _settled(case, field, sent, checked or touched)
    if not (touched or checked):
        return None
    stored = case.fields.get(field.path)
    if not touched and stored is not None:
        typed = Typed(stored.value, stored.code, stored.parts)
    return Change(field.path, typed, case.machine.get(field.path))


def _settled(case: Case, field: CatalogueField, sent: Submission, looked_at: bool) -> None:
    if field.consent and _undecided(case, field, sent):
        raise Unclear("Choose an answer for each; a permission is never taken as read.")
    if not looked_at:
        raise Unclear(_LOOK)


def _undecided(case: Case, field: CatalogueField, sent: Submission) -> bool:
    asked = case.asked(field)
    if field.entry is Entry.SENSITIVE:
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
