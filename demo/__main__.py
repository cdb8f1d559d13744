"""`make run`: the line with sample faxes and mails, what became of them, and where to correct them."""

import argparse
import json
import signal
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from demo.line import LOGIN, Feed, Line, feeds
from demo.rabbitmq import RabbitMQFailed, RabbitMQMissing
from demo.server import MissingServer
from ledger import deliveries, events
from service.status import as_tables

ROOT = Path(__file__).parent.parent
WAIT_SECONDS = 900.0


def main() -> int:
    arguments = _arguments()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    console = Console()
    try:
        with console.status("Starting RabbitMQ, hfaxd, Dovecot and the line"):
            line = Line(arguments.folder.resolve()).__enter__()
    except (MissingServer, RabbitMQMissing, RabbitMQFailed) as problem:
        console.print(f"[bold red]{problem}[/]")
        return 1
    try:
        samples = [feed for folder in arguments.samples for feed in feeds(folder)]
        if arguments.one_by_one:
            for number, sample in enumerate(samples, 1):
                line.feed(sample)
                line.wait(number, WAIT_SECONDS)
            _write_arrival_times(line, arguments.folder)
        else:
            _feed(line, samples, console)
        _tell(line, console)
        if not arguments.once:
            _watch(line, console)
    except KeyboardInterrupt:
        pass
    finally:
        with console.status("Stopping what was started"):
            line.__exit__(None, None, None)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / ".demo", help="where the run keeps its data")
    parser.add_argument(
        "--samples",
        type=Path,
        nargs="+",
        default=[ROOT / "samples" / "committed", ROOT / "samples" / "strays"],
        help="folders of faxes and mails, each with its expected values beside it",
    )
    parser.add_argument(
        "--one-by-one", action="store_true", help="time each sample alone, for `make bench` to report"
    )
    parser.add_argument("--once", action="store_true", help="stop when all samples are through")
    return parser.parse_args()


def _feed(line: Line, samples: list[Feed], console: Console) -> None:
    columns = (TextColumn("{task.description:24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        sent = progress.add_task("handed over", total=len(samples))
        done = progress.add_task("read and decided", total=len(samples))
        deadline = time.monotonic() + WAIT_SECONDS
        for sample in samples:
            line.feed(sample)
            progress.advance(sent)
        while not line.settled(len(samples)) and time.monotonic() < deadline:
            balance = line.figures().balance
            progress.update(done, completed=balance.received - balance.in_progress)
            time.sleep(0.5)
        progress.update(done, completed=line.figures().balance.received)


def _write_arrival_times(line: Line, folder: Path) -> None:
    """Seconds from capture to confirmed on the queue (or to a person), for `make bench`."""
    times = []
    with line.ledger.read() as connection:
        for delivery in deliveries.recent(connection, 1000):
            story = events.story(connection, delivery.id)
            last = max(event.at for event in story)
            pages = len(deliveries.pages(connection, delivery.id))
            times.append({"pages": pages, "seconds": (last - delivery.captured_at).total_seconds()})
    (folder / "arrival_times.json").write_text(json.dumps(times))


def _tell(line: Line, console: Console) -> None:
    console.print(as_tables(line.figures()))
    if line.fax is None:
        console.print("[yellow]Not root: hfaxd was left out, every fax line is a watched folder.[/]")
    console.print(f"\nReview page   {line.address}")
    console.print(f"Sign in       {LOGIN}  /  {line.password}", highlight=False)
    console.print(f"Try           .venv/bin/intake --config {line.config} status --watch", highlight=False)


def _watch(line: Line, console: Console) -> None:
    console.print("\nCtrl-C stops everything this run started.\n")
    with Live(console=console, auto_refresh=False, transient=True) as live:
        while line.service.poll() is None:
            live.update(as_tables(line.figures()), refresh=True)
            time.sleep(2)
    console.print("[bold red]The service ended by itself; see intake.log in the run's folder.[/]")


if __name__ == "__main__":
    sys.exit(main())
