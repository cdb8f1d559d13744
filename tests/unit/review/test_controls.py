"""A control that nobody touched changes nothing, whatever it shows."""

import html
import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifiers import definitions
from domain.form import FieldValue, FormDefinition, FormType, Json, ValueSource
from review.catalogue import BY_PATH, CATALOGUE, Entry
from review.controls import Asked, View, read, show
from review.controls.choice import ChoiceView, YesNoView
from review.controls.name import NameView, guess
from review.controls.sensitive import SensitiveView
from review.controls.table import TableView
from review.controls.text import TextView
from review.controls.ticks import TicksView
from review.submission import Submission
from review.written import Unclear

BLANKS = {blank.id: blank for blank in definitions.load()}
words = st.text(st.characters(categories=("L", "N", "Zs", "P")), min_size=1, max_size=40)
lines = words.filter(lambda text: text.strip() != "")
coded = st.fixed_dictionaries({"label": lines, "code": st.sampled_from(["abstract", "lab", "other", "odd"])})
category = st.fixed_dictionaries(
    {
        "label": lines,
        "category": st.sampled_from(["hiv", "sti", "sud_part2"]),
        "decision": st.sampled_from(["granted", "refused", "not_marked", "unknown_polarity"]),
        "mark": st.sampled_from(["tick", "initials", "blank"]),
    }
)
contact = st.fixed_dictionaries(
    {"name": lines, "relationship": st.none() | lines, "phone": st.none() | st.just("+16175550142")}
)
exam = st.fixed_dictionaries({"label": lines, "code": st.sampled_from(["CT", "MR", "OTHER"])}) | lines
STORED: Mapping[Entry, st.SearchStrategy[Json]] = {
    Entry.NAME: lines,
    Entry.TEXT: lines,
    Entry.LONG_TEXT: lines,
    Entry.DATE: st.dates().map(lambda day: day.isoformat()) | lines,
    Entry.DATE_OR_TEXT: st.dates().map(lambda day: day.isoformat()) | lines,
    Entry.PHONE: st.just("+16175550142") | st.just("+34911234567") | lines,
    Entry.EMAIL: lines,
    Entry.NUMBER: lines,
    Entry.YES_NO: st.booleans(),
    Entry.CHOICE: st.sampled_from(["release_out", "both", "something else"]),
    Entry.CODED_TEXT: lines,
    Entry.TEXT_LIST: st.lists(lines.map(lambda text: " ".join(text.split())), min_size=1, max_size=4),
    Entry.MARKED: st.lists(coded, min_size=1, max_size=4, unique_by=lambda item: json.dumps(item)),
    Entry.SENSITIVE: st.lists(category, min_size=1, max_size=5),
    Entry.CONTACTS: st.lists(contact, min_size=1, max_size=4),
    Entry.EXAMS: st.lists(exam, min_size=1, max_size=4),
}


@pytest.mark.parametrize("path", [field.path for field in CATALOGUE])
@settings(max_examples=10)  # for each field of the catalogue
@given(data=st.data(), by_person=st.booleans(), blank=st.sampled_from([None, *BLANKS.values()]))
def test_untouched_is_unchanged(
    path: str, data: st.DataObject, by_person: bool, blank: FormDefinition | None
) -> None:
    field = BY_PATH[path]
    stored = data.draw(st.none() | STORED[field.entry])
    code = (
        data.draw(st.sampled_from([None, "other", "self,parent"]))
        if field.entry is Entry.CODED_TEXT
        else None
    )
    value = FieldValue(path, stored, "raw", 0.5, ValueSource.HANDWRITING, code=code if stored else None)
    asked = Asked(field, value, blank, by_person=by_person)
    typed = read(asked, sent_by(show(asked)))
    assert json.dumps(typed.value) == json.dumps(stored)
    assert typed.code == value.code or field.entry not in (Entry.CODED_TEXT,)


@pytest.mark.parametrize("path", [field.path for field in CATALOGUE])
def test_absent_and_untouched_is_nothing(path: str) -> None:
    asked = Asked(BY_PATH[path], None, None)
    assert read(asked, sent_by(show(asked))).value is None


