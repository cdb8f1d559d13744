"""A single input: words, dates, phones, mail addresses, numbers, long text, several lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.form import Json
from review.catalogue import Entry
from review.controls.typed import Asked, Typed, same_words
from review.submission import Submission
from review.written import (
    Unclear,
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
    again: str = ""
    """Name of the input for the second time, where one is needed."""
    again_text: str = ""
    blind: bool = False
    blank: bool = False
    """A person said that nothing is written there."""
    names: str = ""
    """Which list of known names to offer."""
    kind: str = "text"


KNOWN_NAMES = ("recipient.name", "recipient.organization", "discloser.name")


def show(asked: Asked) -> TextView:
    entry = asked.field.entry
    path = asked.field.path
    text = asked.sent(asked.name, "" if asked.blind else written(asked.stored(), entry))
    again = f"again:{path}" if _asked_again(asked) else ""
    return TextView(
        asked.name,
        text,
        _HINTS.get(entry, ""),
        digits=entry in (Entry.DATE, Entry.PHONE),
        date=entry is Entry.DATE,
        lines=_lines(entry, text),
        again=again,
        again_text=asked.sent(again, "") if again else "",
        blind=asked.blind,
        blank=asked.typed is not None and path in asked.typed.all("blank"),
        names=path.replace(".", "-") if path in KNOWN_NAMES else "",
    )


def read(asked: Asked, sent: Submission) -> Typed:
    """Raises Unclear."""
    text = sent.text(asked.name)
    entry = asked.field.entry
    if entry is Entry.TEXT_LIST:
        return Typed([to_line(line) for line in text.splitlines() if line.strip()] or None)
    if not asked.blind and _same(text, written(asked.stored(), entry), entry):
        return Typed(asked.stored(), asked.code(), asked.parts())
    value = _READ.get(entry, to_line)(text) if text else None
    if asked.twice and value is not None and not _seconded(asked, value):
        _agrees(value, sent.text(f"again:{asked.field.path}"), entry)
    return Typed(value)


def _asked_again(asked: Asked) -> bool:
    """Of a mailbox typed without seeing what the machine read only once it turned out to differ."""
    unseen = asked.blind and asked.field.entry is Entry.EMAIL and asked.typed is None
    return asked.twice and not unseen


def _seconded(asked: Asked, value: str) -> bool:
    """The machine read the same mailbox, and the person did not see it: better than their own second time."""
    return asked.blind and asked.field.entry is Entry.EMAIL and value == asked.stored()


def _agrees(value: str, again: str, entry: Entry) -> None:
    """Raises Unclear unless the second typing says the same."""
    if not again:
        raise Unclear("Type it a second time: what is released goes there.")
    if _READ.get(entry, to_line)(again) != value:
        raise Unclear("The two do not agree: look at the page and type both again.")


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
