"""Groups words into the lines a person sees, from where they stand and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from domain.page import Word


def group_lines(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words in reading order, `line` numbered from 0 down the page."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.box.centre[1]):
        for line in reversed(lines[-8:]):
            if _beside(line, word):
                line.append(word)
                break
        else:
            lines.append([word])
    lines.sort(key=_middle)
    return tuple(
        replace(word, line=number)
        for number, line in enumerate(lines)
        for word in sorted(line, key=lambda each: each.box.left)
    )


def _middle(line: Sequence[Word]) -> float:
    return sum(word.box.centre[1] for word in line) / len(line)


def _beside(line: Sequence[Word], word: Word) -> bool:
    """Beside its nearest neighbour in the line: a long line may slope."""
    nearest = min(line, key=lambda each: abs(each.box.centre[0] - word.box.centre[0]))
    apart = abs(nearest.box.centre[1] - word.box.centre[1])
    return apart < 0.5 * min(nearest.box.height, word.box.height) or (
        apart < 0.3 * max(nearest.box.height, word.box.height)
    )
