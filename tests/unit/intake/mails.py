"""Mails made for the tests."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from email.message import EmailMessage

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"
TIFF = b"II*\0\x08\0\0\0\0\0\0\0\0\0"
HTML = b"<!DOCTYPE html><html><body>Sign here</body></html>"
PROGRAM = b"MZ\x90\0" + b"\0" * 60
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (height * (1 + (width + 7) // 8)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def mail(subject: str = "Request", body: str | None = "Please find my form.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Rosa Álvarez <rosa@example.org>"
    message["To"] = "his@hospital.example"
    message["Subject"] = subject
    message["Date"] = "Mon, 23 Nov 2026 10:00:00 -0500"
    message["Message-ID"] = "<one@example.org>"
    if body is not None:
        message.set_content(body)
    return message


def attach(message: EmailMessage, data: bytes, name: str | None, declared: str = "application/pdf") -> None:
    main, _, sub = declared.partition("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)


def with_attachment(data: bytes, name: str = "form.pdf", declared: str = "application/pdf") -> bytes:
    message = mail()
    attach(message, data, name, declared)
    return message.as_bytes()


def with_inline(picture: bytes, html: str = '<p>Hello</p><img src="cid:logo1">') -> bytes:
    message = mail()
    message.add_alternative(html, subtype="html")
    [_, page] = message.iter_parts()
    assert isinstance(page, EmailMessage)
    page.add_related(picture, maintype="image", subtype="png", cid="<logo1>")
    return message.as_bytes()


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def encrypted_zip(data: bytes) -> bytes:
    """A zip file whose member claims a password, as far as its flags go."""
    packed = bytearray(zipped({"secret.pdf": data}))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def winmail(name: str, data: bytes) -> bytes:
    """A TNEF file with one attachment."""

    def item(level: int, name_and_type: int, content: bytes) -> bytes:
        head = struct.pack("<BII", level, name_and_type, len(content))
        return head + content + struct.pack("<H", sum(content) & 0xFFFF)

    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + item(1, 0x00089006, struct.pack("<I", 0x10000))
        + item(2, 0x00069002, b"\0" * 14)
        + item(2, 0x00018010, name.encode() + b"\0")
        + item(2, 0x0006800F, data)
    )


def raw(content_type: str, content: bytes, encoding: str = "base64") -> bytes:
    """A mail of one part, written by hand."""
    head = f"From: a@example.org\r\nSubject: raw\r\nContent-Type: {content_type}\r\n"
    return (head + f"Content-Transfer-Encoding: {encoding}\r\n\r\n").encode() + content


def encoded(data: bytes) -> bytes:
    return base64.encodebytes(data)
