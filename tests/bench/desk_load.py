"""Twenty clerks at a desk where ten thousand requests wait: how long each answer takes, and that nobody
works on what another has.

    python -m tests.bench.desk_load [--clerks 20] [--waiting 10000] [--seconds 60]

Real server in a process of its own, on loopback; clerks think for some seconds between two requests.
"""

import argparse
import multiprocessing
import random
import socket
import tempfile
import threading
import time
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import uvicorn
from sqlalchemy import Connection, insert

from domain.decision import Review
from domain.delivery import Channel, Origin
from domain.form import FormRun, FormType, Language
from domain.page import PageReading, WordSource
from domain.request import Department, LegalBasis
from ledger import Ledger, deliveries, requests, schema, staff
from ledger.desk_tables import waiting as waiting_table
from review.app import create_app
from review.settings import ReviewSettings
from review.tokens import csrf_of, hash_of
from tests.unit.review.browser import form_of
from tests.unit.review.cases import (
    AUTHORIZATION,
    DOUBTFUL,
    FINDING,
    KEY,
    REASONS,
    open_ledger,
    url_of,
    white_page,
)

LIMIT = 0.3
THINK = (2.0, 6.0)
WORKED = 800
"""More than the clerks of one run can release."""
FORMS = (FormType.AUTHORIZATION, FormType.IMAGING, FormType.VERBAL)
Row = dict[str, object]
_PAGE = white_page(1700, 2200)


def fill(ledger: Ledger, count: int, now: datetime) -> None:
    """In one commit, as a queue that grew over days would look. Only where a clerk will come is there more
    than a place in the queue: sealing ten thousand forms takes minutes and measures nothing."""
    urgent = [number % 97 == 0 for number in range(count)]
    received_at = [now - timedelta(minutes=number) for number in range(count)]
    due_on = [(received_at[number] + timedelta(days=number % 20)).date() for number in range(count)]
    order = sorted(range(count), key=lambda number: (not urgent[number], due_on[number], received_at[number]))
    with ledger.begin() as c:
        for number in order[:WORKED]:
            _whole(c, ledger, number, received_at[number], due_on[number], urgent=urgent[number])
        rest = [_hollow(number, received_at[number], due_on[number]) for number in order[WORKED:]]
        for place, table in enumerate((schema.deliveries, schema.requests, waiting_table)):
            c.execute(insert(table), [rows[place] for rows in rest])


def _whole(
    c: Connection, ledger: Ledger, number: int, received: datetime, due: date, *, urgent: bool
) -> None:
    original, image = ledger.blobs.put(b"II*\0 a fax"), ledger.blobs.put(_PAGE)
    reading = PageReading(1, 1700, 2200, 0, 0.0, 0.9, 0.05, (), WordSource.PRINT)
    decision = Review(Department.ROI, LegalBasis.AUTHORIZATION_508, (FINDING,), REASONS, DOUBTFUL)
    origin = Origin("hylafax", f"fax-{number}", Channel.FAX, received, line="records")
    made = deliveries.capture(c, origin, original.sha256, original.size, None, received)
    deliveries.save_page(c, made.delivery_id, None, reading, image.sha256)
    run = FormRun((1,), FORMS[number % 3], 0.99, Language.ENGLISH)
    request_id = requests.create(c, made.delivery_id, 0, run, received, urgent=urgent)
    requests.save_fields(c, request_id, {field.path: field for field in AUTHORIZATION})
    requests.save_decision(c, request_id, decision, received, due)


def _hollow(number: int, received: datetime, due: date) -> tuple[Row, Row, Row]:
    delivery_id, request_id = f"D{number:025d}", f"R{number:025d}"
    came = {"channel": "fax", "line": "records", "received_at": received}
    delivery: Row = {
        **came,
        "id": delivery_id,
        "source": "hylafax",
        "captured_at": received,
        "sha256": "0" * 64,
        "size": 1,
        "facts": b"",
        "state": "received",
    }
    form: Row = {"form_type": FORMS[number % 3], "language": "en", "department": "roi"}
    request: Row = {
        **form,
        "id": request_id,
        "delivery_id": delivery_id,
        "ordinal": 0,
        "urgent": False,
        "run": b"",
        "state": "review",
        "moved_from": "deciding",
        "revision": 0,
        "version": 1,
        "decision": b"",
        "created_at": received,
        "decided_at": received,
    }
    return delivery, request, {**came, **form, "request_id": request_id, "lane": 1, "due_on": due, "pages": 1}


