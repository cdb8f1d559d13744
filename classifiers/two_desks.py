"""Sheets that ask two desks at once: a permission to talk that orders copies too, and a release on which
persons to talk with are named. Each half's own fields are looked for only where its heading stands."""

from collections.abc import Sequence
from datetime import date

from classifiers import concepts, roster
from classifiers.fold import fold
from classifiers.headings import owner_of
from classifiers.labels import Label
from classifiers.roster import People
from classifiers.rows import Row, runs
from classifiers.sheet import Sheet
from domain.form import FormType

_HEADING = 12
"""Words of a heading; a longer line is a statement."""
_NONE = frozenset(fold("not no never without only separate another sin ningun ninguna aparte otro").split())
"""Words of a sentence that says what the form is not for."""


def people(page: Sheet, labels: Sequence[Label], form_type: FormType, received_on: date) -> People | None:
    """Those to talk with. On a release the same columns may ask for recipients, save under a heading of
    their own."""
    if form_type is FormType.VERBAL:
        return roster.read(page, labels, received_on)
    if form_type is not FormType.AUTHORIZATION or not any(_talks(page, row) for row in page.rows):
        return None
    named = [label for label in labels if _section(page, label) == "contacts"]
    return roster.read(page, named, received_on)


def paths(page: Sheet, form_type: FormType) -> tuple[str, ...]:
    """Of tick boxes that belong to the other half."""
    if form_type is FormType.VERBAL and any(orders_copies(row.text) for row in page.rows):
        return ("records.items",)
    if form_type is FormType.AUTHORIZATION and any(_talks(page, row) for row in page.rows):
        return ("topics", "voicemail.allowed")
    return ()


def orders_copies(text: str) -> bool:
    """A heading over what is to be copied, not a statement that nothing is."""
    words = fold(text).split()
    if not 0 < len(words) <= _HEADING or not _NONE.isdisjoint(words):
        return False
    named = concepts.named(" ".join(words))
    return "copy" in named and not named.isdisjoint({"record", "information", "chart_part"})


def asks_to_talk(text: str) -> bool:
    """A heading over whom to talk with, or over what."""
    words = fold(text).split()
    if not 0 < len(words) <= _HEADING or not _NONE.isdisjoint(words):
        return False
    return not concepts.named(" ".join(words)).isdisjoint({"talk", "message"})


def _talks(page: Sheet, row: Row) -> bool:
    return any(_owner(piece) == "contacts" for piece in runs(row, page.reading, gap=4.0))


def _owner(piece: Row) -> str | None:
    return None if _NONE & set(piece.folded.split()) else owner_of(piece)


def _section(page: Sheet, label: Label) -> str | None:
    """Whose fields stand there, by the nearest heading above."""
    for row in reversed(page.rows[: label.row]):
        for piece in runs(row, page.reading, gap=4.0):
            owner = _owner(piece)
            if owner is not None:
                return owner
    return None
