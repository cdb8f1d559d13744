"""From what was read to a decision: gathers what `routing.decide` must know beside the request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.decision import Decision, Exceptions
from domain.form import FormDefinition, FormRun, FormType
from domain.page import PageReading
from domain.request import Department, FormRequest, LegalBasis, Sighting
from routing.clocks import clocks
from routing.context import Context, Thresholds
from routing.decide import decide
from routing.form import Form
from service.learning import InUse
from service.settings import Settings
from service.thresholds import adopted, thresholds


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How the delivery came and what is missing of it. `losses`: sentences on parts and pages lost.
    `sightings`: what the papers and the mail around the form say of the patient."""

    received_at: datetime
    expected: FormType | None
    losses: tuple[str, ...]
    sightings: tuple[Sighting, ...] = ()


class Judge:
    """Decides on requests as configured; knows thresholds, departments and the known blanks, and what was
    learnt here."""

    def __init__(
        self, settings: Settings, definitions: Sequence[FormDefinition], in_use: InUse | None = None
    ) -> None:
        self._settings = settings
        self._in_use = in_use or InUse(settings)
        self._learnt = self._in_use.version()
        self._thresholds = self._counted()
        self._zone = ZoneInfo(settings.hospital.timezone)
        self._departments = _departments(settings)
        self._definitions = {definition.id: definition for definition in definitions}

    def definition(self, run: FormRun) -> FormDefinition | None:
        return self._definitions.get(run.template) if run.template else None

    def _counted(self) -> Thresholds:
        learnt = self._learnt
        own = adopted(self._settings) if learnt is None else learnt.models.curves
        return thresholds(self._settings, own)

    @property
    def version(self) -> str | None:
        """What was learnt that the last decision was made with; None: what is shipped."""
        return None if self._learnt is None else self._learnt.record.id

    def _look(self) -> None:
        learnt = self._in_use.version()
        if learnt is not self._learnt:
            self._learnt = learnt
            self._thresholds = self._counted()

    def judged(self, request: FormRequest) -> FormRequest:
        """The request as read, its values as sure as they have proved to be here. The ledger keeps what the
        machine claimed, so that nothing is corrected twice."""
        if self._learnt is None:
            return request
        fields = self._learnt.models.confidence.judged(request.run, request.fields)
        return replace(request, fields=fields)

    def decide(self, request: FormRequest, circumstances: Circumstances) -> Decision:
        """`request` as read: what was learnt is applied here."""
        self._look()
        request = self.judged(request)
        complete = not (circumstances.losses or request.run.missing_pages)
        context = Context(
            received_at=circumstances.received_at,
            timezone=self._zone,
            expected=circumstances.expected,
            thresholds=self._thresholds,
            definition=self.definition(request.run),
            complete=complete,
            damage=circumstances.losses,
            departments=self._departments,
            sightings=circumstances.sightings,
        )
        return decide(request, context)

    def due_on(self, request: FormRequest, decision: Decision, received_at: datetime) -> date | None:
        """The day it is to be finished, by the hospital's promise, the law or the form itself."""
        basis = LegalBasis.UNKNOWN if isinstance(decision, Exceptions) else decision.legal_basis
        wanted = Form(request).day("needed_by")
        return clocks(basis, request.run.form_type, received_at, wanted, self._zone).due_by


def losses(readings: Sequence[PageReading], announced: int | None, refused: Sequence[str]) -> tuple[str, ...]:
    """What a clerk must know is not here: damaged pages, pages that never came, parts refused."""
    found = [sentence for reading in readings for sentence in reading.damage]
    if announced is not None and announced > len(readings):
        found.append(f"{announced} pages were announced and {len(readings)} arrived.")
    return tuple(dict.fromkeys([*found, *refused]))


def _departments(settings: Settings) -> Mapping[FormType, Department]:
    return {kind: department.name for department in settings.department for kind in department.form_types}
