"""Hand-made deliveries in a real ledger: what the pipeline would have left for the desk."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from PIL import Image

from domain.decision import Review
from domain.delivery import Channel, Origin
from domain.form import FieldValue, FormRun, FormType, Json, Language, ValueSource
from domain.page import Box, PageReading, WordSource
from domain.request import Department, Finding, LegalBasis, Severity
from ledger import Ledger, deliveries, migrate, requests

NOW = datetime(2026, 3, 6, 21, 42, tzinfo=UTC)
KEY = bytes(range(32))
PASSWORD = "a lamp beside the window"


def open_ledger(folder: Path) -> Ledger:
    url = url_of(folder)
    migrate(url)
    return Ledger(url, KEY, folder / "blobs")


def url_of(folder: Path) -> str:
    return f"sqlite:///{folder / 'ledger.sqlite'}"


def white_page(width: int = 850, height: int = 1100) -> bytes:
    picture = io.BytesIO()
    Image.new("L", (width, height), 255).save(picture, "PNG")
    return picture.getvalue()


def value(
    path: str,
    written: Json,
    *,
    raw: str | None = None,
    confidence: float = 0.97,
    box: Box | None = None,
    source: ValueSource = ValueSource.HANDWRITING,
    code: str | None = None,
    parts: Mapping[str, str] | None = None,
    page: int = 1,
) -> FieldValue:
    shown = raw if raw is not None else str(written or "")
    return FieldValue(path, written, shown, confidence, source, page if box else None, box, code, parts)


AUTHORIZATION = (
    value(
        "patient.name",
        "Ana Lopez Ruiz",
        confidence=0.61,
        box=Box(0.07, 0.18, 0.5, 0.21),
        parts={"given": "Ana", "family": "Lopez Ruiz"},
    ),
    value("patient.date_of_birth", "1961-04-28", raw="04/28/1961", box=Box(0.52, 0.18, 0.73, 0.21)),
    value("patient.phone", "+16175550142", raw="617 555 0142", box=Box(0.4, 0.22, 0.62, 0.25)),
    value("patient.email", None, raw=""),
    value("signature.present", True, source=ValueSource.MARK, box=Box(0.1, 0.86, 0.45, 0.91)),
    value("signature.date", "2026-03-02", raw="3/2/26", confidence=0.5, box=Box(0.6, 0.86, 0.8, 0.9)),
    value("recipient.name", "Clinica del Norte", box=Box(0.07, 0.35, 0.5, 0.38)),
    value(
        "records.items",
        [{"label": "Abstract or summary", "code": "abstract"}],
        source=ValueSource.MARK,
        box=Box(0.07, 0.5, 0.5, 0.6),
    ),
    value("purpose", "Continuing care", code="treatment", box=Box(0.07, 0.62, 0.5, 0.65)),
    value(
        "sensitive.items",
        [
            {"label": "HIV", "category": "hiv", "decision": "granted", "mark": "tick"},
            {"label": "Genetic tests", "category": "genetic", "decision": "not_marked", "mark": "blank"},
        ],
        raw="HIV",
        source=ValueSource.MARK,
        box=Box(0.07, 0.68, 0.5, 0.75),
    ),
)
DOUBTFUL = ("patient.name", "signature.date")
REASONS = ("The patient's name could not be read with certainty.", "The signature's date is doubtful.")
FINDING = Finding("SIG-02", Severity.REVIEW, ("signature.date",), "Signature date is hard to read.")


@dataclass(frozen=True, slots=True)
class Made:
    delivery_id: str
    request_id: str


def add_delivery(
    ledger: Ledger,
    *,
    key: str = "one",
    received_at: datetime = NOW - timedelta(hours=3),
    images: Sequence[bytes] = (white_page(),),
    channel: Channel = Channel.FAX,
    facts: Mapping[str, str] | None = None,
    original: bytes = b"II*\0 a fax",
    size: tuple[int, int] = (850, 1100),
) -> str:
    """A delivery whose pages have been read."""
    blob = ledger.blobs.put(original)
    names = [ledger.blobs.put(image).sha256 for image in images]
    origin = Origin("hylafax", key, channel, received_at, line="records", facts=facts or {})
    with ledger.begin() as c:
        captured = deliveries.capture(c, origin, blob.sha256, blob.size, None, NOW)
        for number, name in enumerate(names, start=1):
            page = PageReading(number, *size, 0, 0.0, 0.9, 0.05, (), WordSource.PRINT)
            deliveries.save_page(c, captured.delivery_id, None, page, name)
    return captured.delivery_id


def add_request(
    ledger: Ledger,
    delivery_id: str,
    *,
    fields: Sequence[FieldValue] = AUTHORIZATION,
    doubtful: tuple[str, ...] = DOUBTFUL,
    reasons: tuple[str, ...] = REASONS,
    findings: tuple[Finding, ...] = (FINDING,),
    form_type: FormType = FormType.AUTHORIZATION,
    language: Language = Language.ENGLISH,
    template: str | None = None,
    pages: tuple[int, ...] = (1,),
    ordinal: int = 0,
) -> str:
    """A request that waits for a person."""
    run = FormRun(pages, form_type, 0.99, language, template)
    with ledger.begin() as c:
        request_id = requests.create(c, delivery_id, ordinal, run, NOW)
        requests.save_fields(c, request_id, {field.path: field for field in fields})
        decision = Review(Department.ROI, LegalBasis.AUTHORIZATION_508, findings, reasons, doubtful)
        requests.save_decision(c, request_id, decision, NOW)
    return request_id


def add_waiting(ledger: Ledger, key: str = "one", **about: object) -> Made:
    delivery_id = add_delivery(ledger, key=key)
    return Made(delivery_id, add_request(ledger, delivery_id, **about))  # type: ignore[arg-type]


def mark_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()
