"""Pages dealt out anew: turned, reordered, split off, joined, sent to another form, marked as cover or
attachment.

Whatever form's pages change is read again, keeps what people corrected, and comes back to a person; once it
is released, whoever had it gets the next revision. A form left without pages is closed in favour of the one
that got them. A form that asks two departments is two requests with the same pages: they move together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.responses import RedirectResponse, Response

from domain.form import FormRun, FormType, Language
from domain.page import PageKind
from ledger import (
    Connection,
    audit,
    corrections,
    deliveries,
    events,
    page_turns,
    requests,
    surgeries,
    tasks,
    verdicts,
)
from ledger.desk_tables import Action
from ledger.requests import StoredRequest
from ledger.schema import RequestState
from ledger.surgeries import Layout
from ledger.verdicts import Verdict
from review.claims import holder
from review.office import Office
from review.visit import Visit

NEW = "new"
QUARTERS = (0, 90, 180, 270)
BY_HAND = "Its pages were put together by hand."
_LOOSE = (PageKind.COVER, PageKind.ATTACHMENT, PageKind.INSTRUCTIONS, PageKind.OTHER)


class Refused(Exception):
    """The message is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What a page can be given to: a request, a new form, or a kind."""

    value: str
    label: str


def deal(office: Office, visit: Visit) -> Response:
    return _done(office, visit, undo=False)


def undo(office: Office, visit: Visit) -> Response:
    return _done(office, visit, undo=True)


def _done(office: Office, visit: Visit, *, undo: bool) -> Response:
    delivery_id = visit.ids["id"]
    try:
        with office.desk.begin() as c:
            before = layout(c, delivery_id)
            wanted, undoes = _undone(c, delivery_id) if undo else (_wanted(visit, before), None)
            if not undo and visit.sent.text("state") != state_of(requests.for_delivery(c, delivery_id)):
                raise Refused("These forms changed meanwhile. Look at them again; nothing was changed.")
            cut(c, visit, delivery_id, before, wanted, undoes)
    except Refused as refused:
        return office.renderer.page(
            "message.html",
            visit,
            422,
            heading="Not done",
            sentence=str(refused),
            back=f"/deliveries/{delivery_id}",
            back_words="Back to the delivery",
        )
    return RedirectResponse(f"/deliveries/{delivery_id}", 303)


def turn_page(c: Connection, visit: Visit, delivery_id: str, number: int, degrees: int) -> None:
    """One page, clockwise from how it is shown now; it and its form are read again. Raises Refused."""
    before = layout(c, delivery_id)
    if number not in before.kinds or degrees not in QUARTERS[1:]:
        raise Refused("Turn a page first.")
    cut(c, visit, delivery_id, before, replace(before, turns=_turns(before, {number: degrees})))


def cut(
    c: Connection, visit: Visit, delivery_id: str, before: Layout, wanted: Layout, undoes: int | None = None
) -> None:
    """As wanted, and what is read again because of it. Raises Refused."""
    if wanted == before:
        return
    forms = {form.head.id: form for form in _forms(requests.for_delivery(c, delivery_id))}
    changed = _changed(before, wanted)
    _may(c, visit, [forms[each] for each in changed if each in forms])
    turning = page_turns.turn(c, delivery_id, wanted.turns)
    deliveries.set_page_kinds(c, delivery_id, wanted.kinds)
    _apply(c, visit, delivery_id, forms, before, wanted, changed, now=not turning)
    if turning:
        tasks.add(c, "turn", delivery_id, visit.now)
    surgeries.add(c, delivery_id, visit.staff_id, before, visit.now, undoes)
    audit.note(c, visit.actor, audit.Action.PAGES_CHANGED, delivery_id, visit.now)
    events.append(c, "pages_changed", visit.now, delivery_id=delivery_id, staff_id=visit.staff_id)


@dataclass(frozen=True, slots=True)
class _Form:
    """`head` stands for the form; `second` is the other department's request for the same pages."""

    head: StoredRequest
    second: StoredRequest | None

    @property
    def both(self) -> tuple[StoredRequest, ...]:
        return (self.head,) if self.second is None else (self.head, self.second)


