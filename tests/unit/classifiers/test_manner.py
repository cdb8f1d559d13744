"""What tells a form from a leaflet about forms: places to fill, and somebody's own will."""

from collections.abc import Sequence

import pytest

from classifiers.evidence import evidence
from classifiers.manner import joined, nothing_to_fill
from classifiers.split import split
from domain.form import FormType
from domain.page import Box
from tests.unit.classifiers.paper import page

LEAFLET = (
    "# Releasing Your Medical Records",
    "To let us send copies of your medical record to somebody else you need to sign a release form.",
    "The form asks for your full name, your date of birth and the dates on which you were treated here.",
    "Say who is to receive the records and why; personal use is a good enough reason for most offices.",
    "You may cancel the authorization in writing, and nobody may refuse to treat you without one.",
    "Send the signed authorization to Health Information Management by mail, by fax or in person.",
)
FORM = (
    "# Authorization to Release Medical Records",
    "Patient name          Date of birth",
    "I authorize the clinic to release my medical records to",
    "Name          Address          Fax",
    "Signature          Date",
)
RULES = tuple(Box(0.2, y, 0.5, y + 0.001) for y in (0.1, 0.15, 0.2, 0.25))


def manner_of(texts: Sequence[str], rules: Sequence[Box] = ()) -> dict[str, float]:
    return dict(evidence(page(texts, rules=rules)).manner)


def test_a_leaflet_has_nothing_to_fill_in_and_a_form_has() -> None:
    assert nothing_to_fill(manner_of(LEAFLET))
    assert not nothing_to_fill(manner_of(FORM, RULES))


def test_rules_lost_on_a_bad_line_make_no_leaflet_of_a_form() -> None:
    assert not nothing_to_fill(manner_of(FORM))


@pytest.mark.parametrize("line", [None, FormType.AUTHORIZATION, FormType.VERBAL])
def test_a_leaflet_about_requests_is_none(line: FormType | None) -> None:
    (run,) = split([page(LEAFLET)], (), line).runs
    assert run.form_type in (FormType.OTHER, FormType.UNKNOWN)


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("I hereby authorize the hospital to release my records", True),
        ("I, the undersigned patient or guardian, give permission", True),
        ("Por la presente autorizo la entrega de mi expediente", True),
        ("You must authorize the hospital in writing", False),
        ("El paciente debe autorizar la entrega", False),
    ],
)
def test_who_speaks(sentence: str, acts: bool) -> None:
    assert (manner_of((sentence,))["f:acts"] > 0) is acts


def test_of_two_pages_places_add_up_and_running_text_is_averaged() -> None:
    leaflet, form = manner_of(LEAFLET), manner_of(FORM, RULES)
    both = joined(leaflet, form)
    assert both["f:rooms"] == max(leaflet["f:rooms"], form["f:rooms"])
    assert form["f:essay"] < both["f:essay"] < leaflet["f:essay"]
