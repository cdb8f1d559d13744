"""Keystrokes and seconds a clerk needs at the desk, against typing the same forms from the page alone.

    python -m tests.bench.desk_keystrokes [--fresh 0] [--seed 1]

Reads committed handwritten faxes as the service does (or so many fresh ones of our own blanks), then counts
by the keystroke-level model: K 0.28 s a key, M 1.35 s to look at a field and decide. At the desk: one Enter
where the machine was right; where it was not, whatever takes least of: a second guess (a key for each down
to it, and one more look), the wrong words anew (Alt and a digit choose a word: two keys and one more look
each; then its letters, or a guess), the wrong cells of a table (Tab to each), the whole value. Critical
fields are always typed, the recipient's fax twice, their mailbox twice where the machine read another.
Alone: every field of the form.
"""

import argparse
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from pathlib import Path

from domain.decision import Review
from domain.delivery import Channel, Origin
from domain.form import FieldValue, Json
from ledger import Ledger, deliveries, requests
from review.catalogue import BY_PATH, Entry
from review.controls.text import written
from review.guesses import elsewhere, offered
from review.item import CRITICAL, TWICE
from samples import generate
from service.reading import Reader
from service.settings import Settings, Storage
from service.steps import Steps
from service.store import open_ledger, prepare
from service.worker import Worker

SAMPLES = Path(__file__).parents[2] / "samples" / "committed"
CHOSEN = (
    ("fax-roi-en-handprint", "records"),
    ("fax-roi-es-handprint", "records"),
    ("fax-imaging-handprint", "imaging"),
    ("fax-verbal-en-handprint", "verbal"),
    ("fax-roi-en-cursive", "records"),
    ("fax-roi-en-typed", "records"),
)
KEY, LOOK = 0.28, 1.35


@dataclass(slots=True)
class Effort:
    keys: int = 0
    looks: int = 0

    def add(self, keys: int) -> None:
        self.keys += keys
        self.looks += 1

    def join(self, other: "Effort") -> None:
        self.keys += other.keys
        self.looks += other.looks

    @property
    def seconds(self) -> float:
        return self.keys * KEY + self.looks * LOOK


@dataclass(frozen=True, slots=True)
class Fax:
    """`truth`: the fields of each of its requests."""

    name: str
    content: bytes
    line: str | None
    truth: tuple[dict[str, Json], ...]


def committed() -> Iterator[Fax]:
    for name, line in CHOSEN:
        told = json.loads((SAMPLES / f"{name}.json").read_text())
        yield Fax(name, (SAMPLES / f"{name}.tif").read_bytes(), line, _fields(told["requests"]))


def fresh(count: int, seed: int) -> Iterator[Fax]:
    """Faxes and scans; a mail is taken apart first."""
    for each in generate.deliveries("tune", count, seed):
        if each.suffix == ".eml":
            continue
        requests_told = json.loads(json.dumps(each.expected))["requests"]
        yield Fax(each.name, each.content, each.line, _fields(requests_told))


def _fields(told: Sequence[Mapping[str, dict[str, Json]]]) -> tuple[dict[str, Json], ...]:
    return tuple(each["fields"] for each in told)


def read(folder: Path, faxes: Sequence[Fax]) -> tuple[Ledger, dict[str, Fax]]:
    settings = Settings(storage=Storage(folder=folder))
    prepare(settings)
    desk = open_ledger(settings)
    now = datetime.now(UTC)
    by_id = {}
    for place, fax in enumerate(faxes):
        blob = desk.blobs.put(fax.content)
        origin = Origin("hylafax", fax.name, Channel.FAX, now - timedelta(hours=place), line=fax.line)
        with desk.begin() as c:
            made = deliveries.capture(c, origin, blob.sha256, blob.size, None, now)
        by_id[made.delivery_id] = fax
    work = folder / "steps"
    work.mkdir()
    steps = Steps(desk, Reader(settings.limits, folder / "blanks"), settings, work)
    worker = Worker(desk, "bench", steps.table, steps.give_up, timedelta(seconds=600), 3)
    while worker.work_once():
        pass
    return desk, by_id


