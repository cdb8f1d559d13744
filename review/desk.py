"""The request's own page: look, correct, and send on its way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from starlette.responses import RedirectResponse, Response

from ledger import (
    Connection,
    IllegalMove,
    audit,
    corrections,
    drafts,
    events,
    plants,
    requests,
    staff,
    verdicts,
    waiting,
)
from ledger.desk_tables import Action
from ledger.requests import StoredRequest
from ledger.schema import Outcome, RequestState
from ledger.verdicts import Verdict
from ledger.waiting import Place
from review import draft, guard, item, past, sampling, surgery, trail, ways
from review.claims import LEASE, holder
from review.correct import Change, Corrected, compare, keep
from review.item import NOT_A_FORM, REAL_FORMS, Case
from review.office import Office
from review.refusal import NotFound
from review.roles import Access
from review.submission import Submission
from review.visit import Visit
from review.wanted import Asked, of_address, of_form
from review.written import Unclear, to_date, to_text

_NEEDS_CHECKING = (Action.RELEASE, Action.DEFICIENT)
_OUTCOMES = {
    Action.RELEASE: Outcome.RELEASE,
    Action.DEFICIENT: Outcome.DEFICIENT,
    Action.REROUTE: Outcome.REROUTE,
}
_LONGEST_HOLD = 90
_WHEN_BACK = time(6)
_MOMENT = timedelta(seconds=5)


class _Stale(Exception):
    """Somebody else was faster: nothing of this is written."""


class _Refused(Exception):
    """It cannot go this way; the message is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class _Way:
    """What a person asked for. `action` None: only save."""

    action: Action | None
    reason: str | None = None
    form_type: str = ""
    other_id: str | None = None
    until: datetime | None = None
    note: str | None = None
    turn: tuple[int, int] | None = None
    """A page, and how far it is turned clockwise from how it is shown."""


def show(office: Office, visit: Visit) -> Response:
    with office.desk.read() as c:
        case = item.load(office, c, visit)
        taken_by = holder(c, case.request, visit.staff_id, visit.now)
        typed = draft.kept(c, visit, case.request.version)
    if visit.person and visit.person.may_correct and taken_by is None:
        case, taken_by = _opened(office, visit, case)
    typed = typed if taken_by is None else None
    notice = "This is what you had typed and not saved." if typed is not None else None
    return _drawn(office, visit, case, of_address(visit), notice=notice, typed=typed, taken_by=taken_by)


def _opened(office: Office, visit: Visit, case: Case) -> tuple[Case, str | None]:
    """Claimed for whoever opens it, perhaps with a planted value; who else has it meanwhile."""
    request, planted = case.request, sampling.chosen(office, case)
    if planted is None and _just_claimed(request, visit):
        return case, None
    with office.desk.begin() as c:
        requests.claim(c, request.id, visit.staff_id, visit.now, LEASE)
        request = requests.get(c, request.id)
        taken_by = holder(c, request, visit.staff_id, visit.now)
        if taken_by is None and planted is not None and plants.of(c, request.id) is None:
            plants.add(c, request.id, *planted, visit.staff_id, visit.now)
        return replace(case, request=request, plant=plants.of(c, request.id)), taken_by


def _just_claimed(request: StoredRequest, visit: Visit) -> bool:
    """With the decision on the request before it: a second commit would only make the person wait. A page
    loaded anew claims it again, or the one it was loaded over would let go of it."""
    if not visit.within_page or request.claimed_by != visit.staff_id or request.claimed_until is None:
        return False
    return request.claimed_until - visit.now > LEASE - _MOMENT


def save(office: Office, visit: Visit) -> Response:
    """Corrections and the decision in one commit, or none of it."""
    with office.desk.read() as c:
        case = item.load(office, c, visit)
        taken_by = holder(c, case.request, visit.staff_id, visit.now)
    if not case.correctable or str(case.request.version) != visit.sent.text("version"):
        return _told(office, visit)
    if taken_by is not None:
        return _drawn(office, visit, case, of_form(visit), 409, taken_by=taken_by, lost=True)
    try:
        way = _asked_for(office, visit, case)
    except _Refused as refused:
        return _drawn(office, visit, case, of_form(visit), 422, str(refused), typed=visit.sent)
    if way.action is not None:
        visit.require(Access.RELEASE)
    corrected = compare(case, visit.sent, must_check=way.action in _NEEDS_CHECKING)
    if corrected.noticed is not None:
        with office.desk.begin() as c:
            plants.answer(c, case.request.id, noticed=corrected.noticed)
    if corrected.problems:
        return _sent_back(office, visit, corrected)
    try:
        following = _write(office, visit, case, corrected.changes, way)
    except surgery.Refused as refused:
        return _drawn(office, visit, case, of_form(visit), 422, str(refused), typed=visit.sent)
    except (_Stale, IllegalMove):  # two commits at the same moment: the constraint saw the second
        return _told(office, visit)
    return RedirectResponse(following, 303)


