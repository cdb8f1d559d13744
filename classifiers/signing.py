"""Where somebody signs, on forms whose label for that is in no list."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from classifiers.labels import Label, find
from classifiers.rows import Row, runs
from classifiers.sheet import Sheet
from domain.page import Box

_WORDS = frozenset({"signature", "firma", "signed"})
_STAFF = frozenset(
    token
    for line in (
        "witness witnessed staff interpreter translator notary employee physician clinician technologist",
        "technician counselor nurse testigo interprete notario empleado enfermera tecnico",
    )
    for token in line.split()
)
_OTHERS = _STAFF | frozenset(
    token
    for line in (
        "verified released received reviewed completed office personal medico by provider doctor hospital",
        "clinic use only file date fecha",
    )
    for token in line.split()
)
_MOST_WORDS = 11
_EARLY = 6
_ALIKE = 78.0
_SCORE = 0.75


def labels(sheet: Sheet) -> Iterator[Label]:
    """Short pieces of print that name a signature, and nobody but who asks."""
    for number, row in enumerate(sheet.rows):
        at = 0
        for run in runs(row, sheet.reading, 2.0):
            if _names_signature(run):
                yield _label(row, number, at, at + len(run.words) - 1)
            at += len(run.words)


def of_staff(sheet: Sheet, label: Label) -> bool:
    """The print that the label is part of names a witness or somebody of the staff."""
    row = sheet.rows[label.row]
    own = row.words[label.first]
    run = next((run for run in runs(row, sheet.reading, 2.0) if own in run.words), row)
    return bool(_STAFF & set(run.folded.split()))


def _names_signature(run: Row) -> bool:
    tokens = run.folded.split()
    if not tokens or len(tokens) > _MOST_WORDS:
        return False
    early = any(_alike(token) for token in tokens[:_EARLY])
    # "I have signed", "by my signature": a sentence about signing.
    sentence = run.text.rstrip().endswith(".") or (len(tokens) > 6 and run.text[:1].islower())
    return early and not sentence and not _OTHERS & set(tokens)


def _alike(token: str) -> bool:
    return token in _WORDS or (len(token) >= 7 and fuzz.ratio(token, "signature") >= _ALIKE)


def _label(row: Row, number: int, first: int, last: int) -> Label:
    box = row.words[first].box
    for word in row.words[first + 1 : last + 1]:
        box = box.union(word.box)
    text = " ".join(word.text for word in row.words[first : last + 1])
    return Label(("signature.present",), text, box, number, first, last, _SCORE, text.rstrip().endswith(":"))


def around(sheet: Sheet, label: Label, right: float) -> Box:
    """All the room about a label, up to `right`, in which its signature can stand."""
    right = max(right, label.box.right + 1e-3)
    others = [o.box for o in find(sheet) if o.box.left < right and o.box.right > label.box.left]
    lids = [box.bottom for box in others if box.bottom <= label.box.top]
    floors = [box.top for box in others if box.top >= label.box.bottom]
    top = max([0.0, label.box.top - 3.0 * sheet.tall, *lids])
    bottom = min([1.0, label.box.bottom + 5.5 * sheet.tall, *floors])
    return Box(label.box.left, top, right, bottom)
