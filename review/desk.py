"""The request's own page: look, correct, and send on its way."""

from collections.abc import Mapping
from datetime import timedelta

from starlette.responses import RedirectResponse, Response

from ledger import Connection, IllegalMove, audit, corrections, drafts, events, requests, staff
from ledger.audit import Action
from ledger.requests import StoredRequest
from ledger.schema import Outcome, RequestState
from review import draft, item
from review.correct import Change, compare
from review.item import NOT_A_FORM, REAL_FORMS, Case
from review.office import Office
from review.refusal import NotFound
from review.roles import Access
from review.submission import Submission
from review.visit import Visit

LEASE = timedelta(minutes=15)
_NEEDS_CHECKING = (Outcome.RELEASE, Outcome.DEFICIENT)


class _Stale(Exception):
    """Somebody else was faster: nothing of this is written."""


def show(office: Office, visit: Visit) -> Response:
    request_id = visit.ids["id"]
    with office.desk.read() as c:
        case = item.load(office, c, request_id)
        holder = _holder(c, case, visit)
        typed = draft.kept(c, visit, case.request.version) if case.correctable else None
    with office.desk.begin() as c:
        events.append(c, "viewed", visit.now, request_id=request_id, staff_id=visit.staff_id)
        if visit.person and visit.person.may_correct:
            requests.claim(c, request_id, visit.staff_id, visit.now, LEASE)
    notice = f"{holder} has this request open. Whoever saves first decides." if holder else None
    if typed is not None and notice is None:
        notice = "This is what you had typed and not saved."
    return _drawn(office, visit, case, notice=notice, typed=typed)


def save(office: Office, visit: Visit) -> Response:
    """Corrections and the decision in one commit, or none of it."""
    with office.desk.read() as c:
        case = item.load(office, c, visit.ids["id"])
    if not case.correctable or str(case.request.version) != visit.sent.text("version"):
        return _told(office, visit)
    action = visit.sent.text("action")
    outcome = None if action == "save" else _outcome(action)
    if outcome is not None:
        visit.require(Access.RELEASE)
    if refusal := _type_refusal(visit, case, outcome):
        return _drawn(office, visit, case, 422, refusal, typed=visit.sent)
    corrected = compare(case, visit.sent, must_check=outcome in _NEEDS_CHECKING)
    if corrected.problems:
        count = len(corrected.problems)
        notice = f"Not saved: {'one field needs' if count == 1 else f'{count} fields need'} your attention."
        return _drawn(office, visit, case, 422, notice, corrected.problems, visit.sent)
    try:
        following = _write(office, visit, case, corrected.changes, outcome)
    except (_Stale, IllegalMove):  # two commits at the same moment: the constraint saw the second
        return _told(office, visit)
    return RedirectResponse(following, 303)


def _outcome(action: str) -> Outcome:
    try:
        return Outcome(action)
    except ValueError as error:
        raise NotFound from error


def _write(
    office: Office, visit: Visit, case: Case, changes: tuple[Change, ...], outcome: Outcome | None
) -> str:
    """The address of what to look at next."""
    request, now, staff_id = case.request, visit.now, visit.staff_id
    with office.desk.begin() as c:
        if requests.get(c, request.id).version != request.version:
            raise _Stale
        drafts.drop(c, staff_id, request.id)
        for change in changes:
            typed = change.typed
            corrections.add(
                c,
                request.id,
                change.path,
                typed.value,
                change.machine,
                staff_id,
                now,
                code=typed.code,
                parts=typed.parts,
            )
            events.append(c, "corrected", now, request_id=request.id, staff_id=staff_id, path=change.path)
            audit.note(c, visit.actor, Action.EDITED, request.id, now, about=change.path)
        if outcome is None:
            return f"/requests/{request.id}"
        if not _confirm(c, visit, request, outcome):
            raise _Stale
        done = Action.RELEASED if outcome is Outcome.RELEASE else Action.DECIDED
        audit.note(c, visit.actor, done, request.id, now, about=str(outcome))
        if outcome is Outcome.RELEASE:
            events.append(c, "released", now, request_id=request.id, staff_id=staff_id)
        following = requests.next_waiting(c, request.id, staff_id, now)
    return f"/requests/{following}" if following else "/?done=1"


def _confirm(c: Connection, visit: Visit, request: StoredRequest, outcome: Outcome) -> bool:
    said, step = str(outcome), "decide"
    if outcome is Outcome.REROUTE:
        # Another form has other fields: they are read before anything is decided.
        said, step = f"{outcome}:{visit.sent.text('form_type')}", "extract"
    return corrections.confirm(c, request.id, visit.staff_id, visit.now, said, request.version, step=step)


def _type_refusal(visit: Visit, case: Case, outcome: Outcome | None) -> str | None:
    """Why it cannot go under the form type it has, or was given."""
    form_type = case.request.run.form_type
    if outcome in _NEEDS_CHECKING and form_type in NOT_A_FORM:
        return "Say what form this is, or send it to exceptions."
    if outcome is Outcome.REROUTE:
        chosen = visit.sent.text("form_type")
        if chosen == form_type or chosen not in REAL_FORMS:
            return "Choose another form type first."
    return None


def _told(office: Office, visit: Visit) -> Response:
    """The request as it is now, and who was faster."""
    with office.desk.read() as c:
        case = item.load(office, c, visit.ids["id"])
        name = _last_hand(c, case)
    said = "is being decided anew" if case.request.state is RequestState.DECIDING else "is shown as it is now"
    notice = f"{name} saved this request while you had it open. Nothing of yours was saved; it {said}."
    return _drawn(office, visit, case, 409, notice)


def _last_hand(c: Connection, case: Case) -> str:
    made = corrections.for_request(c, case.request.id)
    hands = [(each.made_at, each.staff_id) for each in made]
    if case.request.confirmed_by and case.request.confirmed_at:
        hands.append((case.request.confirmed_at, case.request.confirmed_by))
    member = staff.get(c, max(hands)[1]) if hands else None
    return member.name if member else "The service"


def _holder(c: Connection, case: Case, visit: Visit) -> str | None:
    request = case.request
    if request.claimed_by in (None, visit.staff_id) or request.state is not RequestState.REVIEW:
        return None
    if request.claimed_until is None or request.claimed_until <= visit.now:
        return None
    member = staff.get(c, request.claimed_by or "")
    return member.name if member else "Someone else"


def _drawn(
    office: Office,
    visit: Visit,
    case: Case,
    status: int = 200,
    notice: str | None = None,
    problems: Mapping[str, str] | None = None,
    typed: Submission | None = None,
) -> Response:
    page = item.page(office, visit, case, notice, problems, typed)
    return office.renderer.page("request.html", visit, status, item=page)
