"""Which control a field has."""

from collections.abc import Callable

from review.catalogue import Entry
from review.controls import choice, name, sensitive, table, text, ticks
from review.controls.typed import Asked, Typed
from review.submission import Submission

View = (
    text.TextView
    | name.NameView
    | choice.ChoiceView
    | choice.YesNoView
    | ticks.TicksView
    | sensitive.SensitiveView
    | table.TableView
)

_SHOW: dict[Entry, Callable[[Asked], View]] = {
    Entry.NAME: name.show,
    Entry.YES_NO: choice.show_yes_no,
    Entry.CHOICE: choice.show_choice,
    Entry.CODED_TEXT: choice.show_coded,
    Entry.MARKED: ticks.show,
    Entry.SENSITIVE: sensitive.show,
    Entry.CONTACTS: table.show,
    Entry.EXAMS: table.show,
}
_READ: dict[Entry, Callable[[Asked, Submission], Typed]] = {
    Entry.NAME: name.read,
    Entry.YES_NO: choice.read_yes_no,
    Entry.CHOICE: choice.read_choice,
    Entry.CODED_TEXT: choice.read_coded,
    Entry.MARKED: ticks.read,
    Entry.SENSITIVE: sensitive.read,
    Entry.CONTACTS: table.read,
    Entry.EXAMS: table.read,
}


def show(asked: Asked) -> View:
    return _SHOW.get(asked.field.entry, text.show)(asked)


def read(asked: Asked, sent: Submission) -> Typed:
    """What the person left in the control. Raises Unclear."""
    return _READ.get(asked.field.entry, text.read)(asked, sent)
