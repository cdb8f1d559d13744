from dataclasses import replace
from datetime import date

import pytest

from classifiers.extract import extract
from domain.form import FieldKind, FieldValue, FormRun, FormType, Language, ValueSource
from domain.page import Box, FormValue, Match, PageReading, Square, Word, WordSource
from domain.view import LineReading, MarkReading
from tests.unit.classifiers.paper import FakeView, page, words_at

RECEIVED = date(2026, 3, 6)


def read(
    reading: PageReading,
    form_type: FormType = FormType.AUTHORIZATION,
    language: Language = Language.ENGLISH,
    view: FakeView | None = None,
) -> dict[str, FieldValue]:
    run = FormRun((1,), form_type, 0.9, language)
    return extract(run, {1: view or FakeView(reading)}, None, RECEIVED)


def values(got: dict[str, FieldValue]) -> dict[str, object]:
    return {path: value.value for path, value in got.items()}


def test_right_of_the_label_up_to_the_next_one() -> None:
    got = values(read(page(("Patient Name: Ann Lee     Date of Birth: 04/23/1961     MRN: 0012345",))))
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.date_of_birth"] == "1961-04-23"
    assert got["patient.mrn"] == "0012345"


def test_an_empty_line_is_null() -> None:
    rules = (Box(0.22, 0.073, 0.5, 0.074), Box(0.68, 0.073, 0.9, 0.074))
    words = (*words_at("Patient Name", 0.08, 0.06), *words_at("Date of Birth", 0.55, 0.06))
    got = read(page(words=words, rules=rules))
    assert got["patient.name"].value is None
    assert got["patient.name"].raw == ""
    assert got["patient.date_of_birth"].value is None


def test_the_patient_signing_says_so_in_a_word_that_is_a_label_elsewhere() -> None:
    words = (
        *words_at("Relación con el paciente", 0.08, 0.5, 0.008),
        *words_at("Paciente", 0.09, 0.48),
        *words_at("Nombre en letra de molde", 0.5, 0.5, 0.008),
        *words_at("Ana Rosario Lee", 0.51, 0.48),
    )
    rules = (Box(0.08, 0.496, 0.45, 0.497), Box(0.5, 0.496, 0.9, 0.497))
    prose = words_at("autorizo la entrega de mis datos a quien se nombra en este papel", 0.08, 0.2)
    got = read(page(words=(*words, *prose), rules=rules), language=Language.SPANISH)
    assert (got["signer.relationship"].value, got["signer.relationship"].code) == ("Paciente", "self")


def cells(*words: Word) -> PageReading:
    """Two frames one above the other, captions small in their upper corners."""
    rules = tuple(Box(0.08, y, 0.92, y + 0.001) for y in (0.10, 0.15, 0.20))
    captions = (
        *words_at("PATIENT NAME", 0.083, 0.103, 0.008),
        *words_at("BIRTH DATE", 0.6, 0.103, 0.008),
        *words_at("STREET ADDRESS", 0.083, 0.153, 0.008),
        *words_at("CITY", 0.45, 0.153, 0.008),
        *words_at("STATE", 0.62, 0.153, 0.008),
        *words_at("ZIP CODE", 0.72, 0.153, 0.008),
    )
    prose = words_at("some longer running text of the usual size that stands below the frames", 0.08, 0.5)
    return page(words=(*captions, *prose, *words), rules=rules)


def test_below_the_caption_in_its_cell() -> None:
    got = values(
        read(
            cells(
                *words_at("Lee, Ann", 0.09, 0.125),
                *words_at("4-23-61", 0.61, 0.125),
                *words_at("10 Elm St", 0.09, 0.175),
                *words_at("Lawrence", 0.455, 0.175),
                *words_at("MA", 0.63, 0.175),
                *words_at("01840", 0.73, 0.175),
            )
        )
    )
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.date_of_birth"] == "1961-04-23"
    assert got["patient.address"] == "10 Elm St, Lawrence, MA 01840"


def test_above_a_label_printed_under_its_line() -> None:
    rules = (Box(0.08, 0.80, 0.5, 0.801), Box(0.55, 0.80, 0.8, 0.801))
    words = (
        *words_at("Signature of patient", 0.08, 0.804, 0.009),
        *words_at("Date", 0.55, 0.804, 0.009),
        *words_at("03/02/2026", 0.56, 0.783),
        *words_at("some running text of the usual size on this page", 0.08, 0.3),
    )
    reading = page(words=words, rules=rules)
    got = read(reading, view=FakeView(reading, signed=(Box(0.1, 0.78, 0.3, 0.8),)))
    assert got["signature.present"].value is True
    assert got["signature.date"].value == "2026-03-02"


