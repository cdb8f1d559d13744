from collections.abc import Sequence
from dataclasses import replace

import pytest

from classifiers.definitions import load
from classifiers.split import settle_type, split
from domain.form import FieldValue, FormRun, FormType, Json, Language, ValueSource
from domain.page import Match, PageReading
from tests.unit.classifiers.form_texts import (
    COVER,
    INSTRUCTIONS,
    NO_REQUESTS,
    REQUESTS,
    SECOND_PAGE,
)
from tests.unit.classifiers.paper import page

SQUARE_ON = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
DEFINITIONS = load()


def pages(*texts: Sequence[str]) -> list[PageReading]:
    return [page(text, number=number) for number, text in enumerate(texts, 1)]


def known(number: int, template: str, of: int, score: float = 0.95) -> PageReading:
    match = Match(template, of, SQUARE_ON, score, 0.001)
    return page(("some words that the blank prints",), number=number, matches=(match,))


@pytest.mark.parametrize(("kind", "language"), REQUESTS)
def test_tells_each_request_in_both_languages(kind: str, language: str) -> None:
    packet = split(pages(REQUESTS[kind, language]), (), None)
    (run,) = packet.runs
    assert (run.form_type, run.language) == (FormType(kind), Language(language))
    assert packet.kinds == {1: "form"}
    assert run.confidence >= 0.6


@pytest.mark.parametrize("paper", NO_REQUESTS)
def test_other_papers_are_no_request(paper: str) -> None:
    (run,) = split(pages(NO_REQUESTS[paper]), (), None).runs
    assert run.form_type in (FormType.OTHER, FormType.UNKNOWN)
    assert run.reasons


@pytest.mark.parametrize("paper", NO_REQUESTS)
@pytest.mark.parametrize("expected", ["authorization", "imaging", "verbal"])
def test_no_line_makes_a_request_of_them(paper: str, expected: str) -> None:
    (run,) = split(pages(NO_REQUESTS[paper]), (), FormType(expected)).runs
    assert run.form_type in (FormType.OTHER, FormType.UNKNOWN)


@pytest.mark.parametrize(("kind", "language"), REQUESTS)
@pytest.mark.parametrize("expected", ["authorization", "imaging", "verbal"])
def test_the_line_never_decides(kind: str, language: str, expected: str) -> None:
    (run,) = split(pages(REQUESTS[kind, language]), (), FormType(expected)).runs
    assert run.form_type in (FormType(kind), FormType.UNKNOWN)


def test_misread_letters_do_not_hide_a_title() -> None:
    bad = ("# Authorizat1on for Re1ease of Medica1 Rccords", *REQUESTS["authorization", "en"][2:])
    (run,) = split(pages(bad), (), None).runs
    assert run.form_type is FormType.AUTHORIZATION


def test_a_page_of_noise_is_unknown() -> None:
    (run,) = split(pages(("q7 zz ~~ lll", "0o0 ii vv xx kk")), (), FormType.IMAGING).runs
    assert run.form_type is FormType.UNKNOWN


def test_a_cover_sheet_is_no_part_of_the_form() -> None:
    packet = split(pages(COVER, REQUESTS["authorization", "en"]), (), None)
    assert packet.kinds == {1: "cover", 2: "form"}
    assert packet.runs[0].pages == (2,)
    assert packet.cover_pages_announced == 4


def test_a_cover_alone_still_gives_a_run() -> None:
    packet = split(pages(COVER), (), None)
    (run,) = packet.runs
    assert (run.form_type, run.pages) == (FormType.OTHER, (1,))


def test_instructions_are_no_form() -> None:
    packet = split(pages(REQUESTS["authorization", "en"], INSTRUCTIONS), (), None)
    assert packet.kinds == {1: "form", 2: "instructions"}
    assert packet.runs[0].pages == (1,)


def test_blank_pages_are_told_and_left_out() -> None:
    empty = page((), number=2, ink=0.0)
    packet = split([page(REQUESTS["verbal", "en"], number=1), empty], (), None)
    assert packet.kinds == {1: "form", 2: "blank"}


def test_no_pages_no_run() -> None:
    assert split([], (), None).runs == ()


def test_nothing_but_blank_pages_gives_one_run() -> None:
    (run,) = split([page((), ink=0.0)], (), None).runs
    assert run.form_type is FormType.OTHER


def test_papers_of_authority_beside_a_form_are_attachments() -> None:
    packet = split(pages(REQUESTS["authorization", "en"], NO_REQUESTS["power of attorney"]), (), None)
    assert packet.kinds == {1: "form", 2: "attachment"}


def test_two_forms_of_two_types() -> None:
    packet = split(pages(REQUESTS["authorization", "en"], REQUESTS["verbal", "en"]), (), None)
    assert [(run.form_type, run.pages) for run in packet.runs] == [
        (FormType.AUTHORIZATION, (1,)),
        (FormType.VERBAL, (2,)),
    ]


