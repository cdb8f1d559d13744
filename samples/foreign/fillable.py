"""The same blanks as PDF forms: what is typed stands in form fields, which a printed page does not show."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from samples.foreign.blank import Blank, Slot
from samples.foreign.sheet import HEIGHT, WIDTH, Ink

_NO_FRAME: dict[str, Any] = {"borderWidth": 0, "borderColor": None, "fillColor": None}
_ROW = 16.0
"""Points of a field's height for each row it takes."""


def form_fields(blank: Blank, inks: Sequence[Ink]) -> bytes:
    """A PDF of form fields alone, every place of a blank one, holding what was written there."""
    out = BytesIO()
    canvas: Any = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for page in range(1, blank.pages + 1):
        for number, slot in enumerate(blank.slots):
            if slot.page == page and slot.asks.get("answer") != "signature.present":
                _field(canvas, slot, f"Field{number}", [ink for ink in inks if _in(ink, slot)])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _field(canvas: Any, slot: Slot, name: str, inks: Sequence[Ink]) -> None:
    if slot.asks.keys() & {"mark", "pair"}:
        side = min(slot.width, slot.height, 11.0)
        floor = HEIGHT - slot.bottom + (slot.height - side) / 2
        canvas.acroForm.checkbox(
            name=name, x=slot.left, y=floor, size=side, checked=bool(inks), buttonStyle="cross", **_NO_FRAME
        )
        return
    canvas.acroForm.textfield(
        name=name,
        value=" ".join(ink.text for ink in inks if ink.text),
        x=slot.left,
        y=HEIGHT - slot.bottom,
        width=slot.width,
        height=min(slot.height, _ROW * slot.lines),
        fontSize=9,
        fieldFlags="multiline" if slot.lines > 1 else "",
        maxlen=500,
        **_NO_FRAME,
    )


def _in(ink: Ink, slot: Slot) -> bool:
    across = ink.left < slot.left + slot.width - 1 and ink.right > slot.left + 1
    down = ink.top < slot.bottom - 1 and ink.bottom > slot.top + 1
    return ink.page == slot.page and across and down
