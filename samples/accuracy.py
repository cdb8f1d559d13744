"""python -m samples.accuracy: read the report set with `intake read`, compare, write docs/accuracy.md."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import click

from domain.form import Json
from samples import generate
from samples.foreign import deliver
from samples.report_scoring import FileScore, Verdict, score
from samples.report_tables import Run, accuracy_report

_CACHE = Path(".cache/accuracy")
_REPORT = Path("docs/accuracy.md")
_BATCH = 40
"""Files a process of `intake read` is given: few enough that one that dies loses little."""
_SECONDS_A_FILE = 90


class Sample(Protocol):
    """A delivery with what it says, ours or foreign."""

    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def suffix(self) -> str: ...
    @property
    def expected(self) -> Mapping[str, Json]: ...


@click.command()
@click.option("--count", default=200, show_default=True, help="Deliveries, half with our own blanks.")
@click.option("--seed", default=1, show_default=True)
@click.option("--jobs", default=2, show_default=True)
@click.option("--set", "which", type=click.Choice(["report", "tune"]), default="report", show_default=True)
@click.option("--only", type=click.Choice(["known", "foreign"]), default=None, help="One half alone.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="Write it here; else docs/accuracy.md, or for part of it beside the files.",
)
def main(count: int, seed: int, jobs: int, which: str, only: str | None, out: Path | None) -> None:
    """Measure reading on generated faxes and mails.

    The files stay in .cache/accuracy with their expected values and answers beside them.
    """
    folder = _CACHE / f"{which}-{seed}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    known = 0 if only == "foreign" else count if only == "known" else count // 2
    expected = dict(lay_out(folder, generate.deliveries(which, known, seed)))
    ours = len(expected)
    _say(f"{ours} deliveries with our own blanks")
    expected |= dict(lay_out(folder, deliver.deliveries(which, count - known, seed)))
    _say(f"{len(expected) - ours} deliveries with foreign paper")
    started = time.monotonic()
    given = dict(answers(folder, expected, jobs))
    run = Run(
        date=datetime.now(UTC).date().isoformat(),
        command=f"python -m samples.accuracy --count {count} --seed {seed} --set {which}"
        + (f" --only {only}" if only else ""),
        which=which,
        seed=seed,
        known=ours,
        foreign=len(expected) - ours,
        seconds=time.monotonic() - started,
    )
    scores = [score(wanted, given.get(name, NO_ANSWER)) for name, wanted in expected.items()]
    _write(run, scores, out or (_REPORT if which == "report" and only is None else folder / "accuracy.md"))


NO_ANSWER: Mapping[str, Json] = {"requests": [], "pages": [], "error": {"code": "no_answer", "message": ""}}


def lay_out(folder: Path, samples: Iterable[Sample]) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Write each delivery and its expected values; yields file names and those values."""
    for sample in samples:
        name = sample.name + sample.suffix
        (folder / name).write_bytes(sample.content)
        expected = {**sample.expected, "file": name}
        (folder / f"{sample.name}.json").write_text(
            json.dumps(expected, ensure_ascii=False, indent=1), "utf-8"
        )
        yield name, expected


def answers(
    folder: Path, expected: Mapping[str, Mapping[str, Json]], jobs: int
) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Every file's answer, read line by line of the hospital, since `--line` holds for all files given."""
    ways: dict[tuple[str, ...], list[str]] = {}
    for name, wanted in expected.items():
        ways.setdefault(_way(wanted), []).append(name)
    for way, names in ways.items():
        for start in range(0, len(names), _BATCH):
            for answer in _read(folder, names[start : start + _BATCH], way, jobs):
                yield str(answer["file"]), answer


def _way(wanted: Mapping[str, Json]) -> tuple[str, ...]:
    """How a delivery came, as options of `intake read`."""
    line, day = wanted.get("line"), wanted.get("received_on")
    came = ("--line", str(line)) if line else ("--channel", "email")
    return (*came, "--received-on", str(day)) if day else came


def _read(folder: Path, names: Sequence[str], way: Sequence[str], jobs: int) -> Iterator[Mapping[str, Json]]:
    intake = Path(sys.executable).with_name("intake")
    _say(f"{' '.join(way)}: {len(names)} files")
    began = time.monotonic()
    done = subprocess.run(
        [intake, "read", *(str(folder / name) for name in names), *way, "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=_SECONDS_A_FILE * len(names),
        check=False,
    )
    lines = done.stdout.decode().splitlines()
    _say(f"  {len(lines)} answers in {time.monotonic() - began:.0f} s, exit {done.returncode}")
    with (folder / "answers.jsonl").open("a", encoding="utf-8") as kept:
        kept.writelines(line + "\n" for line in lines)
    for line in lines:
        answer = json.loads(line)
        yield {**answer, "file": Path(answer["file"]).name}


def _write(run: Run, scores: Sequence[FileScore], report: Path) -> None:
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(accuracy_report(run, scores), "utf-8")
    numbers = {"run": asdict(run), "files": [asdict(one) for one in scores]}
    Path(".cache/accuracy.json").write_text(json.dumps(numbers, ensure_ascii=False, indent=1), "utf-8")
    errors = _CACHE / f"errors-{run.which}.tsv"
    errors.write_text("\n".join(_errors(scores)) + "\n", "utf-8")
    _say(f"written: {report}, .cache/accuracy.json, {errors}")


def _errors(scores: Sequence[FileScore]) -> Iterator[str]:
    """A line for everything that was not read right: for whoever improves the reader."""
    yield "file\tlayout\tstyle\twhat\thow\twritten\tread\tconfidence"
    for request in (one for file in scores for one in file.requests):
        about = f"{request.file}\t{request.slices.layout}\t{request.slices.style}"
        if request.verdict is not Verdict.RIGHT:
            how, read = request.verdict.value, request.read
            yield f"{about}\tform_type\t{how}\t{request.written}\t{read}\t{request.confidence}"
        for one in request.fields:
            if one.verdict is not Verdict.RIGHT:
                yield f"{about}\t{one.path}\t{one.verdict.value}\t{one.written}\t{one.read}\t{one.confidence}"


def _say(words: str) -> None:
    click.echo(words, err=True)


if __name__ == "__main__":
    main()
