"""The catalogue knows every path and every code that the blanks can bring."""

from classifiers import definitions
from domain.form import FieldBox, TickBox
from review.catalogue import BY_PATH, CATALOGUE, Entry, in_form_order, of_form


def test_every_path_of_a_blank_is_known() -> None:
    assert set(definitions.SCALAR_PATHS) | {"contacts"} == set(BY_PATH)


def test_every_code_of_a_tick_is_offered() -> None:
    for path, codes in definitions.TICK_CODES.items():
        field = BY_PATH[path]
        if field.entry is not Entry.YES_NO:
            assert codes == {choice.code for choice in field.choices}, path


def test_labels_are_given_in_both_languages() -> None:
    assert all(field.english and field.spanish for field in CATALOGUE)
    assert all(choice.english and choice.spanish for field in CATALOGUE for choice in field.choices)


def test_blanks_are_in_their_printed_order() -> None:
    for blank in definitions.load():
        order = in_form_order({path.split("[")[0] for path in blank.paths}, blank)
        places: list[FieldBox | TickBox] = [*blank.fields, *blank.ticks]
        tops = [min((p.page, p.box.top) for p in places if p.path.split("[")[0] == path) for path in order]
        assert tops == sorted(tops)


def test_unknown_paths_come_last_and_are_not_lost() -> None:
    assert in_form_order(["zebra", "purpose", "patient.name"], None) == ["patient.name", "purpose", "zebra"]


def test_a_blank_s_fields_belong_to_its_form() -> None:
    for blank in definitions.load():
        allowed = {field.path for field in of_form(blank.form_type)}
        assert {path.split("[")[0] for path in blank.paths} <= allowed, blank.id
