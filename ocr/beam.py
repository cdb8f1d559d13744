"""The likeliest texts of a trace, by prefix search with a beam."""

from collections.abc import Callable
from heapq import nlargest
from math import log

import numpy as np

from ocr.trace import Trace

_FAINT = 1e-4
_TINY = 1e-30
_MOST_SIGNS = 8
"""Looked at in one step: noise in which everything is a little likely must not take forever."""
Viable = Callable[[str], bool]


def likeliest(
    trace: Trace, width: int, allowed: str | None = None, viable: Viable | None = None
) -> tuple[tuple[str, float], ...]:
    """Up to `width` texts with the natural logarithm of their probability, likeliest first.

    `allowed`: the only signs to look for; what others take counts against every text all the same.
    `viable`: whether a text may begin so.
    """
    wanted = np.array([n > 0 and (allowed is None or sign in allowed) for n, sign in enumerate(trace.signs)])
    beams: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    """Text -> its probability so far with the last step blank, and with it the last letter."""
    scale = 0.0
    checked: dict[str, bool] = {}
    for row in trace.scores:
        blank = max(float(row[0]), _TINY)
        hot = np.flatnonzero((row > _FAINT) & wanted).tolist()
        if not hot:  # a step between letters, as most are
            beams = {text: (sum(pair), 0.0) for text, pair in beams.items()}
            scale += log(blank)
            continue
        if len(hot) > _MOST_SIGNS:
            hot = nlargest(_MOST_SIGNS, hot, key=row.__getitem__)
        chances = {trace.signs[n]: float(row[n]) for n in hot}
        grown = _grown(beams, blank, chances)
        if viable is not None:
            for text in grown.keys() - checked.keys():
                checked[text] = viable(text)
            grown = {text: pair for text, pair in grown.items() if checked[text]}
        kept = nlargest(width, grown.items(), key=lambda item: item[1][0] + item[1][1])
        top = max(kept[0][1][0] + kept[0][1][1], _TINY)
        scale += log(top)
        beams = {text: (blank / top, letter / top) for text, (blank, letter) in kept}
    found = [(text, scale + log(sum(pair))) for text, pair in beams.items() if sum(pair) > _TINY]
    return tuple(sorted(found, key=lambda item: -item[1]))


def _grown(
    beams: dict[str, tuple[float, float]], blank: float, chances: dict[str, float]
) -> dict[str, tuple[float, float]]:
    grown: dict[str, tuple[float, float]] = {}
    for text, (after_blank, after_letter) in beams.items():
        last, either = text[-1:], after_blank + after_letter
        before = grown.get(text, (0.0, 0.0))
        stays = after_letter * chances.get(last, 0.0)
        grown[text] = (before[0] + either * blank, before[1] + stays)
        for sign, chance in chances.items():
            longer = text + sign
            had = grown.get(longer, (0.0, 0.0))
            # The same letter twice needs a blank between.
            grown[longer] = (had[0], had[1] + (after_blank if sign == last else either) * chance)
    return grown
