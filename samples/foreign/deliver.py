"""Papers as deliveries: faxed, scanned and mailed, or sent as they left the computer."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from random import Random

import pypdfium2
from PIL import Image

from domain.form import FormType, Json
from samples.foreign import report_layouts, report_papers, tune_layouts, tune_papers
from samples.foreign.layout import Layout
from samples.foreign.paper import Paper, fill_in, styles

_LINES = {FormType.IMAGING: "imaging", FormType.VERBAL: "verbal"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file and the JSON of what it holds. Exactly one of `line` and `channel` is set."""

    name: str
    content: bytes
    suffix: str
    line: str | None
    channel: str | None
    expected: dict[str, Json]


def layouts(which: str) -> tuple[Layout, ...]:
    """Forms and non-forms of one set, `tune` or `report`."""
    if which == "tune":
        return tune_layouts.LAYOUTS + tune_papers.LAYOUTS
    return report_layouts.LAYOUTS + report_papers.LAYOUTS


def deliveries(which: str, count: int, seed: int) -> Iterator[Delivery]:
    """`count` deliveries of a set, each layout in turn; the same seed gives the same bytes."""
    known = layouts(which)
    half = 0 if which == "tune" else 1
    order = list(range(len(known)))
    Random(f"{which}/{seed}").shuffle(order)
    for number in range(count):
        rng = Random(f"{which}/{seed}/{number}")
        layout = known[order[number % len(known)]]
        style = rng.choice(styles(half))
        paper = fill_in(layout, half, style, rng.randrange(1 << 30))
        yield _deliver(paper, which, f"foreign-{which}-{seed}-{number:04d}", rng)


def _deliver(paper: Paper, which: str, name: str, rng: Random) -> Delivery:
    way = "born_digital" if paper.style == "born_digital" else rng.choice(("fax", "fax", "fax", "scan"))
    degradation, resolution = "none", "scan"
    if way == "born_digital":
        content, suffix = paper.pdf, ".pdf"
    elif way == "fax":
        resolution = "fine"
        content, suffix = fax(paper.pdf), ".tif"
    else:
        content, suffix = scan(paper.pdf, rng)
    line = (_LINES.get(paper.layout.form_type) or "records") if way == "fax" else None
    channel = None if line else "email"
    expected: dict[str, Json] = {
        "file": name + suffix,
        "line": line,
        "channel": channel,
        "set": which,
        "style": paper.style,
        "degradation": degradation,
        "resolution": resolution,
        "known": False,
        "layout": paper.layout.id,
        "pages": [{"page": n, "kind": kind} for n, kind in enumerate(_kinds(paper), 1)],
        "requests": [_request(paper)],
    }
    return Delivery(name, content, suffix, line, channel, expected)


def _kinds(paper: Paper) -> list[str]:
    kinds = list(paper.layout.kinds)
    return kinds + kinds[-1:] * (paper.pages - len(kinds))


def _request(paper: Paper) -> Json:
    pages: list[Json] = [n for n, kind in enumerate(_kinds(paper), 1) if kind in ("form", "other")]
    return {
        "form_type": paper.layout.form_type.value,
        "language": paper.layout.language.value,
        "template": None,
        "pages": pages,
        "fields": paper.fields,
    }


def pictures(pdf: bytes, dots: float) -> list[Image.Image]:
    """Pages in grey at so many dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dots / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def fax(pdf: bytes) -> bytes:
    """Fine resolution, 204 by 196 dots an inch, black and white, G4."""
    pages = [
        picture.resize((1728, 2156)).point(lambda v: 255 * (v > 150)).convert("1")
        for picture in pictures(pdf, 204)
    ]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(204, 196))
    return out.getvalue()


def scan(pdf: bytes, rng: Random) -> tuple[bytes, str]:
    """What an office scanner mails: a picture PDF, or a JPEG when it is one page."""
    pages = pictures(pdf, rng.choice((150, 200, 300)))
    out = BytesIO()
    if len(pages) == 1 and rng.random() < 0.5:
        pages[0].save(out, "JPEG", quality=rng.choice((55, 75, 90)))
        return out.getvalue(), ".jpg"
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue(), ".pdf"


def as_text(delivery: Delivery) -> str:
    return json.dumps(delivery.expected, ensure_ascii=False, indent=1) + "\n"
