"""What decoding a file gives: pages as pictures, with what the file itself says about them."""

from dataclasses import dataclass
from pathlib import Path

from domain.page import FormValue, Word

DPI = 200.0


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What one file may ask for. `pixels`: of one decoded picture; `inflated`: bytes of one PDF's
    unpacked drawing instructions."""

    pages: int = 200
    pixels: int = 120_000_000
    inflated: int = 200_000_000


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as it came, square pixels, not yet upright. `words` is set only when the file's own
    text layer can be believed. `damage`: sentences for a clerk."""

    number: int
    image: Path
    dpi: float
    words: tuple[Word, ...] | None = None
    form_values: tuple[FormValue, ...] = ()
    damage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """`announced`: pages the file says it has; `damage`: what was lost of the file as a whole."""

    pages: tuple[RawPage, ...]
    announced: int | None = None
    damage: tuple[str, ...] = ()