def typed_keys(path: str, value: Json) -> int:
    """Keys to give this value; a date is its eight digits, a mark one key."""
    entry = _entry(path)
    if value is None:
        return 0
    if isinstance(value, dict):  # words with a code: chosen from its list
        return 1
    if isinstance(value, (list, tuple)):
        return sum(_item_keys(each) for each in value)
    if isinstance(value, bool) or entry is Entry.CHOICE:
        return 1
    if entry is Entry.DATE:
        return 8
    if entry is Entry.PHONE:
        return sum(sign.isdigit() for sign in str(value)[-10:])
    return len(written(value, entry))


def _item_keys(item: Json) -> int:
    if not isinstance(item, dict):
        return len(str(item))
    if "code" in item or "category" in item:
        return 1
    return sum(len(str(each or "")) + 1 for each in item.values())


def measure(desk: Ledger, faxes: Mapping[str, Fax]) -> None:
    print("| form | fields | doubtful | keys at the desk | seconds | keys alone | seconds | share |")
    print("|---|---|---|---|---|---|---|---|")
    total_desk, total_alone, doubts = Effort(), Effort(), 0
    with desk.read() as c:
        for delivery_id, fax in faxes.items():
            for stored, expected in zip(requests.for_delivery(c, delivery_id), fax.truth, strict=False):
                doubtful = set()
                if isinstance(stored.decision, Review):
                    doubtful = {path.split("[", 1)[0] for path in stored.decision.doubtful}
                at_desk = _at_desk(doubtful, requests.fields(c, stored.id), expected)
                alone = _alone(expected)
                total_desk.join(at_desk)
                total_alone.join(alone)
                doubts += len(doubtful)
                _told(fax.name, str(len(expected)), str(len(doubtful)), at_desk, alone)
    _told("all", "", str(doubts), total_desk, total_alone)
    print(f"{total_desk.seconds / max(1, doubts):.1f} seconds a doubtful field")


def _told(name: str, fields: str, doubts: str, at_desk: Effort, alone: Effort) -> None:
    print(
        f"| {name} | {fields} | {doubts} | {at_desk.keys} | {at_desk.seconds:.0f} | "
        f"{alone.keys} | {alone.seconds:.0f} | {at_desk.seconds / alone.seconds:.0%} |"
    )


