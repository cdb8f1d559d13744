"""Rules on the form as a whole: whose record, all pages, the right line, what a cover may do."""

from domain.form import FormType, ValueSource
from domain.request import Department, Finding
from routing.departments import department
from routing.rules.case import Case, Rule, block, note, review

WIDENED_BY_COVER = (
    "records.items",
    "records.date_from",
    "records.date_to",
    "imaging.exams",
    "sensitive.items",
    "recipient.name",
    "recipient.organization",
    "recipient.address",
    "recipient.fax",
    "recipient.email",
    "expiration",
    "purpose",
)


def whose_record(case: Case) -> Finding | None:
    form = case.form
    second_key = form.filled("patient.date_of_birth") or form.filled("patient.mrn")
    if form.filled("patient.name") and second_key:
        return None
    return block(
        "ID-01",
        "We cannot tell whose record this is.",
        "patient.name",
        "patient.date_of_birth",
        "patient.mrn",
    )


def birth_date_possible(case: Case) -> Finding | None:
    born = case.form.day("patient.date_of_birth")
    if born is None or (born.year > 1900 and born <= case.received_on):
        return None
    return review("ID-01", "Date of birth looks wrong; check the image.", "patient.date_of_birth")


def all_pages(case: Case) -> Finding | None:
    if case.form.request.run.missing_pages:
        return block("PAGE-01", "Page(s) missing; ask the sender for the whole form.")
    if not case.context.complete:
        return review("PAGE-01", "Not everything arrived whole; check that the form is complete.")
    return None


def right_line(case: Case) -> Finding | None:
    expected = case.context.expected
    if expected is None or case.context.department(expected) is Department.EXCEPTIONS:
        return None
    if department(case.form.request, case.context) is case.context.department(expected):
        return None
    return note("RTE-01", "Arrived on the wrong line; rerouted.")


def cover_widens(case: Case) -> Finding | None:
    if not case.is_release and case.form.form_type is not FormType.VERBAL:
        return None
    values = case.form.request.fields
    taken = [p for p in WIDENED_BY_COVER if p in values and values[p].source is ValueSource.COVER]
    if not taken:
        return None
    return review("CVR-01", "Follow the signed form; the cover sheet cannot widen it.", *taken)


RULES: tuple[Rule, ...] = (whose_record, birth_date_possible, all_pages, right_line, cover_widens)