def test_in_a_sentence_with_lines_to_write_on() -> None:
    words = (
        *words_at("I,", 0.08, 0.1),
        *words_at("Ann Lee", 0.12, 0.1),
        *words_at(", born on", 0.3, 0.1),
        *words_at("04/23/1961", 0.4, 0.1),
        *words_at("hereby authorize", 0.55, 0.1),
        *words_at("St. Brendan Hospital", 0.7, 0.1),
    )
    rules = (Box(0.1, 0.113, 0.29, 0.114), Box(0.375, 0.113, 0.53, 0.114), Box(0.685, 0.113, 0.92, 0.114))
    got = values(read(page(words=words, rules=rules)))
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.date_of_birth"] == "1961-04-23"
    assert got["discloser.name"] == "St. Brendan Hospital"


def test_the_section_tells_whose_name_and_number_it_is() -> None:
    got = values(
        read(
            page(
                (
                    "PATIENT INFORMATION",
                    "Name: Ann Lee     Phone: 617-555-0142",
                    "RELEASE INFORMATION TO:",
                    "Name: Joe Ruiz, MD     Phone: 978-555-0107     Fax: 978-555-0108",
                    "FOR OFFICE USE ONLY",
                    "Name: Staff Person     Date: 03/05/2026",
                )
            )
        )
    )
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.phone"] == "+16175550142"
    assert got["recipient.name"] == "Joe Ruiz, MD"
    assert got["recipient.phone"] == "+19785550107"
    assert got["recipient.fax"] == "+19785550108"
    assert "signature.date" not in got


def test_the_witness_is_not_the_signer() -> None:
    got = values(
        read(
            page(
                (
                    "Signature of patient:                    Date: 03/02/2026",
                    "Witness signature:                    Date: 03/03/2026",
                )
            )
        )
    )
    assert got["signature.date"] == "2026-03-02"


def test_spanish_labels() -> None:
    reading = page(
        (
            "Nombre del paciente: Ana Ruiz Soto     Fecha de nacimiento: 23/04/1961",
            "Dirección: 10 Elm St, Lawrence, MA 01840     Teléfono: (978) 555-0107",
            "Esta autorización vence el: 5 de marzo de 2027",
        )
    )
    got = read(reading, language=Language.SPANISH)
    assert got["patient.name"].parts == {"given": "Ana", "family": "Ruiz Soto"}
    assert got["patient.date_of_birth"].value == "1961-04-23"
    assert got["patient.address"].value == "10 Elm St, Lawrence, MA 01840"
    assert got["patient.phone"].value == "+19785550107"
    assert got["expiration"].value == "2027-03-05"


def test_misread_labels_are_still_labels() -> None:
    got = values(read(page(("Patlent Narne: Ann Lee     Date of Bi1th: 04/23/1961",))))
    assert got["patient.date_of_birth"] == "1961-04-23"


def test_words_in_running_text_are_no_labels() -> None:
    got = read(page(("I know that my name and date of birth are needed to find my records and address.",)))
    assert got == {}


@pytest.mark.parametrize("mark", ["[x]", "[X]", "(X)", "☒"])
def test_printed_marks_become_codes(mark: str) -> None:
    reading = page(
        (
            "Information to be released:",
            f"{mark} Laboratory results     [ ] Discharge summary     {mark} Operative report",
        )
    )
    got = read(reading)
    assert got["records.items"].value == [
        {"label": "Laboratory results", "code": "lab"},
        {"label": "Operative report", "code": "operative"},
    ]


def test_squares_are_looked_into() -> None:
    reading = page(
        ("Purpose of disclosure:     Medical care     Legal     Insurance",),
        squares=[
            Square(Box(left, 0.06, left + 0.012, 0.072), 0.0)
            for left in (0.08 + 0.008 * n for n in (24.5, 41.5, 51.5))
        ],
    )
    middle = reading.squares[1].box.centre
    got = read(reading, view=FakeView(reading, marked={middle: 0.97}))
    assert (got["purpose"].value, got["purpose"].code) == ("Legal", "legal")


