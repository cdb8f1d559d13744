from dataclasses import replace
from datetime import date

import pytest

from classifiers.identity import sightings
from domain.page import PageReading
from domain.request import Sighting
from tests.unit.classifiers.paper import page

TODAY = date(2026, 6, 15)


def on(*lines: str) -> set[tuple[str, str]]:
    return {(s.path, s.value) for s in sightings([page(lines)], (), TODAY)}


def unsure(reading: PageReading) -> PageReading:
    return replace(reading, words=tuple(replace(word, confidence=0.3) for word in reading.words))


def test_a_cover_names_the_patient_beside_its_labels() -> None:
    assert on("FAX", "RE: Carmen Ortiz Vega   DOB: 04/23/1961", "Pages: 3") == {
        ("patient.name", "Carmen Ortiz Vega"),
        ("patient.date_of_birth", "1961-04-23"),
    }


def test_spanish_labels_and_record_numbers_are_read_too() -> None:
    assert on("Paciente: Luis Prado Mena", "Fecha de nacimiento: 02/28/1990", "MRN: 00-482-911") == {
        ("patient.name", "Luis Prado Mena"),
        ("patient.date_of_birth", "1990-02-28"),
        ("patient.mrn", "00482911"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "RE: request for medical records",
        "Patient name: ____________   Date of birth: ____",
        "Signature of patient or legal representative",
        "Patient: see attached form",
        "Dear Maria Lopez,",
        "RE: John",
        "Patient portal as secure mail",
        "Records of the patient Carmen Ortiz",
    ],
)
def test_what_is_no_labelled_name_is_nobody(line: str) -> None:
    assert on(line) == set()


def test_words_the_engine_was_not_sure_of_are_no_ground_for_doubt() -> None:
    assert sightings([unsure(page(("Patient: Carmen Ortiz",)))], (), TODAY) == ()


def test_a_mail_speaks_without_a_page() -> None:
    found = sightings([], ("Records for my mother", "Patient: Ana Ruiz\nDOB 01/02/1950"), TODAY)
    assert found == (
        Sighting("patient.name", "Ana Ruiz", None),
        Sighting("patient.date_of_birth", "1950-01-02", None),
    )
