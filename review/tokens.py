"""Random tokens of cookies and forms. The ledger keeps only their hash."""

import hmac
import secrets
from hashlib import sha256


def fresh() -> str:
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def csrf_of(token: str) -> str:
    """A form's token: made from the cookie, which another site can send but not see."""
    return hmac.new(token.encode(), b"his-intake form", sha256).hexdigest()


def same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
