"""What may be stored in the clear where others read along: one neutral word, never a sentence."""

import re

_WORD = re.compile(r"[A-Za-z0-9_.:/+@-]{0,120}")


def neutral(text: str) -> str:
    """The word itself, or "withheld": a text that is not a code or an id may quote a patient's."""
    return text if _WORD.fullmatch(text) else "withheld"
