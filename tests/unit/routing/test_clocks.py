from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.form import FormType
from domain.request import LegalBasis
from routing.clocks import clocks
from routing.holiday import Calendar
from tests.unit.routing.filled import ZONE

A = FormType.AUTHORIZATION
FRIDAY = datetime.fromisoformat("2026-03-06T16:42:10-05:00")
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def test_own_access_on_a_friday_afternoon() -> None:
    found = clocks(LegalBasis.ACCESS_SELF, A, FRIDAY, None, ZONE)
    assert found.received_on == date(2026, 3, 6)
    assert found.service_due == date(2026, 3, 27)
    assert found.legal_due == date(2026, 4, 5)
    assert found.act_by == date(2026, 4, 3)
    assert found.due_by == date(2026, 3, 27)
    assert not found.extended


@pytest.mark.parametrize(
    ("basis", "form_type", "service_due", "legal_due"),
    [
        (LegalBasis.AUTHORIZATION_508, A, date(2026, 3, 27), None),
        (LegalBasis.AUTHORIZATION_508, FormType.IMAGING, date(2026, 3, 10), None),
        (LegalBasis.ACCESS_SELF, FormType.IMAGING, date(2026, 3, 10), date(2026, 4, 5)),
        (LegalBasis.AMENDMENT_526, FormType.AMENDMENT, None, date(2026, 5, 5)),
        (LegalBasis.AGREEMENT_510B, FormType.VERBAL, date(2026, 3, 9), None),
        (LegalBasis.TREATMENT_506, A, date(2026, 3, 6), None),
        (LegalBasis.UNKNOWN, FormType.OTHER, date(2026, 3, 6), None),
    ],
)
def test_each_basis_has_its_own_clock(
    basis: LegalBasis, form_type: FormType, service_due: date | None, legal_due: date | None
) -> None:
    found = clocks(basis, form_type, FRIDAY, None, ZONE)
    assert (found.service_due, found.legal_due) == (service_due, legal_due)


def test_evening_in_boston_is_still_that_day() -> None:
    late = datetime(2026, 3, 7, 2, 30, tzinfo=UTC)
    assert clocks(LegalBasis.ACCESS_SELF, A, late, None, ZONE).received_on == date(2026, 3, 6)


def test_patriots_day_is_no_business_day() -> None:
    friday = datetime(2026, 4, 17, 15, tzinfo=UTC)
    found = clocks(LegalBasis.AGREEMENT_510B, FormType.VERBAL, friday, None, ZONE)
    assert found.service_due == date(2026, 4, 21)


def test_day_the_hospital_is_closed_is_no_business_day() -> None:
    calendar = Calendar(closed=frozenset({date(2026, 3, 9)}))
    found = clocks(LegalBasis.AGREEMENT_510B, FormType.VERBAL, FRIDAY, None, ZONE, calendar=calendar)
    assert found.service_due == date(2026, 3, 10)


def test_authorization_never_waits_longer_than_thirty_days() -> None:
    before_christmas = datetime(2026, 12, 11, 15, tzinfo=UTC)
    closed = Calendar(closed=frozenset(date(2026, 12, 14) + timedelta(days=n) for n in range(28)))
    found = clocks(LegalBasis.AUTHORIZATION_508, A, before_christmas, None, ZONE, calendar=closed)
    assert found.service_due == date(2027, 1, 10)


def test_needed_by_pulls_the_date_forward_but_not_into_the_past() -> None:
    basis = LegalBasis.ACCESS_SELF
    assert clocks(basis, A, FRIDAY, date(2026, 3, 12), ZONE).due_by == date(2026, 3, 12)
    assert clocks(basis, A, FRIDAY, date(2026, 3, 5), ZONE).due_by == date(2026, 3, 27)


def test_extension_moves_the_day_to_act_where_the_law_knows_one() -> None:
    found = clocks(LegalBasis.AMENDMENT_526, FormType.AMENDMENT, FRIDAY, None, ZONE, extended=True)
    assert (found.legal_due, found.act_by, found.extended) == (date(2026, 5, 5), date(2026, 6, 4), True)
    assert not clocks(LegalBasis.AUTHORIZATION_508, A, FRIDAY, None, ZONE, extended=True).extended


@given(moments, st.sampled_from(LegalBasis), st.sampled_from(FormType), st.booleans())
def test_no_clock_runs_backwards(
    received_at: datetime, basis: LegalBasis, form_type: FormType, extended: bool
) -> None:
    found = clocks(basis, form_type, received_at, None, ZONE, extended=extended)
    dues = [day for day in (found.service_due, found.legal_due, found.act_by, found.due_by) if day]
    assert dues
    assert all(day >= found.received_on for day in dues)
    assert found.due_by == min(day for day in (found.service_due, found.act_by) if day)


@given(moments, st.integers(1, 40))
def test_business_days_are_counted_one_by_one(moment: datetime, count: int) -> None:
    calendar, day = Calendar(), moment.date()
    last = calendar.after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(calendar.is_business_day(one) for one in between) == count
    assert calendar.is_business_day(last)
    assert calendar.on_or_before(last) == last == calendar.on_or_after(last)
