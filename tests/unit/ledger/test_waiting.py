"""The review queue: its order, what can be asked of it, and what is set aside."""

from datetime import date, timedelta

import pytest

import ledger
from domain.decision import Review
from domain.form import FormRun, FormType, Language
from domain.request import Department, Finding, LegalBasis, Severity
from ledger import Connection, requests, waiting
from ledger.waiting import View, Wanted
from tests.unit.ledger.stories import MINUTE, NOON, captured, fax, reviewer

LEASE = timedelta(minutes=15)
TODAY = date(2026, 3, 20)


def _waits(
    c: Connection,
    key: str,
    *,
    due: date | None = TODAY,
    urgent: bool = False,
    minutes: int = 0,
    form_type: FormType = FormType.AUTHORIZATION,
    language: Language = Language.ENGLISH,
    doubtful: tuple[str, ...] = ("patient.name",),
    findings: tuple[Finding, ...] = (),
    pages: tuple[int, ...] = (1,),
) -> str:
    delivery_id = captured(c, fax(key, received_at=NOON + minutes * MINUTE))
    run = FormRun(pages, form_type, 0.9, language)
    request_id = requests.create(c, delivery_id, 0, run, NOON, urgent=urgent)
    decision = Review(Department.ROI, LegalBasis.UNKNOWN, findings, ("Doubt.",), doubtful)
    requests.save_decision(c, request_id, decision, NOON, due)
    return request_id


def _ids(c: Connection, wanted: Wanted, staff_id: str = "") -> list[str]:
    return [each.id for each in waiting.waiting(c, 50, wanted, staff_id=staff_id, now=NOON)]


def test_stat_first_then_by_due_day_then_by_receipt(book: ledger.Ledger) -> None:
    with book.begin() as c:
        later = _waits(c, "a", due=TODAY + timedelta(days=1))
        second = _waits(c, "b", minutes=5)
        first = _waits(c, "c", minutes=1)
        stat = _waits(c, "d", due=TODAY + timedelta(days=9), urgent=True)
        assert _ids(c, Wanted()) == [stat, first, second, later]
        assert waiting.next_waiting(c, None, reviewer(c), NOON) == stat


def test_without_a_due_day_it_is_due_the_day_it_came(book: ledger.Ledger) -> None:
    with book.begin() as c:
        _waits(c, "a", due=None)
        assert waiting.waiting(c, 1)[0].due_on == NOON.date()


@pytest.mark.parametrize(
    ("about", "wanted"),
    [
        ({"form_type": FormType.VERBAL}, Wanted(form_type=FormType.VERBAL)),
        ({"language": Language.SPANISH}, Wanted(language=Language.SPANISH)),
        ({"doubtful": ("patient.mrn",)}, Wanted(what="patient.mrn")),
        ({"doubtful": ("contacts[2].name",)}, Wanted(what="contacts")),
        ({"findings": (Finding("SIG-01", Severity.BLOCK, (), "x"),)}, Wanted(what="SIG-01")),
        ({"doubtful": ()}, Wanted(what=waiting.FORM_UNCLEAR)),
        ({"minutes": -600}, Wanted(received_before=NOON - timedelta(hours=9))),
    ],
)
def test_filters(book: ledger.Ledger, about: dict[str, object], wanted: Wanted) -> None:
    with book.begin() as c:
        _waits(c, "other")
        found = _waits(c, "found", **about)  # type: ignore[arg-type]
        assert _ids(c, wanted) == [found]
        assert waiting.count(c, wanted, "", NOON) == 1


def test_a_note_is_no_reason_to_wait(book: ledger.Ledger) -> None:
    with book.begin() as c:
        _waits(c, "a", findings=(Finding("SCP-03", Severity.NOTE, (), "x"),))
        assert [each.value for each in waiting.facets(c, "what")] == ["patient.name"]


def test_views_by_who_has_it(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa, ivan = reviewer(c), reviewer(c, "ivan")
        free, mine, theirs, aside = (_waits(c, str(n), minutes=n) for n in range(4))
        requests.claim(c, mine, rosa, NOON, LEASE)
        requests.claim(c, theirs, ivan, NOON, LEASE)
        waiting.hold(c, aside, rosa, "asked_sender", NOON + timedelta(days=1))
        assert _ids(c, Wanted(), rosa) == [free, mine, theirs]
        assert _ids(c, Wanted(view=View.NOBODYS), rosa) == [free]
        assert _ids(c, Wanted(view=View.MINE), rosa) == [mine]
        assert _ids(c, Wanted(view=View.HELD), rosa) == [aside]
        assert _ids(c, Wanted(assignee=ivan), rosa) == [theirs]
        assert waiting.count(c, Wanted(view=View.MINE), rosa, NOON) == 1
        found = waiting.counts(c, rosa, NOON, TODAY)
        assert found == waiting.Counts(open=3, stat=0, late=0, today=3, nobodys=1, mine=1, held=1)
        after = NOON + LEASE + MINUTE
        assert [w.id for w in waiting.waiting(c, 9, Wanted(view=View.MINE), staff_id=rosa, now=after)] == []


def test_a_hold_ends_by_itself_and_by_hand(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa, request_id = reviewer(c), _waits(c, "a")
        requests.claim(c, request_id, rosa, NOON, LEASE)
        assert waiting.hold(c, request_id, rosa, "asked_sender", NOON + MINUTE)
        assert requests.get(c, request_id).claimed_by is None
        assert waiting.next_waiting(c, None, rosa, NOON) is None
        assert waiting.next_waiting(c, None, rosa, NOON + 2 * MINUTE) == request_id
        assert waiting.resume(c, request_id)
        assert waiting.next_waiting(c, None, rosa, NOON) == request_id


def test_what_leaves_review_leaves_the_queue(book: ledger.Ledger) -> None:
    with book.begin() as c:
        decided, gone = _waits(c, "a"), _waits(c, "b")
        requests.reopen(c, decided)
        requests.cancel(c, gone)
        assert waiting.waiting_count(c) == 0
        assert waiting.facets(c, "what") == ()


def test_taking_over_needs_no_free_claim(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa, ivan, request_id = reviewer(c), reviewer(c, "ivan"), _waits(c, "a")
        requests.claim(c, request_id, rosa, NOON, LEASE)
        assert waiting.take_over(c, request_id, ivan, NOON, LEASE)
        assert requests.get(c, request_id).claimed_by == ivan


def test_going_on_stays_within_what_was_asked_for(book: ledger.Ledger) -> None:
    with book.begin() as c:
        rosa = reviewer(c)
        first = _waits(c, "a", form_type=FormType.VERBAL)
        _waits(c, "b", minutes=1)
        third = _waits(c, "c", minutes=2, form_type=FormType.VERBAL)
        wanted = Wanted(form_type=FormType.VERBAL)
        assert waiting.next_waiting(c, first, rosa, NOON, wanted) == third


def test_pages_are_counted(book: ledger.Ledger) -> None:
    with book.begin() as c:
        _waits(c, "a", pages=(2, 3))
        assert waiting.waiting(c, 1)[0].pages == 2
