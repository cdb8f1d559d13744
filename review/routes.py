"""Every address of the application, who may come, and which page answers."""

from starlette.routing import Route

from ledger.audit import Action
from review import assets, delivery, desk, door, health, metrics, picture, queue, status
from review.gate import Page, endpoint
from review.office import Office
from review.roles import Access

ANYONE, STAFF, LOOK, CORRECT = Access.ANYONE, Access.STAFF, Access.LOOK, Access.CORRECT

PAGES: tuple[Page, ...] = (
    Page("GET", "/sign-in", ANYONE, door.show),
    Page("POST", "/sign-in", ANYONE, door.sign_in),
    Page("POST", "/sign-out", STAFF, door.sign_out),
    Page("GET", "/", LOOK, queue.show, Action.QUEUE_VIEWED),
    Page("GET", "/requests/{id}", LOOK, desk.show, Action.REQUEST_VIEWED),
    Page("POST", "/requests/{id}", CORRECT, desk.save),
    Page("GET", "/requests/{id}/pages/{number}.png", LOOK, picture.of_request, Action.PAGE_VIEWED),
    Page("GET", "/deliveries/{id}", LOOK, delivery.show, Action.DELIVERY_VIEWED),
    Page("GET", "/deliveries/{id}/pages/{number}.png", LOOK, picture.of_delivery, Action.PAGE_VIEWED),
    Page("GET", "/deliveries/{id}/original", LOOK, delivery.original, Action.EXPORTED),
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
