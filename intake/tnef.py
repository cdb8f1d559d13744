"""What Outlook hides in winmail.dat (TNEF): attachments, mails within, and the text."""

import struct
from collections.abc import Iterator

from tnefparse import TNEF

from domain.faults import ErrorCode
from intake.archive import Member, Refusal
from intake.html import html_text

# tnefparse reads lengths as it finds them; a broken file makes it stumble in any of these ways.
_BROKEN = (
    ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, UnicodeError, OverflowError,
    RecursionError, AssertionError, LookupError, NotImplementedError, UnboundLocalError, NameError,
)  # fmt: skip


def tnef_members(data: bytes) -> Iterator[Member | Refusal]:
    try:
        tnef = TNEF(data, do_checksum=False)
        yield from list(_members(tnef))
    except _BROKEN:
        yield Refusal("", ErrorCode.DAMAGED_FILE, "This winmail.dat is damaged. Ask for the document as PDF.")


def _members(tnef: TNEF) -> Iterator[Member]:
    if text := _body(tnef):
        yield Member("", text.encode("utf-8", "replace"), note=True)
    for attachment in tnef.attachments:
        embedded = getattr(attachment, "embed", None)
        if embedded is not None:
            yield from _members(embedded)
        else:
            yield Member(_name(attachment), bytes(attachment.data))


def _name(attachment: object) -> str:
    try:
        name = attachment.long_filename()  # type: ignore[attr-defined]
    except _BROKEN:
        return ""
    return name if isinstance(name, str) else ""


def _body(tnef: TNEF) -> str:
    if tnef.body:
        return _as_text(tnef.body)
    return html_text(_as_text(tnef.htmlbody)) if tnef.htmlbody else ""


def _as_text(value: object) -> str:
    return value.decode("cp1252", "replace") if isinstance(value, bytes) else str(value)