def _sent_back(office: Office, visit: Visit, corrected: Corrected) -> Response:
    with office.desk.read() as c:
        case = item.load(office, c, visit)
    count = len(corrected.problems)
    notice = f"Not saved: {'one field needs' if count == 1 else f'{count} fields need'} your attention."
    return _drawn(office, visit, case, of_form(visit), 422, notice, corrected.problems, visit.sent)


def _asked_for(office: Office, visit: Visit, case: Case) -> _Way:
    """Raises NotFound for what is no way at all, _Refused for one that is not open to this request."""
    word = visit.sent.text("action")
    if word == "save":
        return _Way(None)
    if word == "turn":
        return _Way(None, turn=(_number(visit, "turn_page"), _number(visit, "turn_by")))
    chosen = ways.find(visit.sent.text("way")) if word == "way" else None
    if word == "way" and chosen is None:
        raise _Refused("Choose what to do with this request first.")
    action = chosen[0].action if chosen else _action(word)
    way = _Way(
        action,
        chosen[1] if chosen else None,
        visit.sent.text("form_type"),
        visit.sent.text("other") or None,
        _until(office, visit) if action is Action.HOLD else None,
        _note(visit),
    )
    if refusal := _refusal(office, visit, case, way):
        raise _Refused(refusal)
    return way


def _number(visit: Visit, name: str) -> int:
    text = visit.sent.text(name)
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _action(word: str) -> Action:
    try:
        return Action(word)
    except ValueError as error:
        raise NotFound from error


def _repeated(office: Office, visit: Visit, case: Case) -> set[str]:
    with office.desk.read() as c:
        return {each.id for each in past.repeats(office, c, visit, case.request)}


def _refusal(office: Office, visit: Visit, case: Case, way: _Way) -> str | None:
    form_type = case.request.run.form_type
    if way.action in _NEEDS_CHECKING and form_type in NOT_A_FORM:
        return "Say what form this is, or send it to exceptions."
    if way.action is Action.REROUTE and (way.form_type == form_type or way.form_type not in REAL_FORMS):
        return "Choose another form type first."
    if way.action is Action.DUPLICATE and way.other_id not in _repeated(office, visit, case):
        return "Choose the request that this one repeats."
    if way.action is Action.RESUME and (case.line is None or case.line.held_until is None):
        return "This request is not on hold."
    if way.action in (Action.HOLD, Action.RESUME) and case.request.state is not RequestState.REVIEW:
        return "Only what waits for review can be put on hold."
    return None


def _until(office: Office, visit: Visit) -> datetime:
    """The morning of a day to come."""
    today = visit.now.astimezone(office.settings.zone).date()
    try:
        day = datetime.fromisoformat(to_date(visit.sent.text("until"))).date()
    except Unclear as unclear:
        raise _Refused(f"Until when? {unclear}") from unclear
    if not 0 < (day - today).days <= _LONGEST_HOLD:
        raise _Refused(f"Hold it until a day after today, at most {_LONGEST_HOLD} days on.")
    return datetime.combine(day, _WHEN_BACK, office.settings.zone).astimezone(UTC)


def _note(visit: Visit) -> str | None:
    try:
        return to_text(visit.sent.text("note"))[:1000] or None
    except Unclear as unclear:
        raise _Refused(f"In the note: {unclear}") from unclear


def _write(office: Office, visit: Visit, case: Case, changes: tuple[Change, ...], way: _Way) -> str:
    """The address of what to look at next."""
    request, wanted = case.request, of_form(visit)
    with office.desk.begin() as c:
        if requests.get(c, request.id).version != request.version:
            raise _Stale
        if holder(c, requests.get(c, request.id), visit.staff_id, visit.now) is not None:
            raise _Stale
        stood = waiting.place_of(c, request.id)
        trail.note_seen(c, visit, request.id)
        for change in changes:
            keep(c, visit, request.id, change)
            if change.path == "patient.mrn" and change.typed.value == visit.sent.text("index_number"):
                audit.note(c, visit.actor, audit.Action.NUMBER_TAKEN, request.id, visit.now)
        drafts.drop(c, visit.staff_id, request.id)
        if way.turn is not None:
            surgery.turn_page(c, visit, request.delivery_id, *way.turn)
        elif way.action is None:
            return f"/requests/{request.id}{wanted.query()}"
        else:
            _carry_out(c, visit, request, way)
        if way.action is Action.RELEASE:
            events.append(c, "released", visit.now, request_id=request.id, staff_id=visit.staff_id)
            sampling.after_release(office, c, visit, case, changes)
        following = _take_next(c, visit, request.id, wanted, stood)
    return f"/requests/{following}{wanted.query()}" if following else f"/{wanted.query(done='1')}"


