"""A list of printed boxes of which some are marked: records, topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.form import Json
from review.controls.typed import Asked, Typed
from review.submission import Submission
from review.written import Unclear, to_line


@dataclass(frozen=True, slots=True)
class Tick:
    """`value` is what the browser sends back: code, bar, printed label."""

    value: str
    label: str
    spanish: str
    marked: bool


@dataclass(frozen=True, slots=True)
class TicksView:
    name: str
    ticks: tuple[Tick, ...]
    kind: str = "ticks"


def show(asked: Asked) -> TicksView:
    sent = asked.typed.all(asked.name) if asked.typed is not None else None
    stored = {_key(item) for item in items(asked.stored())}
    return TicksView(
        asked.name,
        tuple(
            Tick(key, key.partition("|")[2], spanish, key in (stored if sent is None else sent))
            for key, spanish in _offered(asked)
        ),
    )


def read(asked: Asked, sent: Submission) -> Typed:
    """Items that were there keep all they had; None when nothing is marked."""
    before = {_key(item): item for item in items(asked.stored())}
    codes = {key.partition("|")[0] for key, _ in _offered(asked)}
    marked: list[Json] = []
    for key in dict.fromkeys(sent.all(asked.name)):
        code, _, label = key.partition("|")
        if key not in before and code not in codes:
            raise Unclear("Choose from the list.")
        marked.append(before.get(key) or {"label": to_line(label), "code": code})
    return Typed(marked or None)


def items(stored: Json) -> list[Json]:
    return list(stored) if isinstance(stored, Sequence) and not isinstance(stored, str) else []


def _offered(asked: Asked) -> list[tuple[str, str]]:
    """(key, Spanish) of every box: those the blank prints, else the catalogue's; then what else was read."""
    printed = [tick for tick in asked.blank.ticks if tick.path == asked.field.path] if asked.blank else []
    if printed:
        offered = [(f"{tick.code}|{tick.label}", "") for tick in printed]
    else:
        offered = [(f"{choice.code}|{choice.english}", choice.spanish) for choice in asked.field.choices]
    read_too = [_key(item) for item in items(asked.stored())]
    replaced = {key.partition("|")[0] for key in read_too} if not printed else set()
    rest = [(key, spanish) for key, spanish in offered if key.partition("|")[0] not in replaced]
    keys = {key for key, _ in rest}
    return [*((key, "") for key in read_too if key not in keys), *rest]


def _key(item: Json) -> str:
    if isinstance(item, Mapping):
        return f"{item.get('code') or ''}|{item.get('label') or item.get('code') or ''}"
    return f"|{item}"
