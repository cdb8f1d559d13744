"""The simulated hospital: what its people are shown, what that teaches, and what is measured of it."""

from collections.abc import Iterator
from random import Random

from domain.form import FormType, Language
from learning.claims import Claim
from routing.thresholds import Pool, Promises
from samples.learn_curve import Asked, Hospital, measured, simulate
from samples.learn_page import Run, page


def _claim(path: str, right: bool, delivery: str, claimed: float = 0.9995) -> Claim:
    pool = Pool(True, "print", path, FormType.IMAGING, Language.ENGLISH)
    return Claim(pool, "imaging-en", claimed, right, delivery, frozenset())


def _request(
    delivery: str, *, name_right: bool = True, number_right: bool = True, open_: bool = True
) -> Asked:
    claims = (_claim("patient.name", name_right, delivery), _claim("patient.mrn", number_right, delivery))
    wrong = (not name_right) + (not number_right)
    return Asked(True, open_, claims, frozenset({"patient.name", "patient.mrn"}), wrong, None)


def _days(count: int, seed: int, *, open_: bool) -> Iterator[tuple[Asked, ...]]:
    """Record numbers are wrong in four of ten; names never are."""
    rng = Random(seed)
    for n in range(count):
        yield (_request(f"{seed}-{n}", number_right=rng.random() > 0.4, open_=open_),)


def _hospital() -> Hospital:
    return Hospital(Promises(0.05), Random(9))


def test_what_is_released_is_seen_by_nobody_and_teaches_nothing() -> None:
    hospital = _hospital()
    for requests in _days(40, 1, open_=True):
        hospital.take_in(requests, hospital.promised)
    blind = sum(one.unseen for one in hospital.claims)
    assert blind == len(hospital.claims) <= 6
    assert hospital.deliveries == 40


def test_what_is_held_back_is_looked_at_and_counted() -> None:
    hospital = _hospital()
    days = list(_days(40, 1, open_=False))
    for requests in days:
        hospital.take_in(requests, hospital.promised)
    assert len(hospital.claims) == 80
    assert hospital.corrections == sum(one.corrections for requests in days for one in requests) > 8
    assert len({voice for one in hospital.claims for voice in one.voices}) == 4


def test_errors_found_are_errors_no_longer_released() -> None:
    held = [one for requests in _days(100, 2, open_=True) for one in requests]
    hospital = _hospital()
    rows = list(simulate(list(_days(400, 1, open_=False)), held, (50,), 100, hospital))
    first, last = rows[0], rows[-1]
    assert [row.label for row in rows] == ["0", "50", "all there were"]
    assert first.corrections == 0 and rows[1].corrections >= 50
    assert first.wrong > 20 and last.wrong == 0
    assert last.error_ours < 0.5 * first.error_ours
    assert last.passed == 0 and first.passed == 100
    assert measured(hospital, held, "again").wrong == last.wrong


def test_the_page_tells_every_row_and_every_night() -> None:
    held = [one for requests in _days(20, 2, open_=True) for one in requests]
    hospital = _hospital()
    rows = list(simulate(list(_days(100, 1, open_=False)), held, (), 50, hospital))
    told = page(Run("2026-03-06", "the command", 100, 20, 50), rows, [v.record for v in hospital.versions])
    assert "Written by `the command`" in told
    assert told.count(" Jan |") == len(hospital.versions) == 3
    assert f"({rows[-1].corrections:,})" in told
