"""Fields of a form never seen before, found by the words printed beside them."""

from collections.abc import Mapping
from datetime import date

from domain.form import FieldValue, FormRun
from domain.view import PageView


def read(run: FormRun, views: Mapping[int, PageView], received_on: date) -> tuple[FieldValue, ...]:
    return ()
