"""Learning in the line: what is in use, and the making of a new version from what people said."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

import classifiers
import ocr
from domain.faults import Permanent
from domain.form import Packet
from domain.page import PageReading
from learning.candidate import Ground, Heard, make
from learning.claims import claims
from learning.shelf import SHIPPED, Shelf
from learning.types import ReviewedSheet, paper_said, sheet_of
from learning.version import Models, Record, Version
from ledger import Connection, Ledger, deliveries, events
from ledger.reviewed import form_of, last_word, looked_at, spoken_of, values_of
from routing import experience
from routing.thresholds import Promises
from service.log import log
from service.settings import Settings
from service.thresholds import adopted

T = TypeVar("T")

_MODELS = ("*.toml", "*.json", "*.npz", "*.onnx", "lexicon/*.json")
"""Whatever was fitted. Words that were only listed may change without making other claims of all."""
_AT_ONCE = 20
"""Requests looked at in one view of the ledger: commits wait for it."""
_MOST_PAPERS = 5_000


def shelf(settings: Settings) -> Shelf:
    return Shelf(settings.storage.folder / "learnt")


@cache
def made_for() -> str:
    """A mark of the shipped models' weights. What was learnt of others' claims says nothing of these."""
    digest = hashlib.sha256()
    for package in (classifiers, ocr):
        folder = Path(str(package.__file__)).parent
        for file in sorted(each for pattern in _MODELS for each in folder.glob(pattern)):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


class InUse:
    """The version to decide by, looked up anew with every delivery; None: what is shipped."""

    def __init__(self, settings: Settings, models: str | None = None) -> None:
        self._shelf = shelf(settings)
        self._models = models or made_for()
        self._named: str | None = None
        self._version: Version | None = None

    @property
    def id(self) -> str:
        """Of the version looked up last."""
        return SHIPPED if self._version is None else self._version.record.id

    def version(self) -> Version | None:
        """Raises Permanent when the first one looked up is damaged; later the last good one stays."""
        try:
            named = self._shelf.in_use()
        except PermissionError:
            return None  # `intake read` by somebody who may not look into the service's folder
        if named != self._named:
            self._change(named)
        return self._version

    def _change(self, named: str | None) -> None:
        try:
            version = None if named is None else self._shelf.take(named)
        except Permanent as fault:
            if self._version is None:
                raise
            log.error("learnt_version_damaged", code=str(fault.code))
            return
        if version is not None and version.record.made_for != self._models:
            log.warning("learnt_version_of_other_models")
            version = None
        self._named, self._version = named, version

    def retold(self, packet: Packet, readings: Sequence[PageReading]) -> Packet:
        """The packet with the types of forms on other paper judged by what was learnt of such."""
        version = self.version()
        if version is None:
            return packet
        pages = {reading.number: reading for reading in readings}
        types = version.models.types
        return replace(packet, runs=tuple(types.retold(run, pages, packet.kinds) for run in packet.runs))


def learn(
    desk: Ledger, settings: Settings, now: datetime, *, again: bool = False, models: str | None = None
) -> Record | None:
    """A new version, taken into use where its replay allows; None: nothing new was said since the last one.

    `again`: make one all the same.
    """
    books, models = shelf(settings), models or made_for()
    with desk.read() as c:
        until = last_word(c)
    known = books.records()
    if not again and (until is None or (known and known[-1].heard_until == until)):
        return None
    named = books.in_use()
    present = None if named is None else books.take(named)
    if present is not None and present.record.made_for != models:
        present = None  # what it learnt of other models' claims is no measure for these
    version = make(
        replace(heard(desk, models), until=until),
        ground(settings, present),
        now,
        models,
        None if present is None else present.record.id,
    )
    books.put(version)
    if version.record.promoted:
        take(desk, settings, version.record.id, now)
    return version.record


def take(desk: Ledger, settings: Settings, version_id: str | None, now: datetime) -> None:
    """Decide by this version from the next delivery on. Raises Permanent for one that cannot be used."""
    shelf(settings).use(version_id)
    with desk.begin() as c:
        events.append(c, "learnt_version_used", now, version=version_id or "shipped")


def ground(settings: Settings, present: Version | None) -> Ground:
    block = settings.thresholds
    models = Models(curves=adopted(settings)) if present is None else present.models
    shipped = {} if block.own_data_only else experience.shipped()
    return Ground(models, Promises(block.released_error, dict(block.released_errors)), shipped)


def heard(desk: Ledger, models: str) -> Heard:
    """Everything that people said of what these models read. In small views, so that nobody waits."""
    with desk.read() as c:
        values, forms = looked_at(c, models), spoken_of(c)[-_MOST_PAPERS:]
    reviewed = [one for batch in _batches(desk, values, values_of) for one in batch]
    sheets = [sheet for batch in _batches(desk, forms, _sheet) for sheet in batch]
    return Heard(tuple(claims(reviewed)), tuple(sheets))


def _batches(
    desk: Ledger, ids: Sequence[str], told: Callable[[Connection, str], Iterator[T]]
) -> Iterator[list[T]]:
    for start in range(0, len(ids), _AT_ONCE):
        with desk.read() as c:
            yield [one for request_id in ids[start : start + _AT_ONCE] for one in told(c, request_id)]


def _sheet(c: Connection, request_id: str) -> Iterator[ReviewedSheet]:
    form = form_of(c, request_id)
    if form is None:
        return
    pages = {page.number: page.reading for page in deliveries.pages(c, form.delivery_id, form.pages)}
    readings = [pages[number] for number in form.pages if number in pages]
    if not readings:
        return
    sheet = sheet_of(readings)
    yield ReviewedSheet(sheet, paper_said(form.said, form.rerouted, sheet), form.delivery_id, form.voices)
