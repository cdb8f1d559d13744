"""The service's own steps behind a desk under test: what the desk owes is done, by the real reader."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.delivery import Channel, Origin
from ledger import Ledger, deliveries
from service.reading import Reader
from service.settings import Settings, Storage
from service.steps import Steps
from service.worker import Worker

SAMPLES = Path(__file__).parents[3] / "samples" / "committed"


def line_of(ledger: Ledger, folder: Path) -> Callable[[], int]:
    """Does all work owed now; returns how many tasks that was."""
    settings = Settings(storage=Storage(folder=folder))
    work = folder / "steps"
    work.mkdir()
    steps = Steps(ledger, Reader(settings.limits, folder / "blanks"), settings, work)
    worker = Worker(ledger, "line", steps.table, steps.give_up, timedelta(seconds=300), 3)

    def all_of_it() -> int:
        count = 0
        while worker.work_once():
            count += 1
        return count

    return all_of_it


def fax(ledger: Ledger, name: str, line: str) -> str:
    """The id of a delivery that came on this line just now; nothing of it is read yet."""
    blob = ledger.blobs.put((SAMPLES / name).read_bytes())
    now = datetime.now(UTC)
    with ledger.begin() as c:
        origin = Origin("hylafax", name, Channel.FAX, now, line=line)
        return deliveries.capture(c, origin, blob.sha256, blob.size, None, now).delivery_id
