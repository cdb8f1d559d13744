"""The steps of the line: unpack, read, classify, extract, decide; each works, then says what to write.

A step reads what earlier steps stored and stores its own output whole, so it can run again at any time.
The next step is due when this one was: the delivery that came first is finished first.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.decision import Decision, Exceptions, Publish, Review
from domain.delivery import Channel, Part, PartVerdict
from domain.faults import ErrorCode, Permanent
from domain.form import FieldValue, FormRun, FormType, Language
from domain.page import PageReading
from domain.request import FormRequest
from intake.sniff import sniff
from learning.shelf import SHIPPED
from ledger import Ledger, deliveries, events, page_turns, requests, second_looks, tasks, verdicts
from ledger.deliveries import Delivery, NewDocument
from ledger.desk_tables import Action
from ledger.page_turns import OwedTurn
from ledger.requests import StoredRequest
from ledger.schema import Outcome, RequestState
from ledger.tasks import Task
from ledger.verdicts import Verdict
from review.sampling import SECOND_LOOK, drawn
from routing.split import split
from service.clock import now
from service.dispatch import Dispatch
from service.judging import Circumstances, Judge, losses
from service.learning import InUse, made_for
from service.reading import Reader, ReadPage
from service.settings import Settings
from service.worker import Finish, KeepAlive, Step

PLACES = 2
"""A form's request has an even ordinal; the odd one after it is its images', if two desks share it."""

CLOSED = (Action.DUPLICATE, Action.JUNK)
SAID = {
    Action.EXCEPTIONS: "A member of staff sent this to the exceptions desk.",
    Action.NOT_OUR_PATIENT: "A member of staff found that this is not our patient.",
    Action.ILLEGIBLE: "A member of staff could not read it: the sender is to be asked.",
    Action.PRIVACY_INCIDENT: "A member of staff reports a privacy incident.",
    Action.DUPLICATE: "A member of staff found that it repeats another request.",
    Action.JUNK: "A member of staff found that it asks for nothing.",
}
NO_LONGER_TWO = "A person dealt its pages out anew: the other request of this form stands for both."
NOTHING_TO_READ = "The mail holds no document that could be read; its text is kept with it."
NOT_READ = "The form could not be read by the machine and must be typed in: {reason}"


class Steps:
    def __init__(self, desk: Ledger, reader: Reader, settings: Settings, work: Path) -> None:
        self._work = work
        self._desk = desk
        self._reader = reader
        self._settings = settings
        self._zone = ZoneInfo(settings.hospital.timezone)
        self._in_use = InUse(settings)
        self._judge = Judge(settings, reader.definitions, self._in_use)
        self._dispatch = Dispatch(desk, settings, self._judge)

    @property
    def table(self) -> Mapping[str, Step]:
        return {
            "unpack": self.unpack,
            "read": self.read,
            "classify": self.classify,
            "extract": self.extract,
            "decide": self.decide,
            "turn": self.turn,
            "identify": self.identify,
            "refuse": self.refuse,
        }

    def unpack(self, task: Task, _: KeepAlive) -> Finish:
        """A mail into its documents."""
        delivery = self._delivery(task.subject)
        with self._workspace() as work:
            mail = work / "mail"
            self._desk.blobs.write_to(delivery.sha256, mail)
            parts_folder = work / "parts"
            parts_folder.mkdir()
            unpacked = self._reader.unpack(mail, parts_folder)
            documents = [self._stored(part) for part in unpacked.parts]

        def finish(c: Connection) -> None:
            deliveries.start(c, delivery.id)
            deliveries.add_documents(c, delivery.id, documents)
            deliveries.save_context(c, delivery.id, unpacked.subject, unpacked.sender, unpacked.body)
            events.append(c, "unpacked", now(), delivery_id=delivery.id, documents=len(documents))
            tasks.add(c, "read", delivery.id, task.due)

        return finish

    def _stored(self, part: Part) -> NewDocument:
        blob = self._desk.blobs.put_file(part.path)
        return NewDocument(
            sha256=blob.sha256,
            size=blob.size,
            media_type=part.media_type,
            name=part.name,
            trail=part.trail,
            verdict=part.verdict,
            reason=part.reason,
            code=part.code,
        )

    def read(self, task: Task, keep_alive: KeepAlive) -> Finish:
        """Every document's pages: upright pictures and their words."""
        delivery = self._delivery(task.subject)
        with self._workspace() as work:
            if delivery.channel is Channel.EMAIL:
                return self._read_mail(task, delivery, work, keep_alive)
            pages = self._read_document(delivery.sha256, None, 1, work, keep_alive)
            stored = [(page, None, self._picture(page)) for page in pages]
        return self._pages_read(task, delivery, stored, ())

    def _read_mail(self, task: Task, delivery: Delivery, work: Path, keep_alive: KeepAlive) -> Finish:
        with self._desk.read() as c:
            documents = deliveries.documents(c, delivery.id)
        stored: list[tuple[ReadPage, int | None, str]] = []
        verdicts: list[NewDocument] = []
        for position, document in enumerate(documents):
            verdict = NewDocument(
                document.sha256,
                document.size,
                document.media_type,
                document.name,
                document.trail,
                document.verdict,
                document.reason,
                document.code,
            )
            if document.verdict is PartVerdict.IMPORTED:
                try:
                    folder = work / str(position)
                    folder.mkdir()
                    pages = self._read_document(
                        document.sha256, document.media_type, len(stored) + 1, folder, keep_alive
                    )
                    stored += [(page, position, self._picture(page)) for page in pages]
                except Permanent as fault:
                    verdict = replace(
                        verdict, verdict=PartVerdict.REFUSED, reason=str(fault), code=fault.code
                    )
            verdicts.append(verdict)
        if not stored:
            return self._nothing_to_read(delivery, verdicts)
        return self._pages_read(task, delivery, stored, verdicts)

    def _read_document(
        self, sha256: str, media_type: str | None, first: int, work: Path, keep_alive: KeepAlive
    ) -> list[ReadPage]:
        document = work / "document"
        self._desk.blobs.write_to(sha256, document)
        pages_folder = work / "pages"
        pages_folder.mkdir()
        pages = []
        for page in self._reader.pages(document, media_type or sniff(document), first, pages_folder):
            pages.append(page)
            keep_alive()
        return self._reader.beside(pages, pages_folder)

    def _picture(self, page: ReadPage) -> str:
        return self._desk.blobs.put_file(page.image).sha256

    def _pages_read(
        self,
        task: Task,
        delivery: Delivery,
        stored: Sequence[tuple[ReadPage, int | None, str]],
        documents: Sequence[NewDocument],
    ) -> Finish:
        def finish(c: Connection) -> None:
            deliveries.start(c, delivery.id)
            ids = deliveries.add_documents(c, delivery.id, documents)
            for page, position, sha256 in stored:
                document_id = None if position is None else ids[position]
                deliveries.save_page(c, delivery.id, document_id, page.reading, sha256)
            events.append(c, "read", now(), delivery_id=delivery.id, pages=len(stored))
            tasks.add(c, "classify", delivery.id, task.due)

        return finish

    def _nothing_to_read(self, delivery: Delivery, documents: Sequence[NewDocument]) -> Finish:
        refused = tuple(
            d.reason for d in documents if d.verdict is PartVerdict.REFUSED and d.reason is not None
        )

        def finish(c: Connection) -> None:
            deliveries.add_documents(c, delivery.id, documents)
            code = next((d.code for d in documents if d.code is not None), ErrorCode.NO_PAGES)
            self._to_exceptions(c, delivery, code, refused or (NOTHING_TO_READ,))

        return finish

    def classify(self, task: Task, _: KeepAlive) -> Finish:
        """The delivery's pages into forms."""
        delivery = self._delivery(task.subject)
        with self._desk.read() as c:
            readings = [page.reading for page in deliveries.pages(c, delivery.id)]
        packet = self._reader.packet(readings, self._settings.expected(delivery.line))
        packet = self._in_use.retold(packet, readings)
        learnt = self._in_use.id

        def finish(c: Connection) -> None:
            deliveries.set_page_kinds(c, delivery.id, packet.kinds)
            for place, run in enumerate(packet.runs):
                ordinal = place * PLACES
                request_id = requests.create(c, delivery.id, ordinal, run, now(), urgent=packet.urgent)
                if requests.get(c, request_id).revision == 0:
                    tasks.add(c, "extract", request_id, task.due)
            requests.trim(c, delivery.id, len(packet.runs) * PLACES)
            events.append(
                c,
                "classified",
                now(),
                delivery_id=delivery.id,
                requests=len(packet.runs),
                version=learnt,
            )

        return finish

    def turn(self, task: Task, keep_alive: KeepAlive) -> Finish:
        """Pages that a person turned, read again as they stand now; then the forms they belong to."""
        delivery = self._delivery(task.subject)
        with self._desk.read() as c:
            owed = page_turns.owed(c, delivery.id)
        with self._workspace() as work:
            read = []
            for each in owed:
                read.append((each, *self._turned(each, work)))
                keep_alive()

        def finish(c: Connection) -> None:
            for each, reading, sha256 in read:
                page_turns.done(c, delivery.id, each.number, reading, sha256, each.degrees)
            events.append(c, "turned", now(), delivery_id=delivery.id, pages=len(read))
            self._identify_all(c, delivery, task.due)

        return finish

    def _turned(self, owed: OwedTurn, work: Path) -> tuple[PageReading, str]:
        """Its new reading and picture; the machine's own where it is turned back."""
        if owed.degrees == 0:
            return owed.reading, owed.image_sha256
        picture = work / f"page-{owed.number}.png"
        self._desk.blobs.write_to(owed.image_sha256, picture)
        page = self._reader.turned(ReadPage(owed.reading, picture), owed.degrees, work)
        return page.reading, self._picture(page)

    def _identify_all(self, c: Connection, delivery: Delivery, due: datetime) -> None:
        """Forms that waited for their pages: those being decided that nothing is owed for. The second
        request of a form follows from its first."""
        for each in requests.for_delivery(c, delivery.id):
            waits = each.state is RequestState.DECIDING and not tasks.for_subject(c, each.id)
            if waits and not _follows(c, each):
                tasks.add(c, "identify", each.id, due)

    def identify(self, task: Task, _: KeepAlive) -> Finish:
        """Which form these pages are, now that a person put them together or turned them."""
        stored, delivery = self._request(task.subject)
        with self._desk.read() as c:
            found = deliveries.pages(c, delivery.id, stored.run.pages)
            said = _said_by_person(c, stored)
        readings = sorted((p.reading for p in found), key=lambda r: stored.run.pages.index(r.number))
        run = stored.run if said else self._identified(stored.run, readings, delivery)

        def finish(c: Connection) -> None:
            if run != stored.run:
                requests.set_run(c, stored.id, run)
            about = {"delivery_id": delivery.id, "request_id": stored.id}
            events.append(c, "identified", now(), form_type=str(run.form_type), **about)
            tasks.add(c, "extract", stored.id, task.due)

        return finish

    def _identified(self, run: FormRun, readings: Sequence[PageReading], delivery: Delivery) -> FormRun:
        """The form that most of the pages are, if any is known; all of them are its pages, as the person
        said."""
        packet = self._reader.packet(readings, self._settings.expected(delivery.line))
        known = [each for each in packet.runs if each.form_type not in (FormType.OTHER, FormType.UNKNOWN)]
        if not known:
            return run
        best = max(known, key=lambda each: len(each.pages))
        return replace(best, pages=run.pages, reasons=(*run.reasons, *best.reasons))

    def extract(self, task: Task, _: KeepAlive) -> Finish:
        """A form's fields."""
        stored, delivery = self._request(task.subject)
        fields: dict[str, FieldValue] = {}
        run = stored.run
        if run.form_type not in (FormType.OTHER, FormType.UNKNOWN):
            fields = self._fields(stored, delivery)
        with self._desk.read() as c:
            said = _said_by_person(c, stored)
        if fields and not said:  # what a person said about the type stands
            run = self._reader.settled(run, fields, self._settings.expected(delivery.line))

        def finish(c: Connection) -> None:
            if run != stored.run:
                requests.set_run(c, stored.id, run)
            for request in self._for_each_desk(c, stored, run, fields):
                requests.save_fields(c, request.id, request.fields, made_for())
                events.append(
                    c,
                    "extracted",
                    now(),
                    delivery_id=delivery.id,
                    request_id=request.id,
                    fields=len(request.fields),
                )
                tasks.add(c, "decide", request.id, task.due)

        return finish

    def _for_each_desk(
        self, c: Connection, stored: StoredRequest, run: FormRun, fields: Mapping[str, FieldValue]
    ) -> tuple[FormRequest, ...]:
        """One request, or two linked ones where a form asks two desks at once."""
        request = FormRequest(id=stored.id, run=run, fields=fields)
        both = None if stored.ordinal % PLACES else split(request)
        if both is None:
            self._close_follower(c, stored, request)
            return (request,)
        one, other = both
        twin = requests.create(
            c, stored.delivery_id, stored.ordinal + 1, other.run, now(), urgent=stored.urgent
        )
        if requests.get(c, twin).state is not RequestState.DECIDING:
            return (one,)  # it was published, and nobody sent it back: that stands
        requests.set_run(c, twin, other.run)
        return one, replace(other, id=twin)

    def _close_follower(self, c: Connection, stored: StoredRequest, request: FormRequest) -> None:
        """The second request of a form that asks one desk only, now that its pages are others."""
        twin = _follower(c, stored)
        if twin is None or twin.state is not RequestState.DECIDING:
            return
        delivery = deliveries.get(c, stored.delivery_id)
        if twin.revision:
            told = replace(request, id=twin.id, run=twin.run)
            self._dispatch.cancel(c, twin, delivery, told, NO_LONGER_TWO, stored.id)
        about = {"delivery_id": delivery.id, "request_id": twin.id, "reason": "pages_changed"}
        events.append(c, "closed", now(), **about)
        requests.cancel(c, twin.id)

    def _fields(self, stored: StoredRequest, delivery: Delivery) -> dict[str, FieldValue]:
        with self._desk.read() as c:
            pages = [page for page in deliveries.pages(c, delivery.id) if page.number in stored.run.pages]
        received_on = delivery.received_at.astimezone(self._zone).date()
        with self._workspace() as work:
            views = {}
            for page in pages:
                image = work / f"page-{page.number}.png"
                self._desk.blobs.write_to(page.image_sha256, image)
                views[page.number] = ReadPage(page.reading, image)
            return self._reader.fields(stored.run, views, received_on)

    def decide(self, task: Task, _: KeepAlive) -> Finish:
        """Publish, review or exceptions; again after every word of a person."""
        stored, delivery = self._request(task.subject)
        decision, request = self._decision(stored, delivery)
        due = self._judge.due_on(request, decision, delivery.received_at)

        verdict = self._verdict(stored)
        if verdict is not None and verdict.action in CLOSED:
            return self._close(stored, delivery, request, verdict)

        def finish(c: Connection) -> None:
            requests.save_decision(c, stored.id, decision, now(), due)
            self._announce(c, stored, delivery, request, decision)
            if isinstance(decision, Publish) and stored.outcome is None:
                self._draw(c, stored.id)
            deliveries.complete(c, delivery.id)

        return finish

    def _draw(self, c: Connection, request_id: str) -> None:
        """Of what no person has seen a sample is typed again: the share of it that is wrong is known by no
        other means."""
        if drawn(request_id, SECOND_LOOK, self._settings.review.second_look_share):
            second_looks.choose(c, request_id, None, now())

    def _verdict(self, stored: StoredRequest) -> Verdict | None:
        """What was said at the desk when the request was last sent on from there."""
        with self._desk.read() as c:
            latest = verdicts.latest(c, stored.id)
        return latest if latest is not None and latest.at == stored.confirmed_at else None

    def _close(
        self, stored: StoredRequest, delivery: Delivery, request: FormRequest, verdict: Verdict
    ) -> Finish:
        """Out of the flow for good; whoever got it is told, else the exceptions desk."""

        def finish(c: Connection) -> None:
            self._dispatch.cancel(c, stored, delivery, request, SAID[verdict.action], verdict.other_id)
            about = {"delivery_id": delivery.id, "request_id": stored.id, "reason": str(verdict.action)}
            events.append(c, "closed", now(), **about)
            requests.cancel(c, stored.id)
            deliveries.complete(c, delivery.id)

        return finish

    def _decision(self, stored: StoredRequest, delivery: Delivery) -> tuple[Decision, FormRequest]:
        with self._desk.read() as c:
            fields = requests.fields(c, stored.id)
            pages = deliveries.pages(c, delivery.id)
            parts = deliveries.documents(c, delivery.id)
            letter = deliveries.context(c, delivery.id)
        readings = [page.reading for page in pages]
        request = FormRequest(
            id=stored.id,
            run=stored.run,
            fields=fields,
            line=delivery.line,
            confirmed=stored.outcome in (Outcome.RELEASE, Outcome.DEFICIENT),
            deficient=stored.outcome is Outcome.DEFICIENT,
        )
        if stored.outcome is Outcome.EXCEPTIONS:
            verdict = self._verdict(stored)
            said = SAID[verdict.action] if verdict is not None else SAID[Action.EXCEPTIONS]
            return Exceptions((), (said,)), request
        refused = tuple(p.reason for p in parts if p.verdict is PartVerdict.REFUSED and p.reason is not None)
        circumstances = Circumstances(
            received_at=delivery.received_at,
            expected=self._settings.expected(delivery.line),
            losses=losses(readings, delivery.pages_announced, refused),
            sightings=self._reader.sightings(
                readings,
                stored.run,
                {page.number: page.kind or "" for page in pages},
                (letter.subject, letter.body) if letter else (),
                delivery.received_at.astimezone(self._zone).date(),
            ),
        )
        return self._judge.decide(request, circumstances), request

    def _announce(
        self,
        c: Connection,
        stored: StoredRequest,
        delivery: Delivery,
        request: FormRequest,
        decision: Decision,
    ) -> None:
        name = {Publish: "decided_publish", Review: "decided_review", Exceptions: "decided_exceptions"}
        events.append(
            c,
            name[type(decision)],
            now(),
            delivery_id=delivery.id,
            request_id=stored.id,
            department=str(decision.department),
            version=self._judge.version or SHIPPED,
        )
        if not isinstance(decision, Review):
            self._dispatch.queue(c, stored, delivery, request, decision)

    def refuse(self, task: Task, _: KeepAlive) -> Finish:
        """A delivery that its source could not hand over whole."""
        delivery = self._delivery(task.subject)
        code = delivery.error_code or ErrorCode.UNREADABLE_FILE
        reason = delivery.error_message or "The source could not hand this delivery over whole."

        def finish(c: Connection) -> None:
            self._to_exceptions(c, delivery, code, (reason,))

        return finish

    def give_up(self, task: Task, fault: Permanent | None) -> Finish:
        """A task that cannot be done: what it was about goes to a person, with the reason."""
        reason = str(fault) if fault else "The program that read it ended more than once without an answer."
        code = fault.code if fault else ErrorCode.CRASHED
        if task.step in ("unpack", "read", "classify", "refuse"):
            delivery = self._delivery(task.subject)
            return lambda c: self._to_exceptions(c, delivery, code, (reason,))
        if task.step == "turn":
            return lambda c: self._not_turned(c, task)
        stored, delivery = self._request(task.subject)
        return lambda c: self._to_review(c, stored, delivery, reason)

    def _not_turned(self, c: Connection, task: Task) -> None:
        """The forms come back as they were read before."""
        delivery = deliveries.get(c, task.subject)
        page_turns.give_up(c, delivery.id)
        events.append(c, "turn_failed", now(), delivery_id=delivery.id)
        self._identify_all(c, delivery, task.due)

    def _to_exceptions(
        self, c: Connection, delivery: Delivery, code: ErrorCode, reasons: tuple[str, ...]
    ) -> None:
        """The delivery as one request that no machine could read, on the exceptions queue."""
        deliveries.start(c, delivery.id)
        deliveries.set_error(c, delivery.id, code, " ".join(reasons))
        run = FormRun(
            pages=(), form_type=FormType.UNKNOWN, confidence=0.0, language=Language.ENGLISH, reasons=reasons
        )
        request_id = requests.create(c, delivery.id, 0, run, now())
        requests.trim(c, delivery.id, 1)
        stored = requests.get(c, request_id)
        if stored.revision:
            return  # an earlier reading was published; that stands
        decision = Exceptions((), reasons)
        requests.save_decision(c, request_id, decision, now())
        events.append(c, "unreadable", now(), delivery_id=delivery.id, request_id=request_id, code=str(code))
        request = FormRequest(id=request_id, run=run, line=delivery.line)
        self._dispatch.queue(c, stored, delivery, request, decision)
        deliveries.complete(c, delivery.id)

    def _to_review(self, c: Connection, stored: StoredRequest, delivery: Delivery, reason: str) -> None:
        """A form whose fields the machine could not read: a person types them from the page."""
        request = FormRequest(id=stored.id, run=stored.run, line=delivery.line)
        circumstances = Circumstances(delivery.received_at, None, (NOT_READ.format(reason=reason),))
        decision = self._judge.decide(request, circumstances)
        due = self._judge.due_on(request, decision, delivery.received_at)
        requests.save_decision(c, stored.id, decision, now(), due)
        self._announce(c, stored, delivery, request, decision)
        twin = _follower(c, stored)
        if twin is not None and twin.state is RequestState.DECIDING and not tasks.for_subject(c, twin.id):
            self._to_review(c, twin, delivery, reason)

    def _delivery(self, delivery_id: str) -> Delivery:
        with self._desk.read() as c:
            return deliveries.get(c, delivery_id)

    def _request(self, request_id: str) -> tuple[StoredRequest, Delivery]:
        with self._desk.read() as c:
            stored = requests.get(c, request_id)
            return stored, deliveries.get(c, stored.delivery_id)

    @contextmanager
    def _workspace(self) -> Iterator[Path]:
        """A private folder on the service's own disk, gone when the step ends."""
        work = Path(tempfile.mkdtemp(prefix="step-", dir=self._work))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _said_by_person(c: Connection, stored: StoredRequest) -> bool:
    """Which form it is, at the desk, now or before its pages were dealt out anew."""
    if stored.outcome is Outcome.REROUTE:
        return True
    return any(each.action is Action.REROUTE for each in verdicts.for_request(c, stored.id))


def _follower(c: Connection, stored: StoredRequest) -> StoredRequest | None:
    """The second request of a form that asked two desks at once."""
    if stored.ordinal % PLACES:
        return None
    beside = requests.for_delivery(c, stored.delivery_id)
    return next((each for each in beside if each.ordinal == stored.ordinal + 1), None)


def _follows(c: Connection, request: StoredRequest) -> bool:
    """It is such a second one, and the first is on its way too."""
    if not request.ordinal % PLACES:
        return False
    beside = requests.for_delivery(c, request.delivery_id)
    return any(e.ordinal == request.ordinal - 1 and e.state is RequestState.DECIDING for e in beside)
