"""The registry reads our blanks and says plainly what is wrong with a bad definition."""

from pathlib import Path

import pytest

from classifiers.definitions import FORMS, BadDefinition, load
from domain.form import FormType, Language

GOOD = """
id = "test-en-2026-01"
revision = "T-1 (Rev. 01/26)"
form_type = "verbal"
language = "en"
title = "A test"
blank = "test-en-2026-01.pdf"
pages = 1
polarity = "opt_in"

[statements]
revocation = "I may cancel."

[[field]]
path = "patient.name"
kind = "name"
label = "Name"
page = 1
box = [0.1, 0.2, 0.5, 0.25]
widget = "patient.name"

[[field]]
path = "contacts[0].phone"
kind = "phone"
label = "Phone"
page = 1
box = [0.6, 0.2, 0.9, 0.25]

[[tick]]
path = "topics"
code = "billing"
label = "Billing"
page = 1
box = [0.1, 0.3, 0.12, 0.32]
"""


def folder_with(tmp_path: Path, text: str, name: str = "test-en-2026-01") -> Path:
    (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    (tmp_path / "test-en-2026-01.pdf").write_bytes(b"%PDF-1.4")
    return tmp_path


def test_every_form_of_the_hospital_is_there() -> None:
    known = {(d.form_type, d.language) for d in load()}
    assert known == {
        (FormType.AUTHORIZATION, Language.ENGLISH),
        (FormType.AUTHORIZATION, Language.SPANISH),
        (FormType.IMAGING, Language.ENGLISH),
        (FormType.AMENDMENT, Language.ENGLISH),
        (FormType.VERBAL, Language.ENGLISH),
        (FormType.VERBAL, Language.SPANISH),
    }


def test_authorizations_print_all_required_statements() -> None:
    for definition in load():
        if definition.form_type in (FormType.AUTHORIZATION, FormType.IMAGING):
            assert set(definition.statements) == {"revocation", "conditioning", "redisclosure"}
            assert definition.default_expiry_days


def test_adding_a_form_takes_two_files(tmp_path: Path) -> None:
    (definition,) = load(folder_with(tmp_path, GOOD))
    assert definition.paths == {"patient.name", "contacts[0].phone", "topics"}
    assert definition.fields[0].box.right == 0.5
    assert definition.fields[1].widget is None
    assert definition.statements == ("revocation",)
    assert definition.default_expiry_days is None
    assert definition.blank.is_file()


def test_the_example_in_the_readme_is_a_definition(tmp_path: Path) -> None:
    example = (FORMS / "README.md").read_text("utf-8").split("```toml")[1].split("```")[0]
    (tmp_path / "roi-en-2026-01.toml").write_text(example, "utf-8")
    (tmp_path / "roi-en-2026-01.pdf").write_bytes(b"%PDF-1.4")
    (definition,) = load(tmp_path)
    assert definition.ticks[0].decision == "granted"


@pytest.mark.parametrize(
    ("good", "bad", "key"),
    [
        ("pages = 1", "pages = 1\ncolour = 3", "colour"),
        ('kind = "phone"', 'kind = "fone"', "field.1.kind"),
        ('kind = "phone"', 'kind = "signature"', "field.1"),
        ('kind = "phone"', 'kind = "tick"', "field.1"),
        ('path = "patient.name"', 'path = "patient.nome"', "field.0.path"),
        ("contacts[0].phone", "contacts[0].shoe", "field.1.path"),
        ("[0.6, 0.2, 0.9, 0.25]", "[0.6, 0.2, 1.2, 0.25]", "field.1.box"),
        ("[0.6, 0.2, 0.9, 0.25]", "[0.9, 0.2, 0.6, 0.25]", "field.1.box"),
        ("[0.6, 0.2, 0.9, 0.25]", "[0.6, 0.2, 0.9]", "field.1.box"),
        ("[0.6, 0.2, 0.9, 0.25]", "[0.6, 0.2, nan, 0.25]", "field.1.box"),
        ('code = "billing"', 'code = "bills"', "tick.0"),
        ('code = "billing"', 'code = "billing"\ndecision = "granted"', "tick.0"),
        ('path = "topics"\ncode = "billing"', 'path = "sensitive.items"\ncode = "hiv"', "tick.0"),
        ('form_type = "verbal"', 'form_type = "unknown"', "form_type"),
        ('blank = "test-en-2026-01.pdf"', 'blank = "../test-en-2026-01.pdf"', "blank"),
        ('blank = "test-en-2026-01.pdf"', 'blank = "lost.pdf"', "blank"),
        ('"contacts[0].phone"\nkind = "phone"', '"patient.name"\nkind = "name"', "defined twice"),
        ("page = 1\nbox = [0.6", "page = 2\nbox = [0.6", "page 2 of 1"),
        ('id = "test-en-2026-01"', 'id = "test-en-2025-01"', "id"),
        ('title = "A test"', "title = ", "TOML"),
    ],
)
def test_a_bad_definition_is_refused_by_file_and_key(tmp_path: Path, good: str, bad: str, key: str) -> None:
    assert good in GOOD
    with pytest.raises(BadDefinition) as caught:
        load(folder_with(tmp_path, GOOD.replace(good, bad)))
    assert str(caught.value).startswith("test-en-2026-01.toml: ")
    assert key in str(caught.value)