def _forms(found: tuple[StoredRequest, ...]) -> tuple[_Form, ...]:
    """Closed requests have no pages, and are no form."""
    by_place: dict[int, list[StoredRequest]] = {}
    for each in found:
        if each.state is not RequestState.CANCELLED:
            by_place.setdefault(each.ordinal // 2, []).append(each)
    return tuple(_Form(each[0], each[1] if len(each) > 1 else None) for each in by_place.values())


def layout(c: Connection, delivery_id: str) -> Layout:
    """As it is now."""
    pages = deliveries.pages(c, delivery_id)
    forms = _forms(requests.for_delivery(c, delivery_id))
    return Layout(
        {form.head.id: form.head.run.pages for form in forms},
        {page.number: page.kind or PageKind.OTHER for page in pages},
        page_turns.turned(c, delivery_id),
    )


def owners(found: tuple[StoredRequest, ...], words: Mapping[FormType, str]) -> tuple[Owner, ...]:
    named = [
        Owner(form.head.id, f"Form {place}: {' and '.join(words[each.run.form_type] for each in form.both)}")
        for place, form in enumerate(_forms(found), start=1)
    ]
    loose = [Owner(kind, f"No form: {kind}") for kind in _LOOSE]
    return (*named, Owner(NEW, "A new form"), *loose)


def _wanted(visit: Visit, before: Layout) -> Layout:
    """Raises Refused."""
    dealt: dict[str, list[tuple[int, int]]] = {}
    kinds: dict[int, str] = {}
    for number in before.kinds:
        owner = visit.sent.text(f"owner:{number}")
        order = visit.sent.text(f"order:{number}")
        if owner in _LOOSE:
            kinds[number] = owner
            continue
        if owner not in before.requests and owner != NEW:
            raise Refused("Say for every page which form it belongs to, or that it belongs to none.")
        if not (order.isdecimal() and len(order) < 4):
            raise Refused("Number the pages of each form 1, 2, 3.")
        kinds[number] = PageKind.FORM
        dealt.setdefault(owner, []).append((int(order), number))
    if not dealt:
        raise Refused("At least one page must belong to a form.")
    owned = {owner: tuple(number for _, number in sorted(its)) for owner, its in dealt.items()}
    return Layout(owned, kinds, _turns(before, _asked_turns(visit, before)))


def _asked_turns(visit: Visit, before: Layout) -> dict[int, int]:
    """Raises Refused."""
    asked = {number: visit.sent.text(f"turn:{number}") or "0" for number in before.kinds}
    if not set(asked.values()) <= {str(each) for each in QUARTERS}:
        raise Refused("A page is turned by quarters.")
    return {number: int(degrees) for number, degrees in asked.items()}


def _turns(before: Layout, further: Mapping[int, int]) -> dict[int, int]:
    turned = {number: (before.turns.get(number, 0) + further.get(number, 0)) % 360 for number in before.kinds}
    return {number: degrees for number, degrees in turned.items() if degrees}


def _undone(c: Connection, delivery_id: str) -> tuple[Layout, int]:
    latest = surgeries.last(c, delivery_id)
    if latest is None:
        raise Refused("There is nothing to undo.")
    return latest.before, latest.seq


def _changed(before: Layout, wanted: Layout) -> tuple[str, ...]:
    """Forms whose pages are others now, or turned, or gone."""
    turned = {n for n in before.kinds if before.turns.get(n, 0) != wanted.turns.get(n, 0)}
    return tuple(
        owner
        for owner in dict.fromkeys((*before.requests, *wanted.requests))
        if before.requests.get(owner) != wanted.requests.get(owner)
        or turned & set(wanted.requests.get(owner, ()))
    )


def _may(c: Connection, visit: Visit, forms: list[_Form]) -> None:
    """Raises Refused: one of them is being read, or under somebody's hands."""
    for each in (request for form in forms for request in form.both):
        if each.state is RequestState.DECIDING:
            raise Refused("One of these forms is being read or decided. Try again in a moment.")
        if name := holder(c, each, visit.staff_id, visit.now):
            raise Refused(f"{name} has one of these forms open.")


def state_of(found: tuple[StoredRequest, ...]) -> str:
    return ",".join(str(each.version) for each in found)


def _apply(
    c: Connection,
    visit: Visit,
    delivery_id: str,
    forms: Mapping[str, _Form],
    before: Layout,
    wanted: Layout,
    changed: tuple[str, ...],
    *,
    now: bool,
) -> None:
    """`now`: forms are read at once; else their pages are, first."""
    found = requests.for_delivery(c, delivery_id)
    target = ""
    for owner, pages in wanted.requests.items():
        form = forms.get(owner)
        if form is None:
            target = _create(c, visit, delivery_id, found, pages)
            owed = target
        else:
            target = owner
            owed = _change(c, form, pages) if owner in changed else ""
        if owed and now:
            tasks.add(c, "identify", owed, visit.now)
    for owner in before.requests:
        if owner not in wanted.requests:
            _close(c, visit, forms[owner], target)


def _create(
    c: Connection, visit: Visit, delivery_id: str, found: tuple[StoredRequest, ...], pages: tuple[int, ...]
) -> str:
    like = next((each for each in found if set(each.run.pages) & set(pages)), None)
    run = FormRun(
        pages,
        like.run.form_type if like else FormType.UNKNOWN,
        0.0,
        like.run.language if like else Language.ENGLISH,
        like.run.template if like else None,
        reasons=(BY_HAND,),
    )
    ordinal = max((each.ordinal for each in found), default=-2) // 2 * 2 + 2
    urgent = like.urgent if like else False
    return requests.create(c, delivery_id, ordinal, run, visit.now, urgent=urgent)


def _change(c: Connection, form: _Form, pages: tuple[int, ...]) -> str:
    """Back to be read, as if nobody had released it; what people corrected stays. The id to be read."""
    for each in form.both:
        requests.set_pages(c, each.id, pages, BY_HAND)
        requests.to_deciding(c, each.id, confirmed_by=None, confirmed_at=None, outcome=None)
    return form.head.id


def _close(c: Connection, visit: Visit, form: _Form, target: str) -> None:
    for each in form.both:
        said = Verdict(
            each.id, visit.staff_id, visit.now, Action.DUPLICATE, "pages_joined", target or each.id
        )
        verdicts.add(c, said)
        if not corrections.confirm(c, each.id, visit.staff_id, visit.now, "exceptions", each.version):
            raise Refused("One of these forms changed meanwhile. Nothing was changed.")
