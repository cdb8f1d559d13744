"""The findings that the form itself gives away. One small function a rule; software never rejects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from domain.request import Finding, FormRequest, LegalBasis
from routing.basis import legal_basis
from routing.clocks import Clocks, clocks
from routing.context import Context
from routing.form import Form

RULES_VERSION = "2026.11"


@dataclass(frozen=True, slots=True)
class Case:
    form: Form
    basis: LegalBasis
    context: Context

    @property
    def clocks(self) -> Clocks:
        return clocks(
            self.basis,
            self.form.form_type,
            self.context.received_at,
            self.form.day("needed_by"),
            self.context.timezone,
        )


Rule = Callable[[Case], Finding | None]


def findings(request: FormRequest, context: Context) -> tuple[Finding, ...]:
    """All that fire, in the order of the rule book."""
    case = Case(Form(request), legal_basis(request), context)
    return tuple(_fired(case))


def _fired(case: Case) -> Iterator[Finding]:
    for rule in RULES:
        found = rule(case)
        if found is not None:
            yield found


RULES: tuple[Rule, ...] = ()
