"""One file per way of typing a value: `show` makes what the page draws, `read` takes what was sent."""

from review.controls.control import View, read, show
from review.controls.typed import Asked, Typed

__all__ = ["Asked", "Typed", "View", "read", "show"]
