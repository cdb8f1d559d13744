"""Many hands on one request at the same moment: one decision, and everybody else is told."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from ledger import corrections, tasks
from tests.unit.review.cases import DOUBTFUL, add_waiting
from tests.unit.review.conftest import Desk

HANDS = 6


@pytest.mark.parametrize("one_person", [False, True], ids=["two people", "one person, many clicks"])
def test_exactly_one_decides(desk: Desk, one_person: bool) -> None:
    made = add_waiting(desk.ledger)
    path = f"/requests/{made.request_id}"
    logins = ["reviewer" if one_person or place % 2 else "supervisor" for place in range(HANDS)]
    browsers = [desk.browser(login) for login in logins]
    pages = [browser.get(path).text for browser in browsers]
    with ThreadPoolExecutor(HANDS) as pool:
        answers = list(
            pool.map(
                lambda place: browsers[place].submit(
                    path,
                    pages[place],
                    "release",
                    checked=list(DOUBTFUL),
                    **{"f:recipient.name": f"By {place}"},
                ),
                range(HANDS),
            )
        )
    assert sorted(answer.status_code for answer in answers) == [303] + [409] * (HANDS - 1)
    winner = next(place for place, answer in enumerate(answers) if answer.status_code == 303)
    with desk.ledger.read() as c:
        rows = corrections.for_request(c, made.request_id)
        assert [each.value for each in rows if each.path == "recipient.name"] == [f"By {winner}"]
        assert len(rows) == len(DOUBTFUL) + 1
        assert len(tasks.for_subject(c, made.request_id)) == 1
