"""What a PDF's field is for by its own name and hint, which people never see and seldom set with care."""

import re
from functools import lru_cache

from classifiers import wording
from classifiers.fold import fold
from classifiers.phrasebook import recognised

_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_./\\\-]+|(?<=[A-Za-z])(?=[0-9])")
_MEANINGLESS = frozenset(
    "text txt field fld form topmost subform topmostsubform page untitled undefined input box fill".split()  # noqa: SIM905
)
_LONGEST = 120
_COUNTED = re.compile(r"\[[0-9]+\]|#")
_MASKS = re.compile(r"\(?\b(?:mm|dd|yyyy|yy|x{3})(?:[/\- ]+(?:mm|dd|yyyy|yy|x{3,4}))+\)?", re.IGNORECASE)


@lru_cache(maxsize=2048)
def keys(says: str) -> tuple[str, ...] | None:
    """None where it says nothing that can be understood: "Text12"."""
    plain = _COUNTED.sub("", _MASKS.sub(" ", says[:_LONGEST]))
    spaced = _HUMPS.sub(" ", plain)
    tokens = [token for token in fold(spaced).split() if token not in _MEANINGLESS and not token.isdigit()]
    text = " ".join(tokens)
    if len(text) < 3:
        return None
    known = recognised(text)
    return known[0] if known else wording.keys_of(text, asks=True) if " " in text else None


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """ "any.phone" and "patient.phone" may be the same question; two parties' own are not."""
    return any(_same(a.removeprefix("said."), b.removeprefix("said.")) for a in one for b in other)


def _same(one: str, other: str) -> bool:
    owner, _, what = one.partition(".")
    theirs, _, asked = other.partition(".")
    return one == other or (what == asked and "any" in (owner, theirs))
