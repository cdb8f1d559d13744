"""Files to requests' fields: the one way of reading, used by the service's steps and by `intake read`.

Every call here runs its parser in a child with limits (see `sandbox`) and hands back plain values.
"""

import resource
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import ocr
from classifiers import definitions as form_definitions
from classifiers import extract, identity, split
from classifiers.judged import blank_of
from classifiers.warm import warm as warm_words
from domain.faults import ErrorCode, Permanent
from domain.form import FieldValue, FormDefinition, FormRun, FormType, Packet
from domain.page import Match, PageKind, PageReading, WordSource
from domain.request import Sighting
from intake.unpack import Unpacked, UnpackLimits, unpack
from sandbox import Limits, run
from service.settings import LimitsBlock

_MEGA = 1024 * 1024
_IN_PROCESS, _OWN_PROCESS = ocr.Engine(), ocr.Engine(program="tesseract")
_CHILD_DIED = frozenset({ErrorCode.CRASHED, ErrorCode.TIMEOUT, ErrorCode.OUT_OF_MEMORY})
"""What a print engine inside the child may have brought about; in a process of its own it cannot."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page read, and the PNG file of its upright picture."""

    reading: PageReading
    image: Path


@dataclass(slots=True)
class Stopwatch:
    """CPU seconds by stage, of this process and the children it has collected."""

    stages: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        before = _cpu_seconds()
        try:
            yield
        finally:
            self.stages[stage] = self.stages.get(stage, 0.0) + _cpu_seconds() - before


def _cpu_seconds() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


