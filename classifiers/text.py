"""Free text, short and long."""

import re

from classifiers import ssn
from classifiers.parsed import Parsed

_FILLER = re.compile(r"_{2,}|\.{4,}|…+|-{4,}|={3,}")
_MULTIPLE = re.compile(r"[ \t]+")


def clean(raw: str) -> str:
    """Writing lines and frames that a recogniser took for text are gone; line breaks stay."""
    lines = (_MULTIPLE.sub(" ", _FILLER.sub(" ", line)).strip(" |_") for line in raw.splitlines())
    return "\n".join(line for line in lines if line)


def normalise(raw: str, *, long: bool = False) -> Parsed | None:
    """One line of text, or with `long` verbatim lines; None when nothing but filler is there."""
    kept = clean(ssn.mask(raw))
    if not any(c.isalnum() for c in kept):
        return None
    value = kept if long else " ".join(kept.split())
    letters = sum(c.isalnum() or c.isspace() or c in ".,'-/&()#:;\"" for c in value)
    return Parsed(value, ssn.mask(raw), letters / len(value))
