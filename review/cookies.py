"""The cookies: of a session, of the sign-in page before there is one, and of the steps between."""

from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Cookies:
    """`secure`: the __Host- prefix, which browsers accept over TLS only, from this very host only."""

    secure: bool

    @property
    def session(self) -> str:
        return self._named("intake-session")

    @property
    def visitor(self) -> str:
        return self._named("intake-visitor")

    @property
    def step(self) -> str:
        return self._named("intake-step")

    @property
    def provider(self) -> str:
        """The one that comes along when another site sends the browser back to us."""
        return self._named("intake-provider")

    def read(self, request: Request, name: str) -> str:
        token = request.cookies.get(name, "")
        return token if len(token) <= 100 else ""

    def set(self, response: Response, name: str, token: str) -> None:
        response.set_cookie(
            name, token, path="/", secure=self.secure, httponly=True, samesite=self._sent_from(name)
        )

    def clear(self, response: Response, name: str) -> None:
        response.delete_cookie(
            name, path="/", secure=self.secure, httponly=True, samesite=self._sent_from(name)
        )

    def _sent_from(self, name: str) -> Literal["lax", "strict"]:
        return "lax" if name == self.provider else "strict"

    def _named(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name
