from collections.abc import Mapping
from typing import Any

import pytest

from domain.form import Json
from samples.report_scoring import RequestScore, Verdict, score

WRITTEN: dict[str, Json] = {"patient.name": "María García López", "patient.date_of_birth": "1961-04-23"}


def _expected(form_type: str = "authorization", fields: Mapping[str, Json] | None = None) -> dict[str, Json]:
    return {
        "file": "a.tif",
        "style": "typed",
        "degradation": "none",
        "resolution": "fine",
        "known": False,
        "layout": "x",
        "pages": [{"page": 1, "kind": "form"}],
        "requests": [
            {
                "form_type": form_type,
                "language": "en",
                "template": None,
                "pages": [1],
                "fields": dict(WRITTEN if fields is None else fields),
            }
        ],
    }


def _request(form_type: str = "authorization", pages: tuple[int, ...] = (1,), **more: Any) -> dict[str, Json]:
    request: dict[str, Json] = {
        "form_type": form_type,
        "confidence": 0.9,
        "pages": list(pages),
        "decision": "review",
        "fields": {},
    }
    return {**request, **more}


def _answer(*requests: Json) -> dict[str, Json]:
    return {"error": None, "pages": [{"page": 1, "kind": "form"}], "requests": list(requests)}


def _read(path: str, value: Json, **more: Json) -> dict[str, Json]:
    return {path: {"value": value, "confidence": 0.8, **more}}


def _only(expected: Mapping[str, Json], answer: Mapping[str, Json]) -> RequestScore:
    (request,) = score(expected, answer).requests
    return request


def _verdict(path: str, written: Json, read: Json, **more: Json) -> Verdict:
    request = _only(_expected(fields={path: written}), _answer(_request(fields=_read(path, read, **more))))
    return next(field.verdict for field in request.fields if field.path == path)


def test_everything_right_is_a_whole_request() -> None:
    fields = _read("patient.name", "Maria Garcia Lopez") | _read("patient.date_of_birth", "1961-04-23")
    request = _only(_expected(), _answer(_request(fields=fields)))
    assert request.whole
    assert [(f.path, f.exact) for f in request.fields] == [
        ("patient.name", False),
        ("patient.date_of_birth", True),
    ]


@pytest.mark.parametrize(
    ("written", "read", "verdict"),
    [
        ("Ana Ruiz", "ana  ruíz", Verdict.RIGHT),
        ("Ana Ruiz", "Ruiz, Ana", Verdict.RIGHT),
        ("Ana Ruiz", "Ana Ruis", Verdict.WRONG),
        ("Ana Ruiz", None, Verdict.EMPTY),
        (None, None, Verdict.RIGHT),
        (None, "Ana", Verdict.WRONG),
    ],
)
def test_a_name_is_right_empty_or_wrong(written: Json, read: Json, verdict: Verdict) -> None:
    assert _verdict("patient.name", written, read) is verdict


@pytest.mark.parametrize(
    ("read", "code", "verdict"),
    [
        ("Attorney", "legal", Verdict.RIGHT),
        ("Legal", None, Verdict.RIGHT),
        ("Legal", "insurance", Verdict.WRONG),
        ({"text": "x", "code": "legal"}, None, Verdict.RIGHT),
        ("Legal", "legal,insurance", Verdict.WRONG),
    ],
)
def test_codes_decide_where_both_have_them(read: Json, code: str | None, verdict: Verdict) -> None:
    written = {"text": "Legal", "code": "legal"}
    assert _verdict("purpose", written, read, **({"code": code} if code else {})) is verdict


def test_a_list_is_right_only_with_all_its_marks_and_no_other() -> None:
    two = [{"label": "Lab", "code": "lab"}, {"label": "ED", "code": "ed"}]
    assert (
        _verdict("records.items", two, [{"label": "?", "code": "ed"}, {"label": "?", "code": "lab"}])
        == "right"
    )
    assert _verdict("records.items", two, two[:1]) == "wrong"
    request = _only(
        _expected(fields={"records.items": two[:1]}), _answer(_request(fields=_read("records.items", two)))
    )
    assert [(f.found, f.missed, f.invented) for f in request.fields] == [(1, 0, 1)]


def _category(category: str, decision: str) -> dict[str, Json]:
    return {"label": category, "category": category, "decision": decision, "mark": "tick"}


@pytest.mark.parametrize(
    ("read", "verdict"),
    [
        ([_category("hiv", "granted")], Verdict.RIGHT),
        ([_category("hiv", "granted"), _category("genetic", "not_marked")], Verdict.RIGHT),
        ([_category("hiv", "refused")], Verdict.WRONG),
        ([_category("hiv", "granted"), _category("genetic", "granted")], Verdict.WRONG),
        ([_category("hiv", "unknown_polarity")], Verdict.EMPTY),
        ([], Verdict.EMPTY),
    ],
)
def test_consent_that_was_not_given_is_wrong_and_not_stated_is_empty(read: Json, verdict: Verdict) -> None:
    written = [_category("hiv", "granted"), _category("genetic", "not_marked")]
    assert _verdict("sensitive.items", written, read) is verdict


def test_no_category_marked_is_a_blank_that_should_stay_one() -> None:
    written = [_category("hiv", "not_marked")]
    assert _verdict("sensitive.items", written, [_category("hiv", "unknown_polarity")]) is Verdict.RIGHT
    assert _verdict("sensitive.items", written, [_category("hiv", "granted")]) is Verdict.WRONG


