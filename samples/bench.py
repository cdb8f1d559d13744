"""python -m samples.bench: how fast and how big reading is, written to docs/performance.md."""

import json
import os
import platform
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

import ocr
from classifiers import definitions
from domain.faults import Permanent
from domain.form import Json
from intake.sniff import MAIL, sniff
from ocr.clean import even_paper
from ocr.raster import load_png
from ocr.upright import upright
from samples import generate
from samples.bench_blanks import bench_blanks
from samples.channel import Grey
from samples.foreign import deliver
from samples.report_scoring import resolution
from samples.report_speed import Answer, Arrival, Bench, speed_report

_REPORT = Path("docs/performance.md")
_ARRIVALS = Path(".demo/arrival_times.json")
_OTHER = "other paper"
_BLANKS = (8, 50, 500)
_SECONDS = 280.0
"""`make bench` never takes longer than this for reading; what was not read by then is not counted."""


@dataclass(frozen=True, slots=True)
class _Used:
    """What the child processes of one command used: seconds, CPU seconds, bytes of the largest one."""

    seconds: float
    cpu: float
    memory: int


@click.command()
@click.option("--count", default=24, show_default=True, help="Deliveries, half with our own blanks.")
@click.option("--seed", default=7, show_default=True)
@click.option("--jobs", default=2, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=_REPORT, show_default=True)
def main(count: int, seed: int, jobs: int, out: Path) -> None:
    """Measure the speed of reading on generated faxes and mails."""
    with TemporaryDirectory() as scratch:
        kinds = _lay_out(Path(scratch), count, seed)
        _say(f"{len(kinds)} files; one alone first, for the start-up")
        _, alone = _read(sorted(kinds)[:1], jobs=1)
        answers, all_of_them = _read(sorted(kinds), jobs)
        _say(f"finding the blank among {', '.join(map(str, _BLANKS))}")
        other = list(_pictures([path for path, kind in sorted(kinds.items()) if kind.endswith(_OTHER)]))
        among = bench_blanks(ocr.Blanks.load(definitions.load()), other, _BLANKS)
    bench = Bench(
        date=datetime.now(UTC).date().isoformat(),
        command=f"python -m samples.bench --count {count} --seed {seed} --jobs {jobs}",
        machine=_machine(),
        jobs=jobs,
        first_file_seconds=alone.seconds,
        seconds=all_of_them.seconds,
        cpu_seconds=all_of_them.cpu,
        peak_bytes=all_of_them.memory,
        answers=tuple(_answer(one, kinds) for one in answers),
        arrivals=tuple(_arrivals(_ARRIVALS)),
        among=tuple(among),
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(speed_report(bench), "utf-8")
    _say(f"written: {out}")


def _lay_out(folder: Path, count: int, seed: int) -> Mapping[Path, str]:
    """The files, and what kind of file each is: its resolution, and whose paper."""
    kinds: dict[Path, str] = {}
    ours = generate.deliveries("tune", count // 2, seed)
    foreign = deliver.deliveries("tune", count - count // 2, seed)
    groups: dict[str, Iterable[generate.Sample | deliver.Delivery]] = {
        "our blanks": ours,
        _OTHER: foreign,
    }
    for whose, samples in groups.items():
        for sample in samples:
            path = folder / (sample.name + sample.suffix)
            path.write_bytes(sample.content)
            kinds[path] = f"{resolution(sample.expected)}, {whose}"
    return kinds


def _pictures(files: Sequence[Path]) -> Iterable[Grey]:
    """Upright pages of the files that hold pictures only."""
    ocr.warm()
    for path in files:
        media_type = sniff(path)
        if media_type == MAIL:
            continue
        with TemporaryDirectory() as work:
            try:
                decoded = ocr.decode(path, media_type, Path(work), ocr.PageLimits())
            except Permanent:
                continue
            for raw in decoded.pages:
                yield upright(even_paper(load_png(raw.image)), raw.dpi, ocr.Blanks()).gray


def _read(files: Iterable[Path], jobs: int) -> tuple[Sequence[Mapping[str, Json]], _Used]:
    intake = Path(sys.executable).with_name("intake")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with subprocess.Popen(
        [intake, "read", *map(str, files), "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            out, _ = running.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # its workers hold the pipe open
            out, _ = running.communicate()
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = out.decode().splitlines()
    return [json.loads(line) for line in lines], _Used(seconds, cpu, after.ru_maxrss * 1024)


def _answer(answer: Mapping[str, Json], kinds: Mapping[Path, str]) -> Answer:
    by_name = {path.name: kind for path, kind in kinds.items()}
    timings, pages = answer.get("timings"), answer.get("pages")
    assert isinstance(pages, Sequence)
    return Answer(
        kind=by_name[Path(str(answer["file"])).name],
        pages=len(pages),
        stages={stage: float(str(cpu)) for stage, cpu in timings.items()}
        if isinstance(timings, Mapping)
        else {},
    )


def _arrivals(path: Path) -> Iterable[Arrival]:
    """From arrival at a source to its queue, as the demonstration timed it."""
    if path.exists():
        for one in json.loads(path.read_text("utf-8")):
            yield Arrival(int(one["pages"]), float(one["seconds"]))


def _machine() -> str:
    model = next(
        (
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores of {model}, Python {platform.python_version()}"


def _say(words: str) -> None:
    click.echo(words, err=True)


if __name__ == "__main__":
    main()
