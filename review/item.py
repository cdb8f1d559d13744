"""One request as the desk shows it: its pages, its fields in form order, and why it stopped."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from domain.decision import Decision, Exceptions, Publish, Review
from domain.delivery import Channel
from domain.form import FieldValue, FormDefinition, FormType, Language, ValueSource
from domain.page import Box
from domain.request import Finding, Severity
from ledger import Connection, deliveries, plants, requests, staff, waiting
from ledger.deliveries import Delivery, StoredPage
from ledger.plants import Plant
from ledger.requests import StoredRequest, WaitingRequest
from ledger.schema import RequestState
from review import catalogue, guesses, past, wording
from review.catalogue import CatalogueField, Choice, Entry
from review.controls import Asked, View, show
from review.controls.text import KNOWN_NAMES, TextView, written
from review.guesses import Guess
from review.office import Office
from review.past import HistoryRow, Repeat
from review.refusal import NotFound
from review.roles import Access
from review.submission import Submission
from review.visit import Visit
from review.ways import WAYS, Way
from routing.labels import label

CRITICAL = ("patient.date_of_birth", "patient.mrn", "recipient.fax", "recipient.email")
TWICE = ("recipient.fax", "recipient.email")
CORRECTABLE = (RequestState.REVIEW, RequestState.PUBLISHED, RequestState.EXCEPTIONS)
REAL_FORMS = (FormType.AUTHORIZATION, FormType.IMAGING, FormType.AMENDMENT, FormType.VERBAL)
NOT_A_FORM = (FormType.OTHER, FormType.UNKNOWN)
_ONE_INPUT = {"text", "name", "choice"}
_SHORT = {"text", "choice", "yes_no"}
_CROP_SCALE, _CROP_TALLEST = 1500, 150
"""In screen pixels: the width a whole page would have, about twice life size, and the most of height."""
_SEVERITIES = {
    Severity.BLOCK: ("Blocks", "stop"),
    Severity.REVIEW: ("Check", "look"),
    Severity.NOTE: ("Note", "note"),
}
_HEADINGS = {
    RequestState.DECIDING: "Being decided",
    RequestState.REVIEW: "Why it waits",
    RequestState.PUBLISHED: "Published",
    RequestState.EXCEPTIONS: "In exceptions",
    RequestState.CANCELLED: "Cancelled",
}
_CLOSED = {
    RequestState.DECIDING: "This request is being decided; it can be corrected again in a moment.",
    RequestState.CANCELLED: "This request was cancelled and cannot be changed.",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A request with all that is stored about it, at one moment. `doubtful` paths are whole fields."""

    request: StoredRequest
    delivery: Delivery
    pages: tuple[StoredPage, ...]
    fields: Mapping[str, FieldValue]
    machine: Mapping[str, FieldValue]
    waiting: int
    blank: FormDefinition | None
    line: WaitingRequest | None = None
    plant: Plant | None = None
    repeats: tuple[Repeat, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def open_plant(self) -> Plant | None:
        """A value shown wrong on purpose that nobody has answered yet."""
        return self.plant if self.plant is not None and self.plant.noticed is None else None

    @property
    def doubtful(self) -> frozenset[str]:
        decision = self.request.decision
        paths = decision.doubtful if isinstance(decision, Review) else ()
        return frozenset(path.split("[", 1)[0] for path in paths)

    @property
    def correctable(self) -> bool:
        return self.request.state in CORRECTABLE

    def asked(self, field: CatalogueField, typed: Submission | None = None) -> Asked:
        value = self.fields.get(field.path)
        by_person = value is not None and value.source is ValueSource.PERSON
        plant = self.open_plant
        if value is not None and plant is not None and plant.path == field.path:
            value = replace(value, value=plant.wrong)
        elif self.plant is not None and self.plant.path == field.path and self.plant.noticed is False:
            # What was sent is the planted value: it is not shown again.
            typed = typed if typed is not None and typed.text(f"f:{field.path}") != self._planted else None
        return Asked(
            field,
            value,
            self.blank,
            typed,
            by_person,
            blind=self.blind(field),
            twice=field.path in TWICE,
        )

    @property
    def _planted(self) -> str:
        assert self.plant is not None
        return written(self.plant.wrong, self.field(self.plant.path).entry)

    def blind(self, field: CatalogueField) -> bool:
        """Typed without seeing what the machine read: a glance would pass for a look."""
        value = self.fields.get(field.path)
        by_person = value is not None and value.source is ValueSource.PERSON
        return field.path in CRITICAL and field.path in self.doubtful and not by_person

    def field(self, path: str) -> CatalogueField:
        return catalogue.BY_PATH.get(path) or catalogue.foreign(path)

    def present(self) -> list[CatalogueField]:
        """The fields this form has, and those it should have and somebody must look for."""
        known = set(self.fields) | (self.doubtful & set(catalogue.BY_PATH))
        return [
            catalogue.BY_PATH.get(path) or catalogue.foreign(path)
            for path in catalogue.in_form_order(known, self.blank)
        ]

    def absent(self) -> list[CatalogueField]:
        shown = {field.path for field in self.present()}
        return [field for field in catalogue.of_form(self.request.run.form_type) if field.path not in shown]


def load(office: Office, c: Connection, visit: Visit, request_id: str = "") -> Case:
    """The request of the address unless another is named, without its past. Raises NotFound."""
    request_id = request_id or visit.ids["id"]
    try:
        request = requests.get(c, request_id)
    except KeyError as error:
        raise NotFound from error
    wanted = request.run.pages
    pages = deliveries.pages(c, request.delivery_id, wanted or None)
    order = wanted or tuple(page.number for page in pages)
    return Case(
        request=request,
        delivery=deliveries.get(c, request.delivery_id),
        pages=tuple(page for number in order for page in pages if page.number == number),
        fields=requests.fields(c, request_id),
        machine=requests.machine_fields(c, request_id),
        waiting=requests.waiting_count(c),
        blank=office.blank(request.run.template),
        line=waiting.line(c, request_id),
        plant=plants.of(c, request_id),
    )


def with_past(office: Office, c: Connection, visit: Visit, case: Case) -> Case:
    """What only a page that is drawn needs: it takes as long as all the rest."""
    names = {member.id: member.name for member in staff.all(c)}
    return replace(
        case,
        repeats=past.repeats(office, c, visit, case.request),
        history=past.history(office, c, visit, case.request, names),
        names={path: office.names.of(c, path, visit.now) for path in KNOWN_NAMES},
    )


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a page around a field, in pixels of the page image."""

    view: str
    shown_width: int
    shown_height: int
    page_width: int
    page_height: int


@dataclass(frozen=True, slots=True)
class FieldRow:
    id: str
    path: str
    label: str
    second_label: str
    second_spanish: bool
    view: View
    doubtful: bool
    checked: bool
    by_person: bool
    raw: str
    origin: str
    sure: str
    level: str
    why: str
    page: int | None
    crop: Crop | None
    problem: str | None
    consent: bool
    guesses: tuple[Guess, ...] = ()
    """What else it may say; empty for what is typed without help."""

    @property
    def one_input(self) -> bool:
        return self.view.kind in _ONE_INPUT

    @property
    def beside(self) -> bool:
        """Short enough to stand beside its label."""
        return self.view.kind in _SHORT and not self.doubtful and self.problem is None

    @property
    def blind(self) -> bool:
        return isinstance(self.view, TextView) and self.view.blind


@dataclass(frozen=True, slots=True)
class SectionRows:
    name: str
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """In thousandths of the page."""

    path: str
    doubtful: bool
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    number: int
    kind: str
    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    damage: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A field that a finding rests on; `text` is empty where it is typed without help, or says nothing."""

    href: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    rule: str
    severity: str
    tone: str
    message: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    href: str
    delivery_href: str
    version: int
    form: str
    form_type: str
    form_types: tuple[Choice, ...]
    language: str
    spanish: bool
    template: str
    urgent: bool
    came_by: str
    received: str
    age: str
    waiting: int
    why_heading: str
    reasons: tuple[str, ...]
    findings: tuple[FindingRow, ...]
    sections: tuple[SectionRows, ...]
    absent: tuple[FieldRow, ...]
    absent_open: bool
    sheets: tuple[Sheet, ...]
    can_correct: bool
    type_first: bool
    closed_words: str
    left_words: str
    notice: str | None
    due: str
    late: bool
    ways: tuple[Way, ...]
    repeats: tuple[Repeat, ...]
    history: tuple[HistoryRow, ...]
    names: Mapping[str, tuple[str, ...]]
    queue: str
    holder: str
    until: str
    hold: str
    following: tuple[str, ...]
    """Addresses of the next request's pictures, to be had before they are asked for."""
    may_decide: bool


def page(
    office: Office,
    visit: Visit,
    case: Case,
    notice: str | None = None,
    problems: Mapping[str, str] | None = None,
    typed: Submission | None = None,
    *,
    queue: str = "",
    holder: str = "",
    until: str = "",
    following: tuple[str, ...] = (),
) -> ItemPage:
    """What the template draws; `problems` by path, `typed` what was sent and is shown again."""
    request, delivery = case.request, case.delivery
    rows = _Rows(case, problems or {}, typed)
    absent = tuple(rows.row(field) for field in case.absent())
    can_correct = case.correctable and visit.person is not None and visit.person.may_correct and not holder
    zone = office.settings.zone
    today = visit.now.astimezone(zone).date()
    stopped = set(whys(request.decision).values())
    held = case.line if case.line and case.line.held_until and case.line.held_until > visit.now else None
    sections = _sections(rows, case.present())
    line = delivery.line or (delivery.source if delivery.channel is Channel.EMAIL else None)
    return ItemPage(
        href=f"/requests/{request.id}",
        delivery_href=f"/deliveries/{delivery.id}",
        version=request.version,
        form=wording.FORMS[request.run.form_type],
        form_type=request.run.form_type,
        form_types=tuple(Choice(form, wording.FORMS[form], "") for form in REAL_FORMS),
        language=wording.LANGUAGES[request.run.language],
        spanish=request.run.language is Language.SPANISH,
        template=request.run.template or "",
        urgent=request.urgent,
        came_by=wording.came_by(delivery.channel, line),
        received=wording.when(delivery.received_at, office.settings.zone, visit.now),
        age=wording.age(visit.now - delivery.received_at),
        waiting=case.waiting,
        why_heading=_HEADINGS[request.state],
        reasons=tuple(
            each
            for each in dict.fromkeys(
                wording.plain(each) for each in _reasons(request.decision) + request.run.reasons
            )
            if each not in stopped
        ),
        findings=tuple(_finding(finding, case) for finding in _findings(request.decision)),
        sections=sections,
        absent=absent,
        absent_open=any(row.problem for row in absent),
        sheets=tuple(_sheet(stored, case) for stored in case.pages),
        can_correct=can_correct,
        type_first=request.run.form_type in NOT_A_FORM,
        closed_words=_CLOSED.get(request.state, "Your account may look but not change."),
        left_words=_left(sections),
        notice=notice,
        due=wording.day(case.line.due_on, today) if case.line else "",
        late=case.line is not None and case.line.due_on < today,
        ways=WAYS,
        repeats=case.repeats,
        history=case.history,
        names=case.names,
        queue=queue,
        holder=holder,
        until=until,
        hold=(
            f"{wording.code(held.held_reason or '')}, until {wording.when(held.held_until, zone, visit.now)}"
            if held and held.held_until
            else ""
        ),
        following=following,
        may_decide=visit.person is not None and visit.person.may(Access.RELEASE),
    )


class _Rows:
    def __init__(self, case: Case, problems: Mapping[str, str], typed: Submission | None) -> None:
        self._case, self._problems, self._typed = case, problems, typed
        self._checked: Collection[str] = typed.all("checked") if typed else ()
        self._spanish = case.request.run.language is Language.SPANISH
        self._whys = whys(case.request.decision)

    def row(self, field: CatalogueField) -> FieldRow:
        value = self._case.fields.get(field.path)
        machine = self._case.machine.get(field.path)
        doubtful = field.path in self._case.doubtful
        by_person = value is not None and value.source is ValueSource.PERSON
        second, spanish = self._second_label(field)
        blind = self._case.blind(field)
        return FieldRow(
            id=_id(field),
            path=field.path,
            label=field.english,
            second_label=second,
            second_spanish=spanish,
            view=show(self._case.asked(field, self._typed)),
            doubtful=doubtful,
            checked=field.path in self._checked,
            by_person=by_person,
            raw="" if blind else self._raw(machine, field),
            origin=wording.origin(machine) if machine and machine.raw else "",
            sure=wording.sure(machine) if machine and machine.raw else "",
            level=wording.level(machine) if machine and machine.raw else "",
            why=self._whys.get(field.path, "") if doubtful else "",
            page=value.page if value and value.box else None,
            crop=crop_of(self._case, value) if doubtful else None,
            problem=self._problems.get(field.path),
            consent=field.consent,
            guesses=self._guesses(field) if doubtful and not blind else (),
        )

    def _guesses(self, field: CatalogueField) -> tuple[Guess, ...]:
        case = self._case
        shown = case.asked(field).value
        if shown is None:
            return ()
        hidden = [path for path in CRITICAL if case.blind(case.field(path))]
        known = (*guesses.elsewhere(field.path, case.fields, hidden), *case.names.get(field.path, ()))
        return guesses.told(field, shown, known)

    def _raw(self, machine: FieldValue | None, field: CatalogueField) -> str:
        plant = self._case.open_plant
        hidden = plant is not None and plant.path == field.path  # it would give the planted value away
        if machine is None or hidden or field.entry in (Entry.YES_NO, Entry.SENSITIVE):
            return ""
        return machine.raw[:500]

    def _second_label(self, field: CatalogueField) -> tuple[str, bool]:
        """The label as this very form prints it, where that says more than ours."""
        printed = self._printed(field.path)
        if self._spanish:
            return printed or field.spanish, True
        return ("" if printed.casefold().startswith(field.english.casefold()) else printed), False

    def _printed(self, path: str) -> str:
        """What stands over the field; of a field with boxes it is only "Other:", which is no label."""
        blank = self._case.blank
        if blank is None or any(tick.path == path for tick in blank.ticks):
            return ""
        return next((place.label for place in blank.fields if place.path == path), "")


def crop_of(case: Case, value: FieldValue | None) -> Crop | None:
    """The field's ink with a little around it; None where it has none on these pages."""
    if value is None or value.box is None:
        return None
    size = next((page.reading for page in case.pages if page.number == value.page), None)
    if size is None:
        return None
    area = _around(value.box)
    left, top = int(area.left * size.width), int(area.top * size.height)
    width, height = max(1, int(area.width * size.width)), max(1, int(area.height * size.height))
    shown = round(min(area.width * _CROP_SCALE, _CROP_TALLEST * width / height))
    return Crop(
        f"{left} {top} {width} {height}", shown, round(shown * height / width), size.width, size.height
    )


def _around(box: Box) -> Box:
    """A field with some of its surroundings, so that a person sees what it belongs to."""
    across, down = 0.02, max(0.006, 0.25 * box.height)
    return Box(
        max(0.0, box.left - across),
        max(0.0, box.top - down),
        min(1.0, box.right + across),
        min(1.0, box.bottom + down),
    )


def _sections(rows: _Rows, fields: list[CatalogueField]) -> tuple[SectionRows, ...]:
    """Neighbours of one section stand together; the order of the form decides which comes first."""
    grouped: dict[str, list[FieldRow]] = {}
    for each in fields:
        grouped.setdefault(each.section, []).append(rows.row(each))
    return tuple(SectionRows(name, tuple(members)) for name, members in grouped.items())


def whys(decision: Decision | None) -> dict[str, str]:
    """Why each field stopped it, in one sentence: its own doubt, else the first rule that names it."""
    if not isinstance(decision, Review):
        return {}
    told: dict[str, str] = {}
    for path in decision.doubtful:
        name = label(path)
        own = next((each for each in decision.reasons if each.startswith(f"{name} ")), "")
        ruled = next((each.message for each in decision.findings if path in each.fields), "")
        told.setdefault(path.split("[", 1)[0], wording.plain(own or ruled))
    return told


def _left(sections: tuple[SectionRows, ...]) -> str:
    left = sum(1 for section in sections for row in section.rows if row.doubtful and not row.checked)
    return f"{left} {'field' if left == 1 else 'fields'} to check" if left else "Nothing left to check"


def _reasons(decision: Decision | None) -> tuple[str, ...]:
    match decision:
        case Review(reasons=reasons) | Exceptions(reasons=reasons):
            return reasons
        case Publish(deficient=True):
            return ("A person confirmed that it is not valid as it stands; the department was told.",)
        case Publish():
            return ("Sent to its department. A correction is sent as the next revision.",)
        case None:
            return ("It has not been decided yet.",)


def _findings(decision: Decision | None) -> tuple[Finding, ...]:
    return decision.findings if decision is not None else ()


def _finding(finding: Finding, case: Case) -> FindingRow:
    words, tone = _SEVERITIES[finding.severity]
    paths = dict.fromkeys(path.split("[", 1)[0] for path in finding.fields)
    evidence = tuple(_evidence(case.field(path), case) for path in paths)
    return FindingRow(finding.rule, words, tone, finding.message, evidence)


def _evidence(field: CatalogueField, case: Case) -> Evidence:
    shown = case.asked(field).value
    value = shown.value if shown is not None and not case.blind(field) else None
    text = written(value, field.entry) if isinstance(value, str) else ""
    return Evidence(f"#{_id(field)}-field", field.english, text)


def _id(field: CatalogueField) -> str:
    return "f-" + re.sub(r"[^A-Za-z0-9]+", "-", field.path)


def _sheet(stored: StoredPage, case: Case) -> Sheet:
    boxes = [
        _drawn(value, value.box, value.path in case.doubtful)
        for value in case.fields.values()
        if value.page == stored.number and value.box is not None
    ]
    reading = stored.reading
    kind = "" if stored.kind in (None, "form") else str(stored.kind)
    return Sheet(stored.number, kind, reading.width, reading.height, tuple(boxes), reading.damage)


def _drawn(value: FieldValue, box: Box, doubtful: bool) -> DrawnBox:
    return DrawnBox(
        value.path,
        doubtful,
        round(box.left * 1000) - 3,
        round(box.top * 1000) - 2,
        round(box.width * 1000) + 6,
        round(box.height * 1000) + 4,
    )
