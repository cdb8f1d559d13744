"""How finding a page's blank grows dearer with the number of blanks: invented ones beside our own."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from domain.page import Box, Word
from ocr.blanks import BlankPage, Blanks
from ocr.clean import ink_of
from ocr.outline import Outline, outline
from ocr.raster import png_of
from samples.channel import Degradation, FaxCall, Grey, Resolution, received

_ROWS, _CUTS = 2200, 9
_FAXES = 3
_DPI = 200.0


@dataclass(frozen=True, slots=True)
class BlankBench:
    """`milliseconds`: CPU to find a page's blank among `blanks` pages, or that it has none. `found`:
    share of our pages laid on their own blank; `mistaken`: foreign pages laid on any."""

    blanks: int
    milliseconds: float
    found: float
    mistaken: int
    megabytes: float


def bench_blanks(own: Blanks, foreign: Sequence[Grey], numbers: Sequence[int]) -> list[BlankBench]:
    """`foreign`: upright pages at 200 dpi that lie on none of our blanks."""
    ours = [(page, _faxed(page, seed)) for page in own.pages for seed in range(_FAXES)]
    others = [outline(ink_of(page), _DPI) for page in foreign]
    return [_bench(_among(own, number), ours, others) for number in numbers]


def _bench(
    blanks: Blanks, ours: Sequence[tuple[BlankPage, Outline]], others: Sequence[Outline]
) -> BlankBench:
    assert blanks.sights is not None
    began = time.process_time()
    found = [_found(blanks, page) for _, page in ours]
    mistaken = sum(_found(blanks, page) is not None for page in others)
    spent = time.process_time() - began
    right = sum(blank.png == own.png for blank, (own, _) in zip(found, ours, strict=True) if blank)
    return BlankBench(
        len(blanks.pages),
        1000 * spent / (len(ours) + len(others)),
        right / len(ours),
        mistaken,
        sum(_bytes(page, blanks) for page in range(len(blanks.pages))) / 2**20,
    )


def _found(blanks: Blanks, page: Outline) -> BlankPage | None:
    assert blanks.sights is not None
    sight = blanks.sights.find(page)
    return None if sight is None else blanks.pages[sight.number]


def _bytes(number: int, blanks: Blanks) -> int:
    """Pictures only, packed and in pieces: what grows with the number of blanks."""
    assert blanks.sights is not None
    pieces = sum(patch.picture.nbytes for patch in blanks.sights.drawn[number].patches)
    return len(blanks.pages[number].png) + pieces


def _faxed(page: BlankPage, seed: int) -> Outline:
    call = FaxCall(Resolution.STANDARD if seed % 2 else Resolution.FINE, degradation=Degradation.MEDIUM)
    fax = received(page.picture, call, Random(seed))
    rows = np.repeat(fax, 2, axis=0) if call.resolution is Resolution.STANDARD else fax
    return outline(ink_of(rows), 204.0)


def _among(own: Blanks, number: int) -> Blanks:
    """Our own first, then invented ones up to `number`."""
    return Blanks.of([*own.pages, *_invented(own.pages, max(0, number - len(own.pages)))])


def _invented(pages: Sequence[BlankPage], count: int) -> Iterator[BlankPage]:
    """Blanks of the same hospital, as like ours as forms can be: their parts in another order."""
    for number in range(count):
        yield _shuffled(pages[number % len(pages)], Random(number), f"invented-{number}")


def _shuffled(page: BlankPage, rng: Random, template: str) -> BlankPage:
    picture = page.picture
    height = len(picture)
    cuts = [0, *sorted(rng.sample(range(80, height - 80), _CUTS)), height]
    order = list(range(len(cuts) - 1))
    rng.shuffle(order)
    bands, words, top = [], list[Word](), 0
    for band in order:
        above, below = cuts[band], cuts[band + 1]
        bands.append(picture[above:below])
        shift = (top - above) / height
        words += [
            replace(word, box=_moved(word.box, shift))
            for word in page.words
            if above <= word.box.top * height and word.box.bottom * height <= below
        ]
        top += below - above
    return replace(page, template=template, words=tuple(words), png=png_of(np.vstack(bands)))


def _moved(box: Box, down: float) -> Box:
    return Box(box.left, box.top + down, box.right, box.bottom + down)
