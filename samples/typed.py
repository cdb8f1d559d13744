"""Fills a blank with a keyboard: into the PDF's own fields, or as print on its pages."""

from io import BytesIO
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from domain.form import FieldKind
from domain.page import Box
from samples import pen
from samples.filling import Filling, Manner, Mark, Signing, Writing

WIDTH, HEIGHT = 612.0, 792.0
FACES = ("Courier", "Helvetica", "Times-Roman")


def print_on(filling: Filling, face: str, rng: Random, sign: bool = True) -> bytes:
    """The blank with the answers printed on its pages; its own fields are gone.

    `sign` False leaves out a pen signature (for paper that is signed after printing)."""
    overlay = _overlay(filling, face, rng, sign)
    with pikepdf.open(filling.definition.blank) as pdf, pikepdf.open(BytesIO(overlay)) as layer:
        del pdf.Root.AcroForm
        for page, above in zip(pdf.pages, layer.pages, strict=True):
            if "/Annots" in page.obj:
                del page.obj.Annots
            _lay_over(pdf, page, above)
        return _saved(pdf)


def fill_fields(filling: Filling, rng: Random) -> bytes:
    """The blank as a PDF viewer saves it: values and their appearances in its own fields."""
    texts = {writing.place.widget: writing for writing in filling.writings}
    marks = {marking.place.widget: marking for marking in filling.markings}
    with pikepdf.open(filling.definition.blank) as pdf:
        for page in pdf.pages:
            for widget in page.obj.get("/Annots", Array()):
                name = str(widget.T)
                if name in texts:
                    _fill_text(pdf, widget, texts[name].text, texts[name].place.kind)
                elif name in marks and "/N" in widget.AP and "/Off" in widget.AP.N:
                    on = next(key for key in widget.AP.N if key != "/Off")
                    widget.V = widget.AS = Name(str(on))
                elif name in marks:
                    _fill_text(pdf, widget, marks[name].text, FieldKind.INITIALS)
        if filling.signing is not None:
            _sign_layer(pdf, filling, rng)
        return _saved(pdf)


def _lay_over(pdf: pikepdf.Pdf, page: pikepdf.Page, above: pikepdf.Page) -> None:
    """Like Page.add_overlay, with a name that is the same every time."""
    form = pdf.copy_foreign(above.as_form_xobject())
    page.add_resource(form, Name.XObject, name=Name.Ink)
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q q /Ink Do Q")


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _fill_text(pdf: pikepdf.Pdf, widget: pikepdf.Object, text: str, kind: FieldKind) -> None:
    left, bottom, right, top = (float(side) for side in widget.Rect)
    width, height = right - left, top - bottom
    lines, size = _fitted(text, "Helvetica", width - 4, height, kind)
    first = height - size * 1.15 if kind is FieldKind.LONG_TEXT else (height - size) / 2 + size * 0.22
    shown = b" ".join(b"(" + _escaped(line) + b") Tj 0 -%.2f Td" % (size * 1.2) for line in lines)
    stream = pikepdf.Stream(
        pdf, b"/Tx BMC q BT /Helv %.2f Tf 0 g 2 %.2f Td %b ET Q EMC" % (size, first, shown)
    )
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, width, height])
    stream.Resources = Dictionary(Font=Dictionary(Helv=font))
    widget.V = pikepdf.String(text)
    widget.AP = Dictionary(N=pdf.make_indirect(stream))


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _fitted(text: str, face: str, width: float, height: float, kind: FieldKind) -> tuple[list[str], float]:
    """Lines and type size: long text is broken, a short one set smaller until it fits."""
    size = 10.0 if kind is FieldKind.LONG_TEXT else min(10.5, height * 0.62)
    if kind is FieldKind.LONG_TEXT:
        return _lines(text, face, size, width), size
    while size > 5.5 and stringWidth(text, face, size) > width:
        size -= 0.5
    return [text], size


def _lines(text: str, face: str, size: float, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, face, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _overlay(filling: Filling, face: str, rng: Random, sign: bool) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for number in range(1, filling.definition.pages + 1):
        for writing in filling.writings:
            if writing.place.page == number:
                _print(canvas, writing, face, rng)
        _print_marks(canvas, filling, number)
        if filling.signing and filling.signing.place.page == number:
            _print_signature(canvas, filling.signing, rng, sign)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _print(canvas: Canvas, writing: Writing, face: str, rng: Random) -> None:
    box = writing.place.box
    width, height = box.width * WIDTH, box.height * HEIGHT
    lines, size = _fitted(writing.text, face, width - 4, height, writing.place.kind)
    x = box.left * WIDTH + rng.uniform(1.5, 6)
    if writing.place.kind is FieldKind.LONG_TEXT:
        rows = max(1, round(height / 21))
        for row, line in enumerate(lines[:rows]):
            _show(canvas, line, x, box.bottom * HEIGHT - (rows - 1 - row) * 21 - 4, face, size)
        return
    x = min(x, box.right * WIDTH - stringWidth(lines[0], face, size))
    _show(canvas, lines[0], x, box.bottom * HEIGHT - height * rng.uniform(0.2, 0.32), face, size)


def _show(canvas: Canvas, text: str, x: float, baseline: float, face: str, size: float) -> None:
    canvas.setFont(face, size)
    canvas.drawString(x, HEIGHT - baseline, text)


def _print_marks(canvas: Canvas, filling: Filling, page: int) -> None:
    for marking in filling.markings:
        box = marking.place.box
        if marking.place.page != page:
            continue
        text = marking.text if marking.mark is Mark.INITIALS else "X" if marking.mark is Mark.CROSS else "4"
        face = "ZapfDingbats" if text == "4" else "Helvetica-Bold"
        size = min(11.0, box.height * HEIGHT * 1.05)
        canvas.setFont(face, size)
        canvas.drawCentredString(box.centre[0] * WIDTH, HEIGHT - box.bottom * HEIGHT + size * 0.12, text)


def _print_signature(canvas: Canvas, signing: Signing, rng: Random, sign: bool) -> None:
    box = signing.place.box
    if signing.manner is Manner.TYPED:
        words = rng.choice(("/s/ {}", "{}", "Electronically signed by {}")).format(signing.name)
        _show(canvas, words, box.left * WIDTH + 8, box.bottom * HEIGHT - 7, "Times-Italic", 13)
        return
    if not sign:
        return
    canvas.setLineWidth(rng.uniform(0.8, 1.6))
    width = box.width * rng.uniform(0.5, 0.75)
    room = Box(box.left + box.width * 0.05, box.top, box.left + box.width * 0.05 + width, box.bottom)
    for stroke in pen.signature(rng):
        path = canvas.beginPath()
        for index, (x, y) in enumerate(stroke):
            move = path.lineTo if index else path.moveTo
            move((room.left + x * room.width) * WIDTH, HEIGHT - (room.top + y * room.height) * HEIGHT)
        canvas.drawPath(path, stroke=1, fill=0)


def _sign_layer(pdf: pikepdf.Pdf, filling: Filling, rng: Random) -> None:
    """A signature drawn or typed on top, as a viewer's fill-and-sign tool leaves it."""
    if filling.signing is None:
        return
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    _print_signature(canvas, filling.signing, rng, sign=True)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(out.getvalue())) as layer:
        _lay_over(pdf, pdf.pages[filling.signing.place.page - 1], layer.pages[0])
