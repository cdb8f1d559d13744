from dataclasses import replace

import pytest

from samples.report_calibration import bins, expected_error
from samples.report_scoring import FieldScore, FileScore, RequestScore, Slices, Verdict
from samples.report_speed import Answer, Arrival, Bench, speed_report
from samples.report_tables import Run, accuracy_report

SLICES = Slices("verbal", "es", "typed", "none", "fine", True, "x")
FIELD = FieldScore("a.tif", "patient.phone", Verdict.RIGHT, False, True, 0.9, SLICES, "+1", "+1")
REQUEST = RequestScore("a.tif", Verdict.RIGHT, "verbal", "verbal", 0.9, "publish", True, SLICES, (FIELD,))
RUN = Run("2026-06-01", "python -m samples.accuracy", "report", 1, 1, 0, 3.0)


def _row(report: str, start: str) -> list[str]:
    line = next(line for line in report.splitlines() if line.startswith(f"| {start} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_bins_hold_every_claim_once_and_know_how_often_they_were_right() -> None:
    claims = [(0.0, False), (0.5, True), (0.97, True), (0.97, False), (1.0, True)]
    table = bins(claims)
    assert sum(one.count for one in table) == len(claims)
    assert [one.right for one in table if one.low == 0.95] == [0.5]
    assert table[-1].high == 1.0


@pytest.mark.parametrize(("right", "error"), [(9, 0.0), (4, 0.5), (10, 0.1)])
def test_calibration_error_is_the_distance_from_the_claim(right: int, error: float) -> None:
    claims = [(0.9, number < right) for number in range(10)]
    assert expected_error(bins(claims)) == pytest.approx(error)


def test_no_claims_no_error() -> None:
    assert expected_error(bins([])) == 0.0


def test_the_report_counts_fields_and_decisions() -> None:
    wrong = replace(FIELD, verdict=Verdict.WRONG, exact=False)
    blank = replace(FIELD, blank=True, written=None, read=None)
    request = replace(REQUEST, whole=False, fields=(FIELD, wrong, blank))
    report = accuracy_report(
        RUN, [FileScore("a.tif", None, (request,), (("form", "form"), ("cover", "form")))]
    )
    assert _row(report, "patient.phone") == [
        "patient.phone",
        "2",
        "50.0 %",
        "0.0 %",
        "50.0 %",
        "50.0 %",
        "1",
        "100.0 %",
    ]
    assert _row(report, "verbal, our blanks")[1:3] == ["1", "100.0 %"]
    assert _row(report, "**Published and wrong**, of those published")[1] == "100.0 % of 1"
    assert _row(report, "cover") == ["cover", "1", "0.0 %", "form 1"]


def test_what_was_not_measured_shows_no_share() -> None:
    report = accuracy_report(RUN, [FileScore("a.tif", "timeout", ())])
    assert _row(report, "Form type right")[1] == "- of 0"
    assert "timeout 1" in report


def _bench() -> Bench:
    answers = (Answer("fine", 2, {"read": 4.0, "decode": 1.0}), Answer("scan", 2, {"read": 2.0}))
    return Bench("2026-06-01", "python -m samples.bench", "2 cores", 2, 5.0, 60.0, 14.0, 2**30, answers)


def test_speed_is_per_page() -> None:
    report = speed_report(_bench())
    assert _row(report, "pages a minute, 2 jobs")[1] == "4.0"
    assert _row(report, "CPU-seconds a page, everything counted")[1] == "3.50"
    assert _row(report, "largest process")[1] == "1024 MiB"
    assert _row(report, "fine") == ["fine", "2", "0.50", "2.00", "2.50"]


def test_arrival_to_queue_is_told_when_it_was_timed() -> None:
    assert "not timed yet" in speed_report(_bench())
    report = speed_report(replace(_bench(), arrivals=(Arrival(2, 6.0), Arrival(1, 8.0), Arrival(9, 40.0))))
    assert _row(report, "from arrival to queue or review, median of 3")[1] == "8.0 s"
    assert _row(report, "the same, at most two pages: median, longest")[1] == "7.0 s, 8.0 s"