def test_a_pdfs_buttons_are_boxes() -> None:
    reading = page(
        ("Purpose:     Medical care     Legal     Insurance",),
        form_values=[
            FormValue("b1", "off", True, Box(0.165, 0.06, 0.177, 0.072)),
            FormValue("b2", "on", True, Box(0.30, 0.06, 0.312, 0.072)),
            FormValue("b3", "off", True, Box(0.385, 0.06, 0.397, 0.072)),
        ],
    )
    assert read(reading)["purpose"].code == "legal"


def test_consent_is_never_inferred_on_an_unknown_form() -> None:
    reading = page(
        ("Initial to include sensitive information:", "[X] HIV test results     [ ] Genetic testing")
    )
    assert read(reading)["sensitive.items"].value == [
        {
            "label": "HIV test results",
            "category": "hiv",
            "decision": "unknown_polarity",
            "mark": "initials",
        },
        {"label": "Genetic testing", "category": "genetic", "decision": "not_marked", "mark": "blank"},
    ]


def test_a_table_of_contacts() -> None:
    rules = tuple(Box(0.08, y, 0.92, y + 0.001) for y in (0.10, 0.12, 0.15, 0.18, 0.21))
    words = (
        *words_at("Name", 0.09, 0.104),
        *words_at("Relationship", 0.45, 0.104),
        *words_at("Phone", 0.7, 0.104),
        *words_at("Joe Lee", 0.09, 0.13),
        *words_at("Son", 0.45, 0.13),
        *words_at("617-555-0142", 0.7, 0.13),
        *words_at("Eva Lee", 0.09, 0.16),
        *words_at("Wife", 0.45, 0.16),
        *words_at("978-555-0107", 0.7, 0.16),
    )
    got = read(page(words=words, rules=rules), FormType.VERBAL)
    assert got["contacts"].value == [
        {"name": "Joe Lee", "relationship": "Son", "phone": "+16175550142"},
        {"name": "Eva Lee", "relationship": "Wife", "phone": "+19785550107"},
    ]


def test_social_security_numbers_are_a_flag_only() -> None:
    got = read(page(("Patient Name: Ann Lee     SSN: 123-45-6789     MRN: 0012345",)))
    assert got["patient.ssn_seen"].value is True
    assert "6789" not in repr(got)
    assert got["patient.mrn"].value == "0012345"


def test_a_fillable_field_beside_its_label_is_taken_as_it_is() -> None:
    widget = FormValue("txt1", "Ann Lee", False, Box(0.2, 0.055, 0.5, 0.075))
    got = read(page(("Patient Name:",), form_values=(widget,)))
    assert got["patient.name"].value == "Ann Lee"
    assert got["patient.name"].source is ValueSource.FORM_FIELD


def test_questions_of_an_amendment_have_room_below() -> None:
    got = values(
        read(
            page(
                (
                    "Explain how the entry is incorrect or incomplete:",
                    "The note says I smoke.",
                    "What should the entry say?",
                    "I never smoked.",
                    "Reason for request:",
                    "It is wrong.",
                    "Signature:                    Date: 03/02/2026",
                )
            ),
            FormType.AMENDMENT,
        )
    )
    assert got["amendment.entry"] == "The note says I smoke."
    assert got["amendment.correction"] == "I never smoked."
    assert got["amendment.reason"] == "It is wrong."


def test_a_facility_in_the_recipients_place_is_an_organisation() -> None:
    got = values(read(page(("Send records to: Harbor Point Family Medicine",))))
    assert got["recipient.organization"] == "Harbor Point Family Medicine"
    assert "recipient.name" not in got


def test_a_second_address_without_a_heading_is_the_recipients() -> None:
    got = values(
        read(
            page(
                (
                    "Name: Ann Lee",
                    "Address: 10 Elm St, Lawrence, MA 01840",
                    "Phone: 617-555-0101",
                    "",
                    "Name: Bob Stone",
                    "Address: 99 Court Ln, Portland, ME 04101",
                    "Phone: 207-555-0102",
                    "Fax: 207-555-0103",
                )
            )
        )
    )
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.address"] == "10 Elm St, Lawrence, MA 01840"
    assert got["patient.phone"] == "+16175550101"
    assert got["recipient.name"] == "Bob Stone"
    assert got["recipient.address"] == "99 Court Ln, Portland, ME 04101"
    assert got["recipient.phone"] == "+12075550102"
    assert got["recipient.fax"] == "+12075550103"


