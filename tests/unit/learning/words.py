"""What invented people said of invented values: streams for the learner's tests."""

from collections.abc import Iterator
from random import Random

from domain.form import FormType, Language
from learning.claims import Claim
from learning.types import ReviewedSheet, Sheet
from routing.thresholds import Pool

PEOPLE = ("rosa", "sue", "tom")


def pool(path: str = "patient.name", *, known: bool = True, source: str = "print") -> Pool:
    return Pool(known, source, path, FormType.IMAGING, Language.ENGLISH)


def claim(
    delivery: str,
    right: bool,
    *,
    path: str = "patient.name",
    claimed: float = 0.97,
    voices: tuple[str, ...] = ("rosa",),
    unseen: bool = False,
) -> Claim:
    return Claim(pool(path), "imaging-en", claimed, right, delivery, frozenset(voices), unseen)


def stream(
    deliveries: int, right: dict[str, float], *, people: tuple[str, ...] = PEOPLE, seed: int = 1
) -> Iterator[Claim]:
    """Every delivery has one value of each path, right with the given chance and claimed at 0.97."""
    rng = Random(seed)
    for number in range(deliveries):
        who = rng.choice(people)
        for path, chance in right.items():
            yield claim(f"d{number}", rng.random() < chance, path=path, voices=(who,))


def paper(said: str, told: str, sign: str) -> tuple[Sheet, str]:
    """A paper that speaks of `sign`, which the shipped model takes for `told`."""
    believed = dict.fromkeys(("authorization", "imaging", "amendment", "verbal", "other"), 0.05)
    return Sheet({**believed, told: 0.8}, {"bias": 1.0, sign: 1.0}), said


def sheets(deliveries: int, *, people: tuple[str, ...] = PEOPLE, seed: int = 2) -> Iterator[ReviewedSheet]:
    """Half are verbal permissions that the shipped model always takes for authorizations."""
    rng = Random(seed)
    for number in range(deliveries):
        sign, said = rng.choice((("b:talk", "verbal"), ("b:records", "authorization")))
        sheet, said = paper(said, "authorization", sign)
        yield ReviewedSheet(sheet, said, f"d{number}", frozenset({rng.choice(people)}))
