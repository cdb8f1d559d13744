"""What a keyboard wrote can be read back from the PDF, and agrees with the expected values."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from random import Random

import pikepdf
import pytest

from classifiers.definitions import load
from domain.form import FieldKind, FormDefinition, Json
from samples import typed
from samples.filling import Filling, Style, fill
from samples.people import People, SampleSet
from samples.story import tell

MONTHS_ES = {
    name: number
    for number, name in enumerate(
        (
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        1,
    )
}
CASES = [(definition, seed) for definition in load() for seed in (1, 2, 3, 4)]
IDS = [f"{definition.id}-{seed}" for definition, seed in CASES]


@cache
def filling(definition: FormDefinition, seed: int) -> Filling:
    rng = Random(seed)
    people = People(SampleSet.TUNE, rng)
    patient = people.person(definition.language)
    today = date(2026, 6, 15)
    story = tell(people, definition.form_type, definition.language, today, frozenset(), patient)
    return fill(definition, story, Style.BORN_DIGITAL, rng)


@cache
def saved(definition: FormDefinition, seed: int) -> dict[str, str]:
    """Values of all the PDF's own fields, by name; an unmarked button is left out."""
    content = typed.fill_fields(filling(definition, seed), Random(seed))
    found = {}
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            for widget in page.obj.get("/Annots", pikepdf.Array()):
                value = str(widget.get("/V", ""))
                if value not in ("", "/Off"):
                    found[str(widget.T)] = value
    return found


def as_date(text: str) -> str | None:
    spanish = re.fullmatch(r"(\d+) de (\w+) de (\d{4})", text)
    if spanish:
        return date(int(spanish[3]), MONTHS_ES[spanish[2]], int(spanish[1])).isoformat()
    for shape in ("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "%b %d, %Y", "%d/%m/%Y"):
        try:
            found = datetime.strptime(text, shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return (found if found.year <= 2030 else found.replace(year=found.year - 100)).isoformat()
    return None


def plain(value: Json) -> str:
    """The words of an expected value, whatever shape it has."""
    if isinstance(value, Mapping):
        return plain(value["text"])
    if isinstance(value, list):
        return plain(value[0])
    return str(value)


def expected_at(made: Filling, path: str) -> Json:
    row = re.fullmatch(r"contacts\[(\d)\]\.(\w+)", path)
    if row is None:
        return made.expected[path]
    contacts = made.expected["contacts"]
    assert isinstance(contacts, list)
    contact: Json = contacts[int(row[1])][row[2]]
    return contact


@pytest.mark.parametrize(("definition", "seed"), CASES, ids=IDS)
def test_written_fields_agree_with_expected_values(definition: FormDefinition, seed: int) -> None:
    made, values = filling(definition, seed), saved(definition, seed)
    for field in definition.fields:
        if field.kind is FieldKind.SIGNATURE:
            continue
        text = values.get(str(field.widget))
        if text is None:
            continue
        value = expected_at(made, field.path)
        if field.kind is FieldKind.DATE:
            assert value == (as_date(text) or text)
        elif field.kind is FieldKind.PHONE:
            assert value == "+1" + re.sub(r"\D", "", text)
        else:
            assert sorted(re.findall(r"\w+", text)) == sorted(re.findall(r"\w+", plain(value)))


@pytest.mark.parametrize(("definition", "seed"), CASES, ids=IDS)
def test_what_is_expected_blank_is_blank_and_the_rest_is_written(
    definition: FormDefinition, seed: int
) -> None:
    made, values = filling(definition, seed), saved(definition, seed)
    for field in definition.fields:
        if field.kind is FieldKind.SIGNATURE or field.path.startswith("contacts["):
            continue
        ticked = any(t.path == field.path and str(t.widget) in values for t in definition.ticks)
        assert (str(field.widget) in values or ticked) == (made.expected[field.path] is not None), field.path


@pytest.mark.parametrize(("definition", "seed"), CASES, ids=IDS)
def test_marked_boxes_are_the_expected_codes(definition: FormDefinition, seed: int) -> None:
    made, values = filling(definition, seed), saved(definition, seed)
    on = [tick for tick in definition.ticks if str(tick.widget) in values]
    for path in {tick.path for tick in definition.ticks}:
        codes = [tick.code for tick in on if tick.path == path]
        value = made.expected[path]
        if path == "sensitive.items":
            assert isinstance(value, list)
            decided = {item["category"]: item["decision"] for item in value}
            marked = {tick.code: tick.decision for tick in on if tick.path == path}
            assert {c: d for c, d in decided.items() if d != "not_marked"} == marked
        elif isinstance(value, list):
            assert [item["code"] for item in value] == codes
        elif isinstance(value, Mapping):
            assert [value["code"]] == codes
        elif isinstance(value, bool):
            assert [str(value).lower()] == codes
        else:
            assert ([] if value is None else [value]) == codes


def test_print_on_a_blank_can_be_read_as_text_and_leaves_no_form_fields() -> None:
    import pdfplumber

    definition = next(d for d in load() if d.id == "amendment-en-2026-01")
    made = filling(definition, 1)
    content = typed.print_on(made, "Courier", Random(1))
    assert content == typed.print_on(made, "Courier", Random(1))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert "/AcroForm" not in pdf.Root
    with pdfplumber.open(BytesIO(content)) as pdf:
        printed = re.sub(r"\s+", "", pdf.pages[0].extract_text(x_tolerance=2))
    for writing in made.writings:
        assert re.sub(r"\s+", "", writing.text) in printed