def serve(folder: Path, listener: socket.socket) -> None:
    ledger = Ledger(url_of(folder), KEY, folder / "blobs")
    app = create_app(ledger, ReviewSettings(secure_cookies=False, allowed_hosts=("127.0.0.1",)))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    server.run(sockets=[listener])


class Clerk(threading.Thread):
    """Takes the next request, looks at its page, thinks, releases it, and so on."""

    def __init__(self, address: str, token: str, until: float, seed: int) -> None:
        super().__init__()
        self.took: dict[str, list[float]] = defaultdict(list)
        self.released: list[str] = []
        self.refused: Counter[int] = Counter()
        self._address, self._until, self._token = address, until, token
        self._chance = random.Random(seed)

    def run(self) -> None:
        headers = {"origin": self._address, "cookie": f"intake-session={self._token}"}
        with httpx.Client(base_url=self._address, headers=headers, timeout=30) as client:
            time.sleep(self._chance.uniform(0, THINK[1]))
            self._ask(client, "queue", "GET", "/")
            token = {"csrf": csrf_of(self._token)}
            where = self._ask(client, "take", "POST", "/next", list(token.items())).headers["location"]
            while time.monotonic() < self._until and where.startswith("/requests/"):
                where = self._work(client, where)

    def _work(self, client: httpx.Client, where: str) -> str:
        page = self._ask(client, "request", "GET", where).text
        request_id = where.split("/")[2].split("?")[0]
        self._ask(client, "page image", "GET", f"/requests/{request_id}/pages/1.png")
        time.sleep(self._chance.uniform(*THINK))
        self._ask(client, "counts", "GET", "/counts")
        controls = [each for each in form_of(page) if each[0] != "checked"]
        controls += [("checked", path) for path in DOUBTFUL] + [("action", "release")]
        answer = self._ask(client, "save", "POST", f"/requests/{request_id}", controls)
        if answer.status_code == 303:
            self.released.append(request_id)
            return answer.headers["location"]
        self.refused[answer.status_code] += 1
        return ""

    def _ask(
        self,
        client: httpx.Client,
        what: str,
        method: str,
        path: str,
        form: list[tuple[str, str]] | None = None,
    ) -> httpx.Response:
        started = time.monotonic()
        if form is None:
            answer = client.request(method, path)
        else:
            data: dict[str, list[str]] = {}
            for name, value in form:
                data.setdefault(name, []).append(value)
            answer = client.request(method, path, data=data)
        self.took[what].append(time.monotonic() - started)
        return answer


def measure(folder: Path, count: int, clerks: int, seconds: float) -> bool:
    now = datetime.now(UTC)
    ledger = open_ledger(folder)
    tokens = [f"token-{number}" for number in range(clerks)]
    fill(ledger, count, now)
    with ledger.begin() as c:
        for token in tokens:
            staff_id = staff.add(c, token, "x", token, "reviewer", now)
            staff.open_session(c, staff_id, hash_of(token), now)
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = multiprocessing.get_context("fork").Process(target=serve, args=(folder, listener))
    server.start()
    listener.close()
    try:
        until = time.monotonic() + seconds
        people = [Clerk(address, token, until, seed) for seed, token in enumerate(tokens)]
        for person in people:
            person.start()
        for person in people:
            person.join()
    finally:
        server.terminate()
        server.join()
    return report(people, count)


def report(people: list[Clerk], count: int) -> bool:
    took: dict[str, list[float]] = defaultdict(list)
    for person in people:
        for what, spans in person.took.items():
            took[what] += spans
    print("| request | number | median | p95 | longest |\n|---|---|---|---|---|")
    everything = [span for spans in took.values() for span in spans]
    for what, spans in [*sorted(took.items()), ("all", everything)]:
        spans.sort()
        told = [spans[len(spans) // 2], spans[int(len(spans) * 0.95)], spans[-1]]
        print(f"| {what} | {len(spans)} | " + " | ".join(f"{span * 1000:.0f} ms" for span in told) + " |")
    done = Counter(each for person in people for each in person.released)
    twice = sum(1 for times in done.values() if times > 1)
    refused = sum((person.refused for person in people), Counter())
    print(
        f"{count} waiting, {len(people)} clerks: {len(done)} released, {twice} worked twice, "
        f"refused {dict(refused)}"
    )
    everything.sort()
    return not twice and not refused and everything[int(len(everything) * 0.95)] <= LIMIT


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--clerks", type=int, default=20)
    reader.add_argument("--waiting", type=int, default=10_000)
    reader.add_argument("--seconds", type=float, default=60)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="desk-load-") as folder:
        raise SystemExit(0 if measure(Path(folder), asked.waiting, asked.clerks, asked.seconds) else 1)


if __name__ == "__main__":
    main()
