"""Fields of a known blank, read by position."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from classifiers import answer, mark
from classifiers.answer import Spot
from classifiers.borne_out import borne_out
from classifiers.kinds import parser
from classifiers.left_blank import judged_together
from classifiers.mark import Option
from domain.form import (
    FieldBox,
    FieldKind,
    FieldValue,
    FormDefinition,
    FormRun,
    Language,
    TickBox,
    ValueSource,
)
from domain.page import FormValue, Match
from domain.view import PageView

_LIES_WELL = 0.5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page of the run, lying on its page of the blank."""

    view: PageView
    match: Match
    widgets: Mapping[str, FormValue]

    @property
    def registration(self) -> float:
        return min(1.0, self.match.score) * (1.0 if self.match.residual < 0.01 else 0.8)

    @property
    def lies_well(self) -> float:
        """For marks and signatures: whoever looks at them finds out how the blank lies around each."""
        return 1.0 if self.registration >= _LIES_WELL else self.registration


def read(
    run: FormRun, views: Mapping[int, PageView], definition: FormDefinition, received_on: date
) -> tuple[FieldValue, ...]:
    """Fields on pages that did not arrive are left out: nothing is known of them."""
    sheets = _sheets(run, views, definition.id)
    spanish = Language.SPANISH in (run.fill_language, definition.language)
    fields = (
        _field(box, sheets[box.page], received_on, spanish) for box in definition.fields if box.page in sheets
    )
    options = [_option(box, sheets[box.page]) for box in definition.ticks if box.page in sheets]
    marked = [
        mark.settle(path, [option for option in options if option.path == path])
        for path in dict.fromkeys(option.path for option in options)
    ]
    return (*judged_together(borne_out(fields, received_on)), *marked)


def _sheets(run: FormRun, views: Mapping[int, PageView], template: str) -> dict[int, _Sheet]:
    sheets: dict[int, _Sheet] = {}
    for number in run.pages:
        view = views.get(number)
        if view is None:
            continue
        match = next((m for m in view.reading.matches if m.template == template), None)
        if match is not None and match.page not in sheets:
            widgets = {value.name: value for value in view.reading.form_values}
            sheets[match.page] = _Sheet(view, match, widgets)
    return sheets


def _field(box: FieldBox, sheet: _Sheet, received_on: date, spanish: bool) -> FieldValue:
    reading = sheet.view.reading
    place = sheet.match.place(box.box)
    spot = Spot(box.path, box.kind, reading.number, place, sheet.registration, reading.quality, known=True)
    if box.kind is FieldKind.SIGNATURE:
        return answer.signature(
            replace(spot, registration=sheet.lies_well), sheet.view.signature(place, sheet.match)
        )
    parse = parser(box.path, box.kind, received_on, spanish)
    widget = sheet.widgets.get(box.widget) if box.widget else None
    if widget is not None and widget.value.strip():
        return answer.typed(spot, widget.value, ValueSource.FORM_FIELD, parse)
    # An empty widget proves nothing: the page may have been printed, written on and scanned again.
    readings = sheet.view.read(place, box.kind, sheet.match)
    return answer.value(spot, readings, parse, answer.page_source(reading))


def _option(box: TickBox, sheet: _Sheet) -> Option:
    reading = sheet.view.reading
    place = sheet.match.place(box.box)
    widget = sheet.widgets.get(box.widget) if box.widget else None
    if widget is not None and widget.button and widget.value == "on":
        marked, source = 0.999, ValueSource.FORM_FIELD
    else:
        marked, source = sheet.view.mark(place, sheet.match).marked, ValueSource.MARK
    return Option(
        box.path, box.code, box.label, marked, reading.number, place, sheet.lies_well, source, box.decision
    )