def sent_by(view: View) -> Submission:
    """What a browser sends of this control."""
    pairs: list[tuple[str, str]] = []
    match view:
        case TextView():
            one_line = view.lines == 1
            pairs = [(view.name, view.text.replace("\n", "") if one_line else view.text)]
        case NameView():
            pairs = [(view.name, view.text), *((part.name, part.text) for part in view.parts)]
        case ChoiceView():
            pairs = [(view.name, view.chosen)]
            if view.text_name:
                pairs.append((view.text_name, view.text))
        case YesNoView():
            pairs = [(view.name, view.chosen)] if view.chosen else []
        case TicksView():
            pairs = [(view.name, tick.value) for tick in view.ticks if tick.marked]
        case SensitiveView():
            pairs = [(row.name, row.chosen) for row in (*view.categories, *view.more) if row.chosen]
        case TableView():
            pairs = [(cell.name, cell.text) for row in view.rows for cell in row]
    names: dict[str, list[str]] = {}
    for name, text in pairs:
        names.setdefault(name, []).append(html.unescape(html.escape(text)))
    return Submission({name: tuple(texts) for name, texts in names.items()})


def _asked(path: str, stored: Json, **about: object) -> Asked:
    value = FieldValue(path, stored, "raw", 0.5, ValueSource.HANDWRITING)
    return Asked(BY_PATH[path], value, None, **about)  # type: ignore[arg-type]


def _read(path: str, stored: Json, **sent: tuple[str, ...]) -> Json:
    return read(_asked(path, stored), Submission(sent)).value


def test_ticks_keep_what_an_item_had() -> None:
    before = [{"label": "Lab", "code": "lab", "note": "2024"}]
    after = _read("records.items", before, **{"f:records.items": ("lab|Lab", "ed|Emergency department")})
    assert after == [*before, {"label": "Emergency department", "code": "ed"}]


def test_ticks_refuse_what_is_not_offered() -> None:
    with pytest.raises(Unclear):
        _read("records.items", None, **{"f:records.items": ("everything|All",)})


def test_consents_start_empty_until_a_person_chose() -> None:
    granted: Json = [{"label": "HIV", "category": "hiv", "decision": "granted", "mark": "tick"}]
    for path, stored in (("sensitive.items", granted), ("voicemail.allowed", True)):
        for by_person in (False, True):
            view = show(_asked(path, stored, by_person=by_person))
            assert isinstance(view, SensitiveView | YesNoView)
            chosen = view.chosen if isinstance(view, YesNoView) else view.categories[0].chosen
            assert bool(chosen) is by_person


def test_a_category_can_be_added() -> None:
    added = _read("sensitive.items", None, **{"s:sensitive.items:sti": ("refused",)})
    assert isinstance(added, list) and added[0]["category"] == "sti" and added[0]["decision"] == "refused"


def test_a_code_without_words_gets_the_list_s_own() -> None:
    typed = read(_asked("purpose", None), Submission({"f:purpose": ("",), "c:purpose": ("legal",)}))
    assert (typed.value, typed.code) == ("Legal, attorney", "legal")


def test_rows_left_empty_drop_out() -> None:
    sent = {
        "t:contacts:0:name": ("",),
        "t:contacts:1:name": (" Mary ",),
        "t:contacts:1:phone": ("6175550142",),
    }
    assert _read("contacts", [{"name": "Joe"}], **sent) == [{"name": "Mary", "phone": "+16175550142"}]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ana Ruiz", {"given": "Ana", "family": "Ruiz"}),
        ("García López, María Elena", {"given": "María", "middle": "Elena", "family": "García López"}),
        ("Cher", {"family": "Cher"}),
    ],
)
def test_the_guess_at_a_name(text: str, parts: dict[str, str]) -> None:
    assert guess(text) == parts


@given(lines)
def test_a_guess_has_all_words_of_the_name(text: str) -> None:
    sent = Submission({"f:patient.name": (text,)})
    view = show(Asked(BY_PATH["patient.name"], None, None, sent))
    assert isinstance(view, NameView)
    again = sent_by(view)
    try:
        typed = read(Asked(BY_PATH["patient.name"], None, None), again)
    except Unclear:
        pytest.fail("the desk's own proposal is refused")
    assert typed.value


@pytest.mark.parametrize("path", ["patient.name", "purpose", "signer.name", "amendment.entry", "contacts"])
def test_social_security_numbers_are_never_taken(path: str) -> None:
    digits = "Ana 123-45-6789"
    names = (f"f:{path}", f"t:{path}:0:name")
    with pytest.raises(Unclear, match="never kept"):
        _read(path, None, **dict.fromkeys(names, (digits,)))


def test_every_form_has_a_definition_here() -> None:
    for form_type in (FormType.AUTHORIZATION, FormType.IMAGING, FormType.AMENDMENT, FormType.VERBAL):
        assert any(form_type in field.forms for field in CATALOGUE)
