"""How the words of a name are compared: without case, accents and signs."""

import unicodedata


def folded_words(name: str) -> tuple[str, ...]:
    """Its words, sorted: the order a name is written in tells no two people apart."""
    letters = (s for s in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(s))
    return tuple(sorted("".join(s if s.isalnum() else " " for s in letters).split()))


def folded(name: str) -> str:
    return " ".join(folded_words(name))
