"""Rules on the form as a whole: whose record, all pages, the right line, what a cover may do."""

from domain.form import FormType, ValueSource
from domain.request import Department, Finding
from routing.departments import department
from routing.form import same_name
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


def papers_agree(case: Case) -> Finding | None:
    """The cover, the form's other pages and the mail must speak of the same patient as the form."""
    differing = [path for path in ("patient.name", "patient.date_of_birth") if _contradicted(case, path)]
    if not differing:
        return None
    return review("ID-02", "The papers name more than one patient; pick the right one.", *differing)


def record_number_agrees(case: Case) -> Finding | None:
    if not _contradicted(case, "patient.mrn"):
        return None
    return review(
        "ID-03", "The papers give more than one record number; check before anything is sent.", "patient.mrn"
    )


def _contradicted(case: Case, path: str) -> bool:
    """By a paper that is not the field's own page: there it was read by better means already."""
    ours = case.form.request.fields.get(path)
    if ours is None or not isinstance(ours.value, str) or not ours.value.strip():
        return False
    elsewhere = (
        s for s in case.context.sightings if s.path == path and (s.page is None or s.page != ours.page)
    )
    return any(not _agree(path, ours.value, sighting.value) for sighting in elsewhere)


def _agree(path: str, one: str, other: str) -> bool:
    if path == "patient.name":
        return same_name(one, other, slips=True)
    if path == "patient.mrn":
        return one.upper().lstrip("0") == other.upper().lstrip("0")
    return one == other


RULES: tuple[Rule, ...] = (
    whose_record,
    birth_date_possible,
    papers_agree,
    record_number_agrees,
    all_pages,
    right_line,
    cover_widens,
)
