"""Social security numbers: seen, never kept."""

import re

MASK = "***-**-****"
# ASCII digits only: a recogniser that reads other scripts' digits is reading noise.
_GROUPED = re.compile(r"(?<![0-9])[0-9]{3}\s?[-–.\s]\s?[0-9]{2}\s?[-–.\s]\s?[0-9]{4}(?![0-9])")
_NAMED = re.compile(
    r"((?:\bs\.?\s?s\.?\s?n?\b\.?|social\s+security|seguro\s+social)\D{0,30})"
    r"((?:[0-9Xx*#]\s?[-–.]?\s?){3,8}[0-9])",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """The text with everything that looks like a social security number struck out."""
    struck = _GROUPED.sub(MASK, text)
    return _NAMED.sub(lambda found: found.group(1) + MASK, struck)


def seen(text: str) -> bool:
    return mask(text) != text
