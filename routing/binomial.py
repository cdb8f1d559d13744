"""Clopper and Pearson's exact bound for a share that was counted."""

import math


def most_likely_wrong(wrong: int, of: int, certainty: float) -> float:
    """The share of wrong ones that is not exceeded with this certainty, when `wrong` of `of` were."""
    if wrong >= of:
        return 1.0
    if wrong == 0:
        return float(1 - (1 - certainty) ** (1 / of))
    low, high = wrong / of, 1.0
    # So few wrong ones become less likely as the share grows: halve until it is found.
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(wrong, of, middle) > 1 - certainty:
            low = middle
        else:
            high = middle
    return high


def surely_more(wrong: int, of: int, share: float, certainty: float) -> bool:
    """So many wrong ones would be too rare a chance if the true share were no larger than this."""
    return wrong > 0 and 1 - _at_most(wrong - 1, of, share) < 1 - certainty


def _at_most(wrong: int, of: int, share: float) -> float:
    """Probability of no more than `wrong` in `of`, when each is wrong with this probability."""
    if share >= 1:
        return 0.0
    term = of * math.log1p(-share)
    total = math.exp(term)
    for count in range(1, wrong + 1):
        term += math.log((of - count + 1) / count) + math.log(share) - math.log1p(-share)
        total += math.exp(term)
    return min(1.0, total)
