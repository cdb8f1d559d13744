"""The two cookies: of a session, and of the sign-in page before there is one."""

from dataclasses import dataclass

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

    def read(self, request: Request, name: str) -> str:
        token = request.cookies.get(name, "")
        return token if len(token) <= 100 else ""

    def set(self, response: Response, name: str, token: str) -> None:
        response.set_cookie(name, token, path="/", secure=self.secure, httponly=True, samesite="strict")

    def clear(self, response: Response, name: str) -> None:
        response.delete_cookie(name, path="/", secure=self.secure, httponly=True, samesite="strict")

    def _named(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name
