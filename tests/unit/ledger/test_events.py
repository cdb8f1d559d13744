import pytest

import ledger
from ledger import events, requests
from tests.unit.ledger.stories import MINUTE, NOON, fax, in_review, opened


def test_a_story_holds_the_delivery_and_its_requests_only(book: ledger.Ledger) -> None:
    with book.begin() as c:
        opened(c, fax("other"))
        request_id = in_review(c, fax("mine"))
        delivery_id = requests.get(c, request_id).delivery_id
        events.append(c, "decided", NOON - MINUTE, request_id=request_id, decision="review", revision=2)
        story = events.story(c, delivery_id)
        assert [e.name for e in story] == ["captured", "decided"]
        assert [e.name for e in events.latest(c, 1)] == ["decided"]
    assert story[1].details == {"decision": "review", "revision": 2}
    assert (story[1].at, story[1].request_id, story[1].delivery_id) == (NOON - MINUTE, request_id, None)


@pytest.mark.parametrize("key", ["patient", "value", "message", "text"])
def test_other_details_are_refused(book: ledger.Ledger, key: str) -> None:
    with book.begin() as c, pytest.raises(ValueError, match=key):
        events.append(c, "decided", NOON, None, None, **{key: "x"})


@pytest.mark.parametrize("value", ["Ana Lopez", "a\nb", "ñ", "x" * 121])
def test_a_sentence_is_withheld(book: ledger.Ledger, value: str) -> None:
    with book.begin() as c:
        events.append(c, "failed", NOON, error=value)
        assert events.latest(c, 1)[0].details == {"error": "withheld"}


@pytest.mark.parametrize("name", ["", "Read", "read page", "read\n"])
def test_names_are_words(book: ledger.Ledger, name: str) -> None:
    with book.begin() as c, pytest.raises(ValueError, match="lower-case"):
        events.append(c, name, NOON)
