"""`intake read` to the letter: one JSON object per file, in order, and exit codes programs can rely on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from domain.faults import ErrorCode

SAMPLES = Path(__file__).parents[2] / "samples" / "committed"
PAGE_KINDS = {"form", "cover", "instructions", "attachment", "blank", "other"}
SOURCES = {"text_layer", "form_field", "print", "handwriting", "mark", "barcode", "cover", "mail"}


def read(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "read", *arguments], capture_output=True, text=True, timeout=280
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, list[dict[str, Any]], str]:
    empty = tmp_path_factory.mktemp("files") / "empty.tif"
    empty.touch()
    files = (SAMPLES / "fax-verbal-en-typed.tif", empty, SAMPLES / "mail-roi-en-fields.eml")
    return read(*map(str, files), "--jobs", "2")


def test_one_object_per_file_in_input_order(answers: tuple[int, list[dict[str, Any]], str]) -> None:
    assert [a["file"] for a in answers[1]] == [
        "fax-verbal-en-typed.tif",
        "empty.tif",
        "mail-roi-en-fields.eml",
    ]


def test_exit_is_one_when_any_file_failed_and_the_others_are_printed(
    answers: tuple[int, list[dict[str, Any]], str],
) -> None:
    code, (fax, empty, mail), _ = answers
    assert code == 1
    assert fax["error"] is None and mail["error"] is None
    assert empty["error"]["code"] == "empty_file" and empty["error"]["message"]
    assert empty["requests"] == []
    assert ErrorCode(empty["error"]["code"])


def test_shape(answers: tuple[int, list[dict[str, Any]], str]) -> None:
    for answer in (answers[1][0], answers[1][2]):
        assert len(answer["sha256"]) == 64
        for page in answer["pages"]:
            assert page["kind"] in PAGE_KINDS
            assert page["rotation"] in (0, 90, 180, 270)
            assert 0 <= page["quality"] <= 1
        for request in answer["requests"]:
            assert request["decision"] in ("publish", "review", "exceptions")
            assert 0 <= request["confidence"] <= 1
            assert all(isinstance(reason, str) for reason in request["reasons"])
            for field in request["fields"].values():
                assert 0 <= field["confidence"] <= 1
                assert field["source"] in SOURCES
                assert field["box"] is None or all(-0.1 <= edge <= 1.1 for edge in field["box"])


def test_values_of_a_pdf_form_are_read_from_its_own_fields(
    answers: tuple[int, list[dict[str, Any]], str],
) -> None:
    expected = json.loads((SAMPLES / "mail-roi-en-fields.json").read_text())["requests"][0]["fields"]
    (request,) = answers[1][2]["requests"]
    for path in ("patient.name", "patient.date_of_birth", "patient.phone", "signature.date"):
        assert request["fields"][path]["value"] == expected[path]


def test_bad_usage_is_two() -> None:
    assert read("--line", "nowhere", "x.tif")[0] == 2
    assert read()[0] == 2


def test_a_form_that_asks_two_desks_is_two_linked_requests() -> None:
    """As the service does it: records for one desk, images for the other, one sheet."""
    code, (answer,), _ = read(str(SAMPLES / "fax-roi-en-cover.tif"), "--line", "records")
    records, images = answer["requests"]
    assert code == 0
    assert (records["form_type"], images["form_type"]) == ("authorization", "imaging")
    assert (records["department"], images["department"]) == ("roi", "imaging")
    assert records["pages"] == images["pages"]
    assert records["related"] == [{"request": 1, "relation": "split_imaging"}]
    assert images["related"] == [{"request": 0, "relation": "split_records"}]
    codes = [[item["code"] for item in r["fields"]["records.items"]["value"]] for r in (records, images)]
    assert "images" not in codes[0] and codes[1] == ["images"]


def test_a_form_for_one_desk_is_related_to_nothing(
    answers: tuple[int, list[dict[str, Any]], str],
) -> None:
    assert all("related" not in request for answer in answers[1] for request in answer["requests"])
