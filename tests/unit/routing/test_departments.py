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
    parts = split(request, "01JNPXV3K9AF3N0C2D4E5F6G7H")
    assert parts is not None
    records, images = parts
    assert records.id == request.id
    assert records.fields["records.items"].value == items(("abstract", "lab"))
    assert images.fields["records.items"].value == items(("images",))
    assert department(records, context()) is Department.ROI
    assert department(images, context()) is Department.IMAGING


def test_what_one_desk_can_do_is_not_split() -> None:
    assert split(filled(changes={"records.items": items(("images",))}), "new") is None
    assert split(filled(), "new") is None
