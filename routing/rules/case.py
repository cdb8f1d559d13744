"""What a rule is given, and what it may say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.form import FormType
from domain.request import Finding, LegalBasis, Severity
from routing.clocks import Clocks, clocks
from routing.context import Context
from routing.form import Form, same_name

RELEASES = (FormType.AUTHORIZATION, FormType.IMAGING)
STRICT = (LegalBasis.AUTHORIZATION_508, LegalBasis.ACCESS_DIRECTIVE)
ADULT = 18


@dataclass(frozen=True, slots=True)
class Case:
    """One form under its legal basis. Rules read it and say a Finding, or None."""

    form: Form
    basis: LegalBasis
    context: Context

    @property
    def is_release(self) -> bool:
        return self.form.form_type in RELEASES

    @property
    def is_508(self) -> bool:
        return self.basis is LegalBasis.AUTHORIZATION_508

    @property
    def to_third_party(self) -> bool:
        """Somebody other than the patient receives; the patient's own access is held up by less."""
        return self.is_release and self.basis is not LegalBasis.ACCESS_SELF

    @property
    def received_on(self) -> date:
        return self.context.received_on

    @property
    def clocks(self) -> Clocks:
        return clocks(
            self.basis,
            self.form.form_type,
            self.context.received_at,
            self.form.day("needed_by"),
            self.context.timezone,
        )

    @property
    def age(self) -> int | None:
        """The patient's, in whole years, on the day of receipt."""
        born = self.form.day("patient.date_of_birth")
        if born is None:
            return None
        day = self.received_on
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def relationship(self) -> str:
        return self.form.code("signer.relationship")

    @property
    def patient_signs(self) -> bool:
        """By the relationship where one is given, else by the names; nobody else named means yes."""
        if self.relationship or self.form.text("signer.relationship"):
            return self.relationship == "self"
        signer = self.form.text("signer.name")
        return not signer or same_name(signer, self.form.text("patient.name"))


Rule = Callable[[Case], Finding | None]


def block(rule: str, message: str, *fields: str) -> Finding:
    return Finding(rule, Severity.BLOCK, fields, message)


def review(rule: str, message: str, *fields: str) -> Finding:
    return Finding(rule, Severity.REVIEW, fields, message)


def note(rule: str, message: str, *fields: str) -> Finding:
    return Finding(rule, Severity.NOTE, fields, message)
