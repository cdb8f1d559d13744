"""docs/learning-curve.md from what was measured. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from learning.version import Record


@dataclass(frozen=True, slots=True)
class Run:
    date: str
    command: str
    stream: int
    held: int
    a_day: int


@dataclass(frozen=True, slots=True)
class Measured:
    """At one point of the stream, over what was held back. `values`: on our own blanks; `released` of them
    are surer than their threshold. `passed` of `requests` need no person, `open` at most could; `sent`: the
    values of those that a department acts on. `foreign`: values on other paper; `papers`: forms there."""

    label: str
    corrections: int
    deliveries: int
    promoted: int
    made: int
    values: int
    released: int
    wrong: int
    requests: int
    open: int
    passed: int
    sent: int
    sent_wrong: int
    error_ours: float
    error_foreign: float
    foreign: int
    papers: int
    named_right: int
    named_wrong: int


_INTRODUCTION = """# What corrections teach

Written by `{command}` on {date}.
Invented people and forms of the tune set: what real paper teaches will differ.

In simulation {stream} deliveries come in, with our own blanks and on other organisations' paper. Four
people look at whatever is not released and put right what is wrong; of what is released, 2 % are typed
again blindly. After every {a_day} deliveries comes a night: a version is learnt from what people said until
then, replayed, and promoted or not, by the code that the service runs ([how](learning.md)). {held} other
deliveries, of the same sorts of paper, never come in and are measured before, between and after. A correction
is one value, or one form's type, that a person had to change or to add.
"""

_REMARKS = """
Learning does not read better: what the pictures are taken for stays the same. It tells more truly how sure a
value is here, and which kind of paper it is, and so what may pass. A field that was missed on other paper is
a correction that teaches nothing: there is no claim to weigh. On our own blanks few values are wrong, so most
corrections are of other paper. "Wrong of released" counts single values that are surer than their threshold,
on whatever request they stand; the promise is at most 0.5 % of them.
"""


def page(run: Run, rows: Sequence[Measured], versions: Sequence[Record]) -> str:
    parts = [
        _INTRODUCTION.format(
            command=run.command, date=run.date, stream=run.stream, held=run.held, a_day=run.a_day
        ),
        "## Our own blanks\n",
        _table(_OURS, (_ours(row) for row in rows)),
        "\n## Other paper\n",
        _table(_OTHERS, (_others(row) for row in rows)),
        _REMARKS,
        "## The nights\n",
        _table(_NIGHTS, (_night(record) for record in versions)),
    ]
    return "\n".join(parts)


_OURS = (
    "corrections",
    "deliveries",
    "versions promoted",
    "values to a person",
    "wrong of released",
    "requests to a person",
    "wrong of their values sent",
    "calibration error",
)


def _ours(row: Measured) -> tuple[str, ...]:
    return (
        _label(row),
        str(row.deliveries),
        f"{row.promoted} of {row.made}",
        _share(row.values - row.released, row.values),
        _share(row.wrong, row.released),
        _share(row.requests - row.passed, row.requests),
        _share(row.sent_wrong, row.sent),
        f"{row.error_ours:.4f}",
    )


_OTHERS = ("corrections", "calibration error", "values", "type told right", "told wrong", "not told")


def _others(row: Measured) -> tuple[str, ...]:
    untold = row.papers - row.named_right - row.named_wrong
    return (
        _label(row),
        f"{row.error_foreign:.4f}",
        str(row.foreign),
        _share(row.named_right, row.papers),
        _share(row.named_wrong, row.papers),
        _share(untold, row.papers),
    )


def _label(row: Measured) -> str:
    """A mark is reached within a delivery, so that there are mostly a few more."""
    return f"{row.label} ({row.corrections:,})" if row.corrections else "0"


_NIGHTS = ("night", "values", "wrong", "forms", "promoted", "not promoted, because")


def _night(record: Record) -> tuple[str, ...]:
    counts = record.counts
    kept = [trial.why.partition(": ")[2].rstrip(".") for trial in record.trials if not trial.better]
    named = [trial.part for trial in record.trials if not trial.better]
    return (
        f"{record.made_at:%d %b}",
        f"{counts.values:,}",
        str(counts.wrong),
        str(counts.forms),
        ", ".join(trial.part for trial in record.trials if trial.better) or "nothing",
        "; ".join(f"{part}: {why}" for part, why in zip(named, kept, strict=True)),
    )


def _share(part: int, whole: int) -> str:
    if not whole:
        return "none"
    return f"{part / whole:.2%} ({part} of {whole})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(head, rows)) + "\n"


def _lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
