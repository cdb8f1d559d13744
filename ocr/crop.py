"""Pixels of a box on a page."""

from dataclasses import dataclass

from domain.page import Box
from ocr.raster import Gray


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of pixels, inside its picture."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def grown(self, across: int, down: int, picture: Gray) -> "Span":
        height, width = picture.shape
        return Span(
            max(0, self.left - across),
            max(0, self.top - down),
            min(width, self.right + across),
            min(height, self.bottom + down),
        )

    def inside(self, outer: "Span") -> "Span":
        """The same pixels, counted from the corner of `outer`."""
        return Span(
            self.left - outer.left, self.top - outer.top, self.right - outer.left, self.bottom - outer.top
        )

    def of(self, picture: Gray) -> Gray:
        return picture[self.top : self.bottom, self.left : self.right]


def span(box: Box, picture: Gray) -> Span:
    """At least one pixel, whatever the box."""
    height, width = picture.shape
    left = min(max(0, round(box.left * width)), width - 1)
    top = min(max(0, round(box.top * height)), height - 1)
    right = min(max(left + 1, round(box.right * width)), width)
    bottom = min(max(top + 1, round(box.bottom * height)), height)
    return Span(left, top, right, bottom)


def box_of(pixels: Span, picture: Gray) -> Box:
    height, width = picture.shape
    return Box(pixels.left / width, pixels.top / height, pixels.right / width, pixels.bottom / height)
