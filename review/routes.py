"""Every address of the application, who may come, and which page answers."""

from starlette.routing import Route

from ledger.audit import Action
from review import (
    account,
    assets,
    candidates,
    claims,
    delivery,
    desk,
    door,
    draft,
    emergency,
    external,
    guard,
    health,
    metrics,
    people,
    picture,
    queue,
    search,
    second,
    second_look,
    signed_out,
    status,
    strips,
    surgery,
    trail,
)
from review.gate import Page, endpoint
from review.office import Office
from review.roles import Access

ANYONE, STAFF, LOOK, CORRECT = Access.ANYONE, Access.STAFF, Access.LOOK, Access.CORRECT
EMERGENCY, INCIDENT, AUDIT = Access.EMERGENCY, Access.INCIDENT, Access.AUDIT

PAGES: tuple[Page, ...] = (
    Page("GET", "/sign-in", ANYONE, door.show),
    Page("POST", "/sign-in", ANYONE, door.sign_in),
    Page("GET", "/sign-in/code", ANYONE, second.show_code),
    Page("POST", "/sign-in/code", ANYONE, second.check_code),
    Page("GET", "/sign-in/set-up", ANYONE, second.show_set_up),
    Page("POST", "/sign-in/set-up", ANYONE, second.set_up),
    Page("GET", "/sign-in/provider", ANYONE, external.leave),
    Page("GET", "/sign-in/returned", ANYONE, external.come_back),
    Page("POST", "/sign-in/provider/signed-out", ANYONE, signed_out.hear, signed=True),
    Page("POST", "/sign-out", STAFF, door.sign_out),
    Page("GET", "/account", STAFF, account.show),
    Page("POST", "/account/password", STAFF, account.set_password),
    Page("POST", "/account/second-factor", STAFF, account.show_set_up),
    Page("POST", "/account/second-factor/confirm", STAFF, account.set_up),
    Page("POST", "/account/second-factor/codes", STAFF, account.new_codes),
    Page("POST", "/account/sign-out-elsewhere", STAFF, account.sign_out_elsewhere),
    Page("GET", "/emergency", EMERGENCY, emergency.show),
    Page("POST", "/emergency", EMERGENCY, emergency.begin),
    Page("POST", "/emergency/end", STAFF, emergency.end),
    Page("GET", "/emergencies", INCIDENT, emergency.list_all, Action.EMERGENCIES_VIEWED),
    Page("POST", "/emergencies/{id}/reviewed", INCIDENT, emergency.reviewed),
    Page("GET", "/audit", AUDIT, trail.show, Action.AUDIT_VIEWED),
    Page("POST", "/requests/{id}/draft", CORRECT, draft.keep),
    Page("GET", "/", LOOK, queue.show, Action.QUEUE_VIEWED),
    Page("GET", "/counts", STAFF, queue.show_counts, activity=False),
    Page("POST", "/next", CORRECT, queue.take_next),
    Page("GET", "/strips", LOOK, strips.show_all, Action.QUEUE_VIEWED),
    Page("GET", "/strips/{path}", CORRECT, strips.show, Action.QUEUE_VIEWED),
    Page("POST", "/strips/{path}", CORRECT, strips.save),
    Page("GET", "/quality", LOOK, second_look.show_next, Action.QUEUE_VIEWED),
    Page("GET", "/requests/{id}/second-look", CORRECT, second_look.show_one, Action.REQUEST_VIEWED),
    Page("POST", "/requests/{id}/second-look", CORRECT, second_look.save),
    Page("GET", "/requests/{id}", LOOK, desk.show, Action.REQUEST_VIEWED),
    Page("POST", "/requests/{id}", CORRECT, desk.save),
    Page("POST", "/requests/{id}/claim", CORRECT, claims.renew),
    Page("POST", "/requests/{id}/take", CORRECT, claims.take),
    Page("POST", "/requests/{id}/candidates", CORRECT, candidates.show),
    Page("POST", "/requests/{id}/leave", CORRECT, claims.leave, activity=False),
    Page("GET", "/requests/{id}/pages/{number}.png", LOOK, picture.of_request, Action.PAGE_VIEWED),
    Page("GET", "/deliveries/{id}", LOOK, delivery.show, Action.DELIVERY_VIEWED),
    Page("POST", "/deliveries/{id}/pages", CORRECT, surgery.deal),
    Page("POST", "/deliveries/{id}/pages/undo", CORRECT, surgery.undo),
    Page("GET", "/deliveries/{id}/pages/{number}.png", LOOK, picture.of_delivery, Action.PAGE_VIEWED),
    Page("GET", "/deliveries/{id}/original", LOOK, delivery.original, Action.EXPORTED),
    Page("GET", "/requests/{id}/reason", LOOK, guard.show, Action.GUARDED_ASKED),
    Page("POST", "/requests/{id}/reason", LOOK, guard.give),
    Page("GET", "/deliveries/{id}/reason", LOOK, guard.show, Action.GUARDED_ASKED),
    Page("POST", "/deliveries/{id}/reason", LOOK, guard.give),
    Page("GET", "/search", LOOK, search.show, Action.SEARCH_VIEWED),
    Page("POST", "/search", LOOK, search.find),
    Page("GET", "/accounts", Access.ACCOUNTS, people.show, Action.ACCOUNTS_VIEWED),
    Page("POST", "/accounts/{id}", Access.ACCOUNTS, people.act),
    Page("GET", "/status", STAFF, status.show),
    Page("GET", "/healthz", ANYONE, health.show),
    Page("GET", "/metrics", ANYONE, metrics.show),
    Page("GET", "/static/{name}", ANYONE, assets.show),
)


def routes(office: Office) -> list[Route]:
    by_path: dict[str, dict[str, Page]] = {}
    for page in PAGES:
        by_path.setdefault(page.path, {})[page.method] = page
    return [Route(path, endpoint(office, pages), methods=list(pages)) for path, pages in by_path.items()]
