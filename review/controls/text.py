"""A single input: words, dates, phones, mail addresses, numbers, long text, several lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.form import Json
from review.catalogue import Entry
from review.controls.typed import Asked, Typed, same_words
from review.submission import Submission
from review.written import (
    from_date,
    from_phone,
    to_date,
    to_date_or_line,
    to_email,
    to_line,
    to_number,
    to_phone,
    to_text,
)

_READ: dict[Entry, Callable[[str], str]] = {
    Entry.TEXT: to_line,
    Entry.LONG_TEXT: to_text,
    Entry.DATE: to_date,
    Entry.DATE_OR_TEXT: to_date_or_line,
    Entry.PHONE: to_phone,
    Entry.EMAIL: to_email,
    Entry.NUMBER: to_number,
}
_SHOWN: dict[Entry, Callable[[str], str]] = {
    Entry.DATE: from_date,
    Entry.DATE_OR_TEXT: from_date,
    Entry.PHONE: from_phone,
}
_HINTS = {
    Entry.DATE: "mm/dd/yyyy",
    Entry.DATE_OR_TEXT: "mm/dd/yyyy, or the words",
    Entry.TEXT_LIST: "one on each line",
}


@dataclass(frozen=True, slots=True)
class TextView:
    name: str
    text: str
    hint: str
    digits: bool
    date: bool
    lines: int
    kind: str = "text"


def show(asked: Asked) -> TextView:
    entry = asked.field.entry
    text = asked.sent(asked.name, written(asked.stored(), entry))
    return TextView(
        asked.name,
        text,
        _HINTS.get(entry, ""),
        digits=entry in (Entry.DATE, Entry.PHONE),
        date=entry is Entry.DATE,
        lines=_lines(entry, text),
    )


def read(asked: Asked, sent: Submission) -> Typed:
    """Raises Unclear."""
    text = sent.text(asked.name)
    entry = asked.field.entry
    if entry is Entry.TEXT_LIST:
        return Typed([to_line(line) for line in text.splitlines() if line.strip()] or None)
    if _same(text, written(asked.stored(), entry), entry):
        return Typed(asked.stored(), asked.code(), asked.parts())
    return Typed(_READ.get(entry, to_line)(text) if text else None)


def written(value: Json, entry: Entry) -> str:
    if value is None:
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(str(item) for item in value)
    return _SHOWN.get(entry, str)(str(value))


def _same(text: str, before: str, entry: Entry) -> bool:
    """Untouched: what the machine wrote stays to the letter."""
    if entry is Entry.LONG_TEXT:
        return text == before.strip()
    return same_words(text, before)


def _lines(entry: Entry, text: str) -> int:
    if entry is Entry.LONG_TEXT:
        return min(max(4, text.count("\n") + 2), 12)
    return max(2, text.count("\n") + 1) if entry is Entry.TEXT_LIST else 1
