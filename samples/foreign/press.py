"""python -m samples.foreign.press: blanks written as HTML are printed to PDF, their places noted beside them.

The HTML says what is asked by data attributes (README.md tells them). Chromium prints it once; what it
printed is kept, so that drawing deliveries needs no browser and gives the same bytes everywhere.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Browser, PdfMargins, sync_playwright

from domain.form import Json
from samples.foreign.printed import PAGES

_STYLE = PAGES / "page.css"
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
_NO_MARGIN: PdfMargins = {"top": "0", "right": "0", "bottom": "0", "left": "0"}
_PLACES = """() => {
  const pages = [...document.querySelectorAll('.page')];
  const ways = '[data-answer],[data-mark],[data-initials],[data-pair],[data-contact]';
  const points = pixels => Math.round(pixels * 75) / 100;
  const slots = [...document.querySelectorAll(ways)].map(element => {
    const page = element.closest('.page');
    const corner = page.getBoundingClientRect(), box = element.getClientRects()[0];
    return {page: pages.indexOf(page) + 1, left: points(box.left - corner.left),
            top: points(box.top - corner.top), width: points(box.width), height: points(box.height),
            asks: {...element.dataset}, text: element.textContent.trim()};
  });
  const about = document.documentElement;
  return {form_type: about.dataset.type, language: about.lang,
          kinds: (about.dataset.kinds || 'form').split(' '), pages: pages.length, slots,
          over: pages.flatMap((page, n) => page.scrollHeight > page.clientHeight + 1 ? [n + 1] : [])};
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a screen."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        opened = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield opened
        opened.close()


def pressed(chromium: Browser, source: Path) -> tuple[bytes, str]:
    """The printed PDF, and JSON of its places in points; ValueError where a page is fuller than its sheet."""
    page = chromium.new_page(viewport={"width": 816, "height": 1056})
    try:
        page.goto(source.resolve().as_uri())
        page.add_style_tag(path=_STYLE)
        page.emulate_media(media="print")
        places: dict[str, Json] = page.evaluate(_PLACES)
        if places.pop("over"):
            raise ValueError(f"{source.name}: more stands on a page than fits it.")
        pdf = page.pdf(width="8.5in", height="11in", print_background=True, margin=_NO_MARGIN)
    finally:
        page.close()
    return pdf, json.dumps(places, ensure_ascii=False) + "\n"


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path, exists=True))
def main(sources: tuple[Path, ...]) -> None:
    """Print the blanks given, or all of them."""
    with browser() as chromium:
        for source in sources or sorted(PAGES.glob("*/*.html")):
            pdf, places = pressed(chromium, source)
            source.with_suffix(".pdf").write_bytes(pdf)
            source.with_suffix(".json").write_text(places, "utf-8")
            click.echo(source.name, err=True)


if __name__ == "__main__":
    main()
