"""Draws planned deliveries: a fax as a TIFF, a mail with its attachments, or a file alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from random import Random

from domain.delivery import Channel
from domain.form import FormDefinition, Json, Language
from domain.page import PageKind
from samples import hand, mail, papers, typed
from samples.channel import Degradation, Grey, fax
from samples.expected import expected
from samples.filling import Manner, Style
from samples.mail import Attachment, Container, Scan, Tint
from samples.people import People, SampleSet
from samples.plan import RECEIVED_ON, DigitalWay, FaxWay, FormPart, Plan, ScanWay, SheetPart, plan
from samples.spots import Spot, of_plan

_MEDIA = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A delivery as bytes, and what a reader should say about it. `line` is None for mail. `spots`: where
    it says it."""

    name: str
    content: bytes
    suffix: str
    line: str | None
    channel: Channel
    expected: dict[str, Json]
    spots: Mapping[str, Spot]


def deliveries(set_name: str, count: int, seed: int, today: date = RECEIVED_ON) -> Iterator[Sample]:
    """`count` deliveries of the set "tune" or "report"; the same seed gives the same bytes."""
    for number in range(count):
        yield draw(plan(SampleSet(set_name), seed, number, today))


def draw(made: Plan) -> Sample:
    way = made.way
    if isinstance(way, FaxWay):
        content, suffix = fax(_pages(made), way.call, made.seed), ".tif"
        return Sample(
            made.name, content, suffix, way.line, Channel.FAX, expected(made, suffix), of_plan(made)
        )
    files = _scan_files(made, way) if isinstance(way, ScanWay) else _digital_files(made, way)
    if way.dress is None and len(files) == 1:
        content, suffix = files[0].content, _suffix(files[0])
    else:
        content, suffix = _mailed(made, files), ".eml"
    return Sample(made.name, content, suffix, None, Channel.EMAIL, expected(made, suffix), of_plan(made))


def _suffix(file: Attachment) -> str:
    return next(suffix for suffix, media_type in _MEDIA.items() if media_type == file.media_type)


def _mailed(made: Plan, files: list[Attachment]) -> bytes:
    rng = Random(made.seed)
    form = next((part for part in made.parts if isinstance(part, FormPart)), None)
    spanish = form is not None and form.filling.definition.language is Language.SPANISH
    sender = f"sender{rng.randint(100, 999)}@example.{rng.choice(('com', 'org', 'net'))}"
    sent = datetime.combine(made.received_on, time(rng.randint(8, 17), rng.randint(0, 59)), UTC)
    dress = made.way.dress if isinstance(made.way, ScanWay | DigitalWay) else None
    return mail.message(sender, files, dress or mail.Dress.PLAIN, sent, made.name, spanish)


def _scan_files(made: Plan, way: ScanWay) -> list[Attachment]:
    rng = Random(made.seed)
    return mail.files([mail.scanned(page, way.scan, rng) for page in _pages(made)], way.scan)


def _digital_files(made: Plan, way: DigitalWay) -> list[Attachment]:
    """One PDF for every form; a card goes along as a photo."""
    files = []
    for number, part in enumerate(made.parts, 1):
        if isinstance(part, FormPart):
            rng = Random(part.seed)
            if way.fields:
                content = typed.fill_fields(part.filling, rng)
            else:
                content = typed.print_on(part.filling, rng.choice(typed.FACES), rng)
            files.append(Attachment(f"form{number}.pdf", "application/pdf", content))
        else:
            scan = Scan(150, Tint.WARM, Container.JPEG, Degradation.NONE)
            files += mail.files([mail.scanned(_sheet(part, made), scan, Random(part.seed))], scan)
    return files


def _pages(made: Plan) -> list[Grey]:
    pages: list[Grey] = []
    for part in made.parts:
        pages += _form_pages(part, made.style) if isinstance(part, FormPart) else [_sheet(part, made)]
    return pages


def _form_pages(part: FormPart, style: Style) -> list[Grey]:
    """The blank's pages with everything on them, in the order they travel."""
    rng, filling = Random(part.seed), part.filling
    if style is Style.TYPED:
        drawn = papers.pictures(typed.print_on(filling, rng.choice(typed.FACES), rng, sign=False))
        if filling.signing is not None and filling.signing.manner is not Manner.TYPED:
            hand.sign(drawn[filling.signing.place.page - 1], filling.signing, part.hand, rng)
    else:
        drawn = [page.copy() for page in _blank(filling.definition)]
        hand.write(drawn, filling, part.hand, rng)
    return [drawn[page - 1] for page in part.pages]


@cache
def _blank(definition: FormDefinition) -> tuple[Grey, ...]:
    return tuple(papers.pictures(definition.blank.read_bytes()))


def _sheet(part: SheetPart, made: Plan) -> Grey:
    rng = Random(part.seed)
    people = People(made.which, rng)
    match part.kind:
        case PageKind.COVER:
            today = made.received_on
            return papers.cover(people, part.language, part.form_type, made.page_count, today, part.urgent)
        case PageKind.INSTRUCTIONS:
            return papers.instructions(part.language)
        case PageKind.ATTACHMENT:
            return papers.identity_card(part.patient or people.person(part.language), part.born, rng)
        case PageKind.BLANK:
            return papers.blank_page()
        case _:
            return papers.letter(people, part.language, made.received_on)
