"""A receiving process killed at any moment: everything is captured once, and nothing is left behind."""

import hashlib
import os
import random
import signal
import time
from pathlib import Path

import pytest

from domain.faults import Transient
from intake.source import Source
from tests.contracts.test_source import Bench, FolderBench, HylafaxBench, MailboxBench

ITEMS = 40
KILLS = 12


class Shelf:
    """A ledger of files: one capture is one rename, as one commit would be."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder

    def _place(self, key: str) -> Path:
        return self._folder / hashlib.sha256(key.encode()).hexdigest()

    def known(self, key: str) -> bool:
        return self._place(key).exists()

    def capture(self, key: str, content: Path) -> None:
        draft = self._folder / f"draft-{os.getpid()}"
        draft.write_bytes(content.read_bytes())
        draft.rename(self._place(key))

    def marks(self) -> list[str]:
        whole = [path.read_bytes() for path in self._folder.iterdir() if not path.name.startswith("draft")]
        return sorted(
            word.decode()
            for content in whole
            for word in content.replace(b"\0", b" ").split()
            if word.startswith(b"MARK")
        )


def receive(source: Source, shelf: Shelf) -> None:
    for arrival in source.arrivals(shelf.known):
        shelf.capture(arrival.origin.key, arrival.path)
        arrival.path.unlink()
        source.settle(arrival.origin)


def receive_and_be_killed(bench: Bench, shelf: Shelf, after: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            while True:
                receive(bench.source(), shelf)
        finally:
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the receiver failed before it was killed"


@pytest.mark.parametrize("kind", ["folder", "hylafax", "mailbox"])
def test_killed_at_any_moment(request: pytest.FixtureRequest, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    place.mkdir()
    bench: Bench
    if kind == "folder":
        bench = FolderBench(place)
    elif kind == "hylafax":
        bench = HylafaxBench(place, request.getfixturevalue("hfaxd"))
    else:
        bench = MailboxBench(place, request.getfixturevalue("mailbox"))
    shelf = Shelf(tmp_path / "shelf")
    marks = [f"MARK{number}" for number in range(ITEMS)]
    chance = random.Random(20261123)
    for number, mark in enumerate(marks):
        bench.put(mark)
        if number % (ITEMS // KILLS) == 0:
            receive_and_be_killed(bench, shelf, chance.uniform(0.01, 0.15))
    finish(bench, shelf)
    assert shelf.marks() == sorted(marks)
    assert bench.left() == 0


def finish(bench: Bench, shelf: Shelf) -> None:
    source = bench.source()
    for _ in range(3):
        try:
            receive(source, shelf)
        except Transient:
            time.sleep(0.2)
    source.close()
