from datetime import date

import pytest

from classifiers import address, email, phone, record_number, relationship, ssn, text
from classifiers.kinds import parser
from domain.form import FieldKind

RECEIVED = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("617-555-0142", "+16175550142"),
        ("(978) 555 0107", "+19785550107"),
        ("617.555.0142 x12", "+16175550142"),
        ("1 617 555 0142", "+16175550142"),
        ("617 5S5 O142", "+16175550142"),
        ("6175550142", "+16175550142"),
        ("+34 612 345 678", "+34612345678"),
    ],
)
def test_phones_become_e164(written: str, number: str) -> None:
    parsed = phone.normalise(written)
    assert parsed is not None
    assert parsed.value == number


@pytest.mark.parametrize("written", ["555-0107", "12345", "123-45-6789"])
def test_a_number_that_cannot_be_called_is_no_value(written: str) -> None:
    parsed = phone.normalise(written)
    assert parsed is not None
    assert parsed.value is None


def test_no_digits_no_phone() -> None:
    assert phone.normalise("call me") is None


def test_two_different_numbers_are_not_sure() -> None:
    parsed = phone.normalise("617-555-0142 / 978-555-0107")
    assert parsed is not None
    assert parsed.value == "+16175550142"
    assert parsed.validity <= 0.5


@pytest.mark.parametrize(
    ("written", "mailbox"),
    [
        ("jo.smith@example.com", "jo.smith@example.com"),
        ("jo.smith @ example . com", "jo.smith@example.com"),
        ("jo.smith@example,com", "jo.smith@example.com"),
        ("no mailbox here", None),
        ("jo@", None),
    ],
)
def test_mailboxes(written: str, mailbox: str | None) -> None:
    parsed = email.normalise(written)
    assert (parsed.value if parsed else None) == mailbox


def test_a_mailbox_beside_other_words_is_doubtful() -> None:
    parsed = email.normalise("jo smith@example.com")
    assert parsed is not None
    assert parsed.validity < 0.5


@pytest.mark.parametrize(
    ("written", "number"),
    [("0001234567", "0001234567"), ("00-123 45", "0012345"), ("MRN 12345", "12345"), ("12", None)],
)
def test_record_numbers_keep_their_zeros(written: str, number: str | None) -> None:
    parsed = record_number.normalise(written)
    assert (parsed.value if parsed else None) == number


def test_a_social_security_number_is_no_record_number() -> None:
    parsed = record_number.normalise("123-45-6789")
    assert parsed is not None
    assert parsed.value is None
    assert "6789" not in parsed.raw


@pytest.mark.parametrize(
    "written",
    ["123-45-6789", "123 45 6789", "SSN 123456789", "Social Security: 123456789", "last 4 of SSN: 6789"],
)
def test_social_security_numbers_are_struck_out(written: str) -> None:
    assert ssn.seen(written)
    assert "6789" not in ssn.mask(written)


@pytest.mark.parametrize("written", ["617-632-1980", "04/23/1961", "0012345678", "10 Elm St, MA 01840"])
def test_other_numbers_are_left_alone(written: str) -> None:
    assert ssn.mask(written) == written


def test_addresses_become_one_line() -> None:
    parsed = address.normalise("10 Elm St\nLawrence, MA 01840")
    assert parsed is not None
    assert parsed.value == "10 Elm St, Lawrence, MA 01840"
    vague = address.normalise("somewhere")
    assert vague is not None
    assert vague.validity < parsed.validity


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Mother", "parent"),
        ("Madre", "parent"),
        ("Self", "self"),
        ("Paciente", "self"),
        ("Legal guardian", "guardian"),
        ("Health care proxy", "health_care_agent"),
        ("Power of attorney", "poa"),
        ("Executor of the estate", "executor"),
        ("Wife", "other"),
    ],
)
def test_relationships_have_codes(written: str, code: str) -> None:
    parsed = relationship.normalise(written)
    assert parsed is not None
    assert (parsed.value, parsed.code) == (written, code)


def test_long_text_is_verbatim_line_by_line() -> None:
    parsed = text.normalise("I never smoked.\n_____\nNot once.", long=True)
    assert parsed is not None
    assert parsed.value == "I never smoked.\nNot once."


def test_an_expiry_may_be_an_event() -> None:
    parse = parser("expiration", FieldKind.DATE, RECEIVED, spanish=False)
    event, day = parse("end of my case"), parse("12/31/2026")
    assert event is not None and day is not None
    assert event.value == "end of my case"
    assert day.value == "2026-12-31"


def test_a_birth_date_is_no_event() -> None:
    parse = parser("patient.date_of_birth", FieldKind.DATE, RECEIVED, spanish=False)
    assert parse("the day I was born") is None


def test_other_names_are_a_list() -> None:
    parse = parser("patient.other_names", FieldKind.NAME, RECEIVED, spanish=False)
    parsed = parse("Ann Doe; Ann Pratt")
    assert parsed is not None
    assert parsed.value == ["Ann Doe", "Ann Pratt"]
