"""How well a person of the patient index fits what a form says: part by part, and which one fits best."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from ledger.patients import Patient
from ledger.person_words import folded, folded_words

_NAME_ALIKE = 0.9
_MARGIN = 2
"""So much better than the next must the best fit to be called clear."""
_LEAST = 3
_WEIGHTS = {"name": (3, 2), "born": (3, 1), "number": (3, 1), "phone": (1, 0)}
"""What it counts for that a part agrees, and that it is near."""


class Fit(StrEnum):
    AGREES = "agrees"
    NEAR = "near"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    """One side does not say, or what the form says is not to be shown yet."""


@dataclass(frozen=True, slots=True)
class Likeness:
    patient: Patient
    name: Fit
    born: Fit
    number: Fit
    phone: Fit

    @property
    def score(self) -> int:
        fits = {"name": self.name, "born": self.born, "number": self.number, "phone": self.phone}
        points = {Fit.AGREES: 0, Fit.NEAR: 1}
        return sum(_WEIGHTS[part][points[fit]] for part, fit in fits.items() if fit in points)

    @property
    def sound(self) -> bool:
        """Name and birth date fit, and nothing speaks against it."""
        return self.name in _FITS and self.born is Fit.AGREES and self.number is not Fit.DIFFERS


_FITS = (Fit.AGREES, Fit.NEAR)


def ranked(wanted: Patient, found: Iterable[Patient], most: int) -> tuple[Likeness, ...]:
    """The best first; those with too little in common are left out."""
    alike = [compare(wanted, each) for each in found]
    alike = [each for each in alike if each.score >= _LEAST and _worth_a_look(each)]
    return tuple(sorted(alike, key=lambda each: (-each.score, each.patient.number))[:most])


def clear(alike: tuple[Likeness, ...]) -> Likeness | None:
    """The one that may be proposed. None where two are near each other: then a person compares them."""
    if not alike or not alike[0].sound:
        return None
    if len(alike) > 1 and alike[0].score - alike[1].score < _MARGIN:
        return None
    if any(each.sound for each in alike[1:]):
        return None
    return alike[0]


def compare(wanted: Patient, patient: Patient) -> Likeness:
    return Likeness(
        patient,
        _name(wanted.name, patient.name),
        _slips(wanted.born, patient.born, _swapped(patient.born)),
        _slips(wanted.number.casefold(), patient.number.casefold()),
        _phone(wanted.phone, patient.phone),
    )


def _worth_a_look(each: Likeness) -> bool:
    """A birth date or a phone alone says nothing: many share them."""
    return each.name in _FITS or each.number in _FITS


def _name(one: str, other: str) -> Fit:
    """Words left out (a middle name, a second surname) are near, not the same."""
    if not one or not other:
        return Fit.UNKNOWN
    words, others = set(folded_words(one)), set(folded_words(other))
    if words == others:
        return Fit.AGREES
    fewer, more = sorted((words, others), key=len)
    if len(fewer) > 1 and fewer < more:
        return Fit.NEAR
    alike = JaroWinkler.similarity(folded(one), folded(other))
    return Fit.NEAR if alike >= _NAME_ALIKE else Fit.DIFFERS


def _slips(one: str, other: str, also: str = "") -> Fit:
    """One sign wrong, or two swapped, is near."""
    if not one or not other:
        return Fit.UNKNOWN
    if one == other:
        return Fit.AGREES
    return Fit.NEAR if one == also or DamerauLevenshtein.distance(one, other) == 1 else Fit.DIFFERS


def _swapped(born: str) -> str:
    return f"{born[:4]}-{born[8:]}-{born[5:7]}" if len(born) == 10 else ""


def _phone(one: str, other: str) -> Fit:
    if not one or not other:
        return Fit.UNKNOWN
    return Fit.AGREES if one[-10:] == other[-10:] else Fit.DIFFERS
