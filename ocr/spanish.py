"""Pages in Spanish are read a second time, with the Spanish model, and the surer word wins."""

from collections.abc import Sequence

from domain.page import Word
from ocr.lines import group_lines

_LITTLE_WORDS = """
    de del la las los el en para por con que su sus al una esta este como más sobre entre usted
    nombre fecha paciente firma información autorización dirección teléfono médico salud registros
"""
_SPANISH = frozenset(_LITTLE_WORDS.split())
_LEAST_SHARE = 0.12
_SAME_PLACE = 0.4


def is_spanish(words: Sequence[Word]) -> bool:
    """Read by an English model, Spanish still shows its little words."""
    tokens = [word.text.strip(".,:;()").lower() for word in words]
    tokens = [token for token in tokens if len(token) > 1 and token[0].isalpha()]
    return bool(tokens) and sum(token in _SPANISH for token in tokens) >= _LEAST_SHARE * len(tokens)


def surer(first: Sequence[Word], second: Sequence[Word]) -> tuple[Word, ...]:
    """Both readings of one page as one: of words in the same place the surer, the first on a draw."""
    rows: dict[int, list[int]] = {}
    for number, word in enumerate(first):
        rows.setdefault(_row(word), []).append(number)
    replaced: dict[int, Word] = {}
    added: list[Word] = []
    for word in second:
        near = [at for row in (-1, 0, 1) for at in rows.get(_row(word) + row, ())]
        rivals = [
            at
            for at in near
            if max(first[at].box.overlap(word.box), word.box.overlap(first[at].box)) > _SAME_PLACE
        ]
        if not rivals:
            added.append(word)
        elif len(rivals) == 1 and word.confidence > first[rivals[0]].confidence:
            replaced[rivals[0]] = word
    return group_lines([*(replaced.get(at, word) for at, word in enumerate(first)), *added])


def _row(word: Word) -> int:
    return int(word.box.centre[1] * 100)
