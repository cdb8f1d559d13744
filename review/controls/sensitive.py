"""Sensitive categories: what the patient decided about each. Nothing is chosen before a person chooses."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.form import Json
from review.catalogue import DECISIONS, SENSITIVE, Choice
from review.controls.ticks import items
from review.controls.typed import Asked, Typed
from review.submission import Submission
from review.written import Unclear

_NAMES = {choice.code: choice for choice in SENSITIVE}
_WORDS = {choice.code: choice.english for choice in DECISIONS}


@dataclass(frozen=True, slots=True)
class Category:
    """`as_read` and `mark`: what the machine, or an earlier person, found beside this category."""

    name: str
    label: str
    spanish: str
    as_read: str
    mark: str
    chosen: str


@dataclass(frozen=True, slots=True)
class SensitiveView:
    name: str
    categories: tuple[Category, ...]
    more: tuple[Category, ...]
    """Categories the form does not seem to name."""
    decisions: tuple[Choice, ...] = DECISIONS
    kind: str = "sensitive"


def show(asked: Asked) -> SensitiveView:
    read_items = [item for item in items(asked.stored()) if isinstance(item, Mapping)]
    rows = tuple(_row(asked, place, item) for place, item in enumerate(read_items))
    return SensitiveView(asked.name, rows, tuple(_absent(asked, code) for code in _others(read_items)))


def read(asked: Asked, sent: Submission) -> Typed:
    """A category without a choice stays as it was read."""
    result: list[Json] = []
    for place, item in enumerate(items(asked.stored())):
        decision = sent.text(_name(asked, str(place)))
        result.append(_decided(item, decision) if decision else item)
    known = [item for item in items(asked.stored()) if isinstance(item, Mapping)]
    for code in _others(known):
        if decision := sent.text(_name(asked, code)):
            added = {"label": _NAMES[code].english, "category": code, "mark": "other"}
            result.append(_decided(added, decision))
    return Typed(result or None)


def undecided(asked: Asked, sent: Submission) -> bool:
    """Some category that was read still waits for a person's own choice."""
    places = range(len(items(asked.stored())))
    return any(not sent.text(_name(asked, str(place))) for place in places)


def _decided(item: Json, decision: str) -> Json:
    if decision not in _WORDS or not isinstance(item, Mapping):
        raise Unclear("Choose granted, refused, not marked or cannot tell.")
    return {**item, "decision": decision}


def _row(asked: Asked, place: int, item: Mapping[str, Json]) -> Category:
    code, decision = str(item.get("category") or ""), str(item.get("decision") or "")
    name = _NAMES.get(code)
    label = str(item.get("label") or (name.english if name else code))
    gloss = name.english if name and name.english != label else ""
    return Category(
        _name(asked, str(place)),
        label,
        gloss,
        _WORDS.get(decision, decision),
        str(item.get("mark") or ""),
        asked.sent(_name(asked, str(place)), decision if asked.by_person else ""),
    )


def _absent(asked: Asked, code: str) -> Category:
    choice, name = _NAMES[code], _name(asked, code)
    return Category(name, choice.english, choice.spanish, "", "", asked.sent(name, ""))


def _others(read_items: list[Mapping[str, Json]]) -> list[str]:
    seen = {item.get("category") for item in read_items}
    return [choice.code for choice in SENSITIVE if choice.code not in seen]


def _name(asked: Asked, key: str) -> str:
    return f"s:{asked.field.path}:{key}"