_BY_WORD = (Entry.TEXT, Entry.NAME, Entry.EMAIL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CHOOSE = 2


def guessed(path: str, shown: Json, guesses: Sequence[str], truth: Json) -> Effort | None:
    """Down to the line that is right, and Enter; None where none is."""
    wanted = _plain(written(truth, _entry(path))) if isinstance(truth, str) else None
    at = next((n for n, each in enumerate(guesses, start=1) if _plain(each) == wanted), None)
    return Effort(at + 1, 2) if at is not None else None


def mending(path: str, shown: Json, guesses: Sequence[str], truth: Json) -> Effort | None:
    """The wrong words of a single line alone; None where they are not words for words."""
    if _entry(path) not in _BY_WORD or not isinstance(shown, str) or not isinstance(truth, str):
        return None
    effort, (before, wanted) = Effort(1, 1), (_pieces(shown), _pieces(truth))
    lines = [pieces for each in guesses if len(pieces := _pieces(each)) == len(before)]
    for what, a, b, i, j in SequenceMatcher(None, before, wanted, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if any(place % 2 == 0 for place in range(a, b)) or b - a != 1 or j - i != 1:
            return None  # more than words one for one: typed as a whole
        if a // 2 >= 9 and a != len(before) - 2:
            return None  # has no number
        others = [word for word in dict.fromkeys(line[a] for line in lines) if word != before[a]]
        down = others.index(wanted[i]) + 1 if wanted[i] in others else len(wanted[i])
        effort.add(_CHOOSE + min(down, len(wanted[i])))
    return effort


_CELLS = ("name", "relationship", "phone")


def in_cells(shown: Json, truth: Json) -> Effort | None:
    """The wrong cells of a table of people, Tab from each cell to the next; None for what is no table."""
    rows, wanted = _rows(shown), _rows(truth)
    if not wanted:
        return None
    rows += [dict[str, Json]()] * (len(wanted) - len(rows))
    wanted += [dict[str, Json]()] * (len(rows) - len(wanted))
    effort, tabs = Effort(1, 1), 0
    for row, right in zip(rows, wanted, strict=True):
        for cell in _CELLS:
            if _plain(row.get(cell)) != _plain(right.get(cell)):
                said = str(right.get(cell) or "")
                effort.add(tabs + max(1, len(said[-10:] if cell == "phone" else said)))
                tabs = 0
            tabs += 1
    return effort


def _rows(value: Json) -> list[Mapping[str, Json]]:
    listed = value if isinstance(value, Sequence) and not isinstance(value, str) else []
    return [each for each in listed if isinstance(each, Mapping) and "name" in each]


def _entry(path: str) -> Entry:
    return BY_PATH[path].entry if path in BY_PATH else Entry.TEXT


def _pieces(text: str) -> list[str]:
    """What stands between words and words in turn, without case: a clerk would let that be."""
    pieces, end = [], 0
    for word in _WORD.finditer(text):
        pieces += [text[end : word.start()], word[0].casefold()]
        end = word.end()
    return [*pieces, text[end:]]


def _at_desk(doubtful: set[str], fields: Mapping[str, FieldValue], expected: dict[str, Json]) -> Effort:
    effort = Effort()
    hidden = [path for path in CRITICAL if path in doubtful]
    for path in sorted(doubtful):
        effort.join(_field(path, fields, expected.get(path), hidden))
    effort.add(2)
    return effort


def _field(path: str, fields: Mapping[str, FieldValue], truth: Json, hidden: Sequence[str]) -> Effort:
    value = fields.get(path)
    said = value.code if value is not None and isinstance(truth, dict) else value and value.value
    right = value is not None and _plain(said) == _plain(truth)
    whole = Effort(typed_keys(path, truth) + 1, 1)
    if path in CRITICAL:
        blind = Effort(max(1, typed_keys(path, truth)) + 1, 1)
        if path == "recipient.fax":
            blind.keys += whole.keys
        elif path in TWICE and not right:
            blind.join(whole)
        return blind
    if path == "sensitive.items":
        return Effort(2 * len(truth if isinstance(truth, list) else [None]), 1)
    if right:
        return Effort(1, 1)
    if value is None or path not in BY_PATH:
        return whole
    guesses = offered(BY_PATH[path], value, elsewhere(path, fields, hidden))
    ways = (
        whole,
        mending(path, value.value, guesses, truth),
        guessed(path, value.value, guesses, truth),
        in_cells(value.value, truth),
    )
    return min((way for way in ways if way is not None), key=lambda way: way.seconds)


def _plain(value: object) -> str:
    """What a clerk would let stand: codes where there are any, else the words."""
    if isinstance(value, dict):
        value = value.get("code") or value.get("category") or list(value.values())
    if isinstance(value, (list, tuple)):
        return "/".join(sorted(_plain(each) for each in value))
    return " ".join(str(value or "").split()).casefold()


def _alone(expected: dict[str, Json]) -> Effort:
    """Every field typed, and Tab to the next."""
    effort = Effort()
    effort.add(3)
    for path, truth in expected.items():
        effort.add(typed_keys(path, truth) + 1)
    effort.add(2)
    return effort


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--fresh", type=int, default=0)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    with tempfile.TemporaryDirectory(prefix="desk-keys-") as folder:
        faxes = fresh(asked.fresh, asked.seed) if asked.fresh else committed()
        measure(*read(Path(folder), list(faxes)))


if __name__ == "__main__":
    main()
