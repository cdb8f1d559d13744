import pytest

from ocr.fax_page import early_end, resolution


@pytest.mark.parametrize(
    ("size", "tags", "true"),
    [
        ((1728, 1100), (204, 98), (204, 98)),
        ((1728, 1100), (0, 0), (204, 98)),
        ((1728, 2200), (0, 0), (204, 196)),
        ((1728, 1400), (0, 0), (204, 98)),
        ((1728, 2744), (72, 72), (204, 196)),
        ((1728, 4300), (1, 1), (204, 391)),
        ((3456, 4300), (0, 0), (408, 391)),
        ((2550, 3300), (300, 300), (300, 300)),
        ((1728, 1078), (200, 100), (200, 100)),
    ],
)
def test_resolution(size: tuple[int, int], tags: tuple[float, float], true: tuple[float, float]) -> None:
    found = resolution(*size, *tags)
    assert (found.across, found.down) == true


def test_unknown_scale_of_a_scan_supposes_a_letter_page() -> None:
    found = resolution(850, 1100, 0, 0)
    assert (found.across, found.down) == (100, 100)


def test_a_letter_page_is_not_early_and_a_quarter_is() -> None:
    assert early_end(1, 1078, 98) is None
    assert early_end(2, 303, 98) == "page 2 ends early: 303 of about 1100 rows"
