"""Reads a mail's headers and text with everything bounded: depth, length, time."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import Compat32
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from domain.faults import ErrorCode, Permanent
from intake.html import html_text

_MAX_SOURCE = 8000
_MAX_HEADER = 4000
_MAX_NAME = 200
_MAX_HTML = 512 * 1024
MAX_BODY = 256 * 1024
"""Characters of a body that are kept."""


# The old policy on purpose: the new one parses every header into a tree, which hostile ones make
# deep (RecursionError), slow (20,000 encoded words) or impossible (years beyond the calendar).
class _Bounded(Compat32):
    """Cuts headers while they are read: parameters without end take time with the square of their number."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_SOURCE]


_POLICY = _Bounded()

if TYPE_CHECKING:
    Mail = Message[str, str]
else:  # generic for the type checker only
    Mail = Message


@dataclass(frozen=True, slots=True)
class Envelope:
    """Decoded, cut to a sane length, without control characters."""

    subject: str
    sender: str
    sent_at: datetime | None


def parse_mail(data: bytes) -> Mail:
    """The tree of parts. Raises Permanent when it is nested beyond any reason."""
    try:
        return BytesParser(policy=_POLICY).parsebytes(data)
    except RecursionError as error:
        raise Permanent(
            ErrorCode.TOO_DEEP,
            "This mail holds parts within parts without end. Ask the sender for the documents alone.",
        ) from error
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise Permanent(
            ErrorCode.BAD_MAIL, "This mail is not written as mails are. Open the original to read it."
        ) from error


def parse_headers(data: bytes) -> Mail:
    """The headers alone, whatever the body is."""
    return BytesHeaderParser(policy=_POLICY).parsebytes(data[: 256 * 1024])


def envelope(mail: Mail) -> Envelope:
    return Envelope(
        subject=header(mail, "Subject"),
        sender=header(mail, "From")[:_MAX_NAME],
        sent_at=parse_moment(header(mail, "Date")),
    )


def header(mail: Mail, name: str) -> str:
    """A header as text for people. Undecodable stays as it is written."""
    return _decoded(str(mail.get(name, ""))[:_MAX_HEADER])


def _decoded(raw: str) -> str:
    try:
        pieces = [
            piece if isinstance(piece, str) else _text(piece, charset)
            for piece, charset in decode_header(raw)
        ]
        return printable("".join(pieces))
    except (HeaderParseError, ValueError, LookupError, binascii.Error):
        return printable(raw)


def parse_moment(text: str) -> datetime | None:
    """A mail's date as aware UTC; None when there is none that a calendar knows."""
    try:
        moment = parsedate_to_datetime(text[:100])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def printable(text: str, limit: int = _MAX_HEADER) -> str:
    """One line without control, direction or broken characters: for showing, never for a path."""
    clean = re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+", " ", text)
    return " ".join(clean.encode("utf-8", "replace").decode().split())[:limit]


def display_name(mail: Mail) -> str:
    """What the sender called this part, without folders."""
    try:
        raw = mail.get_filename("")
    except (ValueError, LookupError, TypeError, AttributeError, UnicodeError):
        raw = ""
    return clean_name(_decoded(str(raw)[:_MAX_HEADER]))


def clean_name(raw: str) -> str:
    return printable(re.split(r"[\\/]", raw)[-1], _MAX_NAME)


def payload(mail: Mail) -> tuple[bytes, bool]:
    """A leaf's bytes, and whether they had to be repaired: what can be had of bad base64 is taken."""
    raw = _raw(mail)
    if not isinstance(raw, str):
        return b"", False
    encoding = str(mail.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "base64":
        return _base64(raw.encode("ascii", "ignore"))
    try:
        decoded = mail.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error, AssertionError):
        decoded = raw.encode("utf-8", "replace")
    return (decoded if isinstance(decoded, bytes) else b""), False


def _raw(mail: Mail) -> object:
    try:
        return mail.get_payload(decode=False)
    except (ValueError, LookupError, TypeError):  # a charset that is none
        mail.del_param("charset")
        return mail.get_payload(decode=False)


def _base64(raw: bytes) -> tuple[bytes, bool]:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    repaired = len(letters) != len(re.sub(rb"[\s=]", b"", raw)) or len(letters) % 4 == 1
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return base64.b64decode(whole + b"=" * (-len(whole) % 4)), repaired


def body_text(mail: Mail) -> str:
    """The text of a text/plain or text/html leaf, for a person to read."""
    data, _ = payload(mail)
    text = _text(data[:_MAX_HTML], _charset(mail))
    if mail.get_content_type() == "text/html":
        text = html_text(text)
    return clean_text(text)


def clean_text(text: str) -> str:
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n"))
    return text.encode("utf-8", "replace").decode()[:MAX_BODY].strip()


def _charset(mail: Mail) -> str | None:
    try:
        return mail.get_content_charset()
    except (ValueError, LookupError, UnicodeError, AttributeError):
        return None


def _text(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return data.decode("cp1252", "replace")


def referenced_ids(html: str) -> Iterator[str]:
    """Content-IDs that a body shows between its words."""
    for match in re.finditer(r"cid:([^\s\"'<>)]{1,200})", html[:_MAX_HTML], re.IGNORECASE):
        yield match.group(1)


def embedded_pictures(html: str) -> Iterator[bytes]:
    """Pictures written into the body itself as data URIs."""
    for match in re.finditer(r"data:image/[a-z.+-]{2,20};base64,([A-Za-z0-9+/=%\s]+)", html, re.IGNORECASE):
        yield _base64(match.group(1).replace("%2B", "+").replace("%2F", "/").encode())[0]


def encoded_mail(carrier: Mail, inner: Mail) -> bytes | None:
    """The bytes of a message/rfc822 part in base64, which the standard forbids and some send."""
    text = _raw(inner)
    if str(carrier.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        return None
    return _base64(text.encode("ascii", "ignore"))[0] if isinstance(text, str) and not inner.keys() else None


def report_text(leaf: Mail) -> str:
    """The header lines of a delivery report or another message/* part."""
    groups = [part for part in leaf.get_payload() if isinstance(part, Message)]
    lines = [f"{name}: {header(group, name)}" for group in groups[:20] for name in list(group.keys())[:50]]
    return "\n".join(lines)
