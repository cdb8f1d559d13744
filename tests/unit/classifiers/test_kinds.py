"""Words may stand where a date does, but a date that could not be read is no word."""

from datetime import date

from classifiers.kinds import parser
from domain.form import FieldKind

READ = parser("expiration", FieldKind.DATE, date(2026, 3, 6), False)


def test_an_event_is_kept_as_written() -> None:
    parsed = READ("End of my treatment")
    assert parsed is not None and parsed.value == "End of my treatment"


def test_a_month_that_was_misread_is_no_event() -> None:
    parsed = READ("Sep S, 2026")
    assert parsed is None or parsed.value is None
