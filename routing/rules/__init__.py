"""The findings that the form itself gives away, one small function a rule. Software never rejects: a
block is confirmed by a person and then published as deficient."""

from domain.request import Finding, FormRequest
from routing.basis import legal_basis
from routing.context import Context
from routing.form import Form
from routing.rules import amendment, release, sensitive, signing, verbal, whole
from routing.rules.case import Case, Rule

RULES_VERSION = "2026.11"

RULES: tuple[Rule, ...] = (
    *whole.RULES,
    *signing.RULES,
    *release.RULES,
    *sensitive.RULES,
    *amendment.RULES,
    *verbal.RULES,
)


def findings(request: FormRequest, context: Context) -> tuple[Finding, ...]:
    """All that fire, in the order of the rule book."""
    case = Case(Form(request), legal_basis(request), context)
    return tuple(found for rule in RULES if (found := rule(case)) is not None)


__all__ = ["RULES", "RULES_VERSION", "findings"]
