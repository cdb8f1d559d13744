"""What a decision needs beside the request: the clock, the thresholds, the blank, the pages' state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from domain.form import FieldValue, FormDefinition, FormRun, FormType
from domain.request import Department, Sighting
from routing.thresholds import Promised

DEPARTMENTS: Mapping[FormType, Department] = MappingProxyType(
    {
        FormType.AUTHORIZATION: Department.ROI,
        FormType.IMAGING: Department.IMAGING,
        FormType.AMENDMENT: Department.AMENDMENT,
        FormType.VERBAL: Department.VERBAL,
    }
)
"""Form types that are not here go to the exceptions desk."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least probability of being exactly right for a value to pass without a person.

    `per_path` is fixed. For the others `promised` computes it, or without promises it is `default`.
    """

    default: float = 0.99
    form_type: float = 0.995
    per_path: Mapping[str, float] = field(default_factory=dict)
    promised: Promised | None = None

    def least(self, run: FormRun, value: FieldValue) -> float:
        fixed = self.per_path.get(value.path)
        if fixed is not None or self.promised is None:
            return self.default if fixed is None else fixed
        return self.promised.least(run, value)


@dataclass(frozen=True, slots=True)
class Context:
    """`received_at` is aware; `today` defaults to the day of receipt in `timezone`.

    `expected` is the form type its line is meant for. `definition` is the known blank, else None.
    `complete`: every page announced or printed is here. `damage`: sentences on what the pages lost.
    `facilities`: names of our own sites, to tell others' records from ours; empty = not known.
    `publish_outside_forms`: also forms on no blank of ours may pass without a person. How sure a value
    is says nothing of one that was overlooked, such as a revocation, so this is for a hospital that has
    measured it.
    `sightings`: what the delivery's cover, other pages and mail say of the patient.
    """

    received_at: datetime
    timezone: tzinfo
    expected: FormType | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    definition: FormDefinition | None = None
    complete: bool = True
    damage: tuple[str, ...] = ()
    today: date | None = None
    departments: Mapping[FormType, Department] = field(default_factory=lambda: DEPARTMENTS)
    facilities: tuple[str, ...] = ()
    amendment_reason_required: bool = True
    publish_outside_forms: bool = False
    sightings: tuple[Sighting, ...] = ()

    @property
    def received_on(self) -> date:
        return self.received_at.astimezone(self.timezone).date()

    @property
    def day(self) -> date:
        return self.today or self.received_on

    def department(self, form_type: FormType) -> Department:
        return self.departments.get(form_type, Department.EXCEPTIONS)
