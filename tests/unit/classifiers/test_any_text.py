"""Whatever a recogniser makes of ink, parsers neither fail nor make things up."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from classifiers import date as dates
from classifiers import email, name, phone, record_number, ssn
from classifiers.kinds import parser
from domain.form import FieldKind

RECEIVED = date(2026, 3, 6)
INK = st.text(alphabet="0123456789OolIS/.- ,@()abcñÁ_\n|", max_size=40) | st.text(max_size=60)
KINDS = st.sampled_from(
    [kind for kind in FieldKind if kind not in (FieldKind.SIGNATURE, FieldKind.INITIALS, FieldKind.TICK)]
)
DAYS = st.dates(date(1901, 1, 1), RECEIVED)


@given(INK, KINDS, st.sampled_from(["patient.name", "expiration", "patient.other_names"]), st.booleans())
def test_no_parser_fails(raw: str, kind: FieldKind, path: str, spanish: bool) -> None:
    parsed = parser(path, kind, RECEIVED, spanish)(raw)
    assert parsed is None or 0.0 <= parsed.validity <= 1.0


@given(INK, st.booleans(), st.booleans())
def test_a_date_read_is_written_there(raw: str, spanish: bool, birth: bool) -> None:
    parsed = dates.normalise(raw, RECEIVED, spanish=spanish, birth=birth)
    if parsed is None or parsed.value is None:
        return
    day = date.fromisoformat(str(parsed.value))
    assert not birth or date(1900, 12, 31) < day <= RECEIVED
    # Every digit of the day comes from the ink, look-alike letters taken for digits.
    ink = raw.translate(str.maketrans("OoQDlIi|!ZzSs$Bgq", "00001111122555899"))
    assert re.search(rf"0?{day.day}", ink)
    assert str(day.year)[-2:] in re.sub(r"\s", "", ink)


@given(DAYS)
def test_every_day_is_read_back(day: date) -> None:
    for written in (f"{day:%m/%d/%Y}", f"{day:%m-%d-%Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        parsed = dates.normalise(written, RECEIVED, birth=True)
        assert parsed is not None
        assert parsed.value == day.isoformat()


@given(st.integers(0, 999), st.integers(0, 99), st.integers(0, 9999), st.sampled_from("- –."))
def test_no_social_security_number_gets_through(area: int, group: int, serial: int, dash: str) -> None:
    number = f"{area:03}{dash}{group:02}{dash}{serial:04}"
    assert f"{serial:04}" not in ssn.mask(f"see {number} please")


@given(st.integers(2, 9), st.integers(0, 99))
def test_invented_numbers_are_read_in_any_dress(digit: int, last: int) -> None:
    number = f"61{digit}55501{last:02}"
    dresses = (f"({number[:3]}) {number[3:6]}-{number[6:]}", ".".join((number[:3], number[3:6], number[6:])))
    read = {parsed.value for dress in dresses if (parsed := phone.normalise(dress))}
    assert len(read) == 1


@given(INK)
def test_a_mailbox_has_one_at_sign(raw: str) -> None:
    parsed = email.normalise(raw)
    assert parsed is None or parsed.value is None or str(parsed.value).count("@") == 1


@given(INK)
def test_a_record_number_has_no_separators(raw: str) -> None:
    parsed = record_number.normalise(raw)
    assert parsed is None or parsed.value is None or str(parsed.value).isalnum()


@given(st.lists(st.sampled_from(["Ana", "María", "de", "la", "García", "Lee", "Jr.", "O'Neil"]), min_size=1))
def test_parts_of_a_name_are_its_own_words(words: list[str]) -> None:
    parsed = name.normalise(" ".join(words))
    if parsed is not None and parsed.parts is not None:
        assert set(" ".join(parsed.parts.values()).split()) <= set(words)
