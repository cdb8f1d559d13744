"""What one clerk waits for in a real browser where ten thousand requests wait: the first view of the queue,
and the next request after a save.

    python -m tests.bench.desk_view [--waiting 10000] [--views 10] [--saves 40]

First view: a browser that has nothing cached, from asking for the queue until all of it has loaded. Next
request: from the key that releases one until the next one's page is decoded and painted.
"""

import argparse
import multiprocessing
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from ledger import staff
from review.tokens import hash_of
from tests.bench.desk_load import fill, serve
from tests.unit.review.cases import open_ledger

FIRST_VIEW, NEXT_REQUEST = 1.0, 0.2
_TOKEN = "the only clerk"
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
_WATCH = """() => {
  window.took = [];
  let since = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) since = performance.now();
  }, { capture: true });
  document.addEventListener("htmx:afterSettle", async () => {
    const picture = document.querySelector(".sheet img");
    if (!since || !picture) return;
    await picture.decode();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.took.push(performance.now() - since);
      since = 0;
    }));
  });
}"""


@contextmanager
def _desk(folder: Path, count: int) -> Iterator[str]:
    now = datetime.now(UTC)
    ledger = open_ledger(folder)
    fill(ledger, count, now)
    with ledger.begin() as c:
        staff_id = staff.add(c, "clerk", "x", "Clerk", "reviewer", now)
        staff.open_session(c, staff_id, hash_of(_TOKEN), now)
    ledger.close()
    listener = socket.create_server(("127.0.0.1", 0))
    server = multiprocessing.get_context("fork").Process(target=serve, args=(folder, listener))
    server.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()
    try:
        yield address
    finally:
        server.terminate()
        server.join()


def _signed_in(browser: Browser, address: str) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "intake-session", "value": _TOKEN, "url": address}])
    return context


def first_views(browser: Browser, address: str, count: int) -> list[float]:
    """Seconds until everything of the page has loaded, by the browser's own clock."""
    took = []
    for _ in range(count):
        context = _signed_in(browser, address)
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        took.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000)
        context.close()
    return took


def next_requests(browser: Browser, address: str, count: int) -> list[float]:
    """Seconds from the key to the next request's page on the screen."""
    context = _signed_in(browser, address)
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("n")
    page.wait_for_url("**/requests/*")
    page.wait_for_load_state()
    page.evaluate(_WATCH)
    for number in range(count):
        _release(page, number)
    took = [each / 1000 for each in page.evaluate("window.took")]
    context.close()
    return took


def _release(page: Page, number: int) -> None:
    page.wait_for_timeout(1500)  # as long as a quick clerk looks; the next page is fetched meanwhile
    for key in ("Enter", "Enter", "Control+Enter"):
        page.keyboard.press(key)
    page.wait_for_function("count => window.took.length > count", arg=number)


def _told(what: str, took: list[float], aim: float) -> bool:
    took.sort()
    median, late, longest = took[len(took) // 2], took[int(len(took) * 0.95)], took[-1]
    print(
        f"| {what} | {len(took)} | {median * 1000:.0f} ms | {late * 1000:.0f} ms | {longest * 1000:.0f} ms"
        f" | {aim * 1000:.0f} ms |"
    )
    return late <= aim


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--waiting", type=int, default=10_000)
    reader.add_argument("--views", type=int, default=10)
    reader.add_argument("--saves", type=int, default=40)
    asked = reader.parse_args()
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("Chromium is not installed.")
    with (
        tempfile.TemporaryDirectory(prefix="desk-view-") as folder,
        sync_playwright() as playwright,
        _desk(Path(folder), asked.waiting) as address,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        time.sleep(2)
        views = first_views(browser, address, asked.views)
        saves = next_requests(browser, address, asked.saves)
        browser.close()
    print("| | number | median | p95 | longest | aim |\n|---|---|---|---|---|---|")
    kept = [_told("first view", views, FIRST_VIEW), _told("next request", saves, NEXT_REQUEST)]
    raise SystemExit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
