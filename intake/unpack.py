"""Takes one mail apart into documents. Pure; runs inside a sandboxed child.

Whatever is found ends as imported, refused with a reason, or context for a person: nothing is dropped
in silence, and nothing that a sender wrote becomes a path.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message
from pathlib import Path

from domain.delivery import Part, PartVerdict
from domain.faults import ErrorCode, Permanent
from intake import message
from intake.archive import ArchiveLimits, Member, Refusal, zip_members
from intake.leaves import sort_leaves
from intake.message import Mail
from intake.picture import picture_size
from intake.sniff import MAIL, READABLE, TNEF, UNKNOWN, ZIP, describe, looks_like_text, sniff_head
from intake.tnef import tnef_members

NO_ATTACHMENT = "no attachment"
"""`Part.reason` of the body of a mail that brought no document: a person must read it."""

_SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
_ENCRYPTED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")


@dataclass(frozen=True, slots=True)
class UnpackLimits:
    """`parts`: of all kinds, in one mail. `depth`: mails in mails, archives in archives. `total`: bytes
    of all parts together, unpacked. `ratio`: unpacked to packed, per archive."""

    parts: int = 100
    depth: int = 10
    total: int = 200 * 1024**2
    ratio: int = 100


@dataclass(frozen=True, slots=True)
class Unpacked:
    subject: str
    sender: str
    sent_at: datetime | None
    body: str
    parts: tuple[Part, ...]


def unpack(path: Path, work: Path, limits: UnpackLimits = UnpackLimits()) -> Unpacked:
    """The mail in `path`; its parts are written to `work`, under names of ours.

    Never raises for what is in the file: a mail that cannot be taken apart is one refused part.
    """
    data = path.read_bytes()
    return _Unpacking(path, work, limits).mail(data)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Bytes found somewhere, before it is known what they are. `inline`: shown between the words."""

    data: bytes
    name: str
    trail: str
    depth: int
    inline: bool = False
    declared: str = ""
    repaired: bool = False


class _Enough(Exception):
    """More parts or bytes than one mail may bring."""

    def __init__(self, code: ErrorCode) -> None:
        super().__init__()
        self.code = code


