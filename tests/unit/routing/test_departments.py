from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.form import FormType
from domain.request import Department
from routing.departments import department
from routing.split import split
from tests.unit.routing.filled import coded, context, filled


def items(codes: Sequence[str]) -> list[dict[str, str]]:
    return [{"label": code, "code": code} for code in codes]


@pytest.mark.parametrize(
    ("codes", "expected", "desk"),
    [
        (("abstract",), None, Department.ROI),
        (("images",), None, Department.IMAGING),
        (("images", "abstract"), None, Department.ROI),
        (("images", "abstract"), FormType.IMAGING, Department.IMAGING),
        (("abstract",), FormType.IMAGING, Department.ROI),
    ],
)
def test_authorization_goes_where_its_records_are(
    codes: Sequence[str], expected: FormType | None, desk: Department
) -> None:
    request = filled(changes={"records.items": items(codes)})
    assert department(request, replace(context(), expected=expected)) is desk


def test_reports_only_on_an_imaging_form_go_to_records() -> None:
    reports = {"imaging.product": coded("imaging.product", "Reports only", "reports")}
    assert department(filled(FormType.IMAGING, reports), context()) is Department.ROI
    assert department(filled(FormType.IMAGING), context()) is Department.IMAGING


def test_configured_department_wins_and_the_rest_goes_to_exceptions() -> None:
    only = replace(context(), departments={FormType.VERBAL: Department.ROI})
    assert department(filled(FormType.VERBAL), only) is Department.ROI
    assert department(filled(FormType.AMENDMENT), only) is Department.EXCEPTIONS


def test_images_and_records_become_two_requests() -> None:
    request = filled(changes={"records.items": items(("images", "abstract", "lab"))})
    parts = split(request)
    assert parts is not None
    records, images = parts
    assert (records.run.form_type, images.run.form_type) == (FormType.AUTHORIZATION, FormType.IMAGING)
    assert records.fields["records.items"].value == items(("abstract", "lab"))
    assert images.fields["records.items"].value == items(("images",))
    assert department(records, context()) is Department.ROI
    assert department(images, context()) is Department.IMAGING


def test_what_one_desk_can_do_is_not_split() -> None:
    assert split(filled(changes={"records.items": items(("images",))})) is None
    assert split(filled()) is None


def test_other_records_on_a_form_for_images_go_to_the_records_desk() -> None:
    marked = items(("images", "radiology_report", "lab"))
    parts = split(filled(FormType.IMAGING, {"records.items": marked}))
    assert parts is not None
    images, records = parts
    assert images.fields["records.items"].value == items(("images", "radiology_report"))
    assert records.fields["records.items"].value == items(("lab",))
    assert (department(images, context()), department(records, context())) == (
        Department.IMAGING,
        Department.ROI,
    )


def test_images_with_their_reports_stay_on_the_imaging_desk() -> None:
    assert split(filled(FormType.IMAGING, {"records.items": items(("images", "radiology_report"))})) is None


PERSONS = [{"name": "Pilar López", "relationship": "sister", "phone": None}]


def test_records_marked_on_a_permission_to_talk_become_a_release() -> None:
    both = {"records.items": items(("lab",)), "contacts": PERSONS}
    parts = split(filled(FormType.VERBAL, both))
    assert parts is not None
    talk, copies = parts
    assert (talk.run.form_type, copies.run.form_type) == (FormType.VERBAL, FormType.AUTHORIZATION)
    assert "records.items" not in talk.fields
    assert talk.fields["contacts"].value == PERSONS
    assert copies.fields["records.items"].value == items(("lab",))
    assert "contacts" not in copies.fields
    assert (department(talk, context()), department(copies, context())) == (Department.VERBAL, Department.ROI)


def test_persons_named_on_a_release_become_a_permission_to_talk() -> None:
    parts = split(filled(changes={"contacts": PERSONS}))
    assert parts is not None
    copies, talk = parts
    assert (copies.run.form_type, talk.run.form_type) == (FormType.AUTHORIZATION, FormType.VERBAL)
    assert "contacts" not in copies.fields
    assert talk.fields["contacts"].value == PERSONS


def test_an_empty_list_of_persons_asks_nobody() -> None:
    assert split(filled(changes={"contacts": []})) is None
