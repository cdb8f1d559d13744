"""`intake status`: what came, where it is, what waits; as a table for people or JSON for programs."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from rich.box import SIMPLE
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ledger import Ledger
from ledger.figures import Figures, SourceFigures, figures
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
    parts: list[RenderableType] = [_sources(seen), _queues(seen), _work(seen)]
    return Group(*parts)


def _sources(seen: Figures) -> Table:
    table = Table(title="What arrived where", title_justify="left", box=SIMPLE, padding=(0, 1))
    for heading in ("Source", "Received", "Published", "Review", "Exceptions", "Unreadable", "Working"):
        table.add_column(heading, justify="left" if heading == "Source" else "right", no_wrap=True)
    table.add_column("Last came", no_wrap=True)
    table.add_column("State")
    for source in seen.sources:
        if source.name != BROKER:
            table.add_row(*_source_cells(source, seen.at))
    total = seen.balance
    table.add_section()
    table.add_row(
        "all",
        str(total.received),
        str(total.published),
        str(total.waiting),
        str(total.exceptions),
        str(total.errors),
        str(total.in_progress),
        "",
        "" if total.received == total.accounted else Text("does not add up", style="bold red"),
    )
    return table


def _source_cells(source: SourceFigures, now: datetime) -> tuple[str | Text, ...]:
    balance = source.balance
    state = Text(source.error, style="bold red") if source.error else Text("up", style="green")
    return (
        source.name,
        str(balance.received),
        str(balance.published),
        str(balance.waiting),
        str(balance.exceptions),
        str(balance.errors),
        str(balance.in_progress),
        _ago(source.arrived_at, now),
        state if source.heard_at else Text("not heard yet", style="yellow"),
    )


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
    broker = next((source for source in seen.sources if source.name == BROKER), None)
    lines = [
        f"Review: {seen.review.count} waiting, oldest received {_ago(seen.review.oldest, seen.at)}.",
        f"Outbox: {seen.unsent.count} unsent, oldest {_ago(seen.unsent.oldest, seen.at)}.",
        f"Tasks: {sum(s.ready + s.later + s.running for s in seen.steps)} owed, {seen.parked} parked.",
    ]
    if broker and broker.error:
        lines.append(f"RabbitMQ is away: {broker.error}")
    return Text("\n".join(lines))


def _ago(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "-"
    seconds = max(0, int((now - moment).total_seconds()))
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit} ago"
    return f"{seconds} s ago"