class _Unpacking:
    def __init__(self, path: Path, work: Path, limits: UnpackLimits) -> None:
        self._path = path
        self._work = work
        self._limits = limits
        self._parts: list[Part] = []
        self._bytes = 0
        self._files = 0

    def mail(self, data: bytes) -> Unpacked:
        head = message.envelope(message.parse_headers(data))
        body = ""
        try:
            body = self._message(message.parse_mail(data), "message", 0)
        except Permanent as fault:
            self._parts.append(
                Part(self._path, MAIL, "", "message", PartVerdict.REFUSED, str(fault), fault.code)
            )
        except _Enough as enough:
            self._parts.append(self._rest(enough.code))
        return Unpacked(head.subject, head.sender, head.sent_at, body, self._with_lonely_body(body))

    def _with_lonely_body(self, body: str) -> tuple[Part, ...]:
        """A mail that brought nothing to read: its text is all there is, and somebody must look at it."""
        if any(part.verdict is not PartVerdict.CONTEXT for part in self._parts):
            return tuple(self._parts)
        bodies = [part for part in self._parts if part.trail == "message/text"]
        if bodies:
            return tuple(replace(p, reason=NO_ATTACHMENT) if p in bodies else p for p in self._parts)
        path = self._write(body.encode(), count=False)
        lonely = Part(path, "text/plain", "", "message/text", PartVerdict.CONTEXT, NO_ATTACHMENT)
        return (lonely, *self._parts)

    def _rest(self, code: ErrorCode) -> Part:
        too_many = f"This mail has more than {self._limits.parts} parts"
        too_much = "This mail unpacks to more bytes than is allowed"
        reason = too_many if code is ErrorCode.TOO_MANY_PARTS else too_much
        reason += "; the rest was left unopened. Open the original."
        return Part(self._path, MAIL, "", "message/rest", PartVerdict.REFUSED, reason, code)

    def _message(self, mail: Mail, trail: str, depth: int) -> str:
        """Everything in one mail; returns its own text."""
        found = sort_leaves(mail)
        text = "\n\n".join(filter(None, (message.body_text(leaf) for leaf in found.bodies)))
        if text:
            self._note(_headed(mail, text), f"{trail}/text")
        html = [message.payload(leaf)[0].decode("ascii", "ignore") for leaf in found.html]
        shown = {name.lower() for page in html for name in message.referenced_ids(page)}
        for number, leaf in enumerate(found.attachments, 1):
            self._mail_part(leaf, f"{trail}/attachment {number}", depth, shown)
        pictures = (picture for page in html for picture in message.embedded_pictures(page))
        for number, picture in enumerate(pictures, 1):
            self._leaf(_Leaf(picture, "", f"{trail}/picture in the text {number}", depth, inline=True))
        return text

    def _mail_part(self, leaf: Mail, trail: str, depth: int, shown: set[str]) -> None:
        declared = leaf.get_content_type()
        if declared == MAIL and leaf.is_multipart():
            self._nested(leaf, trail, depth + 1)
        elif leaf.is_multipart():  # a delivery report: header lines for a person
            self._note(message.report_text(leaf), trail)
        elif leaf.get_content_maintype() == "multipart":
            words = "A part of this mail is not written as mails are. Open the original."
            self._refuse(message.payload(leaf)[0], "", trail, UNKNOWN, ErrorCode.BAD_MAIL, words)
        else:
            data, repaired = message.payload(leaf)
            content_id = str(leaf.get("Content-ID", "")).strip(" <>").lower()
            inline = content_id in shown or (bool(content_id) and _disposition(leaf) == "inline")
            name = message.display_name(leaf)
            self._leaf(_Leaf(data, name, trail, depth, inline, declared, repaired))

    def _nested(self, carrier: Mail, trail: str, depth: int) -> None:
        """A mail carried by a message/rfc822 part."""
        inner = carrier.get_payload(0)
        if not isinstance(inner, Message):
            self._refuse(b"", "", trail, MAIL, ErrorCode.BAD_MAIL, "A mail within this mail is broken.")
            return
        encoded = message.encoded_mail(carrier, inner)
        if encoded is not None:  # against the standard, and done all the same
            self._leaf(_Leaf(encoded, "", trail, depth - 1))
        else:
            self._inner(inner, trail, depth)

    def _inner(self, mail: Mail, trail: str, depth: int) -> None:
        if depth > self._limits.depth:
            words = "Mails within mails, deeper than is allowed. Open the original."
            self._refuse(b"", "", trail, MAIL, ErrorCode.TOO_DEEP, words)
        else:
            self._message(mail, f"{trail}/message", depth)

    def _leaf(self, leaf: _Leaf) -> None:
        media_type = sniff_head(leaf.data[:4096])
        if not leaf.data:
            self._refuse_leaf(leaf, UNKNOWN, ErrorCode.EMPTY_FILE, "This attachment is empty.")
        elif media_type in READABLE:
            self._document(leaf, media_type)
        elif media_type == ZIP:
            self._members(leaf, zip_members(leaf.data, self._archive_limits()), "zip member")
        elif media_type == TNEF:
            self._members(leaf, tnef_members(leaf.data), "Outlook attachment")
        elif media_type == MAIL:
            self._attached_mail(leaf)
        else:
            self._other(leaf)

    def _archive_limits(self) -> ArchiveLimits:
        return ArchiveLimits(
            members=self._limits.parts, total=self._limits.total - self._bytes, ratio=self._limits.ratio
        )

    def _document(self, leaf: _Leaf, media_type: str) -> None:
        path = self._write(leaf.data)
        if reason := _not_a_scan(path, media_type, leaf.inline):
            self._add(Part(path, media_type, leaf.name, leaf.trail, PartVerdict.CONTEXT, reason))
            return
        note = "Its transfer encoding was damaged; what could be had was taken." if leaf.repaired else None
        self._add(Part(path, media_type, leaf.name, leaf.trail, PartVerdict.IMPORTED, note))

    def _members(self, leaf: _Leaf, members: Iterator[Member | Refusal], word: str) -> None:
        if leaf.depth >= self._limits.depth:
            words = "Archives within archives, deeper than is allowed. Open the original."
            self._refuse_leaf(leaf, UNKNOWN, ErrorCode.TOO_DEEP, words)
            return
        container = self._write(leaf.data)
        for number, member in enumerate(members, 1):
            trail = f"{leaf.trail}/{word} {number}"
            name = message.clean_name(member.name)
            if isinstance(member, Refusal):
                name = name or leaf.name
                refused = Part(
                    container, UNKNOWN, name, trail, PartVerdict.REFUSED, member.reason, member.code
                )
                self._add(refused)
            elif member.note:
                self._note(member.data.decode("utf-8", "replace"), trail)
            else:
                self._leaf(_Leaf(member.data, name, trail, leaf.depth + 1))

    def _attached_mail(self, leaf: _Leaf) -> None:
        try:
            inner = message.parse_mail(leaf.data)
        except Permanent as fault:
            self._refuse_leaf(leaf, MAIL, fault.code, str(fault))
            return
        self._inner(inner, leaf.trail, leaf.depth + 1)

    def _other(self, leaf: _Leaf) -> None:
        """What cannot become pages: shown if it is plain text, else refused in words."""
        path = self._write(leaf.data)
        words = describe(path)
        part = Part(path, UNKNOWN, leaf.name, leaf.trail, PartVerdict.CONTEXT)
        if leaf.declared in _SIGNATURES:
            self._add(replace(part, reason="The sender's digital signature."))
        elif leaf.declared in _ENCRYPTED:
            self._add(_refused(part, "An encrypted mail: ask the sender for the document itself."))
        elif words == "a file of unknown type" and looks_like_text(leaf.data[:4096]):
            self._add(replace(part, media_type="text/plain", reason="A text file."))
        else:
            self._add(_refused(part, f"This attachment is {words}: send it as PDF, TIFF or a picture."))

    def _note(self, text: str, trail: str) -> None:
        path = self._write(message.clean_text(text).encode())
        self._add(Part(path, "text/plain", "", trail, PartVerdict.CONTEXT))

    def _refuse_leaf(self, leaf: _Leaf, media_type: str, code: ErrorCode, reason: str) -> None:
        self._refuse(leaf.data, leaf.name, leaf.trail, media_type, code, reason)

    def _refuse(
        self, data: bytes, name: str, trail: str, media_type: str, code: ErrorCode, reason: str
    ) -> None:
        self._add(Part(self._write(data), media_type, name, trail, PartVerdict.REFUSED, reason, code))

    def _add(self, part: Part) -> None:
        if len(self._parts) >= self._limits.parts:
            raise _Enough(ErrorCode.TOO_MANY_PARTS)
        self._parts.append(part)

    def _write(self, data: bytes, count: bool = True) -> Path:
        self._bytes += len(data) if count else 0
        if self._bytes > self._limits.total:
            raise _Enough(ErrorCode.TOO_LARGE)
        self._files += 1
        path = self._work / f"part-{self._files:04d}"
        path.write_bytes(data)
        return path


def _disposition(leaf: Mail) -> str:
    return str(leaf.get("Content-Disposition", "")).partition(";")[0].strip().lower()


def _refused(part: Part, reason: str) -> Part:
    return replace(part, verdict=PartVerdict.REFUSED, reason=reason, code=ErrorCode.UNSUPPORTED_TYPE)


def _headed(mail: Mail, text: str) -> str:
    head = [(name, message.header(mail, name)) for name in ("From", "To", "Date", "Subject")]
    return "\n".join([*(f"{name}: {value}" for name, value in head if value), "", text])


def _not_a_scan(path: Path, media_type: str, inline: bool) -> str | None:
    """Why a picture is no document: a logo, an icon, a banner. A scanned page is large and near to the
    shape of paper; a picture among the words must be more so than one attached by hand."""
    size = picture_size(path, media_type)
    if size is None:
        return None
    short, long = sorted(size)
    if inline and (short < 400 or short * long < 400_000 or long > 3 * short):
        return "A small picture among the words, such as a logo or a signature."
    if short < 100 or short * long < 40_000:
        return "A picture too small to be a page."
    return None
