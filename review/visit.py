"""One request from a browser, with everything a page needs to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from review.submission import NOTHING, Submission
from review.tokens import csrf_of


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in."""

    staff_id: str
    name: str
    may_correct: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """`token`: the cookie that the CSRF token hangs on: of the session, or before it of the sign-in page."""

    method: str
    path: str
    now: datetime
    address: str
    token: str
    person: Person | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    sent: Submission = NOTHING
    authorization: str = ""

    @property
    def csrf(self) -> str:
        return csrf_of(self.token)

    @property
    def staff_id(self) -> str:
        assert self.person is not None, "the route table lets nobody else in"
        return self.person.staff_id

    @property
    def list_page(self) -> int:
        text = self.query.get("page", "")
        return int(text) if text.isdecimal() and len(text) < 7 else 1

    @property
    def page_number(self) -> int | None:
        """Which page's picture is asked for; None for what is no number."""
        text = self.ids["number"]
        return int(text) if text.isdecimal() and len(text) < 7 else None
