"""python -m samples.learn_curve: how reading and releasing change with what people correct.

A hospital's days in simulation: deliveries of the tune set come in, people look at whatever is not released
and put right what is wrong, a few released ones are typed again blindly, and every night a version is learnt,
replayed and perhaps promoted, by the very code the service runs. Every fourth delivery never comes in: what
would be read and released of those is measured before, between and after. Writes docs/learning-curve.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import click

from domain.form import FormType, Json, Language
from learning.candidate import Ground, Heard, make
from learning.claims import Claim
from learning.confidence import Confidence
from learning.replay import named
from learning.types import ReviewedSheet, sheet_of
from learning.version import Models, Version
from routing import experience
from routing.acted_on import ACTED_ON
from routing.thresholds import BLANK, Pool, Promised, Promises
from samples.learn_page import Measured, Run, page
from samples.learn_readings import Reading, gather
from samples.report_calibration import bins, expected_error
from samples.report_scoring import FieldScore, RequestScore, Verdict, score

_CACHE = Path(".cache/learning")
_PAGE = Path("docs/learning-curve.md")
_FIRST_NIGHT = datetime(2026, 1, 5, 7, 0, tzinfo=UTC)
_PEOPLE = {"one": 5, "two": 3, "three": 2, "four": 1}
"""Of eleven deliveries so many are looked at by each."""
_BLIND = 0.02
_DOUBT = "was read with doubt."
_REQUESTS = frozenset(FormType) - {FormType.OTHER, FormType.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of a delivery. `open`: no rule and nothing else but doubtful values holds it back."""

    known: bool
    open: bool
    claims: tuple[Claim, ...]
    acted_on: frozenset[str]
    corrections: int
    sheet: ReviewedSheet | None


@dataclass(slots=True)
class Hospital:
    """What it has heard and decides by. `models` changes by night only."""

    promises: Promises
    rng: Random
    models: Models = field(default_factory=Models)
    parent: str | None = None
    claims: list[Claim] = field(default_factory=list)
    sheets: list[ReviewedSheet] = field(default_factory=list)
    corrections: int = 0
    deliveries: int = 0
    versions: list[Version] = field(default_factory=list)

    @property
    def promised(self) -> Promised:
        return Promised(self.promises, self.models.curves, experience.shipped())

    def take_in(self, requests: Sequence[Asked], promised: Promised) -> None:
        (person,) = self.rng.choices(tuple(_PEOPLE), tuple(_PEOPLE.values()))
        voices = frozenset({person})
        self.deliveries += 1
        for request in requests:
            if not passes(request, self.models.confidence, promised):
                self.claims += [replace(one, voices=voices) for one in request.claims]
                self.corrections += request.corrections
                if request.sheet is not None:
                    self.sheets.append(replace(request.sheet, voices=voices))
            elif self.rng.random() < _BLIND:
                typed = [one for one in request.claims if one.pool.source != "mark"]
                self.claims += [replace(one, voices=voices, unseen=True) for one in typed]
                self.corrections += sum(not one.right for one in typed)

    def night(self) -> None:
        now = _FIRST_NIGHT + timedelta(days=len(self.versions))
        ground = Ground(self.models, self.promises, experience.shipped())
        version = make(Heard(self.claims, self.sheets), ground, now, "shipped", self.parent)
        self.versions.append(version)
        if version.record.promoted:
            self.models, self.parent = version.models, version.record.id


def passes(request: Asked, confidence: Confidence, promised: Promised) -> bool:
    """Whether it would be released without a person."""
    return request.open and all(
        confidence.sure(one) >= promised.chosen(one.pool).threshold
        for one in request.claims
        if one.pool.path in request.acted_on
    )


def requests_of(reading: Reading) -> Iterator[Asked]:
    answers = list(_objects(reading.answer.get("requests")))
    for one in score({**reading.expected, "file": reading.name}, reading.answer).requests:
        answer = next((each for each in answers if each.get("form_type") == one.read), {})
        yield _asked(one, answer, reading)


def _asked(one: RequestScore, answer: Mapping[str, Json], reading: Reading) -> Asked:
    reasons = answer.get("reasons")
    others = [r for r in reasons if not str(r).endswith(_DOUBT)] if isinstance(reasons, list) else ["none"]
    kind = FormType(one.read) if one.read in ACTED_ON else None
    wrong = sum(each.verdict is not Verdict.RIGHT for each in one.fields)
    return Asked(
        known=one.slices.known,
        open=one.slices.known and kind is not None and not others,
        claims=tuple(_claim(each, reading.name) for each in one.fields if _told(each)),
        acted_on=frozenset(ACTED_ON[kind]) if kind else frozenset(),
        corrections=wrong + (one.verdict is not Verdict.RIGHT),
        sheet=None if one.slices.known else _sheet(one, reading),
    )


def _told(one: FieldScore) -> bool:
    unread = one.read is None and (one.evidence or {}).get("group") == "value"
    return one.confidence is not None and one.slices.form_type in _REQUESTS and not unread


