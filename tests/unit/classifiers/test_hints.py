import pytest

from classifiers.hints import agree, keys


@pytest.mark.parametrize(
    ("says", "key"),
    [
        ("Patient Name", "patient.name"),
        ("DOB", "patient.date_of_birth"),
        ("txtPhone", "any.phone"),
        ("Date of Birth MM/DD/YYYY", "patient.date_of_birth"),
        ("form1[0].#subform[0].City[0]", "any.city"),
        ("patient_first_name", "any.given"),
    ],
)
def test_names_that_programmers_give_are_understood(says: str, key: str) -> None:
    found = keys(says)
    assert found is not None
    assert key in found


@pytest.mark.parametrize("says", ["Text12", "undefined_2", "Field3", "f1_01[0]", "", "x" * 10_000])
def test_names_that_say_nothing_say_nothing(says: str) -> None:
    assert keys(says) is None


def test_a_bare_question_agrees_with_anybodys_and_two_parties_do_not() -> None:
    assert agree(("any.phone",), ("patient.phone",))
    assert not agree(("recipient.phone",), ("patient.phone",))
    assert not agree(("any.fax",), ("patient.phone",))
