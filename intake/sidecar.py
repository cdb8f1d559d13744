"""The small JSON or XML file that some fax servers lay beside a received fax."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from xml.parsers import expat

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
_MAX_VALUE = 200


class UnreadableSidecar(Exception):
    """Cut short, not JSON or XML, or far too big: perhaps still being written."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    facts: Mapping[str, str] = field(default_factory=dict)
    received_at: datetime | None = None
    pages: int | None = None


_NAMES = {
    "caller": (
        "caller",
        "callernumber",
        "callerid",
        "callingnumber",
        "ani",
        "cidnumber",
        "from",
        "fromnumber",
    ),
    "called": (
        "called",
        "callednumber",
        "calledid",
        "dnis",
        "did",
        "to",
        "tonumber",
        "faxopt(exten)",
        "exten",
    ),
    "sender": ("remoteid", "remotestationid", "tsi", "csid", "remotecsid", "sender", "senderid"),
    "error": ("error", "errortext", "statusstr", "resulttext", "faxresulttext"),
    "rate": ("rate", "signalrate", "transferrate", "bitrate"),
    "resolution": ("resolution",),
    "pages": ("pages", "pagecount", "numpages", "documenttransferredpages", "transferredpages"),
    "time": (
        "time",
        "receivedat",
        "received",
        "receivedtime",
        "timestamp",
        "datetime",
        "completed",
        "endtime",
    ),
}
_MEANING = {spelling: meaning for meaning, spellings in _NAMES.items() for spelling in spellings}


def parse_sidecar(data: bytes, zone: tzinfo = UTC) -> Sidecar:
    """Facts of one fax. `zone` is meant where the file names no time zone of its own."""
    if len(data) > MAX_BYTES:
        raise UnreadableSidecar
    pairs = _xml_pairs(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _json_pairs(data)
    found: dict[str, str] = {}
    for name, value in pairs:
        meaning = _MEANING.get(re.sub(r"[\s_.-]", "", name.lower().removeprefix("fax_")))
        if meaning and value.strip():
            found.setdefault(meaning, " ".join(value.split())[:_MAX_VALUE])
    pages = found.pop("pages", "")
    return Sidecar(
        received_at=_moment(found.pop("time", ""), zone),
        pages=int(pages) if re.fullmatch(r"[0-9]{1,5}", pages) else None,
        facts=found,
    )


def _json_pairs(data: bytes) -> Iterator[tuple[str, str]]:
    try:
        yield from _walk(json.loads(data.decode("utf-8-sig")), "", 0)
    except (ValueError, RecursionError) as error:
        raise UnreadableSidecar from error


def _walk(value: object, name: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, str(key), depth + 1)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield name, str(value)


def _xml_pairs(data: bytes) -> list[tuple[str, str]]:
    """Leaf elements and attributes, by name. No document type at all: entities are how XML bombs work."""
    pairs: list[tuple[str, str]] = []
    open_names: list[str] = []
    text: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_names) >= MAX_DEPTH:
            raise UnreadableSidecar
        open_names.append(name)
        pairs.extend(attributes.items())
        text.clear()

    def end(name: str) -> None:
        pairs.append((open_names.pop(), "".join(text)))
        text.clear()

    def refuse(*_: object) -> None:
        raise UnreadableSidecar

    parser = expat.ParserCreate(namespace_separator=None)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableSidecar from error
    return [(name.rsplit(":", 1)[-1], value) for name, value in pairs]


def _moment(text: str, zone: tzinfo) -> datetime | None:
    """ISO 8601, or seconds since 1970."""
    try:
        if re.fullmatch(r"[0-9]{9,10}(\.[0-9]{1,9})?", text):
            return datetime.fromtimestamp(float(text), UTC)
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
