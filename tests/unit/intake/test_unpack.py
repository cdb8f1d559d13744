"""Every part of a mail ends imported, refused with a reason, or shown to a person."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

import sandbox
from domain.delivery import Part, PartVerdict
from domain.faults import ErrorCode
from intake.unpack import NO_ATTACHMENT, Unpacked, UnpackLimits, unpack
from tests.unit.intake import mails

IMPORTED, REFUSED, CONTEXT = PartVerdict.IMPORTED, PartVerdict.REFUSED, PartVerdict.CONTEXT

Opened = Callable[..., Unpacked]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    work = tmp_path / "work"
    work.mkdir()

    def open_mail(data: bytes | EmailMessage, limits: UnpackLimits | None = None) -> Unpacked:
        file = tmp_path / "mail.eml"
        file.write_bytes(data.as_bytes() if isinstance(data, EmailMessage) else data)
        found = unpack(file, work, limits or UnpackLimits())
        for part in found.parts:
            assert part.path == file or part.path.parent == work, "a sender chose a path"
            assert (part.code is not None) == (part.verdict is REFUSED)
            assert part.reason or part.verdict is not REFUSED
        return found

    return open_mail


def documents(found: Unpacked, verdict: PartVerdict = IMPORTED) -> list[Part]:
    return [part for part in found.parts if part.verdict is verdict]


def only(found: Unpacked, verdict: PartVerdict) -> Part:
    [part] = documents(found, verdict)
    return part


def test_envelope_and_body_stay_with_the_documents(opened: Opened) -> None:
    found = opened(mails.with_attachment(mails.PDF))
    assert found.subject == "Request"
    assert found.sender == "Rosa Álvarez <rosa@example.org>"
    assert found.sent_at == datetime(2026, 11, 23, 15, tzinfo=UTC)
    assert found.body == "Please find my form."
    part = only(found, IMPORTED)
    assert part.path.read_bytes() == mails.PDF
    assert (part.media_type, part.name, part.trail) == (
        "application/pdf",
        "form.pdf",
        "message/attachment 1",
    )
    text = only(found, CONTEXT).path.read_text()
    assert "Rosa Álvarez" in text and "Please find my form." in text


@pytest.mark.parametrize("declared", ["application/octet-stream", "text/plain", "image/png", "video/mp4"])
def test_type_is_told_by_content(opened: Opened, declared: str) -> None:
    main, sub = declared.split("/")
    message = mails.mail()
    message.add_attachment(mails.PDF, maintype=main, subtype=sub, filename="scan.exe")
    assert only(opened(message), IMPORTED).media_type == "application/pdf"


def test_inline_pdf_is_a_document(opened: Opened) -> None:
    message = mails.mail()
    message.add_attachment(mails.PDF, maintype="application", subtype="octet-stream", disposition="inline")
    assert only(opened(message), IMPORTED).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("size", "verdict"),
    [((1700, 2200), IMPORTED), ((1080, 1440), IMPORTED), ((240, 80), CONTEXT), ((1200, 200), CONTEXT)],
)
def test_scan_and_logo_among_the_words(opened: Opened, size: tuple[int, int], verdict: PartVerdict) -> None:
    found = opened(mails.with_inline(mails.png(*size)))
    assert [p.verdict for p in found.parts if p.media_type == "image/png"] == [verdict]


def test_mail_with_nothing_but_a_logo_has_no_attachment(opened: Opened) -> None:
    found = opened(mails.with_inline(mails.png(200, 60)))
    assert NO_ATTACHMENT in [part.reason for part in found.parts]


def test_small_attached_picture_is_a_document_unless_tiny(opened: Opened) -> None:
    assert documents(opened(mails.with_attachment(mails.png(600, 800), "form.png", "image/png")))
    assert not documents(opened(mails.with_attachment(mails.png(90, 90), "icon.png", "image/png")))


def test_picture_written_into_the_html(opened: Opened) -> None:
    data = mails.encoded(mails.png(1700, 2200)).decode().replace("\n", "")
    message = mails.mail(body=None)
    message.set_content(f'<p>My form:</p><img src="data:image/png;base64,{data}">', subtype="html")
    assert only(opened(message), IMPORTED).media_type == "image/png"


def test_no_attachment_makes_the_body_a_matter_for_a_person(opened: Opened) -> None:
    found = opened(mails.mail(body="Please send my records to Dr. Lee."))
    [body] = found.parts
    assert (body.verdict, body.reason) == (CONTEXT, NO_ATTACHMENT)
    assert "Dr. Lee" in body.path.read_text()


def test_empty_mail_still_ends_somewhere(opened: Opened) -> None:
    [body] = opened(b"").parts
    assert (body.verdict, body.reason) == (CONTEXT, NO_ATTACHMENT)


def test_html_twin_of_the_plain_text_is_not_shown_twice(opened: Opened) -> None:
    message = mails.mail(body="Hello")
    message.add_alternative("<p>Hello</p>", subtype="html")
    found = opened(message)
    assert found.body == "Hello"
    assert len(found.parts) == 1


def test_html_body_becomes_words(opened: Opened) -> None:
    message = mails.mail(body=None)
    message.set_content("<style>p{}</style><p>Dear&nbsp;HIS,</p><p>a &lt; b</p>", subtype="html")
    assert opened(message).body == "Dear HIS,\n\na < b"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (mails.HTML, "HTML"),
        (mails.PROGRAM, "program"),
        (mails.OLD_OFFICE, "Office"),
        (mails.zipped({"[Content_Types].xml": b"x", "word/document.xml": b"y"}), "Office"),
        (b"Rar!\x1a\x07\0" + b"\0" * 50, "archive"),
        (b"\x00\x01\x02\x03" * 100, "unknown"),
    ],
)
def test_unsupported_types_are_refused_in_words(opened: Opened, data: bytes, words: str) -> None:
    part = only(opened(mails.with_attachment(data)), REFUSED)
    assert part.code is ErrorCode.UNSUPPORTED_TYPE
    assert part.reason and words in part.reason
    assert "form.pdf" not in part.reason


def test_text_attachment_is_shown(opened: Opened) -> None:
    found = opened(mails.with_attachment(b"Notes on my request\n", "notes.txt", "text/plain"))
    assert [part.reason for part in documents(found, CONTEXT)] == [NO_ATTACHMENT, "A text file."]


def test_empty_attachment(opened: Opened) -> None:
    assert only(opened(mails.with_attachment(b"")), REFUSED).code is ErrorCode.EMPTY_FILE


def test_signature_of_the_sender_is_context(opened: Opened) -> None:
    found = opened(mails.with_attachment(b"\x30\x82" * 40, "smime.p7s", "application/pkcs7-signature"))
    assert not documents(found, REFUSED)


def test_encrypted_mail_is_refused(opened: Opened) -> None:
    found = opened(mails.raw("application/pkcs7-mime; name=smime.p7m", mails.encoded(b"\x30\x82\0\0" * 40)))
    assert "encrypted" in (only(found, REFUSED).reason or "")


# mails within mails


def forwarded(inner: EmailMessage | bytes, declared: str = "message/rfc822") -> EmailMessage:
    outer = mails.mail("Fwd: form", "See below.")
    if declared == "message/rfc822" and isinstance(inner, EmailMessage):
        outer.add_attachment(inner)
    else:
        data = inner if isinstance(inner, bytes) else inner.as_bytes()
        mails.attach(outer, data, "forwarded.eml", declared)
    return outer


@pytest.mark.parametrize("declared", ["message/rfc822", "application/octet-stream"])
def test_forwarded_mail_is_opened(opened: Opened, declared: str) -> None:
    inner = mails.mail("My form", "Inner words")
    mails.attach(inner, mails.TIFF, "scan.tif", "image/tiff")
    found = opened(forwarded(inner, declared))
    assert only(found, IMPORTED).trail == "message/attachment 1/message/attachment 1"
    assert any("Inner words" in part.path.read_text() for part in documents(found, CONTEXT))
    assert found.subject == "Fwd: form"


def test_forwarded_mail_in_base64(opened: Opened) -> None:
    content = mails.encoded(mails.with_attachment(mails.PDF))
    assert only(opened(mails.raw("message/rfc822", content)), IMPORTED).media_type == "application/pdf"


def test_depth_has_an_end(opened: Opened) -> None:
    message = mails.mail()
    mails.attach(message, mails.PDF, "deep.pdf")
    for _ in range(4):
        message = forwarded(message)
    assert documents(opened(message, UnpackLimits(depth=4)))
    found = opened(message, UnpackLimits(depth=3))
    assert not documents(found)
    assert only(found, REFUSED).code is ErrorCode.TOO_DEEP


# archives


def test_zip_members_are_documents(opened: Opened) -> None:
    data = mails.zipped(
        {"a/form.pdf": mails.PDF, "b.tif": mails.TIFF, "c.exe": mails.PROGRAM, "__MACOSX/x": b"y"}
    )
    found = opened(mails.with_attachment(data, "forms.zip", "application/zip"))
    assert [part.name for part in documents(found)] == ["form.pdf", "b.tif"]
    assert only(found, REFUSED).name == "c.exe"


def test_zip_in_zip_in_mail(opened: Opened) -> None:
    inner = mails.zipped({"mail.eml": mails.with_attachment(mails.PDF)})
    found = opened(mails.with_attachment(mails.zipped({"inner.zip": inner})))
    assert only(found, IMPORTED).trail.count("zip member") == 2


def test_zip_with_password(opened: Opened) -> None:
    found = opened(mails.with_attachment(mails.encrypted_zip(mails.PDF)))
    assert only(found, REFUSED).code is ErrorCode.ENCRYPTED_ARCHIVE


def test_zip_bomb(opened: Opened, tmp_path: Path) -> None:
    found = opened(mails.with_attachment(mails.zipped({"zeros.tif": bytes(30_000_000)})))
    assert only(found, REFUSED).code is ErrorCode.BOMB
    assert sum(path.stat().st_size for path in (tmp_path / "work").iterdir()) < 1_000_000


def test_nested_zip_bomb(opened: Opened) -> None:
    data = mails.zipped({"a.tif": b"II*\0" + bytes(2_000_000)})
    for level in range(4):
        data = mails.zipped({f"{level}-{number}.zip": data for number in range(6)})
    found = opened(mails.with_attachment(data), UnpackLimits(total=20_000_000))
    assert documents(found, REFUSED)


@pytest.mark.parametrize("cut", [10, 60, -25])
def test_damaged_zip(opened: Opened, cut: int) -> None:
    whole = mails.zipped({"form.pdf": mails.PDF * 20})
    assert only(opened(mails.with_attachment(whole[:cut])), REFUSED).code is ErrorCode.DAMAGED_FILE


def test_damaged_zip_member_leaves_the_others(opened: Opened) -> None:
    data = bytearray(mails.zipped({"one.pdf": mails.PDF * 9, "two.pdf": mails.PDF}))
    data[50] ^= 0xFF
    found = opened(mails.with_attachment(bytes(data)))
    assert only(found, REFUSED).name == "one.pdf"
    assert only(found, IMPORTED).name == "two.pdf"


def test_winmail(opened: Opened) -> None:
    found = opened(mails.with_attachment(mails.winmail("form.pdf", mails.PDF), "winmail.dat"))
    part = only(found, IMPORTED)
    assert (part.path.read_bytes(), part.name) == (mails.PDF, "form.pdf")


@pytest.mark.parametrize("cut", [5, 20, 45, 60])
def test_damaged_winmail(opened: Opened, cut: int) -> None:
    data = mails.winmail("form.pdf", mails.PDF)[:cut]
    found = opened(mails.with_attachment(data, "winmail.dat", "application/ms-tnef"))
    assert not documents(found)


# hostile writing


def test_bad_base64_is_repaired_or_refused(opened: Opened) -> None:
    content = mails.encoded(mails.PDF).replace(b"1", b"1*\x00 ", 1)
    assert only(opened(mails.raw("application/pdf", content)), IMPORTED).path.read_bytes() == mails.PDF
    cut = mails.encoded(mails.PDF).strip()[:21]
    assert documents(opened(mails.raw("application/pdf", cut)))


def test_multipart_without_its_boundary(opened: Opened) -> None:
    found = opened(mails.raw("multipart/mixed; boundary=never", b"Hello\r\n", "7bit"))
    assert only(found, REFUSED).code is ErrorCode.BAD_MAIL


def test_truncated_mail_keeps_what_is_there(opened: Opened) -> None:
    whole = mails.with_attachment(mails.PDF + bytes(3000))
    assert documents(opened(whole[: len(whole) // 2]))


def test_names_are_for_showing_only(opened: Opened) -> None:
    found = opened(mails.with_attachment(mails.PDF, "../../etc/\u202efdp.exe\x07"))
    assert only(found, IMPORTED).name == "fdp.exe"


@pytest.mark.parametrize(
    "head",
    [
        b"Date: Mon, 01 Jan 99999999999 00:00:00 +0000",
        b"Date: " + b"(" * 20_000,
        b"From: " + b"(" * 20_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 20_000,
        b"Subject: =?utf-16?b?/////w==?= =?nonsense?q?x?= =?utf-8?b?A?=",
        b"Content-Type: text/plain; charset=\"hex\"",
        b"Content-Type: text/plain" + b";a=b" * 200_000,
        b"Content-Type: application/x; " + b";" * 1_000_000,
        b"Content-Disposition: attachment; " + b"".join(b"filename*%d=a;" % n for n in range(20_000)),
        b"Content-Transfer-Encoding: x-uuencode",
        b"\xff\xfe: \x80",
    ],
)  # fmt: skip
def test_hostile_headers_are_bounded(opened: Opened, head: bytes) -> None:
    found = opened(head + b"\r\nMIME-Version: 1.0\r\n\r\nhello")
    assert found.parts
    assert len(found.subject) <= 4000


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n" * 2000,
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1500)
        ),
    ],
)
def test_endless_nesting_is_refused(opened: Opened, data: bytes) -> None:
    found = opened(data)
    assert only(found, REFUSED).code is ErrorCode.TOO_DEEP


def test_too_many_parts(opened: Opened) -> None:
    part = b"--b\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n"
    found = opened(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 300 + b"--b--")
    assert len(found.parts) == 101
    assert only(found, REFUSED).code is ErrorCode.TOO_MANY_PARTS


def test_too_many_bytes(opened: Opened) -> None:
    found = opened(mails.with_attachment(mails.PDF + bytes(100_000)), UnpackLimits(total=50_000))
    assert only(found, REFUSED).code is ErrorCode.TOO_LARGE


@pytest.mark.parametrize(
    "piece", [b"<!--", b"<a ", b"&#", b"<![CDATA[", b"</", b"&#" + b"9" * 5000, b"<script>"]
)
def test_hostile_html_is_bounded(opened: Opened, piece: bytes) -> None:
    assert opened(mails.raw("text/html", piece * (300_000 // len(piece)), "7bit")).parts


def test_delivery_report_is_context(opened: Opened) -> None:
    content = b"Reporting-MTA: dns; relay.example\r\n\r\nFinal-Recipient: rfc822; x@example.org\r\n"
    found = opened(mails.raw("message/delivery-status", content, "7bit"))
    assert any("relay.example" in part.path.read_text() for part in documents(found, CONTEXT))


def test_answer_passes_the_sandbox(tmp_path: Path) -> None:
    file = tmp_path / "mail.eml"
    head = b"Subject: \xed\xa0\x80 \xff\r\nFrom: \xc3(\r\n"
    file.write_bytes(head + b"Content-Type: application/pdf; name=\xff.pdf\r\n\r\n%PDF-1.4")
    found = sandbox.run(lambda: unpack(file, tmp_path), Unpacked, sandbox.Limits())
    assert found.parts
