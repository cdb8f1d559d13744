"""A blank that was printed to PDF once: its pages and the places on them to write in."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from domain.form import FormType, Language


@dataclass(frozen=True, slots=True)
class Slot:
    """Points from the page's top left corner. `asks`: the element's data attributes, without `data-`."""

    page: int
    left: float
    top: float
    width: float
    height: float
    asks: Mapping[str, str]
    text: str

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def lines(self) -> int:
        return int(self.asks.get("lines", "1"))


@dataclass(frozen=True, slots=True)
class Blank:
    """`kinds`: what each page is."""

    form_type: FormType
    language: Language
    kinds: tuple[str, ...]
    pages: int
    slots: tuple[Slot, ...]


_BLANK = TypeAdapter(Blank)


def load(pdf: Path) -> Blank:
    """The places noted beside a printed PDF."""
    return _BLANK.validate_json(pdf.with_suffix(".json").read_bytes())
