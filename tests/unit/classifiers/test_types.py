"""Types told on paper of many organisations; the floors lie a little under what was measured on it."""

from collections import Counter
from random import Random

import pytest

from classifiers.chances import CLASSES, chances
from classifiers.concepts import named, of_word
from classifiers.evidence import evidence
from classifiers.split import split
from domain.form import FormType
from tests.unit.classifiers.paper import page
from tests.unit.classifiers.written import Written, harmed, misread, spaced, written

HELD = written("held")
REQUESTS = [paper for paper in HELD if paper.sort != "other"]
OTHERS = [paper for paper in HELD if paper.sort == "other"]


def told(papers: list[Written], harms: frozenset[str]) -> Counter[str]:
    """How often the type was right, unknown, other, or a wrong request."""
    found: Counter[str] = Counter()
    for paper in papers:
        for harm, reading in harmed(paper):
            if harm in harms:
                (run,) = split([reading], (), None).runs
                same = run.form_type == paper.sort
                loose = run.form_type in (FormType.UNKNOWN, FormType.OTHER)
                found["right" if same else str(run.form_type) if loose else "wrong"] += 1
    return found


def test_most_requests_on_paper_never_tuned_on_are_told() -> None:
    found = told(REQUESTS, frozenset({"clean", "light", "columns", "spaced title"}))
    assert found["right"] >= 0.95 * found.total()
    assert found["wrong"] == 0


def test_bad_lines_make_types_unknown_rather_than_wrong() -> None:
    found = told(REQUESTS, frozenset({"heavy", "lost lines", "no title", "flat title"}))
    assert found["right"] >= 0.7 * found.total()
    assert found["wrong"] <= 0.02 * found.total()


def test_papers_that_are_no_requests_are_told_as_such() -> None:
    found = told(OTHERS, frozenset({"clean", "light", "heavy", "lost lines", "flat title", "spaced title"}))
    assert found["right"] >= 0.9 * found.total()
    assert found["wrong"] == 0


def test_high_confidence_is_earned() -> None:
    sure = Counter(
        run.form_type == paper.sort
        for paper in HELD
        for _, reading in harmed(paper)
        for run in split([reading], (), None).runs
        if run.confidence >= 0.9 and run.form_type is not FormType.UNKNOWN
    )
    assert sure.total() > 200
    assert sure[True] >= 0.99 * sure.total()


@pytest.mark.parametrize("word", ["enmendar", "amending", "arnend", "corrección"])
def test_both_languages_and_slips_of_the_fax_speak_of_amending(word: str) -> None:
    assert "amend" in named(word.replace("ó", "o"))


def test_disclosing_is_no_slip_of_discussing() -> None:
    assert "talk" not in of_word("disclose")
    assert "talk" in of_word("discuss")


def test_two_concepts_in_one_line_are_a_third() -> None:
    assert "release+record" in named("release my medical records")
    assert "release+record" not in named("release form")


def test_spaced_letters_are_a_title_again() -> None:
    title = "# Request for Amendment"
    plain, wide = (evidence(page((text,))) for text in (title, spaced(title)))
    assert wide.titles["amendment"] == plain.titles["amendment"] > 3


def test_chances_are_a_distribution_and_a_prior_moves_it() -> None:
    found = evidence(page(("# Request for images", "Patient name   Date of birth")))
    plain, pushed = chances(found, {}), chances(found, {"verbal": 0.5})
    assert set(plain) == set(CLASSES)
    assert sum(plain.values()) == pytest.approx(1.0)
    assert plain["verbal"] < pushed["verbal"] < plain["imaging"]


def test_harm_is_done_to_letters_not_to_the_heading_mark() -> None:
    assert misread("# Title", 1.0, Random(1)).startswith("# ")


def test_a_section_heading_on_the_second_page_is_no_second_request() -> None:
    first = page(
        (
            "# Authorization to Release Medical Records",
            "Patient name          Date of birth",
            "I authorize the clinic to release my health information to",
            "Purpose of disclosure: legal, insurance, personal",
        )
    )
    second = page(
        (
            "# RELEASE OF RECORDS TO THE PERSON BELOW",
            "Name          Address          Fax",
            "I may revoke this authorization in writing",
            "Signature of patient or representative          Relationship          Date",
        ),
        number=2,
    )
    (run,) = split([first, second], (), None).runs
    assert run.pages == (1, 2)


def test_a_cover_whose_title_was_lost_is_still_a_cover() -> None:
    cover = page(
        (
            "From          To",
            "Eastfield Community Health Center          Health Information",
            "Fax          Phone          Date          Pages (with cover)",
            "Urgent     For review     Please reply",
            "This message is intended only for the addressee. Unauthorized use is prohibited.",
        )
    )
    assert split([cover], (), None).kinds == {1: "cover"}
