import pytest

from classifiers import name


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("John Smith", {"given": "John", "family": "Smith"}),
        ("John Q. Smith Jr.", {"given": "John", "middle": "Q.", "family": "Smith", "suffix": "Jr."}),
        ("María García López", {"given": "María", "family": "García López"}),
        ("Maria Elena Garcia Lopez", {"given": "Maria", "middle": "Elena", "family": "Garcia Lopez"}),
        ("Lisa Marie Brown", {"given": "Lisa", "middle": "Marie", "family": "Brown"}),
        ("Ana de la Cruz", {"given": "Ana", "family": "de la Cruz"}),
        ("Mrs. Ann Lee", {"given": "Ann", "family": "Lee"}),
    ],
)
def test_parts_of_a_name(written: str, parts: dict[str, str]) -> None:
    parsed = name.normalise(written)
    assert parsed is not None
    assert parsed.value == written
    assert parsed.parts == parts


def test_last_first_is_turned_round_and_kept_raw() -> None:
    parsed = name.normalise("García López, María E.")
    assert parsed is not None
    assert parsed.value == "María E. García López"
    assert parsed.raw == "García López, María E."
    assert parsed.parts == {"family": "García López", "given": "María", "middle": "E."}


@pytest.mark.parametrize("written", ["Ann Lee, MD", "Ann Lee, Esq.", "Ann Lee, Jr."])
def test_a_title_after_the_comma_stays_there(written: str) -> None:
    parsed = name.normalise(written)
    assert parsed is not None
    assert isinstance(parsed.value, str)
    assert parsed.value.startswith("Ann Lee,")
    assert parsed.parts is not None and parsed.parts["family"] == "Lee"


def test_a_spanish_writer_has_two_surnames_even_unusual_ones() -> None:
    parsed = name.normalise("Ana Lucía Quispe Mamani", spanish=True)
    assert parsed is not None and parsed.parts is not None
    assert parsed.parts["family"] == "Quispe Mamani"


def test_a_name_in_boxes_of_its_own() -> None:
    parsed = name.join({"family": "Lee", "given": "Ann", "middle": "__"})
    assert parsed is not None
    assert parsed.value == "Ann Lee"
    assert parsed.parts == {"family": "Lee", "given": "Ann"}


@pytest.mark.parametrize("written", ["", "x", "___", "12"])
def test_what_is_no_name(written: str) -> None:
    assert name.normalise(written) is None


def test_a_single_word_is_hardly_a_name() -> None:
    one, two = name.normalise("Smith"), name.normalise("Ann Smith")
    assert one is not None and two is not None
    assert one.validity < two.validity


def test_a_comma_read_for_the_dot_after_an_initial() -> None:
    parsed = name.normalise("Ana J, Finley, Esq.")
    assert parsed is not None
    assert parsed.parts is not None
    assert (parsed.parts["given"], parsed.parts["family"]) == ("Ana", "Finley")
