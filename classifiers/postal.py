"""The end of an address: city, state and ZIP code bear each other out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

import zipcodes

from classifiers.fold import fold
from classifiers.sense import TRUST, Guess, usual
from domain.view import Alternative

_ZIP = re.compile(r"[0-9]{5}(?:-[0-9]{4})?")
_SAME_CITY, _SAME_STATE, _OTHER_STATE, _NO_SUCH_ZIP = 4.0, 2.5, -4.0, -2.0
"""Nats for and against a reading: people misremember their ZIP code now and then, readers more often."""
_MOST = 6
_STATES = frozenset(
    """AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA VI WA WV WI WY""".split()  # noqa: SIM905
)
Lattice = Sequence[Sequence[Alternative]]


@dataclass(frozen=True, slots=True)
class _Ending:
    """`texts`: the words of city, state and ZIP code, as they stand in the lattice; `weight` in nats."""

    texts: tuple[str, ...]
    weight: float


def settled(lattice: Lattice) -> dict[int, Guess]:
    """Words of a city, state and ZIP code chosen together, by their place in the lattice."""
    found: dict[int, Guess] = {}
    for at in range(2, len(lattice)):
        endings = list(_endings(lattice[: at + 1]))
        if not endings:
            continue
        best = max(endings, key=lambda ending: ending.weight)
        values = {ending.texts[-2:]: ending.weight for ending in sorted(endings, key=lambda e: e.weight)}
        chance = 1 / sum(exp(weight - best.weight) for weight in values.values())
        start = at + 1 - len(best.texts)
        found |= {start + n: Guess(text, 1.0) for n, text in enumerate(best.texts)}
        found[at] = Guess(best.texts[-1], chance)
    return found


def _endings(lattice: Lattice) -> Iterator[_Ending]:
    codes = [each for each in lattice[-1] if _ZIP.fullmatch(each.text.strip(" .,"))][:_MOST]
    states = [each for each in lattice[-2] if each.text.strip(" .,").upper() in _STATES][:_MOST]
    for code in codes:
        for state in states:
            plain = TRUST * (code.log - lattice[-1][0].log + state.log - lattice[-2][0].log)
            known, cities = _place(code.text.strip(" .,")[:5])
            if known is None:
                yield _Ending((state.text, code.text), plain + _NO_SUCH_ZIP)
                continue
            alike = _SAME_STATE if known == state.text.strip(" .,").upper() else _OTHER_STATE
            yield _Ending((state.text, code.text), plain + alike)
            for city, weight in _written(lattice[:-2], cities):
                yield _Ending((*city, state.text, code.text), plain + alike + _SAME_CITY + weight)


def _written(before: Lattice, cities: Sequence[str]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Those of the cities that may stand last, as written, with what the picture and usage cost."""
    for city in cities:
        names = city.split()
        if len(names) > len(before):
            continue
        texts, weight = [], 0.0
        for name, alternatives in zip(names, before[len(before) - len(names) :], strict=True):
            alike = next((each for each in alternatives if fold(each.text) == name), None)
            if alike is None:
                break
            texts.append(alike.text)
            likeliest = max(TRUST * each.log + usual(each.text) for each in alternatives)
            weight += TRUST * alike.log + usual(alike.text) - likeliest
        else:
            yield tuple(texts), weight


@lru_cache(maxsize=4096)
def _place(code: str) -> tuple[str | None, tuple[str, ...]]:
    """State and folded names of the cities of a ZIP code; None when there is no such code."""
    found = zipcodes.matching(code)  # type: ignore[no-untyped-call]
    if not found:
        return None, ()
    names = [found[0]["city"], *found[0]["acceptable_cities"]]
    return str(found[0]["state"]), tuple(fold(str(name)) for name in names)


def warm() -> None:
    """Loads the list of ZIP codes: half a second, better once before processes are forked than in each."""
    _place("02115")
