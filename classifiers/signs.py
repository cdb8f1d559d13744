"""Signs that a page is there to be filled in about a patient."""

from classifiers.evidence import stands_in
from classifiers.rows import rows
from domain.page import PageReading

_LABELS = tuple(
    """
    patient name | name of patient | patient s name | legal name | date of birth | birth date | dob
    medical record number | signature | relationship to patient | relationship | authority to act
    witness | print name | printed name | expiration date | expires | phone number | address
    nombre del paciente | fecha de nacimiento | firma | parentesco | relacion con el paciente
    testigo | nombre en letra de molde | telefono | direccion | vencimiento
    """.replace("\n", "|").split("|")
)
_FOLDED = tuple(label.strip() for label in _LABELS if label.strip())


def form_signs(reading: PageReading) -> float:
    """0 to 3: labels to be filled in, tick boxes, form fields."""
    lines = [row.folded for row in rows(reading)]
    labels = sum(any(stands_in(label, line) for line in lines) for label in _FOLDED)
    boxes = len(reading.squares) + sum(value.button for value in reading.form_values)
    return min(labels / 4, 2.0) + min(boxes / 10, 1.0)
