"""A patient's name: as written, and which of its words are the family name."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from review.controls.typed import Asked, Typed, same_words
from review.submission import Submission
from review.written import Unclear, to_line

PARTS = (("given", "Given"), ("middle", "Middle"), ("family", "Family"), ("suffix", "Suffix"))


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class NameView:
    name: str
    text: str
    parts: tuple[Part, ...]
    kind: str = "name"


def show(asked: Asked) -> NameView:
    text = asked.sent(asked.name, str(asked.stored() or ""))
    parts = _stored_parts(asked) if asked.typed is None else _sent_parts(asked, asked.typed)
    parts = _settled(text, parts)
    return NameView(
        asked.name, text, tuple(Part(_part(asked, key), label, parts.get(key, "")) for key, label in PARTS)
    )


def read(asked: Asked, sent: Submission) -> Typed:
    """Raises Unclear when the parts are not the words of the name: only a person knows which is which."""
    text = to_line(sent.text(asked.name))
    parts = _sent_parts(asked, sent)
    if not text:
        return Typed(None)
    stored = str(asked.stored() or "")
    if same_words(text, stored) and parts == _settled(stored, _stored_parts(asked)):
        return Typed(stored, parts=asked.parts())
    if not _agree(text, parts):
        raise Unclear("The name changed: check which words are given and family name, then save again.")
    return Typed(text, parts=parts)


def guess(text: str) -> dict[str, str]:
    """A first proposal for a person to check: what stands before a comma, else the last word."""
    before, comma, after = text.partition(",")
    words = after.split() if comma else before.split()
    last = before.strip() if comma else " ".join(words[-1:])
    given = words if comma else words[:-1]
    parts = {"given": " ".join(given[:1]), "middle": " ".join(given[1:]), "family": last}
    return {key: words for key, words in parts.items() if words}


def _settled(text: str, parts: dict[str, str]) -> dict[str, str]:
    """The parts if they are the words of this name, else a guess."""
    return parts if _agree(text, parts) else guess(text)


def _part(asked: Asked, key: str) -> str:
    return f"p:{asked.field.path}:{key}"


def _stored_parts(asked: Asked) -> dict[str, str]:
    parts: Mapping[str, str] = (asked.value.parts if asked.value else None) or {}
    return {key: parts[key] for key, _ in PARTS if parts.get(key)}


def _sent_parts(asked: Asked, sent: Submission) -> dict[str, str]:
    words = {key: to_line(sent.text(_part(asked, key))) for key, _ in PARTS}
    return {key: text for key, text in words.items() if text}


def _agree(text: str, parts: Mapping[str, str]) -> bool:
    return _words(text) == _words(" ".join(parts.values()))


def _words(text: str) -> list[str]:
    """Its words folded and sorted, accents gone, punctuation between them too."""
    letters = (s for s in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(s))
    return sorted("".join(s if s.isalnum() else " " for s in letters).split())
