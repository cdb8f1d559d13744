"""Deliveries of the tune set, read once and kept: for trying out what would be learnt from them."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from domain.delivery import Channel
from domain.form import Json
from domain.page import PageReading
from samples import generate
from samples.foreign import deliver
from service.read import FileReader, Job
from service.reading import ReadPage
from service.settings import Settings

_READINGS: TypeAdapter[list[PageReading]] = TypeAdapter(list[PageReading])


@dataclass(frozen=True, slots=True)
class Reading:
    """A delivery as `intake read` reads it with what is shipped, what was written, and its pages' words."""

    name: str
    expected: Mapping[str, Json]
    answer: Mapping[str, Json]
    pages: Mapping[int, PageReading]


class _Noting(FileReader):
    """Keeps the pages of the file read last."""

    noted: tuple[PageReading, ...] = ()

    def _pages(self, job: Job, work: Path) -> tuple[list[ReadPage], tuple[str, ...], tuple[str, ...]]:
        found = super()._pages(job, work)
        self.noted = tuple(page.reading for page in found[0])
        return found


def gather(folder: Path, which: str, seed: int, count: int, jobs: int) -> Iterator[Reading]:
    """`which`: known or foreign. What lies in the folder already is not read again."""
    place = folder / f"{which}-{seed}"
    place.mkdir(parents=True, exist_ok=True)
    shares = [(place, which, seed, count, jobs, share) for share in range(jobs)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(_read_share, shares):
            pass
    for number in range(count):
        kept = json.loads((place / f"{number:04d}.json").read_text("utf-8"))
        readings = _READINGS.validate_python(kept["readings"])
        pages = {reading.number: reading for reading in readings}
        yield Reading(f"{which}-{seed}-{number:04d}", kept["expected"], kept["answer"], pages)


def _read_share(share: tuple[Path, str, int, int, int, int]) -> None:
    place, which, seed, count, jobs, first = share
    missing = {n for n in range(first, count, jobs) if not (place / f"{n:04d}.json").exists()}
    if not missing:
        return
    source: Iterator[Any]
    if which == "known":
        source = generate.deliveries("tune", count, seed)
    else:
        source = deliver.deliveries("tune", count, seed)
    reader = _Noting(Settings())
    for number, sample in enumerate(islice(source, max(missing) + 1)):
        if number in missing:
            _keep(reader, sample, place / f"{number:04d}.json")


def _keep(reader: _Noting, sample: Any, file: Path) -> None:
    line, day = sample.expected.get("line"), sample.expected.get("received_on")
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / (sample.name + sample.suffix)
        path.write_bytes(sample.content)
        came = Channel.FAX if line else Channel.EMAIL
        reader.noted = ()
        answer = reader.read(Job(path, line, came, date.fromisoformat(str(day)) if day else None))
    kept = {
        "expected": {**sample.expected, "file": answer["file"]},
        "answer": answer,
        "readings": _READINGS.dump_python(list(reader.noted), mode="json"),
    }
    making = file.with_suffix(".part")
    making.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    making.replace(file)
