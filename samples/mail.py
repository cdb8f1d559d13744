"""Scanned and mailed: what an office scanner makes of a page, and the mail it travels in."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from io import BytesIO
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from samples import sheet_faults
from samples.blanks.hospital import EMAIL
from samples.channel import SHEET_WEAR, Degradation, Grey, sized, turned
from samples.photo import photographed


class Tint(StrEnum):
    GREY = "grey"
    WARM = "warm"
    COOL = "cool"
    BILEVEL = "bilevel"


class Container(StrEnum):
    """What the scanner writes: one PDF of all pages, or one picture a page."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"


class Dress(StrEnum):
    """How the mail carries its attachments."""

    PLAIN = "plain"
    LOGO = "logo"
    FORWARDED = "forwarded"
    ZIPPED = "zipped"


@dataclass(frozen=True, slots=True)
class Scan:
    """One scanner's settings. `dots` an inch. `tidy`: no sheet is worn, turned or photographed instead."""

    dots: int
    tint: Tint
    container: Container
    degradation: Degradation
    tidy: bool = True


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    media_type: str
    content: bytes


_SKEW = {Degradation.NONE: 0.0, Degradation.LIGHT: 0.4, Degradation.MEDIUM: 1.2, Degradation.HEAVY: 2.4}
_GRAIN = {Degradation.NONE: 1.0, Degradation.LIGHT: 3.0, Degradation.MEDIUM: 6.0, Degradation.HEAVY: 10.0}
_QUALITY = {Degradation.NONE: 82, Degradation.LIGHT: 70, Degradation.MEDIUM: 50, Degradation.HEAVY: 32}
_PHOTOGRAPHED, _SIDEWAYS = 0.15, 0.04
_PAPER = {Tint.WARM: (250, 244, 228), Tint.COOL: (232, 240, 250)}


def scanned(page: Grey, scan: Scan, rng: Random) -> Image.Image:
    """A page as the scanner saw it: tinted, unevenly lit, a little askew, grainy."""
    if scan.tidy:
        return _seen(page, scan, rng)
    page = sheet_faults.worn(page, SHEET_WEAR[scan.degradation], rng)
    if scan.container is Container.JPEG and rng.random() < _PHOTOGRAPHED:
        return photographed(page, rng)
    picture = _seen(page, scan, rng)
    if rng.random() < _SIDEWAYS:
        return picture.transpose(rng.choice((Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)))
    return picture


def _seen(page: Grey, scan: Scan, rng: Random) -> Image.Image:
    picture = sized(page, round(8.5 * scan.dots), round(11 * scan.dots))
    picture = turned(picture, rng.uniform(-1, 1) * _SKEW[scan.degradation])
    if scan.degradation is not Degradation.NONE:
        picture = _uneven(picture, rng)
    noise = np.random.default_rng(rng.randrange(1 << 32))
    grain = noise.standard_normal(picture.shape, np.float32) * _GRAIN[scan.degradation]
    picture = np.clip(picture + grain, 0, 255).astype(np.uint8)
    if scan.degradation is Degradation.HEAVY:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.8), np.uint8)
    image = Image.fromarray(picture)
    if scan.tint is Tint.BILEVEL:
        return image.point(lambda value: 255 if value > 150 else 0).convert("1", dither=Image.Dither.NONE)
    if scan.tint is Tint.GREY:
        return image
    paper = np.array(_PAPER[scan.tint], np.float32) / 255
    return Image.fromarray((picture[:, :, None] * paper).astype(np.uint8))


def _uneven(picture: Grey, rng: Random) -> Grey:
    """Darker towards one side, as from a lid that does not close."""
    slope = np.linspace(1.0, rng.uniform(0.82, 0.97), picture.shape[1], dtype=np.float32)
    return np.asarray(picture * (slope if rng.random() < 0.5 else slope[::-1]), np.uint8)


