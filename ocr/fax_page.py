"""What a fax page's tags and size say: true resolution, and whether it is all there."""

from dataclasses import dataclass

_FAX_WIDTHS = {1728: 204.0, 2048: 204.0, 2432: 204.0, 2592: 306.0, 3072: 306.0, 3456: 408.0, 4096: 408.0}
_ROWS_AN_INCH = (98.0, 196.0, 391.0)
_PAGE_INCHES = (1.0, 45.0)
_LETTER_INCHES = 11.0
_SHORT = 0.6


@dataclass(frozen=True, slots=True)
class Resolution:
    across: float
    down: float


def is_fax(width: int) -> bool:
    return width in _FAX_WIDTHS


def resolution(width: int, height: int, across: float, down: float) -> Resolution:
    """Dots an inch of a TIFF page: its tags if they can be true, else what its size tells."""
    if _believable(width, height, across, down):
        return Resolution(across, down)
    if is_fax(width):
        return Resolution(_FAX_WIDTHS[width], _rows_an_inch(height))
    if down > 0 and 0.2 < across / down < 5 and across >= 1:
        # The ratio may be right where the scale is not (1x2, 72x36).
        stretched = height * across / down
        guess = max(width, stretched) / _LETTER_INCHES
        return Resolution(guess, guess * down / across)
    guess = max(width, height) / _LETTER_INCHES
    return Resolution(guess, guess)


def _believable(width: int, height: int, across: float, down: float) -> bool:
    if not (50 <= across <= 1300 and 30 <= down <= 1300):
        return False
    if is_fax(width) and abs(across - _FAX_WIDTHS[width]) > 0.06 * _FAX_WIDTHS[width]:
        return False
    low, high = _PAGE_INCHES
    return low <= width / across <= high and height / down <= high


def _rows_an_inch(height: int) -> float:
    for rows in _ROWS_AN_INCH:
        # Legal size is 14 inches, a header line comes on top; longer pages from a roll are rare.
        if height <= rows * 14.5:
            return rows
    return _ROWS_AN_INCH[-1]


def early_end(number: int, rows: int, down: float) -> str | None:
    """A sentence if the page has far fewer rows than a letter page."""
    usual = down * _LETTER_INCHES
    if rows >= _SHORT * usual:
        return None
    return f"page {number} ends early: {rows} of about {round(usual, -2):.0f} rows"
