"""A blank of another organisation: how it is drawn, and what it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from domain.form import FormType, Language
from samples.foreign.faces import SANS, Face
from samples.foreign.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Layout:
    """`draw` prints the blank and lets the writer fill it in. `face`: a name in fonts/ or None."""

    id: str
    form_type: FormType
    language: Language
    draw: Callable[[Sheet], None]
    face: str | Face = SANS
    size: float = 9.0
    margin: float = 46.0
    kinds: tuple[str, ...] = ("form",)
    """What each page is; a form's last page may be its instructions."""
    blank: Path | None = None
    """A printed PDF that is written on; None: `draw` prints it as well."""
