"""The tick boxes of one page: which of them are marked?"""

from domain.page import Box
from domain.view import MarkReading
from ocr.around import ringed
from ocr.clean import Ink
from ocr.crop import span
from ocr.mark_chance import known_chance, unknown_chance
from ocr.raster import Gray
from ocr.tick import traces

_RINGED = 0.9
"""Of a box that a pen drew a ring around."""


class Marks:
    def __init__(self, page: Gray, ink: Ink) -> None:
        self._page = page
        self._ink = ink

    def read(self, box: Box, printed: Ink | None) -> MarkReading:
        """`printed`: the ink of the form's blank where it lies on this page, if the form is known."""
        found = traces(self._ink, printed, span(box, self._page))
        marked = unknown_chance(found) if printed is None else known_chance(found)
        if printed is None and marked < _RINGED and ringed(self._ink, span(box, self._page)):
            marked = _RINGED
        return MarkReading(marked, round(found.inner, 4), box)

    def ringed(self, box: Box) -> bool:
        """Of a word, not of a box to tick."""
        return ringed(self._ink, span(box, self._page))
