"""Pages dealt out anew: reordered, split off, joined, sent to another form, marked as cover or attachment.

Whatever form's pages change is read again, keeps what people corrected, and comes back to a person; once it
is released, whoever had it gets the next revision. A form left without pages is closed in favour of the one
that got them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from domain.form import FormRun, FormType, Language
from domain.page import PageKind
from ledger import Connection, audit, corrections, deliveries, events, requests, surgeries, tasks, verdicts
from ledger.desk_tables import Action
from ledger.requests import StoredRequest
from ledger.schema import RequestState
from ledger.surgeries import Layout
from ledger.verdicts import Verdict
from review.claims import holder
from review.office import Office
from review.visit import Visit

NEW = "new"
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
            _may(c, visit, delivery_id, stale=not undo)
            if wanted != before:
                _apply(c, visit, delivery_id, before, wanted)
                surgeries.add(c, delivery_id, visit.staff_id, before, visit.now, undoes)
                audit.note(c, visit.actor, audit.Action.PAGES_CHANGED, delivery_id, visit.now)
                events.append(c, "pages_changed", visit.now, delivery_id=delivery_id, staff_id=visit.staff_id)
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


def layout(c: Connection, delivery_id: str) -> Layout:
    """As it is now; closed requests have no pages."""
    pages = deliveries.pages(c, delivery_id)
    found = {
        each.id: each.run.pages
        for each in requests.for_delivery(c, delivery_id)
        if each.state is not RequestState.CANCELLED
    }
    return Layout(found, {page.number: page.kind or PageKind.OTHER for page in pages})


def owners(found: tuple[StoredRequest, ...], words: Mapping[FormType, str]) -> tuple[Owner, ...]:
    open_ones = [each for each in found if each.state is not RequestState.CANCELLED]
    named = [
        Owner(each.id, f"Form {place}: {words[each.run.form_type]}")
        for place, each in enumerate(open_ones, start=1)
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
    return Layout({owner: tuple(number for _, number in sorted(its)) for owner, its in dealt.items()}, kinds)


def _undone(c: Connection, delivery_id: str) -> tuple[Layout, int]:
    latest = surgeries.last(c, delivery_id)
    if latest is None:
        raise Refused("There is nothing to undo.")
    return latest.before, latest.seq


def _may(c: Connection, visit: Visit, delivery_id: str, *, stale: bool) -> None:
    """Raises Refused: somebody is at one of its forms, or the page shown is not how it is any more."""
    found = requests.for_delivery(c, delivery_id)
    if any(each.ordinal % 2 for each in found):
        raise Refused("One of these forms asks two departments at once; its pages stay together.")
    if stale and visit.sent.text("state") != state_of(found):
        raise Refused("These forms changed meanwhile. Look at them again; nothing was changed.")
    if any(each.state is RequestState.DECIDING for each in found):
        raise Refused("One of these forms is being read or decided. Try again in a moment.")
    for each in found:
        if name := holder(c, each, visit.staff_id, visit.now):
            raise Refused(f"{name} has one of these forms open.")


def state_of(found: tuple[StoredRequest, ...]) -> str:
    return ",".join(str(each.version) for each in found)


def _apply(c: Connection, visit: Visit, delivery_id: str, before: Layout, wanted: Layout) -> None:
    found = {each.id: each for each in requests.for_delivery(c, delivery_id)}
    deliveries.set_page_kinds(c, delivery_id, wanted.kinds)
    target = ""
    for owner, pages in wanted.requests.items():
        stored = found.get(owner)
        if stored is None or stored.state is RequestState.CANCELLED:
            target = _create(c, visit, delivery_id, tuple(found.values()), pages)
        else:
            target = owner
            if pages != before.requests.get(owner):
                _change(c, visit, stored, pages)
    for request_id in before.requests:
        if request_id not in wanted.requests:
            _close(c, visit, found[request_id], target)


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
        reasons=("Its pages were put together by hand.",),
    )
    ordinal = max((each.ordinal for each in found), default=-2) // 2 * 2 + 2
    urgent = like.urgent if like else False
    request_id = requests.create(c, delivery_id, ordinal, run, visit.now, urgent=urgent)
    tasks.add(c, "extract", request_id, visit.now)
    return request_id


def _change(c: Connection, visit: Visit, stored: StoredRequest, pages: tuple[int, ...]) -> None:
    requests.set_pages(c, stored.id, pages)
    version = requests.get(c, stored.id).version
    said = f"reroute:{stored.run.form_type}"
    if not corrections.confirm(c, stored.id, visit.staff_id, visit.now, said, version, step="extract"):
        raise Refused("One of these forms changed meanwhile. Nothing was changed.")


def _close(c: Connection, visit: Visit, stored: StoredRequest, target: str) -> None:
    verdicts.add(
        c,
        Verdict(stored.id, visit.staff_id, visit.now, Action.DUPLICATE, "pages_joined", target or stored.id),
    )
    if not corrections.confirm(c, stored.id, visit.staff_id, visit.now, "exceptions", stored.version):
        raise Refused("One of these forms changed meanwhile. Nothing was changed.")