def test_a_page_without_title_goes_on_with_the_form() -> None:
    packet = split(pages(REQUESTS["authorization", "en"], SECOND_PAGE), (), None)
    (run,) = packet.runs
    assert run.pages == (1, 2)


def test_page_numbers_put_pages_in_order_and_show_the_gap() -> None:
    def numbered(text: Sequence[str], number: int, place: str) -> PageReading:
        return page((*text, *[""] * (35 - len(text)), place), number=number)

    first = numbered(REQUESTS["authorization", "en"], 2, "Page 1 of 3")
    second = numbered(SECOND_PAGE, 1, "Page 2 of 3")
    (run,) = split([second, first], (), None).runs
    assert run.pages == (2, 1)
    assert run.missing_pages == (3,)
    assert run.reasons


def test_a_known_blank_decides_alone_and_in_its_own_order() -> None:
    packet = split(
        [known(1, "roi-en-2026-01", 2), known(2, "roi-en-2026-01", 1)], DEFINITIONS, FormType.VERBAL
    )
    (run,) = packet.runs
    assert (run.form_type, run.template, run.pages) == (FormType.AUTHORIZATION, "roi-en-2026-01", (2, 1))
    assert run.missing_pages == ()
    assert run.confidence > 0.95


def test_a_lost_page_of_a_known_blank_is_named() -> None:
    (run,) = split([known(1, "roi-en-2026-01", 1)], DEFINITIONS, None).runs
    assert run.missing_pages == (2,)


def test_the_same_page_again_begins_another_form() -> None:
    packet = split(
        [known(n, "roi-en-2026-01", of) for n, of in ((1, 1), (2, 2), (3, 1), (4, 2))], DEFINITIONS, None
    )
    assert [run.pages for run in packet.runs] == [(1, 2), (3, 4)]


def test_a_poor_match_decides_nothing() -> None:
    reading = replace(
        page(REQUESTS["verbal", "en"]), matches=(Match("roi-en-2026-01", 1, SQUARE_ON, 0.2, 0.05),)
    )
    (run,) = split([reading], DEFINITIONS, None).runs
    assert (run.form_type, run.template) == (FormType.VERBAL, None)


def a_run(form_type: FormType = FormType.AUTHORIZATION) -> FormRun:
    return FormRun((1,), form_type, 0.9, Language.ENGLISH)


def asked(*codes: str) -> dict[str, FieldValue]:
    value: Json = [{"label": code, "code": code} for code in codes] or None
    return {"records.items": FieldValue("records.items", value, "", 0.9, ValueSource.MARK)}


def test_an_authorization_for_images_alone_is_an_imaging_request() -> None:
    assert settle_type(a_run(), asked("images"), FormType.AUTHORIZATION).form_type is FormType.IMAGING
    assert settle_type(a_run(), asked("images", "lab"), None).form_type is FormType.AUTHORIZATION
    assert (
        settle_type(a_run(), asked("radiology_report"), FormType.IMAGING).form_type is FormType.AUTHORIZATION
    )


def test_on_the_imaging_line_images_beside_records_are_enough() -> None:
    assert settle_type(a_run(), asked("images", "lab"), FormType.IMAGING).form_type is FormType.IMAGING


def test_other_types_stay() -> None:
    assert settle_type(a_run(FormType.VERBAL), asked("images"), FormType.IMAGING).form_type is FormType.VERBAL


def test_the_writing_tells_the_writers_language() -> None:
    said = {
        "amendment.reason": FieldValue(
            "amendment.reason", "x", "La nota dice que fumo y no es verdad", 0.9, ValueSource.HANDWRITING
        )
    }
    run = settle_type(a_run(FormType.AMENDMENT), said, None)
    assert (run.language, run.fill_language) == (Language.ENGLISH, Language.SPANISH)


def numbered(text: Sequence[str], number: int, place: str) -> PageReading:
    return page((*text, *[""] * (35 - len(text)), place), number=number)


@pytest.mark.parametrize(
    "place", ["Page 1 of 2", "Pág. 1 de 2", "Page: 1 / 2", "1 of 2", "Form 12 (3/24)   Pg. 1/2"]
)
def test_the_ways_to_print_a_page_number(place: str) -> None:
    (run,) = split([numbered(REQUESTS["authorization", "en"], 1, place)], (), None).runs
    assert run.missing_pages == (2,)


def test_a_fax_machine_counts_the_call_not_the_form() -> None:
    header = "06/15/2026 09:14 FROM 6175550143 Page 2 of 3"
    (run,) = split([page((header, *REQUESTS["authorization", "en"]))], (), None).runs
    assert run.missing_pages == ()


