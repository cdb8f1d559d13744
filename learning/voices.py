"""Nobody alone moves anything: whose word what is learnt rests on, and how it looks without one of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Spoken(Protocol):
    @property
    def voices(self) -> frozenset[str]: ...


S = TypeVar("S", bound=Spoken)


def people(spoken: Iterable[Spoken]) -> tuple[str, ...]:
    return tuple(sorted({voice for one in spoken for voice in one.voices}))


def without(spoken: Iterable[S], person: str) -> list[S]:
    """What would be left if this person had said nothing; what another confirms stays."""
    return [one for one in spoken if one.voices - {person}]


def weights(spoken: Sequence[Spoken]) -> list[float]:
    """How much each counts: what one person alone said never outweighs all that others said."""
    alone = Counter(next(iter(one.voices)) for one in spoken if len(one.voices) == 1)
    return [_weight(one, alone, len(spoken)) for one in spoken]


def _weight(one: Spoken, alone: Counter[str], total: int) -> float:
    if len(one.voices) != 1:
        return 1.0
    own = alone[next(iter(one.voices))]
    return min(1.0, (total - own) / own)
