"""Did this form come from one of our own pages?"""

from urllib.parse import urlsplit

from starlette.requests import Request


def is_ours(request: Request, secure: bool) -> bool:
    """The browser's word for it: Origin, or where that is missing Sec-Fetch-Site."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site") == "same-origin"
    # A proxy that ends TLS calls us over http, so the scheme comes from the settings, not from the call.
    schemes = ("https",) if secure else ("http", "https")
    parts = urlsplit(origin)
    return parts.scheme in schemes and parts.netloc == request.headers.get("host", "")
