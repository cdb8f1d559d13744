"""A photo shows the whole sheet, aslant on something darker."""

from random import Random

import numpy as np

from samples.photo import photographed


def test_a_photographed_sheet_lies_whole_on_a_darker_table() -> None:
    for seed in range(5):
        picture = np.asarray(photographed(np.full((1100, 850), 255, np.uint8), Random(seed)).convert("L"))
        height, width = picture.shape
        rim = np.concatenate([picture[:20].ravel(), picture[-20:].ravel(), picture[:, :20].ravel()])
        assert np.percentile(rim, 99) < np.percentile(picture[height // 4 : -height // 4, width // 4 :], 40)


def test_the_same_seed_takes_the_same_photo() -> None:
    page = np.full((1100, 850), 255, np.uint8)
    assert photographed(page, Random(1)).tobytes() == photographed(page, Random(1)).tobytes()
    assert photographed(page, Random(1)).tobytes() != photographed(page, Random(2)).tobytes()
