"""Rules among other ink."""

import numpy as np

from ocr.rules import find_rules


def test_a_rule_beside_a_slanted_row_of_dashes_is_found_and_the_dashes_are_not() -> None:
    ink = np.zeros((300, 1200), np.uint8)
    for left in range(100, 900, 42):
        row = 100 + left // 40
        ink[row : row + 2, left : left + 30] = 255
    ink[117:119, 150:350] = 255  # within the dashes' hull, touching none
    across = find_rules(ink, 200).across
    assert across[117:119, 150:350].mean() > 250
    assert not across[100:113].any()