@pytest.mark.parametrize(
    ("written", "read", "verdict"),
    [
        (True, True, "right"),
        (False, False, "right"),
        (True, False, "wrong"),
        (False, True, "wrong"),
        (True, None, "empty"),
    ],
)
def test_a_signature_is_there_or_not(written: bool, read: bool | None, verdict: str) -> None:
    assert _verdict("signature.present", written, read) == verdict


def test_contacts_are_compared_as_people_in_any_order() -> None:
    ann: Json = {"name": "Ann Lee", "relationship": "Sister", "phone": "+16175550101"}
    bob: Json = {"name": "Bob Lee", "relationship": "Son", "phone": "+16175550102"}
    assert _verdict("contacts", [ann, bob], [bob, ann]) is Verdict.RIGHT
    assert _verdict("contacts", [ann, bob], [ann]) is Verdict.WRONG


@pytest.mark.parametrize(
    ("form_type", "read", "verdict"),
    [
        ("authorization", "authorization", Verdict.RIGHT),
        ("authorization", "unknown", Verdict.EMPTY),
        ("authorization", "other", Verdict.WRONG),
        ("authorization", "verbal", Verdict.WRONG),
        ("other", "other", Verdict.RIGHT),
        ("other", "unknown", Verdict.EMPTY),
        ("other", "amendment", Verdict.WRONG),
    ],
)
def test_a_type_is_right_unknown_or_wrong(form_type: str, read: str, verdict: Verdict) -> None:
    assert _only(_expected(form_type), _answer(_request(read))).verdict is verdict


def test_paper_that_is_no_form_and_gives_no_request_is_right() -> None:
    assert _only(_expected("other", {}), _answer()).verdict is Verdict.RIGHT
    assert _only(_expected(), _answer()).verdict is Verdict.EMPTY


def test_images_on_a_release_form_may_become_an_imaging_request() -> None:
    fields: dict[str, Json] = {"records.items": [{"label": "Images", "code": "images"}]}
    both = _answer(_request(), _request("imaging"))
    assert _only(_expected(fields=fields), both).verdict is Verdict.RIGHT
    assert _only(_expected(fields=fields), _answer(_request("imaging"))).verdict is Verdict.RIGHT
    assert _only(_expected(), _answer(_request("imaging"))).verdict is Verdict.WRONG


def test_a_form_made_out_of_nothing_is_a_wrong_type() -> None:
    scores = score(_expected(), _answer(_request(), _request("verbal", pages=(2,)))).requests
    assert [(one.written, one.read, one.verdict) for one in scores] == [
        ("authorization", "authorization", "right"),
        ("none", "verbal", "wrong"),
    ]


def test_requests_are_matched_by_their_pages() -> None:
    first: dict[str, Json] = {
        "form_type": "authorization",
        "language": "en",
        "template": None,
        "pages": [1],
        "fields": {},
    }
    second = {**first, "form_type": "verbal", "pages": [2, 3]}
    expected = {**_expected(), "requests": [first, second]}
    scores = score(expected, _answer(_request("verbal", pages=(2, 3)), _request(pages=(1,)))).requests
    assert [one.verdict for one in scores] == ["right", "right"]


@pytest.mark.parametrize(("name", "wrong"), [("María García López", False), ("Mario Garza", True)])
def test_published_and_wrong_needs_both(name: str, wrong: bool) -> None:
    for decision in ("publish", "review"):
        answer = _answer(_request(fields=_read("patient.name", name), decision=decision))
        request = _only(_expected(), answer)
        assert request.published_wrong is (wrong and decision == "publish")
        assert request.published_incomplete is (decision == "publish")


def test_a_field_the_paper_does_not_have_is_wrong_unless_it_can_be_inferred() -> None:
    fields = _read("patient.mrn", "123") | _read("discloser.name", "Hospital") | _read("needed_by", None)
    request = _only(_expected(fields={}), _answer(_request(fields=fields)))
    assert [(f.path, f.verdict) for f in request.fields] == [("patient.mrn", "wrong")]


def test_an_error_and_lost_pages_are_told() -> None:
    answer: dict[str, Json] = {"error": {"code": "encrypted_pdf", "message": ""}, "pages": [], "requests": []}
    result = score(_expected(), answer)
    assert result.error == "encrypted_pdf"
    assert result.kinds == (("form", "missing"),)


def test_two_linked_requests_are_compared_as_the_one_form_they_were() -> None:
    """Each desk's request names only the records that desk keeps; the sheet has both."""
    lab, images = {"label": "Lab", "code": "lab"}, {"label": "CD", "code": "images"}
    related: list[Json] = [{"request": 1, "relation": "split_imaging"}]
    halves = (
        _request(fields=_read("records.items", [lab]), related=related),
        _request("imaging", fields=_read("records.items", [images]), related=related),
    )
    whole = _only(_expected(fields={"records.items": [lab, images]}), _answer(*halves))
    alone = _only(_expected(fields={"records.items": [lab, images]}), _answer(halves[0]))
    assert whole.verdict is Verdict.RIGHT
    assert [field.verdict for field in whole.fields] == [Verdict.RIGHT]
    assert [field.verdict for field in alone.fields] == [Verdict.WRONG]


def test_talking_and_copies_on_one_sheet_are_no_invented_request() -> None:
    related: list[Json] = [{"request": 1, "relation": "split_verbal"}]
    halves = (_request(related=related), _request("verbal", related=related))
    assert _only(_expected(fields={}), _answer(*halves)).verdict is Verdict.RIGHT
