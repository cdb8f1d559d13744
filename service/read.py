"""`intake read`: files to JSON Lines, with no ledger and no broker; the same reading the service does."""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from datetime import time as clock_time
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from domain.decision import Decision, Exceptions, Publish, Review
from domain.delivery import Channel, PartVerdict
from domain.faults import ErrorCode, Permanent
from domain.form import FieldValue, FormRun, FormType, Json, Packet
from domain.page import Box, PageReading
from domain.request import Finding, FormRequest
from intake.sniff import MAIL, sniff
from routing.split import SPLIT, split
from service.clock import now
from service.judging import Circumstances, Judge, losses
from service.learning import InUse
from service.reading import Reader, ReadPage, Stopwatch
from service.settings import Settings

_JSON: TypeAdapter[object] = TypeAdapter(object)
_NOON = clock_time(12)


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read. `line` or a mailbox is a prior only. `received_on`: None = today."""

    path: Path
    line: str | None
    channel: Channel
    received_on: date | None = None


class FileReader:
    """Reads one file after another, each in a private work folder; never raises for what is in a file."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reader = Reader(settings.limits)
        self._in_use = InUse(settings)
        self._judge = Judge(settings, self._reader.definitions, self._in_use)

    def read(self, job: Job) -> dict[str, Json]:
        started = time.monotonic()
        self._reader.stopwatch = Stopwatch()
        answer: dict[str, Json] = {
            "file": job.path.name,
            "sha256": None,
            "error": None,
            "seconds": 0.0,
            "pages": [],
            "requests": [],
        }
        try:
            answer["sha256"] = self._digest(job.path)
            with tempfile.TemporaryDirectory(prefix="intake-read-") as work:
                answer |= self._answer(job, Path(work))
        except Permanent as fault:
            answer["error"] = {"code": str(fault.code), "message": str(fault)}
        answer["seconds"] = round(time.monotonic() - started, 3)
        answer["timings"] = {k: round(v, 3) for k, v in self._reader.stopwatch.stages.items()}
        return answer

    def _digest(self, path: Path) -> str:
        try:
            with path.open("rb") as file:
                if os.fstat(file.fileno()).st_size > self._settings.limits.megabytes * 1024**2:
                    limit = self._settings.limits.megabytes
                    raise Permanent(ErrorCode.TOO_LARGE, f"The file is larger than {limit} megabytes.")
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise Permanent(
                ErrorCode.UNREADABLE_FILE, f"The file cannot be opened: {error.strerror}."
            ) from error

    def _answer(self, job: Job, work: Path) -> dict[str, Json]:
        pages, refused, letter = self._pages(job, work)
        readings = [page.reading for page in pages]
        expected = self._expected(job)
        packet = self._in_use.retold(self._reader.packet(readings, expected), readings)
        by_number = {page.reading.number: page for page in pages}
        received_at = self._received_at(job)
        circumstances = Circumstances(received_at, expected, losses(readings, None, refused))
        return {
            "pages": [_page(page, packet.kinds) for page in pages],
            "requests": self._requests(packet, by_number, job, circumstances, letter),
        }

    def _received_at(self, job: Job) -> datetime:
        if job.received_on is None:
            return now()
        return datetime.combine(job.received_on, _NOON, ZoneInfo(self._settings.hospital.timezone))

    def _expected(self, job: Job) -> FormType | None:
        return _EXPECTED.get(job.line or "") or self._settings.expected(job.line)

    def _with_sightings(
        self,
        circumstances: Circumstances,
        readings: Sequence[PageReading],
        run: FormRun,
        packet: Packet,
        letter: Sequence[str],
    ) -> Circumstances:
        zone = ZoneInfo(self._settings.hospital.timezone)
        received_on = circumstances.received_at.astimezone(zone).date()
        found = self._reader.sightings(readings, run, packet.kinds, letter, received_on)
        return replace(circumstances, sightings=found)

    def _pages(self, job: Job, work: Path) -> tuple[list[ReadPage], tuple[str, ...], tuple[str, ...]]:
        """Pages, a sentence on each part that cannot be read, and a mail's own words."""
        media_type = sniff(job.path)
        if media_type != MAIL:
            pages = list(self._reader.pages(job.path, media_type, 1, work))
            return self._reader.beside(pages, work), (), ()
        return self._mail_pages(job.path, work)

    def _mail_pages(self, mail: Path, work: Path) -> tuple[list[ReadPage], tuple[str, ...], tuple[str, ...]]:
        unpacked = self._reader.unpack(mail, work)
        parts = unpacked.parts
        pages: list[ReadPage] = []
        refused = [part for part in parts if part.verdict is PartVerdict.REFUSED]
        reasons = [part.reason for part in refused if part.reason]
        codes = [part.code for part in refused if part.code]
        for position, part in enumerate(parts):
            if part.verdict is not PartVerdict.IMPORTED:
                continue
            folder = work / f"part-{position}"
            folder.mkdir()
            try:
                read = list(self._reader.pages(part.path, part.media_type, len(pages) + 1, folder))
                pages += self._reader.beside(read, folder)
            except Permanent as fault:
                reasons.append(str(fault))
                codes.append(fault.code)
        if not pages:
            message = " ".join(reasons) or "The mail holds no document that could be read."
            raise Permanent(codes[0] if codes else ErrorCode.NO_PAGES, message)
        return pages, tuple(reasons), (unpacked.subject, unpacked.body)

    def _requests(
        self,
        packet: Packet,
        pages: Mapping[int, ReadPage],
        job: Job,
        circumstances: Circumstances,
        letter: Sequence[str],
    ) -> list[Json]:
        """A form's request, or the two linked ones of a form that asks two desks."""
        readings = [page.reading for page in pages.values()]
        answers: list[Json] = []
        for run in packet.runs:
            around = self._with_sightings(circumstances, readings, run, packet, letter)
            whole, around = self._read_form(run, pages, job, around)
            halves = split(whole) or (whole,)
            first = len(answers)
            for place, half in enumerate(halves):
                other = () if len(halves) == 1 else ((first + 1 - place, halves[1 - place].run.form_type),)
                answers.append(self._answered(half, around, other))
        return answers

    def _read_form(
        self, run: FormRun, pages: Mapping[int, ReadPage], job: Job, circumstances: Circumstances
    ) -> tuple[FormRequest, Circumstances]:
        own = {number: pages[number] for number in run.pages}
        zone = ZoneInfo(self._settings.hospital.timezone)
        fields: Mapping[str, FieldValue] = {}
        if run.form_type not in (FormType.OTHER, FormType.UNKNOWN):
            try:
                fields = self._reader.fields(run, own, circumstances.received_at.astimezone(zone).date())
                run = self._reader.settled(run, fields, circumstances.expected)
            except Permanent as fault:
                lost = (*circumstances.losses, f"The fields could not be read: {fault}")
                circumstances = replace(circumstances, losses=lost)
        return FormRequest(id="", run=run, fields=fields, line=job.line), circumstances

    def _answered(
        self, request: FormRequest, circumstances: Circumstances, others: Sequence[tuple[int, FormType]]
    ) -> dict[str, Json]:
        """`others`: of the other half of its form, the place among the file's requests and the type."""
        decision = self._judge.decide(request, circumstances)
        request = self._judge.judged(request)
        run = request.run
        related: list[Json] = [{"request": place, "relation": SPLIT[kind]} for place, kind in others]
        return {
            "form_type": str(run.form_type),
            "confidence": round(run.confidence, 4),
            "language": str(run.language),
            "pages": list(run.pages),
            "template": run.template,
            "department": str(decision.department),
            **_verdict(decision),
            "fields": {path: _field(value) for path, value in sorted(request.fields.items())},
            "findings": [_finding(finding) for finding in decision.findings],
            **({"related": related} if related else {}),
        }


