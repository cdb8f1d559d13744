"""One request from a browser, with everything a page needs to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ledger.audit import Actor
from ledger.scope import NOWHERE, Scope
from ledger.staff import Role
from review.refusal import Forbidden
from review.roles import Access
from review.submission import NOTHING, Submission
from review.tokens import csrf_of, hash_of


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in. `emergency_until`: the glass is broken, and all departments are in scope."""

    staff_id: str
    name: str
    role: Role
    rights: frozenset[Access]
    scope: Scope
    seen_at: datetime
    emergency_until: datetime | None = None

    def may(self, access: Access) -> bool:
        return access in (Access.ANYONE, Access.STAFF) or access in self.rights

    @property
    def may_correct(self) -> bool:
        return self.may(Access.CORRECT)


@dataclass(frozen=True, slots=True)
class Visit:
    """`token`: the cookie that the CSRF token hangs on: of the session, or before it of the sign-in page.

    `step_token`, `provider_token`: of a sign-in that is half done, here or at the hospital's provider."""

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
    step_token: str = ""
    provider_token: str = ""
    within_page: bool = False
    """Asked for by a page that stays open and puts the answer in its place: nothing was left for it."""

    @property
    def csrf(self) -> str:
        return csrf_of(self.token)

    @property
    def staff_id(self) -> str:
        assert self.person is not None, "the route table lets nobody else in"
        return self.person.staff_id

    @property
    def actor(self) -> Actor:
        """Whom the audit names."""
        if self.person is None:
            return Actor("nobody", self.address)
        return Actor(self.person.staff_id, self.address, hash_of(self.token)[:16])

    @property
    def scope(self) -> Scope:
        return self.person.scope if self.person is not None else NOWHERE

    def require(self, access: Access) -> None:
        """Raises Forbidden; for pages on which not everybody may do everything."""
        if self.person is None or not self.person.may(access):
            raise Forbidden

    @property
    def page_number(self) -> int | None:
        """Which page's picture is asked for; None for what is no number."""
        text = self.ids["number"]
        return int(text) if text.isdecimal() and len(text) < 7 else None
