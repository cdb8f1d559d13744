"""What else a doubtful field may say, a key away: from the ink itself, and from what is known besides."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from domain.form import FieldValue
from review.catalogue import CatalogueField, Entry
from review.controls.text import written

MOST = 6
_NEAR = 80.0
"""How alike a known value must be to what was read, of 100, to be meant by it."""
_ENTRIES = (Entry.NAME, Entry.TEXT, Entry.DATE, Entry.DATE_OR_TEXT, Entry.PHONE, Entry.EMAIL, Entry.NUMBER)


@dataclass(frozen=True, slots=True)
class Guess:
    """`differs`: the one word in which it differs from what is shown, else all of it."""

    text: str
    differs: str


def told(field: CatalogueField, shown: FieldValue, known: Iterable[str]) -> tuple[Guess, ...]:
    here = written(shown.value, field.entry).split()
    return tuple(Guess(each, _differing(here, each)) for each in offered(field, shown, known))


def offered(field: CatalogueField, shown: FieldValue, known: Iterable[str]) -> tuple[str, ...]:
    """As they are written in the field, likeliest first, without what is `shown` there. `known`: values of
    the same kind, of which those near to what is shown come before what the ink may say else."""
    if field.entry not in _ENTRIES or not isinstance(shown.value, str):
        return ()
    here, found = written(shown.value, field.entry), dict[str, str]()
    for each in (*_near(shown.value, known), *shown.alternatives):
        text = written(each, field.entry)
        found.setdefault(_plain(text), text)
    found.pop(_plain(here), None)
    return tuple(found.values())[:MOST]


def elsewhere(path: str, fields: Mapping[str, FieldValue], hidden: Collection[str]) -> Sequence[str]:
    """What other fields of the form say that hold the same: a person signs with their own name. Not those
    that are `hidden`: they are to be typed without help."""
    kind = path.rpartition(".")[2]
    return [
        value.value
        for other, value in fields.items()
        if other != path
        and other not in hidden
        and other.rpartition(".")[2] == kind
        and isinstance(value.value, str)
    ]


def _differing(here: Sequence[str], text: str) -> str:
    words = text.split()
    others = [word for word, old in zip(words, here, strict=False) if word != old]
    return others[0].strip(",;") if len(words) == len(here) and len(others) == 1 else text


def _near(text: str, known: Iterable[str]) -> Sequence[str]:
    alike = {each: fuzz.ratio(_plain(each), _plain(text)) for each in known}
    return sorted((each for each in alike if alike[each] >= _NEAR), key=lambda each: -alike[each])


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
