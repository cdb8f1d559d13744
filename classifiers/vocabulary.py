"""How usual a word is in English or Spanish writing, names of people and places among them."""

from collections.abc import Mapping
from functools import cache

from wordfreq import get_frequency_list

_LANGUAGES = ("en", "es")
_RAREST = 150
"""In hundredths of Zipf's scale: once in about 30 million words."""
_PLAIN = str.maketrans("áéíóúüñ", "aeiouun")


def zipf(folded: str) -> float:
    """Logarithm to 10 of how often in a thousand million words, as the more usual of both languages
    has it; 0 for a word in neither list."""
    return _listed().get(folded, 0) / 100


@cache
def _listed() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for rank, words in enumerate(get_frequency_list(language, "large")):
            usual = 900 - rank
            if usual < _RAREST:
                break
            for word in words:
                plain = word.translate(_PLAIN)
                if plain.isalpha() and found.get(plain, 0) < usual:
                    found[plain] = usual
    get_frequency_list.cache_clear()
    return found


def warm() -> None:
    """Loads the lists: a second or so, better once before processes are forked than in each."""
    _listed()