def test_a_sentence_that_leads_to_the_recipient_is_its_heading() -> None:
    got = values(
        read(
            page(
                (
                    "Patient Name: Ann Lee",
                    "I hereby request that the hospital release copies of my medical records to:",
                    "Phone: 207-555-0102",
                )
            )
        )
    )
    assert got["recipient.phone"] == "+12075550102"
    assert "patient.phone" not in got


def test_columns_side_by_side_have_headings_of_their_own() -> None:
    words = (
        *words_at("PATIENT", 0.08, 0.30),
        *words_at("RELEASE TO", 0.55, 0.30),
        *words_at("Name: Ann Lee", 0.08, 0.35),
        *words_at("Name: Bob Stone", 0.55, 0.35),
        *words_at("MRN: 0012345", 0.08, 0.40),
        *words_at("Organization: Elm Clinic", 0.55, 0.40),
        *words_at("Phone: 617-555-0101", 0.08, 0.45),
        *words_at("Phone: 207-555-0102", 0.55, 0.45),
    )
    got = values(read(page(words=words)))
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.phone"] == "+16175550101"
    assert got["recipient.name"] == "Bob Stone"
    assert got["recipient.phone"] == "+12075550102"


def test_uprights_bound_a_cell_where_a_level_line_is_broken() -> None:
    words = (
        *words_at("1. PATIENT NAME", 0.085, 0.302, 0.008),
        *words_at("2. BIRTH DATE", 0.605, 0.302, 0.008),
        *words_at("Ann Lee", 0.085, 0.330),
        *words_at("4-23-61", 0.605, 0.330),
        *words_at("Nothing of this is an answer to what is asked above in the frames", 0.085, 0.360),
    )
    whole = page(words=words, rules=(Box(0.08, 0.298, 0.92, 0.299),))
    uprights = tuple(Box(x, 0.298, x + 0.001, 0.35) for x in (0.08, 0.6, 0.92))
    got = values(read(replace(whole, uprights=uprights)))
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.date_of_birth"] == "1961-04-23"


def test_two_answers_to_one_question_make_each_other_doubtful() -> None:
    alone = read(page(("Patient Name: Ann Lee     MRN: 0012345",)))
    twice = read(page(("Patient Name: Ann Lee     MRN: 0012345", "", "MRN: 7654321")))
    assert twice["patient.mrn"].confidence < alone["patient.mrn"].confidence


def test_underscores_between_typed_letters_are_no_part_of_the_answer() -> None:
    words = (*words_at("Patient Name:", 0.08, 0.06), *words_at("S_t_a_cy G_r_i_ff_i_n____", 0.24, 0.06))
    reading = replace(page(words=words), word_source=WordSource.TEXT_LAYER)

    class Digital(FakeView):
        def read(self, box: Box, kind: FieldKind, match: Match | None = None) -> tuple[LineReading, ...]:
            return tuple(
                replace(each, source=ValueSource.TEXT_LAYER) for each in super().read(box, kind, match)
            )

    assert values(read(reading, view=Digital(reading)))["patient.name"] == "Stacy Griffin"


def test_a_number_is_no_purpose() -> None:
    got = values(read(page(("Purpose: 01146034     MRN: 01146035",))))
    assert got["purpose"] is None
    assert got["patient.mrn"] == "01146035"


def test_crumbs_of_frames_between_options_part_no_question() -> None:
    options = ("Test results", "Billing / insurance", "Appointments", "Diagnosis and treatment")
    words = [*words_at("Information that may be shared:", 0.08, 0.2)]
    squares = []
    for number, option in enumerate(options):
        top = 0.24 + 0.03 * number
        words += [*words_at(option, 0.12, top), *words_at("|", 0.08, top + 0.015)]
        squares.append(Square(Box(0.09, top, 0.102, top + 0.012), 0.1))
    reading = page(words=tuple(words), squares=tuple(squares))
    marked = {(round(squares[1].box.centre[0], 3), round(squares[1].box.centre[1], 3)): 0.98}
    got = read(reading, FormType.VERBAL, view=FakeView(reading, marked=marked))
    assert got["topics"].value == [{"label": "Billing / insurance", "code": "billing"}]


