"""Papers that use a request's words and are none; the fitting never reads them. And requests with the words
of another."""

import pytest

from classifiers.split import split
from domain.form import FormType
from tests.unit.classifiers.paper import page

NO_REQUESTS: dict[str, tuple[str, ...]] = {
    "prior authorization for imaging": (
        "# Radiology Prior Authorization Fax Form",
        "Health plan          Member ID          Member date of birth",
        "Requesting provider          NPI          Phone          Fax",
        "Study requested: MRI   CT   PET   Body part          CPT          ICD-10",
        "Has the patient had six weeks of therapy? Attach notes and prior imaging reports",
    ),
    "consent to treat that allows billing to be informed": (
        "# Consent to Medical Care",
        "Patient name          Date of birth",
        "I agree to examination, tests and treatment by the staff of this clinic",
        "I authorize the clinic to release medical information to my insurer so that claims can be paid",
        "I understand that no promise was made about results",
        "Signature          Relationship          Date",
    ),
    "payment authorization": (
        "# Authorization for Automatic Payment",
        "I authorize the hospital to charge the card below each month until my balance is paid",
        "Name on card          Card number          Expires          Amount each month",
        "Signature          Date",
    ),
    "amended claim": (
        "# Request to Correct a Claim",
        "Claim number          Member          Date of service",
        "Please amend the claim: wrong procedure code   wrong units   wrong provider number",
        "Remittance attached          Billing office signature",
    ),
    "order of a court for records": (
        "COUNTY COURT          FAMILY DIVISION",
        "# ORDER FOR PRODUCTION OF MEDICAL RECORDS",
        "Upon motion of the petitioner it is hereby ordered that the custodian of records of the hospital",
        "deliver to the clerk certified copies of the records of the respondent within fourteen days",
        "Judge          Case number",
    ),
    "how to fill in the release": (
        "# Directions for the Authorization Form",
        "Patient name: enter the full name of the person whose records are wanted",
        "Recipient: enter the name and address of the person who will get the records",
        "Purpose: explain why the information is to be disclosed",
        "Signature: the patient or the guardian must sign. Unsigned forms are sent back",
    ),
    "what the law says on amendments": (
        "# Amendment of Records: Common Questions",
        "Patients may ask that a record be amended. The doctor decides whether the entry is changed",
        "A request has to be in writing and has to say what is wrong. The answer is due in sixty days",
        "When a request is refused the patient may add a statement of disagreement",
    ),
    "result that speaks of images": (
        "# MAMMOGRAPHY REPORT",
        "Exam date          Accession          Referring physician",
        "Technique: digital images in two projections. Comparison: images from last year",
        "Findings: scattered densities. Impression: benign. Recommend routine screening",
    ),
    "carta de cita": (
        "# Su próxima cita en radiología",
        "Fecha          Hora          Lugar",
        "Traiga esta carta, su identificación y las imágenes de otros hospitales si las tiene",
        "Si no puede venir llame al teléfono de abajo",
    ),
    "autorización previa": (
        "# Autorización previa para estudios",
        "Afiliado          Número de miembro          Fecha de nacimiento",
        "Médico que solicita          Procedimiento          Código          Diagnóstico",
        "Para uso del plan: aprobada   negada   número de autorización",
    ),
}

REQUESTS: dict[str, tuple[FormType, tuple[str, ...]]] = {
    "release with many imaging words": (
        FormType.AUTHORIZATION,
        (
            "# Authorization to Release Patient Records",
            "Patient name          Date of birth          Record number",
            "I authorize the hospital to release to:          Address          Fax",
            "Discharge summary   Clinic notes   Laboratory   X-ray reports   MRI images on CD   Mammogram",
            "Purpose: further care   legal   personal          This authorization expires in one year",
            "I may revoke it in writing. Information may be redisclosed",
            "Signature of patient          Relationship          Date",
        ),
    ),
    "talking, and no copies": (
        FormType.VERBAL,
        (
            "# Release of Information to Family by Telephone",
            "Patient name          Date of birth",
            "The staff may talk about my health with these persons:",
            "Name          Relationship          Phone",
            "No copies of my records may be given to them",
            "Signature          Date",
        ),
    ),
    "discs of images with reports": (
        FormType.IMAGING,
        (
            "# Authorization for Copies of My Scans",
            "Name          Date of birth          Phone",
            "Which exam: CT   MRI   X-ray   ultrasound          Body part          Date of exam",
            "Put the images on a CD for:   me   my doctor   my lawyer          With the report   without",
            "Signature          Date",
        ),
    ),
}


@pytest.mark.parametrize("paper", NO_REQUESTS)
@pytest.mark.parametrize("line", [None, *(FormType(kind) for kind in ("authorization", "imaging", "verbal"))])
def test_no_request_is_made_of_a_paper_that_borrows_its_words(paper: str, line: FormType | None) -> None:
    (run,) = split([page(NO_REQUESTS[paper])], (), line).runs
    assert run.form_type in (FormType.OTHER, FormType.UNKNOWN)


@pytest.mark.parametrize("paper", REQUESTS)
def test_a_request_is_told_by_what_it_asks_not_by_words_in_passing(paper: str) -> None:
    kind, text = REQUESTS[paper]
    (run,) = split([page(text)], (), None).runs
    assert run.form_type is kind