_EXPECTED = {
    "records": FormType.AUTHORIZATION,
    "imaging": FormType.IMAGING,
    "verbal": FormType.VERBAL,
}
"""The lines `--line` names, for use without a configuration file."""


def _verdict(decision: Decision) -> dict[str, Json]:
    match decision:
        case Publish():
            return {"decision": "publish", "reasons": []}
        case Review():
            return {"decision": "review", "reasons": list(decision.reasons)}
        case Exceptions():
            return {"decision": "exceptions", "reasons": list(decision.reasons)}


def _page(page: ReadPage, kinds: Mapping[int, str]) -> dict[str, Json]:
    reading = page.reading
    return {
        "page": reading.number,
        "kind": str(kinds.get(reading.number, "other")),
        "rotation": reading.rotation,
        "quality": round(reading.quality, 3),
        **({"damage": list(reading.damage)} if reading.damage else {}),
    }


def _field(value: FieldValue) -> dict[str, Json]:
    return {
        "value": value.value,
        "raw": value.raw,
        "confidence": round(value.confidence, 4),
        "page": value.page,
        "box": _box(value.box),
        "source": str(value.source),
        **({"code": value.code} if value.code is not None else {}),
        **({"parts": dict(value.parts)} if value.parts is not None else {}),
        **({"evidence": dict(value.evidence)} if value.evidence is not None else {}),
    }


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [round(edge, 4) for edge in (box.left, box.top, box.right, box.bottom)]


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "fields": list(finding.fields),
        "message": finding.message,
    }


def read_all(jobs: Sequence[Job], settings: Settings, processes: int) -> Iterator[bytes]:
    """One JSON object per file, in their order, with `processes` files under way at once."""
    if processes == 1 or len(jobs) == 1:
        reader = FileReader(settings)
        yield from (_line(reader.read(job)) for job in jobs)
        return
    # Spawned, not forked: a fork of a process with an executor's threads may copy a held lock.
    with ProcessPoolExecutor(
        min(processes, len(jobs)), get_context("spawn"), initializer=_open, initargs=(settings,)
    ) as pool:
        yield from pool.map(_read, jobs)


_reader: FileReader | None = None


def _open(settings: Settings) -> None:
    global _reader
    _reader = FileReader(settings)


def _read(job: Job) -> bytes:
    assert _reader is not None
    return _line(_reader.read(job))


def _line(answer: dict[str, Json]) -> bytes:
    return _JSON.dump_json(answer)
