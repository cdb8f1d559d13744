"""From what was read to a decision: gathers what `routing.decide` must know beside the request."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.decision import Decision, Exceptions
from domain.form import FormDefinition, FormRun, FormType
from domain.page import PageReading
from domain.request import Department, FormRequest, LegalBasis, Sighting
from routing.clocks import clocks
from routing.context import Context
from routing.decide import decide
from routing.form import Form
from service.settings import Settings
from service.thresholds import thresholds


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How the delivery came and what is missing of it. `losses`: sentences on parts and pages lost.
    `sightings`: what the papers and the mail around the form say of the patient."""

    received_at: datetime
    expected: FormType | None
    losses: tuple[str, ...]
    sightings: tuple[Sighting, ...] = ()


class Judge:
    """Decides on requests as configured; knows thresholds, departments and the known blanks."""

    def __init__(self, settings: Settings, definitions: Sequence[FormDefinition]) -> None:
        self._zone = ZoneInfo(settings.hospital.timezone)
        self._thresholds = thresholds(settings)
        self._departments = _departments(settings)
        self._definitions = {definition.id: definition for definition in definitions}

    def definition(self, run: FormRun) -> FormDefinition | None:
        return self._definitions.get(run.template) if run.template else None

    def decide(self, request: FormRequest, circumstances: Circumstances) -> Decision:
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