def _carry_out(c: Connection, visit: Visit, request: StoredRequest, way: _Way) -> None:
    assert way.action is not None
    verdicts.add(
        c, Verdict(request.id, visit.staff_id, visit.now, way.action, way.reason, way.other_id, way.note)
    )
    done = audit.Action.RELEASED if way.action in _NEEDS_CHECKING else audit.Action.DECIDED
    audit.note(c, visit.actor, done, request.id, visit.now, about=way.action)
    about = {"request_id": request.id, "staff_id": visit.staff_id}
    if way.action is Action.HOLD:
        assert way.until is not None
        waiting.hold(c, request.id, visit.staff_id, way.reason or "", way.until)
        events.append(c, "held", visit.now, reason=way.reason or "", **about)
    elif way.action is Action.RESUME:
        waiting.resume(c, request.id)
        requests.release(c, request.id, visit.staff_id)
        events.append(c, "resumed", visit.now, **about)
    elif not _confirm(c, visit, request, way):
        raise _Stale


def _confirm(c: Connection, visit: Visit, request: StoredRequest, way: _Way) -> bool:
    assert way.action is not None
    outcome = _OUTCOMES.get(way.action, Outcome.EXCEPTIONS)
    said, step = str(outcome), "decide"
    if outcome is Outcome.REROUTE:
        # Another form has other fields: they are read before anything is decided.
        said, step = f"{outcome}:{way.form_type}", "extract"
    return corrections.confirm(c, request.id, visit.staff_id, visit.now, said, request.version, step=step)


def _take_next(
    c: Connection, visit: Visit, request_id: str, wanted: Asked, stood: Place | None
) -> str | None:
    """Claimed with the decision before it, so that nobody else is sent to the same one."""
    following = waiting.next_waiting(c, request_id, visit.staff_id, visit.now, wanted.wanted, stood)
    if following is not None:
        requests.claim(c, following, visit.staff_id, visit.now, LEASE)
    return following


def _told(office: Office, visit: Visit) -> Response:
    """The request as it is now, and who was faster."""
    with office.desk.read() as c:
        case = item.load(office, c, visit)
        name = _last_hand(c, case)
        taken_by = holder(c, case.request, visit.staff_id, visit.now)
    said = "is being decided anew" if case.request.state is RequestState.DECIDING else "is shown as it is now"
    notice = f"{name} saved this request while you had it open. Nothing of yours was saved; it {said}."
    return _drawn(office, visit, case, of_form(visit), 409, notice, taken_by=taken_by)


def _last_hand(c: Connection, case: Case) -> str:
    made = corrections.for_request(c, case.request.id)
    hands = [(each.made_at, each.staff_id) for each in made]
    hands += [(each.at, each.staff_id) for each in verdicts.for_request(c, case.request.id)]
    if case.request.confirmed_by and case.request.confirmed_at:
        hands.append((case.request.confirmed_at, case.request.confirmed_by))
    member = staff.get(c, max(hands)[1]) if hands else None
    return member.name if member else "The service"


def _drawn(
    office: Office,
    visit: Visit,
    case: Case,
    asked: Asked,
    status: int = 200,
    notice: str | None = None,
    problems: Mapping[str, str] | None = None,
    typed: Submission | None = None,
    *,
    taken_by: str | None = None,
    lost: bool = False,
) -> Response:
    if taken_by and notice is None:
        notice = f"{taken_by} has this request open. You can look at it, or take it over."
    if lost:
        notice = f"{taken_by} took this request over while you had it open. Nothing of yours was saved."
    with office.desk.read() as c:
        case = item.with_past(office, c, visit, case)
        until, following = _around(c, visit, case, asked)
    page = item.page(
        office,
        visit,
        case,
        notice,
        problems,
        typed,
        queue=asked.query(),
        holder=taken_by or "",
        until=until,
        following=following,
    )
    return office.renderer.page("request.html", visit, status, item=page)


def _around(c: Connection, visit: Visit, case: Case, asked: Asked) -> tuple[str, tuple[str, ...]]:
    """Until when this person has it, and the pictures that will be wanted next."""
    request = requests.get(c, case.request.id)
    mine = request.claimed_by == visit.staff_id and request.claimed_until is not None
    until = request.claimed_until.isoformat() if mine and request.claimed_until else ""
    following = waiting.next_waiting(c, request.id, visit.staff_id, visit.now, asked.wanted)
    if following is None or not mine:
        return until, ()
    after = requests.get(c, following)
    if visit.person is None or guard.kin_of(c, visit.person, after.delivery_id) is not None:
        return until, ()
    pages = after.run.pages[:2] or (1,)
    return until, tuple(f"/requests/{following}/pages/{number}.png" for number in pages)