def test_brackets_that_were_not_read_are_no_marks() -> None:
    """All rooms before the options are inked alike: that is print. One has far more: that is a mark."""
    options = ("Discharge Summary", "Operative Report", "Lab Results", "Progress Notes", "Billing Records")
    words = [*words_at("Information to be released", 0.1, 0.2)]
    for number, option in enumerate(options):
        words += words_at(option, 0.14, 0.24 + 0.02 * number)
    reading = page(words=tuple(words))

    class Inked(FakeView):
        def ink(self, box: Box) -> float:
            row = round((box.centre[1] - 0.24) / 0.02)
            return 0.2 if row == 2 else 0.05

        def mark(self, box: Box, match: Match | None = None) -> MarkReading:
            return MarkReading(0.9, 0.1, box)

    got = read(reading, view=Inked(reading))
    assert got["records.items"].value == [{"label": "Lab Results", "code": "lab"}]


def test_a_letterhead_is_nobody_s_telephone() -> None:
    head = "Hillside Clinic   Phone 978-555-0100   Fax 978-555-0101"
    got = read(page((head, "", "Patient Name: Ann Lee", "City: Salem")))
    assert "patient.phone" not in got
    assert "recipient.fax" not in got


def test_the_title_of_a_form_says_nothing_of_whose_the_first_fields_are() -> None:
    title = "Member's authorization to release protected health information"
    got = values(read(page((title, "", "Last name: Lee     First name: Ann", "Telephone: 978-555-0104"))))
    assert got["patient.name"] == "Ann Lee"
    assert got["patient.phone"] == "+19785550104"


def test_a_date_beside_somebody_of_the_staff_is_not_the_signer_s() -> None:
    words = (
        *words_at("Signature:", 0.08, 0.5),
        *words_at("Date: 03/02/2026", 0.6, 0.5),
        *words_at("Received by:", 0.08, 0.55),
        *words_at("Date: 03/05/2026", 0.6, 0.55),
    )
    rules = (Box(0.18, 0.513, 0.55, 0.514),)
    got = values(read(page(words=words, rules=rules)))
    assert got["signature.date"] == "2026-03-02"


def test_a_person_and_where_they_work_in_one_blank() -> None:
    lines = ("Patient Name: Bo Ray", "", "RELEASE TO", "Name/Facility: Ann Lee, Salem Family Clinic")
    got = values(read(page(lines)))
    assert got["recipient.name"] == "Ann Lee"
    assert got["recipient.organization"] == "Salem Family Clinic"


def test_law_firms_are_not_taken_apart() -> None:
    lines = ("Patient Name: Bo Ray", "", "RELEASE TO", "Name/Facility: Lee & Ray, Attorneys at Law")
    got = values(read(page(lines)))
    assert "recipient.name" not in got
    assert "Lee" in str(got["recipient.organization"])


def test_names_and_addresses_asked_for_in_one_blank() -> None:
    asked = "Name and address of person to receive records: Ann Lee, 12 Elm St, Salem, MA 01970"
    got = values(read(page(("Patient Name: Bo Ray", "", asked))))
    assert got["recipient.name"] == "Ann Lee"
    assert got["recipient.address"] == "12 Elm St, Salem, MA 01970"


def test_the_first_name_beside_a_last_name() -> None:
    got = values(read(page(("Child's name (first): Ann     (last): Lee",))))
    assert got["patient.name"] == "Ann Lee"


def test_what_begins_in_one_row_may_end_below_it() -> None:
    got = values(read(page(("Fechas de servicio", "Desde: 01/02/2024", "", "Hasta: 03/04/2024"))))
    assert got["records.date_from"] == "2024-01-02"
    assert got["records.date_to"] == "2024-03-04"


def test_headings_in_the_middle_of_their_columns() -> None:
    words = (
        *words_at("Patient Name: Bo Ray", 0.08, 0.1),
        *words_at("WHO MAY RELEASE", 0.2, 0.3),
        *words_at("WHO MAY RECEIVE", 0.65, 0.3),
        *words_at("Name: Salem Hospital", 0.06, 0.34),
        *words_at("Name: Ann Lee", 0.52, 0.34),
    )
    wall = Box(0.5, 0.28, 0.501, 0.4)
    reading = replace(page(words=words), uprights=(wall,))
    got = values(read(reading))
    assert got["discloser.name"] == "Salem Hospital"
    assert got["recipient.name"] == "Ann Lee"
