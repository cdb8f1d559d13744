"""Reads a request's values by path; the rules ask their questions through it."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from domain.form import FieldValue, FormType
from domain.request import FormRequest

_SLIP = 82.0
"""Likeness of two words, of 100, from which on one may be a misreading of the other."""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """One category as the form has it; `decision` granted, refused, not_marked, unknown_polarity."""

    label: str
    category: str
    decision: str
    mark: str


@dataclass(frozen=True, slots=True)
class Form:
    request: FormRequest

    @property
    def form_type(self) -> FormType:
        return self.request.run.form_type

    def has(self, path: str) -> bool:
        """The form has this field, filled in or not."""
        return path in self.request.fields

    def value(self, path: str) -> object:
        found = self.request.fields.get(path)
        return found.value if found is not None else None

    def text(self, path: str) -> str:
        value = self.value(path)
        return value.strip() if isinstance(value, str) else ""

    def flag(self, path: str) -> bool | None:
        value = self.value(path)
        return value if isinstance(value, bool) else None

    def day(self, path: str) -> date | None:
        """The value as a date; None when it is blank or not a date."""
        try:
            return date.fromisoformat(self.text(path))
        except ValueError:
            return None

    def code(self, path: str) -> str:
        """The code beside a text; the first one where several are marked."""
        found = self.request.fields.get(path)
        if found is not None and found.code:
            return found.code
        return next(iter(self.codes(path)), "") if not self.text(path) else ""

    def word(self, path: str) -> str:
        """The code, or the text where there is no code."""
        return self.code(path) or self.text(path)

    def filled(self, path: str) -> bool:
        """Something can be acted on there: a text, an entry, a mark; also `False` of a boolean."""
        value = self.value(path)
        if isinstance(value, str):
            return bool(value.strip())
        if isinstance(value, Sequence | Mapping):
            return bool(value)
        return value is not None

    def unreadable(self, path: str) -> bool:
        """There is ink and no value, and nobody has looked yet."""
        found = self.request.fields.get(path)
        if found is None or self.request.confirmed:
            return False
        return found.value is None and bool(found.raw.strip())

    def blank(self, path: str) -> bool:
        return not self.filled(path) and not self.unreadable(path)

    def codes(self, path: str) -> tuple[str, ...]:
        """Codes of a list such as `records.items`; entries without a code are left out."""
        return tuple(code for code in (entry_word(e, "code") for e in self.entries(path)) if code)

    def entries(self, path: str) -> tuple[object, ...]:
        value = self.value(path)
        if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
            return (value,) if value else ()
        return tuple(value)

    @property
    def sensitive(self) -> tuple[Sensitive, ...]:
        return tuple(
            Sensitive(
                label=entry_word(entry, "label"),
                category=entry_word(entry, "category") or entry_word(entry, "code"),
                decision=entry_word(entry, "decision") or "not_marked",
                mark=entry_word(entry, "mark"),
            )
            for entry in self.entries("sensitive.items")
        )

    def decisions(self, category: str) -> frozenset[str]:
        return frozenset(item.decision for item in self.sensitive if item.category == category)


def entry_word(entry: object, key: str) -> str:
    """A word of a list's entry; an entry that is a bare text is its own code and label."""
    if isinstance(entry, str):
        return entry if key in ("code", "label", "category", "name", "text") else ""
    if isinstance(entry, Mapping):
        found = entry.get(key)
        return found.strip() if isinstance(found, str) else ""
    return ""


def folded(text: str) -> str:
    """Lower case without accents, for comparing only."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def name_tokens(text: str) -> frozenset[str]:
    """Words of a name, initials and punctuation left out."""
    words = "".join(c if c.isalnum() else " " for c in folded(text)).split()
    return frozenset(word for word in words if len(word) > 1)


def same_name(one: str, other: str, *, slips: bool = False) -> bool:
    """All words of the shorter name stand in the longer; "M. García" is no match for anybody else.
    `slips`: a letter misread in a long word makes nobody another person."""
    first, second = name_tokens(one), name_tokens(other)
    shorter, longer = sorted((first, second), key=len)
    least = _SLIP if slips else 100.0
    return len(shorter) >= 2 and all(any(fuzz.ratio(a, b) >= least for b in longer) for a in shorter)


def person_said(value: FieldValue) -> bool:
    return value.source.value == "person"
