"""The type of a file by its content. Names and declared types are the sender's wishes."""

import re
from pathlib import Path

import puremagic

UNKNOWN = "application/octet-stream"
PDF, TIFF, ZIP, TNEF, MAIL = (
    "application/pdf",
    "image/tiff",
    "application/zip",
    "application/ms-tnef",
    "message/rfc822",
)
READABLE = frozenset(
    {PDF, TIFF, "image/jpeg", "image/png", "image/heic", "image/webp", "image/gif", "image/bmp"}
)
"""What can become pages."""

_HEAD = 4096
_STARTS = (
    (b"%PDF-", PDF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x78\x9f\x3e\x22", TNEF),
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_BMP_HEADERS = {12, 40, 52, 56, 64, 108, 124}
_HEADER_LINE = re.compile(rb"(?:[!-9;-~]{1,76}):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL_HEADERS = {
    b"received", b"return-path", b"delivered-to", b"from", b"to", b"cc", b"subject", b"date", b"message-id",
    b"mime-version", b"content-type", b"sender", b"reply-to", b"x-mailer", b"dkim-signature",
}  # fmt: skip


def sniff(path: Path) -> str:
    """A media type: one of `READABLE`, a mail, a zip or a TNEF file, else application/octet-stream."""
    with path.open("rb") as file:
        return sniff_head(file.read(_HEAD))


def sniff_head(head: bytes) -> str:
    for start, media_type in _STARTS:
        if head.startswith(start):
            return media_type
    if head[4:8] == b"ftyp" and (head[8:12] in _HEIC_BRANDS or b"heic" in head[16:64]):
        return "image/heic"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return "image/bmp"
    if _looks_like_mail(head):
        return MAIL
    # Last: readers allow some bytes before a PDF, and a mail may hold one within its first lines.
    return PDF if b"%PDF-" in head[:1024] else UNKNOWN


def _looks_like_mail(head: bytes) -> bool:
    """Starts with header lines, at least two of them such as every mail has."""
    position = 0
    known: set[bytes] = set()
    if head.startswith(b"From "):  # the first line of an mbox
        position = head.find(b"\n") + 1
    while match := _HEADER_LINE.match(head, position):
        name = head[position : head.index(b":", position)].lower()
        known |= {name} & _MAIL_HEADERS
        position = match.end()
    return len(known) >= 2


def looks_like_text(head: bytes) -> bool:
    """Plain text in a usual encoding: no control characters but white space."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head) and not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", head)


def describe(path: Path) -> str:
    """Words for a person about a file that cannot become pages; from a fixed list, never its name."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "an old Office document or an Outlook .msg file"
    if head.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")):
        return "a program"
    if re.search(rb"<(?:!doctype\s+html|html|head|body|script)\b", head, re.IGNORECASE):
        return "an HTML page"
    if head.startswith(b"{\\rtf"):
        return "an RTF document"
    if (
        head.startswith((b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"))
        or head[257:262] == b"ustar"
    ):
        return "an archive that is not a zip file"
    return _family(path)


def _family(path: Path) -> str:
    try:
        media_type = puremagic.from_file(str(path), mime=True)
    except (puremagic.PureError, ValueError, OSError):
        return "a file of unknown type"
    words = {"audio": "a sound recording", "video": "a video", "image": "a picture of an unsupported kind"}
    return words.get(media_type.partition("/")[0], "a file of an unsupported type")
