"""Nothing a patient could be known by lies readable on the disk."""

import zlib
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

import ledger
import ledger.events
from domain.decision import Decision, Exceptions, Publish, Review
from domain.delivery import Channel, Origin, PartVerdict
from domain.faults import ErrorCode
from domain.form import FormRun, FormType, Language
from domain.request import Department, Finding, LegalBasis, Severity
from ledger import Connection, corrections, deliveries, outbox, requests, schema, sources, staff, tasks
from tests.unit.ledger.stories import NOON, name_read, page_read, reviewer

CANARY = "Zyxwina"
FINDING = Finding("SIG-01", Severity.REVIEW, ("signature.date",), CANARY)


def test_no_canary_is_found_on_the_disk(book: ledger.Ledger, tmp_path: Path) -> None:
    blob = book.blobs.put(CANARY.encode() * 50)
    with book.begin() as c:
        _plant(c, blob)
        _look_into_every_cell(c)
    book.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 2
    for path in files:
        content = path.read_bytes()
        for form in (CANARY, CANARY.upper(), CANARY.lower()):
            assert form.encode() not in content, path.name
            assert form.encode("utf-16-le") not in content, path.name
        assert CANARY not in path.name


def _plant(c: Connection, blob: ledger.Blob) -> None:
    """Everything that can come from outside, wherever the ledger takes it."""
    source = "folder"
    origin = Origin(
        source,
        f"{CANARY}.pdf",
        Channel.EMAIL,
        NOON,
        message_id=f"<{CANARY}@example.org>",
        facts={"subject": CANARY, CANARY: "x"},
    )
    delivery_id = deliveries.capture(c, origin, blob.sha256, blob.size, None, NOON).delivery_id
    deliveries.set_error(c, delivery_id, ErrorCode.DAMAGED_FILE, f"{CANARY} is damaged.")
    part = deliveries.NewDocument(
        blob.sha256, 1, "application/pdf", CANARY, CANARY, PartVerdict.REFUSED, CANARY, ErrorCode.BOMB
    )
    deliveries.add_documents(c, delivery_id, [part])
    deliveries.save_context(c, delivery_id, CANARY, CANARY, CANARY)
    deliveries.save_page(c, delivery_id, None, page_read(1, CANARY), blob.sha256)
    _plant_requests(c, delivery_id)
    sources.heard(c, source, "folder", "records", NOON, ok=False, error=f"No such file: {CANARY}.pdf")
    staff.record_failure(c, CANARY, "::1", NOON)
    tasks.add(c, "read", delivery_id, NOON)
    task = tasks.claim(c, ["read"], NOON, NOON - NOON, "w")
    assert task is not None
    tasks.fail(c, task, f"no file {CANARY}", NOON)
    ledger.events.append(c, "failed", NOON, error=f"no file {CANARY}")


def _plant_requests(c: Connection, delivery_id: str) -> None:
    run = FormRun((1,), FormType.VERBAL, 0.5, Language.ENGLISH, reasons=(CANARY,))
    basis = LegalBasis.UNKNOWN
    decisions: tuple[Decision, ...] = (
        Publish(Department.ROI, basis, (FINDING,)),
        Review(Department.ROI, basis, (FINDING,), (CANARY,), (CANARY,)),
        Exceptions((FINDING,), (CANARY,)),
    )
    rosa = reviewer(c)
    for ordinal, decision in enumerate(decisions):
        request_id = requests.create(c, delivery_id, ordinal, run, NOON)
        requests.save_fields(c, request_id, {"patient.name": name_read(CANARY)})
        requests.save_decision(c, request_id, decision, NOON)
        corrections.add(c, request_id, "patient.name", CANARY, name_read(CANARY), rosa, NOON, code=CANARY)
        message = outbox.add(c, request_id, 1, request_id, "t", "k", {}, CANARY.encode(), NOON)
        outbox.failed(c, message, f"refused: {CANARY}", NOON)


def _look_into_every_cell(c: Connection) -> None:
    """Unpacked too: packed is not sealed."""
    for table in schema.metadata.sorted_tables:
        for row in c.execute(select(table)):
            for column, value in row._mapping.items():
                plain = value if isinstance(value, bytes) else str(value).encode()
                with suppress(zlib.error):
                    plain = zlib.decompress(plain)
                assert CANARY.lower().encode() not in plain.lower(), f"{table.name}.{column}"
    for table in (schema.fields, schema.corrections, schema.outbox, schema.pages, schema.contexts):
        assert c.execute(select(table)).first() is not None, table.name
