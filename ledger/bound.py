"""What travels with a connection: the seal and the maker of ids."""

import json
import zlib
from collections.abc import Callable
from typing import TypeVar, cast

from pydantic import TypeAdapter
from sqlalchemy.engine import Connection

from domain.form import Json
from ledger.seal import Seal

T = TypeVar("T")


def seal_of(c: Connection) -> Seal:
    return cast(Seal, c.get_execution_options()["seal"])


def fresh_id(c: Connection) -> str:
    return cast(Callable[[], str], c.get_execution_options()["new_id"])()


def seal_text(c: Connection, text: str | None, place: str) -> bytes | None:
    return None if text is None else seal_of(c).close(text.encode(), place)


def open_text(c: Connection, sealed: bytes | None, place: str) -> str | None:
    return None if sealed is None else seal_of(c).open(sealed, place).decode()


def seal_json(c: Connection, value: Json, place: str) -> bytes:
    return seal_of(c).close(json.dumps(value, ensure_ascii=False).encode(), place)


def open_json(c: Connection, sealed: bytes, place: str) -> Json:
    return cast(Json, json.loads(seal_of(c).open(sealed, place)))


def seal_as(c: Connection, adapter: TypeAdapter[T], value: T, place: str) -> bytes:
    """Any domain value as JSON, packed: a page's words are many and alike."""
    return seal_of(c).close(zlib.compress(adapter.dump_json(value), 6), place)


def open_as(c: Connection, adapter: TypeAdapter[T], sealed: bytes, place: str) -> T:
    return adapter.validate_json(zlib.decompress(seal_of(c).open(sealed, place)))
