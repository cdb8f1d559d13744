"""Words for how a signer stands to the patient."""

import pytest

from classifiers.relationship import code


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Apoderada médica", "health_care_agent"),
        ("apoderado medico", "health_care_agent"),
        ("Apoderada", "poa"),
        ("medical power of attorney", "health_care_agent"),
        ("Curadora", "guardian"),
        ("administratrix of the estate", "executor"),
        ("next of kin", "other"),
        ("MADRE", "parent"),
    ],
)
def test_whoever_signs_is_told_in_both_languages_and_sexes(written: str, expected: str) -> None:
    assert code(written) == expected
