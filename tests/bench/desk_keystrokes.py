"""Keystrokes and seconds a clerk needs at the desk, against typing the same forms from the page alone.

    python -m tests.bench.desk_keystrokes

Reads committed handwritten faxes as the service does, then counts by the keystroke-level model: K 0.28 s a
key, M 1.35 s to look at a field and decide. At the desk: one Enter where the machine was right; where it was
not, the wrong words typed anew (Alt and a digit choose a word: two keys and one more look each) or the whole
value, whatever is less; critical fields always typed, recipients twice. Alone: every field of the form.
"""

import json
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from pathlib import Path

from domain.decision import Review
from domain.delivery import Channel, Origin
from domain.form import Json
from ledger import Ledger, deliveries, requests
from review.catalogue import BY_PATH, Entry
from review.controls.text import written
from review.item import CRITICAL, TWICE
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

    @property
    def seconds(self) -> float:
        return self.keys * KEY + self.looks * LOOK


def read(folder: Path) -> Ledger:
    settings = Settings(storage=Storage(folder=folder))
    prepare(settings)
    desk = open_ledger(settings)
    now = datetime.now(UTC)
    for place, (name, line) in enumerate(CHOSEN):
        blob = desk.blobs.put((SAMPLES / f"{name}.tif").read_bytes())
        origin = Origin("hylafax", name, Channel.FAX, now - timedelta(hours=place), line=line)
        with desk.begin() as c:
            deliveries.capture(c, origin, blob.sha256, blob.size, None, now)
    work = folder / "steps"
    work.mkdir()
    steps = Steps(desk, Reader(settings.limits, folder / "blanks"), settings, work)
    worker = Worker(desk, "bench", steps.table, steps.give_up, timedelta(seconds=600), 3)
    while worker.work_once():
        pass
    return desk


def typed_keys(path: str, value: Json) -> int:
    """Keys to give this value; a date is its eight digits, a mark one key."""
    entry = BY_PATH[path].entry if path in BY_PATH else Entry.TEXT
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


def measure(desk: Ledger) -> None:
    print("| form | fields | doubtful | keys at the desk | seconds | keys alone | seconds | share |")
    print("|---|---|---|---|---|---|---|---|")
    total_desk, total_alone, doubts, doubt_seconds = Effort(), Effort(), 0, 0.0
    with desk.read() as c:
        for delivery in deliveries.recent(c, 50):
            name = next(name for place, (name, _) in enumerate(CHOSEN) if _is(desk, delivery.sha256, name))
            truth = json.loads((SAMPLES / f"{name}.json").read_text())["requests"]
            for stored, expected in zip(requests.for_delivery(c, delivery.id)[::1], truth, strict=False):
                doubtful = set()
                if isinstance(stored.decision, Review):
                    doubtful = {path.split("[", 1)[0] for path in stored.decision.doubtful}
                at_desk = _at_desk(doubtful, requests.fields(c, stored.id), expected["fields"])
                alone = _alone(expected["fields"])
                total_desk.keys += at_desk.keys
                total_desk.looks += at_desk.looks
                total_alone.keys += alone.keys
                total_alone.looks += alone.looks
                doubts += len(doubtful)
                doubt_seconds += at_desk.seconds
                print(
                    f"| {name} | {len(expected['fields'])} | {len(doubtful)} | {at_desk.keys} | "
                    f"{at_desk.seconds:.0f} | {alone.keys} | {alone.seconds:.0f} | "
                    f"{at_desk.seconds / alone.seconds:.0%} |"
                )
    print(
        f"| all | | {doubts} | {total_desk.keys} | {total_desk.seconds:.0f} | {total_alone.keys} | "
        f"{total_alone.seconds:.0f} | {total_desk.seconds / total_alone.seconds:.0%} |"
    )
    print(f"{doubt_seconds / max(1, doubts):.1f} seconds a doubtful field")


def _is(desk: Ledger, sha256: str, name: str) -> bool:
    return desk.blobs.get(sha256) == (SAMPLES / f"{name}.tif").read_bytes()


_BY_WORD = (Entry.TEXT, Entry.NAME, Entry.EMAIL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CHOOSE = 2


def mending(path: str, shown: Json, truth: Json) -> Effort | None:
    """The wrong words of a single line alone; None where that is no less than all of it."""
    entry = BY_PATH[path].entry if path in BY_PATH else Entry.TEXT
    if entry not in _BY_WORD or not isinstance(shown, str) or not isinstance(truth, str):
        return None
    effort, (before, wanted) = Effort(), (_pieces(shown), _pieces(truth))
    for what, a, b, i, j in SequenceMatcher(None, before, wanted, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if any(place % 2 == 0 for place in range(a, b)) or b - a != 1 or j - i != 1:
            return None  # more than words one for one: typed as a whole
        if a // 2 >= 9 and a != len(before) - 2:
            return None  # has no number
        effort.add(_CHOOSE + len(wanted[i]))
    effort.keys += 1
    return effort if effort.keys < typed_keys(path, truth) + 1 else None


def _pieces(text: str) -> list[str]:
    """What stands between words and words in turn, without case: a clerk would let that be."""
    pieces, end = [], 0
    for word in _WORD.finditer(text):
        pieces += [text[end : word.start()], word[0].casefold()]
        end = word.end()
    return [*pieces, text[end:]]


def _at_desk(doubtful: set[str], fields: object, expected: dict[str, Json]) -> Effort:
    assert isinstance(fields, dict)
    effort = Effort()
    for path in sorted(doubtful):
        truth, value = expected.get(path), fields.get(path)
        said = value.code if value is not None and isinstance(truth, dict) else value and value.value
        right = value is not None and _plain(said) == _plain(truth)
        if path in CRITICAL:
            again = typed_keys(path, truth) + 1 if path in TWICE else 0
            effort.add(max(1, typed_keys(path, truth)) + again + 1)
        elif path == "sensitive.items":
            effort.add(2 * len(truth if isinstance(truth, list) else [None]))
        elif not right and (mended := mending(path, value.value if value else None, truth)):
            effort.add(mended.keys)
            effort.looks += mended.looks
        else:
            effort.add(1 if right else typed_keys(path, truth) + 1)
    effort.add(2)
    return effort


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
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    with tempfile.TemporaryDirectory(prefix="desk-keys-") as folder:
        measure(read(Path(folder)))


if __name__ == "__main__":
    main()
