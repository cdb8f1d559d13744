"""Drawn deliveries are repeatable, and their files hold what their expected values say."""

import email
import zipfile
from email import policy
from email.message import EmailMessage
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from domain.delivery import Channel
from samples.channel import Degradation, Resolution
from samples.filling import Style
from samples.generate import Sample, deliveries, draw
from samples.mail import Container, Dress
from samples.people import SampleSet
from samples.plan import Wish, plan

ONE_PAGE = "verbal-en-2026-01"


def digital(dress: Dress) -> Sample:
    wish = Wish(template=ONE_PAGE, style=Style.BORN_DIGITAL, by_mail=True, dress=dress, second_form=False)
    return draw(plan(SampleSet.TUNE, 3, 1, wish=wish))


def pages_of(sample: Sample) -> int:
    pages = sample.expected["pages"]
    assert isinstance(pages, list)
    return len(pages)


def parsed(content: bytes) -> EmailMessage:
    mail = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def pdfs(mail: EmailMessage) -> list[bytes]:
    return [part.get_content() for part in mail.walk() if part.get_content_type() == "application/pdf"]


def test_the_same_seed_gives_the_same_bytes() -> None:
    first, second = (list(deliveries("tune", 1, 19)) for _ in range(2))
    assert first == second
    assert [sample.name for sample in first] == ["tune-19-0000"]
    assert digital(Dress.LOGO) == digital(Dress.LOGO)


def test_a_fax_has_as_many_pages_as_expected() -> None:
    wish = Wish(
        template=ONE_PAGE,
        style=Style.TYPED,
        degradation=Degradation.LIGHT,
        resolution=Resolution.STANDARD,
        by_mail=False,
        cover=True,
        second_form=False,
    )
    sample = draw(plan(SampleSet.REPORT, 3, 1, wish=wish))
    image = Image.open(BytesIO(sample.content))
    assert getattr(image, "n_frames", 1) == pages_of(sample) >= 2
    assert (sample.suffix, sample.channel) == (".tif", Channel.FAX)
    assert sample.line in ("records", "imaging", "verbal")
    assert sample.expected["line"] == sample.line


def test_a_mail_carries_the_filled_form_beside_the_senders_logo() -> None:
    sample = digital(Dress.LOGO)
    mail = parsed(sample.content)
    assert sample.suffix == ".eml"
    assert (sample.line, sample.channel) == (None, Channel.EMAIL)
    (form,) = pdfs(mail)
    with pikepdf.open(BytesIO(form)) as pdf:
        assert len(pdf.pages) == 1
    (logo,) = (part for part in mail.walk() if part.get_content_type() == "image/png")
    assert logo["Content-ID"]
    assert logo.get_content_disposition() == "inline"


def test_a_forwarded_mail_nests_the_first_one() -> None:
    mail = parsed(digital(Dress.FORWARDED).content)
    (inner,) = (part for part in mail.walk() if part.get_content_type() == "message/rfc822")
    assert len(pdfs(mail)) == 1
    assert not [part for part in mail.iter_attachments() if part.get_content_type() == "application/pdf"]
    assert str(inner.get_content()["Subject"]) in str(mail["Subject"])


def test_a_zipped_mail_holds_the_form_in_its_archive() -> None:
    mail = parsed(digital(Dress.ZIPPED).content)
    (part,) = (part for part in mail.walk() if part.get_content_type() == "application/zip")
    with zipfile.ZipFile(BytesIO(part.get_content())) as archive:
        assert archive.namelist()[0] == "form1.pdf"


@pytest.mark.parametrize("container", list(Container))
def test_a_scanned_mail_has_a_picture_for_every_page(container: Container) -> None:
    wish = Wish(
        template=ONE_PAGE,
        style=Style.TYPED,
        degradation=Degradation.LIGHT,
        by_mail=True,
        container=container,
        dress=Dress.PLAIN,
        second_form=False,
    )
    sample = draw(plan(SampleSet.TUNE, 3, 2, wish=wish))
    files = list(parsed(sample.content).iter_attachments())
    if container is Container.PDF:
        with pikepdf.open(BytesIO(files[0].get_content())) as pdf:
            assert len(pdf.pages) == pages_of(sample)
    else:
        assert len(files) == pages_of(sample)
        for file in files:
            picture = Image.open(BytesIO(file.get_content()))
            assert picture.width / picture.height == pytest.approx(8.5 / 11, abs=0.01)


def test_file_names_carry_nobodys_name() -> None:
    sample = digital(Dress.PLAIN)
    files = [part.get_filename() for part in parsed(sample.content).iter_attachments()]
    assert all(str(name).startswith(("form", "scan", "IMG_")) for name in files)
