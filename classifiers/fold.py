"""Text made comparable: no accents, no case, no punctuation."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Letters and digits in lower case without accents, single spaces between the words."""
    plain = unicodedata.normalize("NFKD", text.replace("º", "o").replace("ª", "a"))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.lower().split())
