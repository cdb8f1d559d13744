"""A browser without a screen: keeps cookies, fills forms, calls the application in process."""

import asyncio
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

import httpx
from starlette.types import ASGIApp

HOST = "desk.example"


@dataclass
class Browser:
    app: ASGIApp
    address: str = "10.0.0.9"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._send("GET", path, None, headers)

    def post(self, path: str, form: list[tuple[str, str]] | dict[str, str], **headers: str) -> httpx.Response:
        """As a browser sends its own forms: with the origin, unless another is given."""
        sent = {"origin": f"http://{HOST}", **headers}
        sent = {name: text for name, text in sent.items() if text}
        return self._send("POST", path, urlencode(form).encode(), sent)

    def submit(self, path: str, page: str, action: str, **changes: str | list[str]) -> httpx.Response:
        """Send the form found on a page, with these controls changed."""
        controls = form_of(page)
        for name, text in changes.items():
            controls = [each for each in controls if each[0] != name]
            controls += [(name, each) for each in ([text] if isinstance(text, str) else text)]
        return self.post(path, [*controls, ("action", action)])

    def sign_in(self, login: str, password: str) -> httpx.Response:
        token = csrf_of(self.get("/sign-in").text)
        return self.post("/sign-in", {"csrf": token, "login": login, "password": password})

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> httpx.Response:
        return asyncio.run(self._call(method, path, body, headers))

    async def _call(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=(self.address, 4711))
        cookie = "; ".join(f"{name}={text}" for name, text in self.cookies.items())
        sent = {**({"cookie": cookie} if cookie else {}), **headers}
        if body is not None:
            sent.setdefault("content-type", "application/x-www-form-urlencoded")
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
            response = await client.request(method, path, content=body, headers=sent)
        for name, text in response.cookies.items():
            self.cookies[name] = text
        for line in response.headers.get_list("set-cookie"):
            if "Max-Age=0" in line:
                self.cookies.pop(line.split("=", 1)[0], None)
        return response


def csrf_of(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found, "the page has no form token"
    return found[1]


def form_of(page: str) -> list[tuple[str, str]]:
    """What a browser would send of the request's form, buttons aside."""
    reader = _FormReader()
    reader.feed(page)
    return reader.controls


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.controls: list[tuple[str, str]] = []
        self._inside = False
        self._select = ""
        self._first: str | None = None
        self._chosen = False
        self._area: list[str] | None = None
        self._area_name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: text or "" for name, text in attrs}
        if tag == "form":
            self._inside = "fields" in has.get("class", "").split()
        if not self._inside:
            return
        if tag == "input" and "name" in has:
            self._input(has)
        elif tag == "textarea":
            self._area, self._area_name = [], has["name"]
        elif tag == "select":
            self._select, self._first, self._chosen = has["name"], None, False
        elif tag == "option" and self._select:
            self._option(has)

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._area is not None:
            self.controls.append((self._area_name, "".join(self._area)))
            self._area = None
        elif tag == "select" and self._select:
            if not self._chosen and self._first is not None:
                self.controls.append((self._select, self._first))
            self._select = ""

    def _input(self, has: dict[str, str]) -> None:
        if has.get("type") not in ("checkbox", "radio") or "checked" in has:
            self.controls.append((has["name"], has.get("value", "")))

    def _option(self, has: dict[str, str]) -> None:
        text = has.get("value", "")
        self._first = text if self._first is None else self._first
        if "selected" in has:
            self.controls.append((self._select, text))
            self._chosen = True
