"""A fax keeps what is on the page, in every coding, and its faults are the ones asked for."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from samples.channel import Coding, Declared, Degradation, FaxCall, Grey, Resolution, fax


def page() -> Grey:
    picture = np.full((1100, 850), 255, np.uint8)
    picture[100:160, 100:400] = 0
    picture[900:905, 50:800] = 0
    return picture


def decoded(content: bytes) -> tuple[Image.Image, Grey]:
    image = Image.open(BytesIO(content))
    return image, np.asarray(image.convert("L"), np.uint8)


@pytest.mark.parametrize("lsb_first", [False, True])
@pytest.mark.parametrize("white_is_zero", [False, True])
@pytest.mark.parametrize("coding", list(Coding))
def test_every_coding_and_bit_order_carries_the_same_dots(
    coding: Coding, lsb_first: bool, white_is_zero: bool
) -> None:
    image, dots = decoded(fax([page()], FaxCall(Resolution.STANDARD, coding, lsb_first, white_is_zero), 1))
    _, plain = decoded(fax([page()], FaxCall(Resolution.STANDARD), 1))
    tags = image.tag_v2  # type: ignore[attr-defined]
    assert (dots == plain).all()
    assert tags[259] == (4 if coding is Coding.G4 else 3)
    assert tags.get(292, 0) == (1 if coding is Coding.G3_2D else 0)
    assert tags.get(266, 1) == (2 if lsb_first else 1)
    assert tags[262] == (0 if white_is_zero else 1)


@pytest.mark.parametrize(
    ("resolution", "rows", "down"), [(Resolution.FINE, 2156, 196), (Resolution.STANDARD, 1078, 98)]
)
def test_resolutions(resolution: Resolution, rows: int, down: int) -> None:
    image, _ = decoded(fax([page(), page()], FaxCall(resolution), 1))
    assert image.width == 1728
    assert abs(image.height - rows) <= 1
    assert getattr(image, "n_frames", 1) == 2
    assert image.info["dpi"] == (204, down)


@pytest.mark.parametrize("resolution", list(Resolution))
@pytest.mark.parametrize("declared", list(Declared))
def test_a_file_may_round_its_resolution_or_say_nothing(resolution: Resolution, declared: Declared) -> None:
    image, _ = decoded(fax([page()], FaxCall(resolution, declared=declared), 1))
    tags = image.tag_v2  # type: ignore[attr-defined]
    said = (float(tags[282]), float(tags[283])) if 282 in tags else None
    down = {Resolution.FINE: (196.0, 200.0), Resolution.STANDARD: (98.0, 100.0)}[resolution]
    known = {Declared.EXACT: (204.0, down[0]), Declared.ROUNDED: (200.0, down[1]), Declared.MISSING: None}
    assert said == known[declared]


def test_upside_down_turns_only_its_page() -> None:
    image, first = decoded(fax([page(), page()], FaxCall(upside_down=frozenset({2})), 1))
    image.seek(1)
    second = np.asarray(image.convert("L"), np.uint8)
    assert (first[::-1, ::-1] == second).mean() > 0.99
    assert (first == second).mean() < 0.99


def test_header_is_printed_above_the_picture() -> None:
    _, bare = decoded(fax([page()], FaxCall(), 1))
    _, headed = decoded(fax([page()], FaxCall(header="06/15/2026 10:00"), 1))
    assert (bare[:34] == 255).all()
    assert (headed[:34] == 0).sum() > 200


def test_worse_lines_show_more_faults_and_none_shows_none() -> None:
    faults = []
    for degradation in Degradation:
        _, dots = decoded(fax([page()], FaxCall(Resolution.STANDARD, degradation=degradation), 5))
        empty = dots[200:750, 200:1500]
        faults.append(int((empty == 0).sum()))
    assert faults[0] == 0
    assert faults == sorted(faults)
    assert faults[-1] > 100


def test_the_same_seed_gives_the_same_fax() -> None:
    call = FaxCall(Resolution.STANDARD, degradation=Degradation.HEAVY, header="x")
    assert fax([page()], call, 3) == fax([page()], call, 3)
    assert fax([page()], call, 3) != fax([page()], call, 4)


def test_only_an_untidy_call_moves_the_sheet() -> None:
    def size(tidy: bool, seed: int) -> float:
        """Columns of the lower bar: they tell the scale whatever the skew."""
        _, dots = decoded(fax([page()], FaxCall(degradation=Degradation.HEAVY, tidy=tidy), seed))
        columns = np.flatnonzero((dots[1500:] == 0).sum(axis=0) >= 8)
        return float(np.percentile(columns, 95) - np.percentile(columns, 5))

    tidy = [size(True, seed) for seed in range(6)]
    untidy = [size(False, seed) for seed in range(6)]
    assert max(tidy) - min(tidy) < 0.01 * max(tidy)
    assert max(untidy) - min(untidy) > 0.02 * max(untidy)
