"""The performance report as Markdown. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from samples.bench_blanks import BlankBench


@dataclass(frozen=True, slots=True)
class Answer:
    """One file read. `stages`: CPU seconds by stage."""

    kind: str
    pages: int
    stages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One delivery's way from its source to its queue or to review."""

    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Bench:
    """`cpu_seconds` and `peak_bytes` are of all child processes and of the largest one."""

    date: str
    command: str
    machine: str
    jobs: int
    first_file_seconds: float
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    answers: tuple[Answer, ...]
    arrivals: tuple[Arrival, ...] = ()
    among: tuple[BlankBench, ...] = ()

    @property
    def pages(self) -> int:
        return sum(answer.pages for answer in self.answers)


def speed_report(bench: Bench) -> str:
    pages = max(1, bench.pages)
    stages = sorted({stage for answer in bench.answers for stage in answer.stages})
    by_kind: dict[str, list[Answer]] = {}
    for answer in bench.answers:
        by_kind.setdefault(answer.kind, []).append(answer)
    rows = [_row("all", bench.answers, stages)]
    rows += [_row(kind, answers, stages) for kind, answers in sorted(by_kind.items())]
    blanks = [_blank_row(one) for one in bench.among]
    return f"""# Performance

Written by `{bench.command}` on {bench.date}, on {bench.machine}.
{len(bench.answers)} deliveries, {bench.pages} pages, read by `intake read` with {bench.jobs} jobs.
Other work on the machine makes the wall-clock figures worse than they need be, the CPU figures hardly.

| what | figure |
|---|---|
| pages a minute, {bench.jobs} jobs | {60 * bench.pages / max(bench.seconds, 1e-9):.1f} |
| CPU-seconds a page, everything counted | {bench.cpu_seconds / pages:.2f} |
| largest process | {bench.peak_bytes / 2**20:.0f} MiB |
| first file, with start-up and loading of the models | {bench.first_file_seconds:.1f} s |
{_arrival_rows(bench.arrivals)}
## CPU-seconds a page by stage

Kinds: fax at fine or standard resolution, scan (picture PDF, JPEG, PNG), digital (a PDF with its text).

{_table(("kind", "pages", *stages, "together"), rows)}

## Finding the blank

A page is laid on its blank from its picture alone. Beside our own blanks stand invented ones made of the
same parts in another order. CPU time with the page straightened already, of our pages after a fax at
medium degradation and of foreign paper alike; *mistaken* are foreign pages laid on any blank.

{_table(("pages of blanks", "ms a page", "own blank found", "mistaken", "pictures kept, MiB"), blanks)}

What else was measured to make it cheaper, and what was not taken, is in
[decision 7](decisions/0007-find-the-form-first.md).
"""


def _row(kind: str, answers: Sequence[Answer], stages: Sequence[str]) -> Sequence[str]:
    pages = sum(answer.pages for answer in answers)
    spent = [sum(answer.stages.get(stage, 0.0) for answer in answers) / max(1, pages) for stage in stages]
    return (kind, str(pages), *(f"{one:.2f}" for one in spent), f"{sum(spent):.2f}")


def _blank_row(one: BlankBench) -> Sequence[str]:
    found = f"{100 * one.found:.1f} %"
    return str(one.blanks), f"{one.milliseconds:.0f}", found, str(one.mistaken), f"{one.megabytes:.0f}"


def _arrival_rows(arrivals: Sequence[Arrival]) -> str:
    if not arrivals:
        return "| from arrival to queue | not timed yet: the demonstration (`make run`) does that |\n"
    short = [one.seconds for one in arrivals if one.pages <= 2]
    everything = [one.seconds for one in arrivals]
    rows = [f"| from arrival to queue or review, median of {len(everything)} | {median(everything):.1f} s |"]
    if short:
        rows.append(
            f"| the same, at most two pages: median, longest | {median(short):.1f} s, {max(short):.1f} s |"
        )
    return "\n".join(rows) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
