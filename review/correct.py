"""What a person typed, checked against what is stored: which fields changed, which cannot stand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from domain.form import FieldValue
from review.catalogue import CatalogueField, Entry
from review.controls import Asked, Typed, read
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
    asked = case.asked(field)
    typed = read(asked, sent)
    doubtful = field.path in case.doubtful
    touched = not _same(typed, asked.value, field.entry)
    looked_at = touched or (doubtful and field.path in sent.all("checked"))
    if field.consent and not asked.by_person:
        looked_at = _answered(asked, sent, looked_at or (doubtful and must_check))
    if doubtful and must_check and not looked_at:
        raise Unclear(_LOOK)
    if not looked_at:
        return None
    if not touched and asked.value is not None:
        typed = Typed(asked.value.value, asked.value.code, asked.value.parts)
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
