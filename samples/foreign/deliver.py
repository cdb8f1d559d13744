"""Papers as deliveries: faxed, scanned and mailed, or sent as they left the computer."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from random import Random

import pypdfium2
from PIL import Image, ImageFilter

from domain.form import FormType, Json
from samples import sheet_faults
from samples.channel import SHEET_WEAR, Coding, Degradation, FaxCall, Grey, Resolution, fax, turned
from samples.foreign import report, tune
from samples.foreign.layout import Layout
from samples.foreign.paper import Paper, fill_in, styles
from samples.photo import photographed
from samples.spots import Spot, of_paper

_HEADERS = (
    "06/15/2026 09:14   FROM: 5550104400   TO: RECORDS",
    "Jun-16-2026 02:41 PM  Front Desk  555-010-3131",
    "2026-06-17 16:05   HIM OFFICE   -> 7708104161",
)
_HALFTONE_SHARE = 0.15
"""Senders of the report set who fax in photo mode, or from a computer that dots its greys."""
_PHOTOGRAPHED, _SIDEWAYS = 0.12, 0.05
_LINES = {FormType.IMAGING: "imaging", FormType.VERBAL: "verbal"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file and the JSON of what it holds. Exactly one of `line` and `channel` is set. `spots`: where it
    says it."""

    name: str
    content: bytes
    suffix: str
    line: str | None
    channel: str | None
    expected: dict[str, Json]
    spots: Mapping[str, Spot]


def layouts(which: str) -> tuple[Layout, ...]:
    """Forms and non-forms of one set, `tune` or `report`."""
    return tune.LAYOUTS if which == "tune" else report.LAYOUTS


def deliveries(which: str, count: int, seed: int) -> Iterator[Delivery]:
    """`count` deliveries of a set, every third no form; the same seed gives the same bytes."""
    forms = [layout for layout in layouts(which) if layout.form_type is not FormType.OTHER]
    papers = [layout for layout in layouts(which) if layout.form_type is FormType.OTHER]
    half = 0 if which == "tune" else 1
    for group in (forms, papers):
        Random(f"{which}/{seed}").shuffle(group)
    for number in range(count):
        rng = Random(f"{which}/{seed}/{number}")
        turn, place = divmod(number, 3)
        layout = papers[turn % len(papers)] if place == 2 else forms[(turn * 2 + place) % len(forms)]
        paper = fill_in(layout, half, rng.choice(styles(half)), rng.randrange(1 << 30))
        yield delivered(paper, which, f"foreign-{which}-{seed}-{number:04d}", rng)


def delivered(paper: Paper, which: str, name: str, rng: Random) -> Delivery:
    """The paper as somebody sends it, by fax or mail, maybe with a cover of its set before it."""
    cover: Paper | None = None
    if paper.style == "born_digital":
        content, suffix, degradation, resolution = paper.pdf, ".pdf", "none", "scan"
    elif rng.random() < 0.72:
        if paper.layout.form_type is not FormType.OTHER and rng.random() < 0.3:
            cover = _cover(which, paper.style, rng)
        sheets = pictures(cover.pdf, 230) if cover else []
        halftone = which == "report" and Random(f"{name}/halftone").random() < _HALFTONE_SHARE
        content, degradation, resolution = _faxed(sheets + pictures(paper.pdf, 230), rng, halftone)
        suffix = ".tif"
    else:
        content, suffix, degradation = _scanned(paper.pdf, rng)
        resolution = "scan"
    line = _line(paper.layout.form_type, rng) if suffix == ".tif" else None
    expected: dict[str, Json] = {
        "file": name + suffix,
        "line": line,
        "channel": None if line else "email",
        "set": which,
        "style": paper.style,
        "degradation": degradation,
        "resolution": resolution,
        "known": False,
        "layout": paper.layout.id,
        "pages": [{"page": n, "kind": kind} for n, kind in enumerate(_kinds(cover) + _kinds(paper), 1)],
        "requests": [_request(paper, 2 if cover else 1)],
    }
    spots = of_paper(paper, 2 if cover else 1)
    return Delivery(name, content, suffix, line, None if line else "email", expected, spots)


