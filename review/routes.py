"""Every address of the application, who may come, and which page answers."""

from starlette.routing import Route

from review import assets, delivery, desk, door, health, metrics, picture, queue, status
from review.gate import Access, Page, endpoint
from review.office import Office

ANYONE, STAFF, REVIEWER = Access.ANYONE, Access.STAFF, Access.REVIEWER

PAGES: tuple[Page, ...] = (
    Page("GET", "/sign-in", ANYONE, door.show),
    Page("POST", "/sign-in", ANYONE, door.sign_in),
    Page("POST", "/sign-out", STAFF, door.sign_out),
    Page("GET", "/", STAFF, queue.show),
    Page("GET", "/requests/{id}", STAFF, desk.show),
    Page("POST", "/requests/{id}", REVIEWER, desk.save),
    Page("GET", "/requests/{id}/pages/{number}.png", STAFF, picture.of_request),
    Page("GET", "/deliveries/{id}", STAFF, delivery.show),
    Page("GET", "/deliveries/{id}/pages/{number}.png", STAFF, picture.of_delivery),
    Page("GET", "/deliveries/{id}/original", STAFF, delivery.original),
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
