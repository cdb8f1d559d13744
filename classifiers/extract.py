"""The fields of one filled-in form."""

from collections.abc import Mapping
from datetime import date

from classifiers import foreign, placed
from classifiers.answer import without_ssn
from classifiers.merge import merge
from domain.form import FieldValue, FormDefinition, FormRun, FormType
from domain.view import PageView


def extract(
    run: FormRun, views: Mapping[int, PageView], definition: FormDefinition | None, received_on: date
) -> dict[str, FieldValue]:
    """By flat path. A path left out: the form has no such field. Value None: it was left blank, or,
    with `raw`, could not be read. `views` by page number; `received_on` in the hospital's own zone."""
    if definition is not None and run.template == definition.id:
        values = placed.read(run, views, definition, received_on)
    elif run.form_type in (FormType.OTHER, FormType.UNKNOWN):
        return {}
    else:
        values = foreign.read(run, views, received_on)
    return {path: without_ssn(value) for path, value in sorted(merge(values).items())}
