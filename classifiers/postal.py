"""The end of an address: city, state and ZIP code bear each other out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

import zipcodes
from rapidfuzz import fuzz

from classifiers.fold import fold
from classifiers.sense import TRUST, Guess, usual
from domain.view import Alternative

_ZIP = re.compile(r"[0-9]{5}(?:-[0-9]{4})?")
_ENDING = re.compile(
    r"(?P<before>.+?)[ ,.]+(?P<state>[A-Za-z]{2})[ ,.]+(?P<zip>[0-9]{5})(?:-[0-9]{4})?\W*$", re.DOTALL
)
_SAME_CITY, _SAME_STATE, _OTHER_STATE, _NO_SUCH_ZIP = 4.0, 2.5, -4.0, -2.0
"""Nats for and against a reading: people misremember their ZIP code now and then, readers more often."""
_NEARLY, _UNSEEN_STATE = -1.5, -3.0
"""A city but for a letter or two, and a state that no reading gives: where the ZIP code names them."""
_LONG_ENOUGH, _ALIKE = 5, 72.0
_SHORT = 4
_UNSEEN = 0.8
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
        seen = all(text in _texts(lattice[start + n]) for n, text in enumerate(best.texts))
        found[at] = Guess(best.texts[-1], chance if seen else chance * _UNSEEN)
    return found


def _texts(alternatives: Sequence[Alternative]) -> frozenset[str]:
    return frozenset(each.text for each in alternatives)


def _endings(lattice: Lattice) -> Iterator[_Ending]:
    codes = [each for each in lattice[-1] if _ZIP.fullmatch(each.text.strip(" .,"))][:_MOST]
    states = [each for each in lattice[-2] if each.text.strip(" .,").upper() in _STATES][:_MOST]
    for code in codes:
        if not states:
            yield from _by_code_alone(code, lattice)
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


def _by_code_alone(code: Alternative, lattice: Lattice) -> Iterator[_Ending]:
    """The state of the ZIP code, where something short that is none was read, after that code's city."""
    state, cities = _place(code.text.strip(" .,")[:5])
    if state is None or any(len(each.text.strip(" .,")) > _SHORT for each in lattice[-2]):
        return
    for city, weight in _written(lattice[:-2], cities):
        total = TRUST * (code.log - lattice[-1][0].log) + _UNSEEN_STATE + _SAME_CITY + weight
        yield _Ending((*city, state, code.text), total)


def _written(before: Lattice, cities: Sequence[str]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Those of the cities that may stand last, as written, with what the picture and usage cost."""
    for city in cities:
        names = city.split()
        if len(names) > len(before):
            continue
        texts, weight = [], 0.0
        for name, alternatives in zip(names, before[len(before) - len(names) :], strict=True):
            alike = next((each for each in alternatives if fold(each.text) == name), None)
            if alike is not None:
                texts.append(alike.text)
                likeliest = max(TRUST * each.log + usual(each.text) for each in alternatives)
                weight += TRUST * alike.log + usual(alike.text) - likeliest
            elif _is_nearly(name, alternatives):
                texts.append(name.title() + "," * alternatives[0].text.endswith(","))
                weight += _NEARLY
            else:
                break
        else:
            yield tuple(texts), weight


def _is_nearly(name: str, alternatives: Sequence[Alternative]) -> bool:
    alike = max(fuzz.ratio(name, fold(each.text)) for each in alternatives)
    return len(name) >= _LONG_ENOUGH and alike >= _ALIKE


@lru_cache(maxsize=4096)
def _place(code: str) -> tuple[str | None, tuple[str, ...]]:
    """State and folded names of the cities of a ZIP code; None when there is no such code."""
    found = zipcodes.matching(code)  # type: ignore[no-untyped-call]
    if not found:
        return None, ()
    names = [found[0]["city"], *found[0]["acceptable_cities"]]
    return str(found[0]["state"]), tuple(fold(str(name)) for name in names)


def agrees(address: str) -> bool | None:
    """Whether its ZIP code is one of its city and state; None where it does not end with all three."""
    found = _ENDING.search(address)
    if found is None:
        return None
    state, cities = _place(found.group("zip"))
    before = f" {fold(found.group('before'))}"
    return state == found.group("state").upper() and any(before.endswith(f" {city}") for city in cities)


def warm() -> None:
    """Loads the list of ZIP codes: half a second, better once before processes are forked than in each."""
    _place("02115")
