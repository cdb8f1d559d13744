"""The ops page: what is heard, owed, waiting and unsent, without a word about any patient."""

from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from ledger import emergencies, events, figures
from ledger.figures import Figures, SourceFigures
from review import wording
from review.office import Office
from review.visit import Visit


@dataclass(frozen=True, slots=True)
class SourceRow:
    name: str
    kind: str
    line: str
    heard: str
    arrived: str
    error: str
    received: int
    published: int
    waiting: int
    exceptions: int
    errors: int
    in_progress: int


@dataclass(frozen=True, slots=True)
class Gauge:
    """`alarm`: somebody should look."""

    label: str
    value: str
    note: str
    alarm: bool = False


def show(office: Office, visit: Visit) -> Response:
    with office.desk.read() as c:
        numbers = figures.figures(c, visit.now)
        latest = events.latest(c, 15)
        unreviewed = emergencies.unreviewed(c)
    return office.renderer.page(
        "status.html",
        visit,
        here="status",
        figures=numbers,
        gauges=(*_gauges(numbers), _broken_glass(unreviewed)),
        sources=[_source(office, numbers, source) for source in numbers.sources],
        latest=[
            (wording.when(each.at, office.settings.zone, visit.now), each.name.replace("_", " "))
            for each in latest
        ],
        as_of=wording.when(numbers.at, office.settings.zone, visit.now),
        ago=lambda moment: _ago(numbers.at, moment),
    )


def _gauges(numbers: Figures) -> tuple[Gauge, ...]:
    owed = sum(step.ready + step.running + step.later for step in numbers.steps)
    return (
        Gauge("Waiting for review", f"{numbers.review.count:,}", _oldest(numbers, numbers.review.oldest)),
        Gauge("Work owed", f"{owed:,}", _oldest(numbers, numbers.oldest_task)),
        Gauge("Unsent messages", f"{numbers.unsent.count:,}", _oldest(numbers, numbers.unsent.oldest)),
        Gauge(
            "Parked", f"{numbers.parked:,}", "for a person" if numbers.parked else "none", numbers.parked > 0
        ),
    )


def _broken_glass(unreviewed: int) -> Gauge:
    return Gauge(
        "Emergency access", str(unreviewed), "for Privacy to review" if unreviewed else "none", unreviewed > 0
    )


def _source(office: Office, numbers: Figures, source: SourceFigures) -> SourceRow:
    balance = source.balance
    return SourceRow(
        source.name,
        source.kind,
        source.line or "",
        _ago(numbers.at, source.answered_at),
        _ago(numbers.at, source.arrived_at),
        source.error or "",
        balance.received,
        balance.published,
        balance.waiting,
        balance.exceptions,
        balance.errors,
        balance.in_progress,
    )


def _oldest(numbers: Figures, moment: datetime | None) -> str:
    return f"oldest {wording.age(numbers.at - moment)}" if moment else "none"


def _ago(now: datetime, moment: datetime | None) -> str:
    return f"{wording.age(now - moment)} ago" if moment else "never"
