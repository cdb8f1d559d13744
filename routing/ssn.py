"""Social security numbers never leave: they are masked wherever a text still holds one."""

import re

MASK = "***-**-****"
_GROUPED = re.compile(r"(?<![\d-])\d{3}([-–.\s])\d{2}\1\d{4}(?![\d-])")
_BARE = re.compile(r"(?<![\d+])\d{9}(?!\d)")
_NAMED = re.compile(
    r"(?i)(\b(?:s\.?s\.?n\b\.?|social\s+security\s+(?:number|num|no|#)|seguro\s+social\s*(?:[:#]|\s(?=\d))"
    r"|last\s+(?:4|four)(?:\s+digits)?\b|[uú]ltimos\s+(?:4|cuatro)(?:\s+d[ií]gitos)?\b)"
    r"\D{0,25}?)((?:\d[\s.-]?){3,8}\d)"
)


def masked(text: str) -> str:
    """The text with everything masked that may be such a number: nine digits, grouped or not, and any
    digits just after the words for it ("last 4 of SSN")."""
    text = _NAMED.sub(lambda found: found[1] + MASK, text)
    return _BARE.sub(MASK, _GROUPED.sub(MASK, text))


def masked_number(text: str) -> str:
    """For record numbers, where nine bare digits are ordinary: only the grouped writing is masked."""
    return _GROUPED.sub(MASK, text)


def holds_one(text: str) -> bool:
    return _GROUPED.search(text) is not None
