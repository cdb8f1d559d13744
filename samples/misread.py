"""python -m samples.misread: the ten commonest kinds of error with a picture of each, to docs/misread.md."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import click
import cv2
import numpy as np

from domain.form import Json
from domain.page import Box
from intake.sniff import sniff
from ocr.raster import Gray, load_png
from samples import generate
from samples.accuracy import NO_ANSWER, Sample, answers, lay_out
from samples.foreign import deliver
from samples.report_errors import commonest, kind
from samples.report_scoring import FieldScore, Verdict, score
from samples.spots import Spot
from service.reading import Reader
from service.settings import Settings

_FOLDER = Path(".cache/misread")
_PAGE = Path("docs/misread.md")
_PICTURES = Path("docs/misread")
_MARGIN = (0.06, 0.018)
_WIDEST = 900
"""Pixels of a picture, enough to see what a reader sees."""


class Spotted(Sample, Protocol):
    """A delivery that also tells where it says what it says."""

    @property
    def spots(self) -> Mapping[str, Spot]: ...


@dataclass(frozen=True, slots=True)
class _Example:
    """`page` and `box` on the upright page: where the reader looked, or else where it should have."""

    one: FieldScore
    page: int
    box: Box


@click.command()
@click.option("--count", default=60, show_default=True, help="Deliveries, half with our own blanks.")
@click.option("--seed", default=1, show_default=True)
@click.option("--jobs", default=2, show_default=True)
def main(count: int, seed: int, jobs: int) -> None:
    """Show what is misread, on the tuning set: the people and hands of the report set stay unseen."""
    samples = _drawn(count, seed)
    _emptied(_FOLDER)
    expected = dict(lay_out(_FOLDER, samples.values()))
    given = dict(answers(_FOLDER, expected, jobs))
    fields = [
        one
        for name, wanted in expected.items()
        for request in score(wanted, given.get(name, NO_ANSWER)).requests
        for one in request.fields
    ]
    _emptied(_PICTURES)
    reader = Reader(Settings().limits)
    parts = [_HEAD.format(count=count, seed=seed)]
    for title, known in (("Our own blanks", True), ("Other organisations' paper", False)):
        group = [one for one in fields if one.slices.known is known]
        wrong = sum(one.verdict is not Verdict.RIGHT for one in group)
        parts.append(f"## {title}: {wrong} errors in {len(group)} fields")
        for number, (name, times) in enumerate(commonest(group), 1):
            parts.append(f"### {number}. {name[0].upper()}{name[1:]}: {times}")
            for example in islice(_examples(name, group, samples, given), 1):
                picture = _PICTURES / f"{'ours' if known else 'other'}-{number}.png"
                cv2.imwrite(str(picture), _shown(example, reader), [cv2.IMWRITE_PNG_COMPRESSION, 9])
                parts.append(_told(example.one) + f"\n\n![{name}](misread/{picture.name})")
    _PAGE.write_text("\n\n".join(parts) + "\n", "utf-8")
    click.echo(f"written: {_PAGE}", err=True)


def _drawn(count: int, seed: int) -> dict[str, Spotted]:
    """Deliveries by file name, the first half with our own blanks."""
    half = count // 2
    drawn: Iterable[Spotted] = chain(
        generate.deliveries("tune", half, seed), deliver.deliveries("tune", count - half, seed)
    )
    return {sample.name + sample.suffix: sample for sample in drawn}


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


_HEAD = """# What is misread

Written by `python -m samples.misread --count {count} --seed {seed}`: the ten commonest kinds of error, each
with one example. The pages are of the tuning set, so that the people, hands and layouts on which
[accuracy](accuracy.md) is measured stay unseen. Everybody on them is invented."""


def _told(one: FieldScore) -> str:
    return f"`{one.path}`, {one.slices.style}, {one.slices.degradation} damage, {one.slices.resolution}. \
Written: {_said(one.written)}. Read: {_said(one.read)}."


def _said(value: Json) -> str:
    return "nothing" if value in (None, [], "") else f"`{json.dumps(value, ensure_ascii=False)[:160]}`"


def _examples(
    name: str,
    fields: Sequence[FieldScore],
    samples: Mapping[str, Spotted],
    given: Mapping[str, Mapping[str, Json]],
) -> Iterator[_Example]:
    """Files that hold pages themselves; what came inside a mail would have to be unpacked again."""
    for one in fields:
        if one.verdict is Verdict.RIGHT or kind(one) != name or one.file.endswith(".eml"):
            continue
        spot = _looked(one, given[one.file]) or samples[one.file].spots.get(one.path)
        if spot is not None:
            yield _Example(one, spot.page, spot.box)


def _looked(one: FieldScore, answer: Mapping[str, Json]) -> Spot | None:
    """Where the reader took its value from."""
    requests = answer.get("requests")
    assert isinstance(requests, Sequence)
    for request in requests:
        fields = request.get("fields") if isinstance(request, Mapping) else None
        found = fields.get(one.path) if isinstance(fields, Mapping) else None
        box = found.get("box") if isinstance(found, Mapping) else None
        page = found.get("page") if isinstance(found, Mapping) else None
        if isinstance(box, Sequence) and isinstance(page, int):
            left, top, right, bottom = (float(str(edge)) for edge in box)
            return Spot(page, Box(left, top, right, bottom))
    return None


def _shown(example: _Example, reader: Reader) -> Gray:
    """The place with what is printed around it."""
    file = _FOLDER / example.one.file
    with TemporaryDirectory() as work:
        pages = list(reader.pages(file, sniff(file), 1, Path(work)))
        gray = load_png(pages[example.page - 1].image)
    high, wide = gray.shape
    across, down = _MARGIN
    left, right = max(0.0, example.box.left - across), min(1.0, example.box.right + across)
    top, bottom = max(0.0, example.box.top - down), min(1.0, example.box.bottom + down)
    cut = gray[int(top * high) : int(bottom * high), int(left * wide) : int(right * wide)]
    scale = min(1.0, _WIDEST / cut.shape[1])
    return np.asarray(cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


if __name__ == "__main__":
    main()