def test_two_forms_of_one_type_are_parted_where_the_first_is_signed() -> None:
    other = tuple(line.replace("Harbor", "Valley") for line in REQUESTS["authorization", "en"][:-2])
    packet = split(pages(REQUESTS["authorization", "en"], other), (), None)
    assert [run.pages for run in packet.runs] == [(1,), (2,)]


def test_pages_put_together_without_numbers_are_a_proposal() -> None:
    (run,) = split(pages(REQUESTS["authorization", "en"], SECOND_PAGE), (), None).runs
    assert any("belong together" in reason for reason in run.reasons)


def test_numbered_pages_need_no_proposal() -> None:
    first = numbered(REQUESTS["authorization", "en"], 1, "Page 1 of 2")
    (run,) = split([first, numbered(SECOND_PAGE, 2, "Page 2 of 2")], (), None).runs
    assert (run.pages, run.missing_pages, run.reasons) == ((1, 2), (), ())


def test_a_page_sent_twice_is_told() -> None:
    packet = split(pages(REQUESTS["verbal", "en"], REQUESTS["verbal", "en"]), (), None)
    one, other = packet.runs
    assert not any("twice" in reason for reason in one.reasons)
    assert any("page 1 sent twice" in reason for reason in other.reasons)


def test_an_abstention_claims_nothing() -> None:
    (run,) = split(pages(("q7 zz ~~ lll", "0o0 ii vv xx kk")), (), None).runs
    assert (run.form_type, run.confidence) == (FormType.UNKNOWN, 0.0)


def test_an_empty_blank_is_told_from_a_filled_form() -> None:
    run = FormRun((1,), FormType.AUTHORIZATION, 0.99, Language.ENGLISH)
    empty = {
        "patient.name": FieldValue("patient.name", None, "", 0.9, ValueSource.PRINT),
        "signature.present": FieldValue("signature.present", False, "", 0.9, ValueSource.MARK),
    }
    written = {**empty, "patient.name": FieldValue("patient.name", None, "Ma~ia", 0.1, ValueSource.PRINT)}
    assert any("empty blank" in reason for reason in settle_type(run, empty, None).reasons)
    assert settle_type(run, written, None).reasons == ()


def footed(text: Sequence[str], number: int, foot: str) -> PageReading:
    return page((*text, *[""] * (35 - len(text)), foot), number=number)


def test_a_page_with_the_forms_own_number_goes_with_it() -> None:
    first = footed(REQUESTS["authorization", "en"], 1, "HIM-1037 (02/23)")
    second = footed(("SSN (last 4)",), 2, "HIM 1O37 (02/23)".replace("O", "0"))
    packet = split([first, second], (), None)
    assert packet.kinds == {1: "form", 2: "form"}
    assert packet.runs[0].pages == (1, 2)


def test_what_a_form_had_no_room_for_goes_with_it() -> None:
    overflow = ("Printed name of person signing: ________", "Relationship to patient: ________")
    (run,) = split(pages(REQUESTS["authorization", "en"][:-2], overflow), (), None).runs
    assert run.pages == (1, 2)


@pytest.mark.parametrize("paper", ["invoice", "registration", "treatment consent"])
def test_another_paper_after_a_form_is_no_part_of_it(paper: str) -> None:
    packet = split(pages(REQUESTS["authorization", "en"], NO_REQUESTS[paper]), (), None)
    assert packet.runs[0].pages == (1,)


def test_a_cover_between_two_forms_parts_them() -> None:
    untitled = tuple(line for line in REQUESTS["verbal", "en"][2:-2] if not line.startswith("#"))
    packet = split(
        pages(REQUESTS["verbal", "en"][:-2], COVER, (*untitled, "Relationship to patient")), (), None
    )
    assert [run.pages for run in packet.runs] == [(1,), (3,)]


def test_another_forms_number_at_the_foot_parts_them() -> None:
    first = footed(REQUESTS["authorization", "en"][:-2], 1, "HIM-1037 (02/23)")
    second = footed(("Date of birth: ________", *SECOND_PAGE), 2, "ROI-5520 (08/21)")
    same = footed(("Date of birth: ________", *SECOND_PAGE), 2, "HIM-1O37 (02/23)".replace("O", "8"))
    assert [run.pages for run in split([first, second], (), None).runs] == [(1,), (2,)]
    assert [run.pages for run in split([first, same], (), None).runs] == [(1, 2)]


OPENING = REQUESTS["authorization", "en"][:-2]
"""A first page that leaves the signature to the next."""
CLOSING = (
    "I understand that I may revoke this authorization in writing",
    "Signature of patient or representative: ________          Date: ________",
    "Printed name: ________          Relationship to patient: ________",
)


@pytest.mark.parametrize("paper", ["invoice", "registration", "treatment consent"])
def test_any_paper_between_two_forms_parts_them(paper: str) -> None:
    packet = split(pages(OPENING, NO_REQUESTS[paper], CLOSING), (), None)
    assert all(set(run.pages) != {1, 3} for run in packet.runs)