def _line(form_type: FormType, rng: Random) -> str:
    """Mostly the line it belongs on; senders mix them up."""
    if rng.random() < 0.15:
        return rng.choice(("records", "imaging", "verbal"))
    return _LINES.get(form_type, "records")


def _cover(which: str, style: str, rng: Random) -> Paper:
    covers = (tune if which == "tune" else report).COVERS
    return fill_in(rng.choice(covers), 0 if which == "tune" else 1, style, rng.randrange(1 << 30))


def _kinds(paper: Paper | None) -> list[str]:
    if paper is None:
        return []
    kinds = list(paper.layout.kinds)
    return kinds + kinds[-1:] * (paper.pages - len(kinds))


def _request(paper: Paper, first: int) -> Json:
    """`first`: the number of the paper's first page in its delivery."""
    pages: list[Json] = list(range(first, first + paper.pages))
    return {
        "form_type": paper.layout.form_type.value,
        "language": paper.layout.language.value,
        "template": None,
        "pages": pages,
        "fields": paper.fields,
    }


def pictures(pdf: bytes, dots: float) -> list[Grey]:
    """Pages in grey at so many dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dots / 72, grayscale=True).to_numpy().squeeze().copy() for page in document]
    finally:
        document.close()


def _faxed(pages: list[Grey], rng: Random, halftone: bool) -> tuple[bytes, str, str]:
    """The TIFF, how worn it is, and its resolution. `halftone`: greys are dotted, as in photo mode."""
    worn = rng.choices(list(Degradation), (2, 4, 3, 1))[0]
    resolution = rng.choices(list(Resolution), (2, 1))[0]
    header = None if rng.random() < 0.2 else rng.choice(_HEADERS)
    call = FaxCall(
        resolution=resolution,
        coding=rng.choice(list(Coding)),
        lsb_first=rng.random() < 0.3,
        white_is_zero=rng.random() < 0.5,
        degradation=worn,
        header=header,
        upside_down=frozenset(range(1, len(pages) + 1)) if rng.random() < 0.1 else frozenset(),
        halftone=halftone,
    )
    return fax(pages, call, rng.randrange(1 << 30)), worn.value, resolution.value


def _scanned(pdf: bytes, rng: Random) -> tuple[bytes, str, str]:
    """What an office scanner mails: a picture PDF, or a JPEG or PNG when it is one page."""
    worn = rng.choice(("none", "light", "light", "medium"))
    skew = {"none": 0.0, "light": 0.5, "medium": 1.5}[worn]
    wear = SHEET_WEAR[Degradation(worn)]
    sheets = [sheet_faults.worn(page, wear, rng) for page in pictures(pdf, rng.choice((150, 200, 200, 300)))]
    if rng.random() < _PHOTOGRAPHED:
        return _photos([photographed(sheet, rng) for sheet in sheets]), ".pdf" if sheets[1:] else ".jpg", worn
    pages = [Image.fromarray(turned(sheet, rng.uniform(-skew, skew))) for sheet in sheets]
    if rng.random() < _SIDEWAYS:
        way = rng.choice((Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270))
        pages = [page.transpose(way) for page in pages]
    if worn == "medium":
        pages = [page.filter(ImageFilter.GaussianBlur(0.8)) for page in pages]
    out, quality = BytesIO(), {"none": 90, "light": 70, "medium": 45}[worn]
    if len(pages) == 1 and rng.random() < 0.5:
        kind, suffix = rng.choice((("JPEG", ".jpg"), ("JPEG", ".jpg"), ("PNG", ".png")))
        pages[0].save(out, kind, quality=quality)
        return out.getvalue(), suffix, worn
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200, quality=quality)
    return out.getvalue(), ".pdf", worn


def _photos(pictures: list[Image.Image]) -> bytes:
    """One photo as it is; several in a PDF, as telephones put them together."""
    out = BytesIO()
    if pictures[1:]:
        pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=80)
    else:
        pictures[0].save(out, "JPEG", quality=80)
    return out.getvalue()


def as_text(delivery: Delivery) -> str:
    return json.dumps(delivery.expected, ensure_ascii=False, indent=1) + "\n"