class Reader:
    """Loads forms, blanks and models once; then reads any number of files, one at a time."""

    def __init__(self, limits: LimitsBlock, cache: Path | None = None) -> None:
        self.definitions: tuple[FormDefinition, ...] = form_definitions.load()
        self._by_id = {definition.id: definition for definition in self.definitions}
        self._limits = limits
        self._blanks = ocr.Blanks.load(self.definitions, cache)
        self.stopwatch = Stopwatch()
        ocr.warm()
        warm_words()

    def definition(self, template: str | None) -> FormDefinition | None:
        return self._by_id.get(template) if template else None

    def unpack(self, mail: Path, work: Path) -> Unpacked:
        """A mail's parts, each with its verdict. Raises Permanent."""
        limits = UnpackLimits(
            parts=self._limits.parts,
            depth=self._limits.depth,
            total=self._limits.unpacked_megabytes * _MEGA,
        )
        with self.stopwatch.measure("unpack"):
            return run(lambda: unpack(mail, work, limits), Unpacked, self._fence(pages=1))

    def decode(self, document: Path, media_type: str, work: Path) -> ocr.Decoded:
        """A document's pages as pictures. Raises Permanent."""
        limits = ocr.PageLimits(pages=self._limits.pages, pixels=self._limits.megapixels * 1_000_000)
        with self.stopwatch.measure("decode"):
            return run(
                lambda: ocr.decode(document, media_type, work, limits), ocr.Decoded, self._fence(pages=4)
            )

    def page(self, raw: ocr.RawPage, number: int, work: Path) -> ReadPage:
        """One page upright with its words; `number` is its place in the delivery.

        A page that cannot be read costs only itself: it comes back wordless, with the reason as damage.
        """
        image = work / f"page-{number}.png"
        raw = replace(raw, number=number)
        try:
            return ReadPage(self._read(raw, image, _IN_PROCESS, 1.0), image)
        except Permanent as fault:
            if fault.code not in _CHILD_DIED:
                return _unread(raw, fault)
        try:
            return ReadPage(self._read(raw, image, _OWN_PROCESS, 0.5), image)
        except Permanent as fault:
            return _unread(raw, fault)

    def _read(self, raw: ocr.RawPage, image: Path, engine: ocr.Engine, share: float) -> PageReading:
        """`share`: how much of a page's time it may take."""
        timeout = 0.8 * share * self._limits.page_seconds
        fence = self._fence(pages=1)
        with self.stopwatch.measure("read"):
            return run(
                lambda: ocr.read_page(raw, image, self._blanks, timeout, engine),
                PageReading,
                replace(fence, seconds=share * fence.seconds),
            )

    def turned(self, page: ReadPage, degrees: int, work: Path) -> ReadPage:
        """The page read once more after a person turned its upright picture. Raises Permanent."""
        image = work / f"turned-{page.reading.number}.png"
        timeout = 0.4 * self._limits.page_seconds
        with self.stopwatch.measure("read"):
            reading = run(
                lambda: ocr.read_turned(
                    page.image, page.reading, degrees, image, self._blanks, timeout, _OWN_PROCESS
                ),
                PageReading,
                self._fence(pages=1),
            )
        return ReadPage(reading, image)

    def beside(self, pages: Sequence[ReadPage], work: Path) -> list[ReadPage]:
        """A document's pages, those that showed no blank looked at again where another page of a form of
        ours came with them: what that form lacks may be among them."""
        looked: list[ReadPage] = []
        for place, page in enumerate(pages):
            others = [match for other in (*looked, *pages[place + 1 :]) if (match := self._blank_of(other))]
            may_lie = page.reading.word_source is WordSource.PRINT and page.reading.ink > 0
            looked.append(self._beside(page, others, work) if may_lie and not self._blank_of(page) else page)
        return looked

    def _beside(self, page: ReadPage, others: Sequence[Match], work: Path) -> ReadPage:
        if not self._blanks.lacking(others):
            return page
        image = work / f"beside-{page.reading.number}.png"
        timeout = 0.4 * self._limits.page_seconds
        try:
            with self.stopwatch.measure("read"):
                reading = run(
                    lambda: ocr.read_beside(
                        page.image, page.reading, others, image, self._blanks, timeout, _OWN_PROCESS
                    ),
                    PageReading,
                    self._fence(pages=1),
                )
        except Permanent:
            return page  # it was read once; a second look may fail
        again = ReadPage(reading, image)
        return again if self._blank_of(again) else page

    def _blank_of(self, page: ReadPage) -> Match | None:
        return blank_of(page.reading, self._by_id)

    def pages(self, path: Path, media_type: str, first: int, work: Path) -> Iterator[ReadPage]:
        """A document's pages one by one, numbered from `first`. Raises Permanent for the file as a whole.

        What the file lost as a whole is told as damage of its first page.
        """
        decoded = self.decode(path, media_type, work)
        for position, raw in enumerate(decoded.pages):
            page = self.page(raw, first + position, work)
            if position == 0 and decoded.damage:
                reading = replace(page.reading, damage=decoded.damage + page.reading.damage)
                page = replace(page, reading=reading)
            yield page

    def packet(self, readings: Sequence[PageReading], expected: FormType | None) -> Packet:
        with self.stopwatch.measure("classify"):
            return split.split(readings, self.definitions, expected)

    def fields(
        self, form: FormRun, pages: Mapping[int, ReadPage], received_on: date
    ) -> dict[str, FieldValue]:
        """A form's fields by their flat path. Raises Permanent."""

        definition = self.definition(form.template)
        if definition is not None and definition.form_type is not form.form_type:
            definition = None  # a person says it is another form than its paper

        def task() -> dict[str, FieldValue]:
            views = {
                number: ocr.view(page.image, page.reading, self._blanks) for number, page in pages.items()
            }
            return extract.extract(form, views, definition, received_on)

        with self.stopwatch.measure("extract"):
            return run(task, dict[str, FieldValue], self._fence(pages=max(len(form.pages), 1)))

    def sightings(
        self,
        readings: Sequence[PageReading],
        form: FormRun,
        kinds: Mapping[int, str],
        letter: Sequence[str],
        received_on: date,
    ) -> tuple[Sighting, ...]:
        """What the form's own pages, the covers and the mail's words say of the patient."""
        told = [r for r in readings if r.number in form.pages or kinds.get(r.number) == PageKind.COVER]
        return identity.sightings(told, letter, received_on)

    def settled(self, form: FormRun, fields: Mapping[str, FieldValue], expected: FormType | None) -> FormRun:
        """The form's type once its fields are known (a release of images only is an imaging request)."""
        return split.settle_type(form, fields, expected)

    def _fence(self, pages: int) -> Limits:
        return Limits(
            seconds=self._limits.page_seconds * min(pages, 5),
            cpu_seconds=self._limits.page_cpu_seconds * min(pages, 5),
            memory=self._limits.memory_mb * _MEGA,
        )


def _unread(raw: ocr.RawPage, fault: Permanent) -> ReadPage:
    width, height = struct.unpack(">II", raw.image.read_bytes()[16:24])  # our own PNG's header
    reading = PageReading(
        number=raw.number,
        width=width,
        height=height,
        rotation=0,
        skew=0.0,
        quality=0.0,
        ink=0.0,
        words=(),
        word_source=WordSource.PRINT,
        damage=(*raw.damage, f"Page {raw.number} could not be read: {fault}"),
    )
    return ReadPage(reading, raw.image)
