"""Layouts of blanks that stand ready as PDF, with their places to write in: what `press` printed."""

from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf

from samples.foreign import slots
from samples.foreign.blank import load
from samples.foreign.layout import Layout

PAGES = Path(__file__).parent / "pages"


def layouts(which: str) -> tuple[Layout, ...]:
    """Every printed blank of a folder of `pages`; its file's name is its id."""
    return tuple(_layout(pdf) for pdf in sorted((PAGES / which).glob("*.pdf")))


def _layout(pdf: Path) -> Layout:
    blank = load(pdf)
    return Layout(
        id=f"{pdf.parent.name}-{pdf.stem}",
        form_type=blank.form_type,
        language=blank.language,
        draw=partial(slots.fill, blank),
        kinds=blank.kinds,
        blank=pdf,
    )


def laid_over(blank: bytes, writing: bytes) -> bytes:
    """What was written, page by page on the blank's own pages."""
    out = BytesIO()
    with pikepdf.open(BytesIO(blank)) as printed, pikepdf.open(BytesIO(writing)) as written:
        for below, above in zip(printed.pages, written.pages, strict=True):
            _draw_over(below, printed.copy_foreign(above.as_form_xobject()))
        printed.save(out, deterministic_id=True)
    return out.getvalue()


def _draw_over(page: pikepdf.Page, writing: pikepdf.Object) -> None:
    """As the library's overlay does, which however names what it adds by chance."""
    name = page.add_resource(writing, pikepdf.Name.XObject, pikepdf.Name.Written)
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q {name} Do Q".encode())
