"""`intake status`: what came, where it is, what waits; as a table for people or JSON for programs."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from rich.box import SIMPLE
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ledger import Ledger
from ledger.figures import Balance, Figures, figures
from service.publish import BROKER

_FIGURES: TypeAdapter[Figures] = TypeAdapter(Figures)


def take(desk: Ledger, now: datetime) -> Figures:
    with desk.read() as connection:
        return figures(connection, now)


def as_json(seen: Figures) -> dict[str, Any]:
    answer: dict[str, Any] = _FIGURES.dump_python(seen, mode="json")
    return answer


def as_tables(seen: Figures) -> RenderableType:
    """Sources, work and queues; no patient data."""
    parts: list[RenderableType] = [_lines(seen), _queues(seen), _work(seen)]
    return Group(*parts)


def _lines(seen: Figures) -> Table:
    table = Table(title="What arrived where", title_justify="left", box=SIMPLE, pad_edge=False)
    table.add_column("Line or mailbox")
    for heading in ("Received", "Published", "Review", "Exceptions", "Unreadable", "Working"):
        table.add_column(heading, justify="right", no_wrap=True)
    for line in seen.lines:
        table.add_row(line.name, *_counts(line.balance))
    table.add_section()
    table.add_row("all", *_counts(seen.balance))
    return table


def _counts(balance: Balance) -> tuple[str, ...]:
    places = (balance.published, balance.waiting, balance.exceptions, balance.errors, balance.in_progress)
    return tuple(str(count) for count in (balance.received, *places))


def _queues(seen: Figures) -> Table:
    table = Table(title="Department queues", title_justify="left", box=SIMPLE)
    table.add_column("Queue")
    table.add_column("Ready", justify="right")
    table.add_column("Seen")
    for queue in seen.queues:
        if queue.ready or not queue.name.endswith(".dlq"):
            table.add_row(queue.name, str(queue.ready), _ago(queue.seen_at, seen.at))
    return table


def _work(seen: Figures) -> Text:
    lines = [
        f"Review: {seen.review.count} waiting, oldest received {_ago(seen.review.oldest, seen.at)}.",
        f"Outbox: {seen.unsent.count} unsent, oldest {_ago(seen.unsent.oldest, seen.at)}.",
        f"Tasks: {sum(s.ready + s.later + s.running for s in seen.steps)} owed, {seen.parked} parked.",
    ]
    if seen.balance.received != seen.balance.accounted:
        lines.append("The counts do not add up: look at `intake show` of the latest deliveries.")
    lines += [f"Last arrival on {line.name}: {_ago(line.arrived_at, seen.at)}." for line in seen.lines]
    lines += [f"{_called(source.name)} is away: {source.error}" for source in seen.sources if source.error]
    return Text("\n".join(lines))


def _called(name: str) -> str:
    return "RabbitMQ" if name == BROKER else f"Source {name}"


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "-"
    seconds = max(0, int((now - moment).total_seconds()))
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return f"{seconds} s ago"