def files(pictures: Sequence[Image.Image], scan: Scan) -> list[Attachment]:
    """The scanner's output, pages in order."""
    out = BytesIO()
    if scan.container is Container.PDF:
        fixed = datetime(2026, 1, 1, tzinfo=UTC).timetuple()
        pictures[0].save(
            out,
            "PDF",
            save_all=True,
            append_images=list(pictures[1:]),
            resolution=scan.dots,
            creationDate=fixed,
            modDate=fixed,
            **({} if scan.tint is Tint.BILEVEL else {"quality": _QUALITY[scan.degradation]}),
        )
        return [Attachment("scan0001.pdf", "application/pdf", out.getvalue())]
    return [_picture_file(picture, number, scan) for number, picture in enumerate(pictures, 1)]


def _picture_file(picture: Image.Image, number: int, scan: Scan) -> Attachment:
    out = BytesIO()
    if scan.container is Container.PNG:
        picture.save(out, "PNG", dpi=(scan.dots, scan.dots), compress_level=4)
        return Attachment(f"scan{number:04d}.png", "image/png", out.getvalue())
    grey = picture.convert("L") if picture.mode == "1" else picture
    grey.save(out, "JPEG", quality=_QUALITY[scan.degradation], dpi=(scan.dots, scan.dots))
    return Attachment(f"IMG_{2000 + number}.jpg", "image/jpeg", out.getvalue())


def message(
    sender: str, attachments: Sequence[Attachment], dress: Dress, sent: datetime, key: str, spanish: bool
) -> bytes:
    """A mail to the hospital in wire form; the same arguments give the same bytes."""
    carried = [_zipped(attachments)] if dress is Dress.ZIPPED else attachments
    mail = _mail(sender, carried, dress, sent, key, spanish)
    if dress is Dress.FORWARDED:
        outer = _mail("frontdesk@quillmere.example", [], Dress.PLAIN, sent, f"{key}-fwd", spanish)
        outer.replace_header("Subject", f"Fwd: {mail['Subject']}")
        outer.add_attachment(mail)
        mail = outer
    for number, part in enumerate(mail.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"=_{key}_{number}")
    return mail.as_bytes(policy=SMTP)


def _mail(
    sender: str, attachments: Sequence[Attachment], dress: Dress, sent: datetime, key: str, spanish: bool
) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = sender, EMAIL
    mail["Subject"] = "Solicitud de registros" if spanish else "Records request"
    mail["Date"] = format_datetime(sent)
    mail["Message-ID"] = f"<{key}@mail.example>"
    words = (
        "Buenos días,\n\nAdjunto el formulario firmado. Muchas gracias.\n"
        if spanish
        else "Hello,\n\nPlease find my completed form attached. Thank you.\n"
    )
    mail.set_content(words, cte="quoted-printable")
    if dress is Dress.LOGO:
        _add_logo(mail, words, key)
    for attachment in attachments:
        main, sub = attachment.media_type.split("/")
        mail.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    return mail


def _add_logo(mail: EmailMessage, words: str, key: str) -> None:
    """An HTML body whose signature shows the sender's logo inline: not a document."""
    html = f"<html><body><p>{words}</p><p>--<br><img src='cid:logo-{key}'></p></body></html>"
    mail.add_alternative(html, subtype="html")
    body = mail.get_body(("html",))
    assert isinstance(body, EmailMessage)
    body.add_related(
        _logo(),
        maintype="image",
        subtype="png",
        cid=f"<logo-{key}>",
        filename="image001.png",
        disposition="inline",
    )


def _logo() -> bytes:
    picture = Image.new("RGB", (220, 60), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((6, 8, 50, 52), fill=(40, 110, 150))
    draw.text((62, 18), "Mapleford Practice", fill=(40, 60, 80), font=ImageFont.load_default(17))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _zipped(attachments: Sequence[Attachment]) -> Attachment:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for attachment in attachments:
            archive.writestr(zipfile.ZipInfo(attachment.name, (2026, 1, 1, 0, 0, 0)), attachment.content)
    return Attachment("documents.zip", "application/zip", out.getvalue())
