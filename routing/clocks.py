"""When a request is due: the hospital's own promise, the law's limit, and the earlier of the two."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from domain.form import FormType
from domain.request import LegalBasis
from routing.holiday import Calendar

ROUTINE_BUSINESS_DAYS = 15
AUTHORIZATION_CEILING = timedelta(days=30)
IMAGING_BUSINESS_DAYS = 2
VERBAL_BUSINESS_DAYS = 1
FIRST_REVIEW_BUSINESS_DAYS = 5
EXTENSION = timedelta(days=30)
LEGAL_PERIOD = {
    LegalBasis.ACCESS_SELF: timedelta(days=30),
    LegalBasis.ACCESS_DIRECTIVE: timedelta(days=30),
    LegalBasis.AMENDMENT_526: timedelta(days=60),
}


@dataclass(frozen=True, slots=True)
class Clocks:
    """Days in the hospital's zone. `legal_due` does not roll over weekends; `act_by` is the last
    business day on or before it; `due_by` the earliest of all that apply."""

    received_on: date
    service_due: date | None
    legal_due: date | None
    act_by: date | None
    due_by: date | None
    extended: bool
    first_review_by: date | None = None


def clocks(
    basis: LegalBasis,
    form_type: FormType,
    received_at: datetime,
    needed_by: date | None,
    timezone: tzinfo,
    *,
    extended: bool = False,
    calendar: Calendar = Calendar(),  # noqa: B008 - frozen
) -> Clocks:
    """`received_at` is aware: the end of the fax session or the first SMTP receipt. `extended`: the
    letter for the one extension the law allows went out in time. A `needed_by` that lies before
    receipt is not used."""
    received_on = received_at.astimezone(timezone).date()
    service_due = _service_due(basis, form_type, received_on, calendar)
    period = LEGAL_PERIOD.get(basis)
    extended = extended and period is not None
    legal_due = received_on + period if period else None
    limit = legal_due + EXTENSION if legal_due and extended else legal_due
    act_by = calendar.on_or_before(limit) if limit else None
    wanted = needed_by if needed_by and needed_by >= received_on else None
    return Clocks(
        received_on=received_on,
        service_due=service_due,
        legal_due=legal_due,
        act_by=act_by,
        due_by=min((day for day in (service_due, act_by, wanted) if day), default=None),
        extended=extended,
        first_review_by=(
            calendar.after(received_on, FIRST_REVIEW_BUSINESS_DAYS)
            if basis is LegalBasis.AMENDMENT_526
            else None
        ),
    )


def _service_due(
    basis: LegalBasis, form_type: FormType, received_on: date, calendar: Calendar
) -> date | None:
    if basis is LegalBasis.AMENDMENT_526:
        return None
    if basis is LegalBasis.AGREEMENT_510B:
        return calendar.after(received_on, VERBAL_BUSINESS_DAYS)
    if basis in (LegalBasis.TREATMENT_506, LegalBasis.UNKNOWN):
        return calendar.on_or_after(received_on)
    if form_type is FormType.IMAGING:
        return calendar.after(received_on, IMAGING_BUSINESS_DAYS)
    routine = calendar.after(received_on, ROUTINE_BUSINESS_DAYS)
    if basis is LegalBasis.AUTHORIZATION_508:
        return min(routine, received_on + AUTHORIZATION_CEILING)
    return routine
