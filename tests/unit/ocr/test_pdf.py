"""PDF: the file's own words and values when they are what the page shows, else a picture to read."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from domain.faults import ErrorCode, Permanent
from ocr.decode import decode
from ocr.raster import load_png
from ocr.raw import Decoded, PageLimits
from tests.unit.ocr.paper import ENGLISH, ENGLISH_BACK, drawn, line_height, print_form


def opened(path: Path, limits: PageLimits | None = None) -> Decoded:
    return decode(path, "application/pdf", path.parent, limits or PageLimits())


def refusal(path: Path, limits: PageLimits | None = None) -> ErrorCode:
    with pytest.raises(Permanent) as caught:
        opened(path, limits)
    return caught.value.code


def fillable(path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=letter)
    canvas.drawString(80, 700, "Patient name and telephone number")
    canvas.acroForm.textfield(name="patient.name", x=200, y=650, width=300, height=24, value="Ana Ruiz")
    canvas.acroForm.textfield(name="patient.phone", x=200, y=600, width=300, height=24, value="")
    canvas.acroForm.checkbox(name="lab", x=60, y=550, size=12, checked=True)
    canvas.acroForm.checkbox(name="xray", x=60, y=520, size=12, checked=False)
    canvas.acroForm.radio(name="to", value="self", x=60, y=490, size=12, selected=False)
    canvas.acroForm.radio(name="to", value="other", x=160, y=490, size=12, selected=True)
    canvas.save()
    return path


def test_born_digital_words_stand_where_they_are_printed(tmp_path: Path) -> None:
    page = opened(print_form(tmp_path / "a.pdf", ENGLISH)).pages[0]
    assert page.words is not None
    assert " ".join(word.text for word in page.words) == " ".join(ENGLISH)
    first = page.words[0].box
    assert first.left == pytest.approx(80 / 612, abs=0.002)
    assert first.bottom == pytest.approx(1 - line_height(0) / 792, abs=0.006)
    assert page.words[0].line != page.words[-1].line


def test_page_is_drawn_at_two_hundred_dots_an_inch(tmp_path: Path) -> None:
    page = opened(print_form(tmp_path / "a.pdf", ENGLISH)).pages[0]
    assert load_png(page.image).shape == (2200, 1700)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_has_its_words_where_one_sees_them(tmp_path: Path, turn: int) -> None:
    path = print_form(tmp_path / "a.pdf", ENGLISH)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(turn, relative=False)
        pdf.save(path)
    page = opened(path).pages[0]
    picture = load_png(page.image)
    for word in page.words or ():
        height, width = picture.shape
        box = word.box
        crop = picture[
            int(box.top * height) : int(box.bottom * height), int(box.left * width) : int(box.right * width)
        ]
        assert crop.min() < 100, word.text


def test_form_values_are_read_and_drawn(tmp_path: Path) -> None:
    page = opened(fillable(tmp_path / "f.pdf")).pages[0]
    values = [(value.name, value.value, value.button) for value in page.form_values]
    assert values == [
        ("patient.name", "Ana Ruiz", False),
        ("patient.phone", "", False),
        ("lab", "on", True),
        ("xray", "off", True),
        ("to", "off", True),
        ("to", "on", True),
    ]
    box = page.form_values[0].box
    assert box.left == pytest.approx(200 / 612)
    assert box.bottom == pytest.approx(1 - 650 / 792)
    picture = load_png(page.image)
    inside = picture[
        int(box.top * 2200) + 6 : int(box.bottom * 2200) - 6,
        int(box.left * 1700) + 6 : int(box.right * 1700) - 6,
    ]
    assert (inside < 100).sum() > 100
    assert page.words is not None
    assert [word.text for word in page.words if word.box.overlap(box) > 0.9] == ["Ana", "Ruiz"]


def test_a_hidden_field_is_no_value(tmp_path: Path) -> None:
    path = fillable(tmp_path / "f.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Annots[0].F = 2
        pdf.save(path)
    assert "patient.name" not in [value.name for value in opened(path).pages[0].form_values]


def test_a_list_says_what_it_shows_for_what_was_chosen(tmp_path: Path) -> None:
    path = fillable(tmp_path / "f.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        place = pdf.pages[0].Annots[0]
        place.FT, place.Ff = pikepdf.Name.Ch, 1 << 17
        place.Opt = pikepdf.Array([pikepdf.Array([pikepdf.String("2"), pikepdf.String("By fax")])])
        place.V, place.TU = pikepdf.String("2"), pikepdf.String("How to send it")
        pdf.save(path)
    value = opened(path).pages[0].form_values[0]
    assert (value.value, value.hint) == ("By fax", "How to send it")


@pytest.mark.parametrize("signed", [True, False])
def test_a_place_for_a_digital_signature_tells_whether_it_holds_one(tmp_path: Path, signed: bool) -> None:
    path = fillable(tmp_path / "f.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        place = pdf.pages[0].Annots[0]
        place.FT = pikepdf.Name.Sig
        del place.V
        if signed:
            place.V = pikepdf.Dictionary(Type=pikepdf.Name.Sig)
        pdf.save(path)
    value = opened(path).pages[0].form_values[0]
    assert (value.value, value.signed) == ("", signed)


def test_a_value_that_goes_round_in_circles_or_is_of_a_wrong_kind_is_no_text(tmp_path: Path) -> None:
    path = fillable(tmp_path / "f.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        place = pdf.pages[0].Annots[0]
        place = pdf.make_indirect(place)
        place.Parent, place.V = place, pikepdf.Array([1, pikepdf.Array([])])
        pdf.pages[0].Annots[1].V = 12
        pdf.save(path)
    assert [value.value for value in opened(path).pages[0].form_values][:2] == ["", ""]


def scan_with_text(path: Path, picture: Image.Image, invisible: bool) -> Path:
    canvas = Canvas(str(path), pagesize=letter)
    out = BytesIO()
    picture.save(out, "PNG")
    canvas.drawImage(ImageReader(out), 0, 0, *letter)
    text = canvas.beginText(80, 600)
    text.setTextRenderMode(3 if invisible else 0)
    text.textLines(["words that another program", "believed to have seen on this page"])
    canvas.drawText(text)
    canvas.save()
    return path


def test_a_text_layer_behind_a_scan_is_not_believed(tmp_path: Path) -> None:
    picture = Image.fromarray(drawn(print_form(tmp_path / "a.pdf", ENGLISH)))
    assert opened(scan_with_text(tmp_path / "s.pdf", picture, invisible=True)).pages[0].words is None


def test_other_text_hidden_over_what_is_printed_is_not_believed(tmp_path: Path) -> None:
    picture = Image.fromarray(drawn(print_form(tmp_path / "shown.pdf", ENGLISH))).crop((0, 0, 1700, 1000))
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=letter)
    canvas.drawImage(ImageReader(picture), 0, 432, width=612, height=360)
    for number, line in enumerate(ENGLISH_BACK[:4]):
        text = canvas.beginText(80, line_height(number))
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 12)
        text.textLine(line)
        canvas.drawText(text)
    canvas.save()
    assert opened(tmp_path / "a.pdf").pages[0].words is None


def test_white_words_on_a_dark_band_are_believed(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=letter)
    for number, line in enumerate(ENGLISH):
        canvas.setFillGray(0.1)
        canvas.rect(60, line_height(number) - 8, 480, 28, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(80, line_height(number), line)
    canvas.save()
    words = opened(tmp_path / "a.pdf").pages[0].words
    assert words is not None
    assert " ".join(word.text for word in words) == " ".join(ENGLISH)


def test_invisible_text_on_white_is_not_believed(tmp_path: Path) -> None:
    white = Image.new("L", (20, 20), 255)
    canvas = Canvas(str(tmp_path / "w.pdf"), pagesize=letter)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(80, 600, "secret words nobody can see on the paper")
    canvas.drawImage(ImageReader(white), 0, 0, 10, 10)
    canvas.save()
    assert opened(tmp_path / "w.pdf").pages[0].words is None


def test_a_locked_file_is_refused_and_an_empty_password_is_tried(tmp_path: Path) -> None:
    path = print_form(tmp_path / "a.pdf", ENGLISH)
    for user, name in (("secret", "locked.pdf"), ("", "open.pdf")):
        with pikepdf.open(path) as pdf:
            pdf.save(tmp_path / name, encryption=pikepdf.Encryption(owner="boss", user=user))
    assert refusal(tmp_path / "locked.pdf") is ErrorCode.ENCRYPTED_PDF
    assert opened(tmp_path / "open.pdf").pages[0].words


def test_a_file_cut_short_is_repaired_and_said(tmp_path: Path) -> None:
    path = print_form(tmp_path / "a.pdf", ENGLISH, ENGLISH_BACK)
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"xref")])
    decoded = opened(path)
    assert len(decoded.pages) == 2
    assert "repaired" in decoded.damage[0]


def test_not_a_pdf_at_all(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\n" + np.random.default_rng(3).bytes(4000))
    assert refusal(tmp_path / "x.pdf") is ErrorCode.DAMAGED_FILE


def test_limits(tmp_path: Path) -> None:
    assert refusal(print_form(tmp_path / "a.pdf", *[ENGLISH[:1]] * 4), PageLimits(pages=3)) is (
        ErrorCode.TOO_MANY_PAGES
    )
    huge = Canvas(str(tmp_path / "huge.pdf"), pagesize=(1e6, 1e6))
    huge.drawString(10, 10, "far away")
    huge.save()
    assert refusal(tmp_path / "huge.pdf") is ErrorCode.TOO_MANY_PIXELS
    picture = scan_with_text(tmp_path / "s.pdf", Image.new("L", (900, 900), 200), invisible=True)
    assert refusal(picture, PageLimits(pixels=500_000)) is ErrorCode.TOO_MANY_PIXELS


def test_drawing_instructions_that_unpack_without_end(tmp_path: Path) -> None:
    path = print_form(tmp_path / "a.pdf", ENGLISH)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 m " * 2_000_000)
        pdf.save(path, compress_streams=True)
    assert path.stat().st_size < 200_000
    assert refusal(path, PageLimits(inflated=5_000_000)) is ErrorCode.BOMB


def test_no_pages(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(tmp_path / "none.pdf")
    assert refusal(tmp_path / "none.pdf") is ErrorCode.NO_PAGES