def _claim(one: FieldScore, delivery: str) -> Claim:
    source = BLANK if one.read is None and one.source != "mark" else one.source
    slices = one.slices
    pool = Pool(slices.known, source, one.path, FormType(slices.form_type), Language(slices.language))
    template = slices.layout if slices.known else None
    assert one.confidence is not None
    return Claim(pool, template, one.confidence, one.verdict is Verdict.RIGHT, delivery, frozenset())


def _sheet(one: RequestScore, reading: Reading) -> ReviewedSheet | None:
    """By the pages that are the form's, as a person deals them out."""
    if one.written == "none":
        return None
    written = next(
        (each for each in _objects(reading.expected.get("requests")) if each.get("form_type") == one.written),
        {},
    )
    numbers = written.get("pages")
    own = [reading.pages[n] for n in numbers if n in reading.pages] if isinstance(numbers, list) else []
    said = one.written if one.written in _REQUESTS else str(FormType.OTHER)
    return ReviewedSheet(sheet_of(own), said, reading.name, frozenset()) if own else None


def _objects(value: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))


def measured(hospital: Hospital, held: Sequence[Asked], label: str) -> Measured:
    """`held`: requests of deliveries that never come in."""
    confidence, promised = hospital.models.confidence, hospital.promised
    ours = [one for one in held if one.known]
    values = [(one, confidence.sure(one)) for request in ours for one in request.claims]
    foreign = [(one, confidence.sure(one)) for r in held if not r.known for one in r.claims]
    out = [(one, sure) for one, sure in values if sure >= promised.chosen(one.pool).threshold]
    passed = [one for one in ours if passes(one, confidence, promised)]
    sent = [c for one in passed for c in one.claims if c.pool.path in one.acted_on]
    sheets = [one.sheet for one in held if one.sheet is not None]
    types = named(sheets, hospital.models.types)
    return Measured(
        label=label,
        corrections=hospital.corrections,
        deliveries=hospital.deliveries,
        promoted=sum(version.record.promoted for version in hospital.versions),
        made=len(hospital.versions),
        values=len(values),
        released=len(out),
        wrong=sum(not one.right for one, _ in out),
        requests=len(ours),
        open=sum(one.open for one in ours),
        passed=len(passed),
        sent=len(sent),
        sent_wrong=sum(not one.right for one in sent),
        error_ours=_calibration(values),
        error_foreign=_calibration(foreign),
        foreign=len(foreign),
        papers=len(sheets),
        named_right=types.right,
        named_wrong=types.wrong,
    )


def _calibration(judged: Sequence[tuple[Claim, float]]) -> float:
    return expected_error(bins((sure, one.right) for one, sure in judged))


def simulate(
    stream: Sequence[Sequence[Asked]],
    held: Sequence[Asked],
    marks: Sequence[int],
    a_day: int,
    hospital: Hospital,
) -> Iterator[Measured]:
    """Yields what is measured before anything was said, at each mark of corrections, and at the end."""
    yield measured(hospital, held, "0")
    left = list(marks)
    promised = hospital.promised
    for number, requests in enumerate(stream, 1):
        hospital.take_in(requests, promised)
        reached = bool(left) and hospital.corrections >= left[0]
        if reached or number % a_day == 0:
            hospital.night()
            promised = hospital.promised
        if reached:
            yield measured(hospital, held, f"{left.pop(0):,}")
    hospital.night()
    yield measured(hospital, held, "all there were")


@click.command()
@click.option("--known", default=300, show_default=True, help="Deliveries with our own blanks.")
@click.option("--foreign", default=740, show_default=True, help="Deliveries on other paper.")
@click.option("--seed", default=501, show_default=True)
@click.option("--a-day", default=80, show_default=True, help="Deliveries between two nights.")
@click.option("--jobs", default=2, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=_PAGE, show_default=True)
def main(known: int, foreign: int, seed: int, a_day: int, jobs: int, out: Path) -> None:
    """Measure what corrections teach, in simulation. What was read is kept in .cache/learning."""
    readings = [
        *gather(_CACHE, "known", seed + 1, known, jobs),
        *gather(_CACHE, "foreign", seed, foreign, jobs),
    ]
    asked = [tuple(requests_of(reading)) for reading in readings]
    held = [request for number, requests in enumerate(asked) if number % 4 == 3 for request in requests]
    stream = [requests for number, requests in enumerate(asked) if number % 4 != 3]
    Random(f"stream/{seed}").shuffle(stream)
    hospital = Hospital(Promises(), Random(f"people/{seed}"))
    rows = []
    for row in simulate(stream, held, (100, 500, 2_000), a_day, hospital):
        click.echo(repr(row), err=True)
        rows.append(row)
    command = (
        f"python -m samples.learn_curve --known {known} --foreign {foreign} --seed {seed} --a-day {a_day}"
    )
    run = Run(datetime.now(UTC).date().isoformat(), command, len(stream), len(asked) - len(stream), a_day)
    out.write_text(page(run, rows, [version.record for version in hospital.versions]), "utf-8")


if __name__ == "__main__":
    main()