def test_a_form_sent_back_to_front_is_one_form() -> None:
    (run,) = split(pages(CLOSING, OPENING), (), None).runs
    assert run.pages == (2, 1)


def test_an_end_before_its_beginning_is_no_part_of_the_whole_form_before() -> None:
    whole = REQUESTS["imaging", "en"]
    packet = split(pages(whole, CLOSING, OPENING), (), None)
    assert [set(run.pages) for run in packet.runs] == [{1}, {2, 3}]


def test_a_form_in_another_language_is_another_form() -> None:
    english = REQUESTS["authorization", "en"][:-2]
    packet = split(pages(english, REQUESTS["authorization", "es"]), (), None)
    assert [run.pages for run in packet.runs] == [(1,), (2,)]


def test_a_card_after_a_form_is_no_part_of_it() -> None:
    card = ("IDENTIFICATION", "NO. 852144695", "FLOWERS BETH", "DOB 03/24/1961 EXP 04/12/2028")
    packet = split(pages(OPENING, card), (), None)
    assert packet.runs[0].pages == (1,)


def test_of_several_numbers_at_the_foot_the_forms_own_counts() -> None:
    first = footed(OPENING, 1, "Call SSS 0103          HIM-27640 (01/23)")
    second = footed(CLOSING, 2, "HIM: 27640 (01/23)")
    (run,) = split([first, second], (), None).runs
    assert run.pages == (1, 2)


def test_numbers_at_the_foot_bind_the_end_to_the_form_after_it() -> None:
    whole = footed(REQUESTS["imaging", "en"], 1, "RAD-3180 (05/22)")
    end, beginning = footed(CLOSING, 2, "HIM-27566 (01/23)"), footed(OPENING, 3, "HIM-27566 (01/23)")
    packet = split([whole, end, beginning], (), None)
    assert [set(run.pages) for run in packet.runs] == [{1}, {2, 3}]


def test_a_bar_is_a_one_in_a_page_number() -> None:
    (run,) = split([numbered(REQUESTS["authorization", "en"], 1, "Page | of 2")], (), None).runs
    assert run.missing_pages == (2,)


def test_a_form_that_counts_its_pages_and_keeps_its_secrets_is_no_cover() -> None:
    notice = (
        "Number of pages including this page: ____          Urgent",
        "Confidentiality notice: only for the addressee. If you received this fax in error, call us.",
    )
    packet = split(pages((*REQUESTS["authorization", "en"], *notice)), (), None)
    assert packet.kinds == {1: "form"}


def test_the_page_that_opens_a_form_tells_its_type_not_the_statements_after_it() -> None:
    statements = (
        "I authorize the release of my health information and understand that I may revoke in writing",
        "Information disclosed may be redisclosed by the recipient. My treatment does not depend on this",
        *CLOSING,
    )
    (run,) = split(pages(REQUESTS["imaging", "en"][:-2], statements), (), None).runs
    assert (run.pages, run.form_type) == ((1, 2), FormType.IMAGING)


def test_a_page_that_cannot_be_laid_on_its_blank_stays_with_its_form() -> None:
    match = Match("roi-en-2026-01", 1, SQUARE_ON, 0.95, 0.001)
    first = replace(footed(OPENING, 1, "HIS-101 (01/26)"), matches=(match,))
    second = footed(CLOSING, 2, "HIS-101 (01/26)")
    (run,) = split([first, second], DEFINITIONS, None).runs
    assert (run.pages, run.template, run.missing_pages) == ((1, 2), "roi-en-2026-01", (2,))
    assert any("could not be laid" in reason for reason in run.reasons)


def test_another_paper_between_a_form_and_its_unplaced_page_parts_them() -> None:
    match = Match("roi-en-2026-01", 1, SQUARE_ON, 0.95, 0.001)
    first = replace(footed(OPENING, 1, "HIS-101 (01/26)"), matches=(match,))
    bill = page(NO_REQUESTS["invoice"], number=2)
    packet = split([first, bill, footed(CLOSING, 3, "RAD-777 (01/26)")], DEFINITIONS, None)
    assert packet.runs[0].pages == (1,)


def test_the_end_of_a_form_goes_with_it_though_the_form_has_signatures_of_its_own() -> None:
    end = ("Printed name of person signing: ________", "Relationship: ________", "Witness: ________")
    (run,) = split(pages(REQUESTS["authorization", "en"], end), (), None).runs
    assert run.pages == (1, 2)


def test_a_whole_form_begins_anew_though_none_was_signed_before_it() -> None:
    packet = split(pages(OPENING, REQUESTS["authorization", "en"]), (), None)
    assert [run.pages for run in packet.runs] == [(1,), (2,)]
