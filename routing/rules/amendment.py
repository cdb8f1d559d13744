"""Rules on a request to correct the record."""

from domain.form import FormType
from domain.request import Finding
from routing.rules.case import Case, Rule, review


def change_stated(case: Case) -> Finding | None:
    if case.form.form_type is not FormType.AMENDMENT:
        return None
    asked = ["amendment.entry", *(p for p in ("amendment.correction",) if case.form.has(p))]
    blank = [path for path in asked if not case.form.filled(path)]
    if not blank:
        return None
    return review("AMD-01", "Ask patient to explain the change.", *blank)


def reason_given(case: Case) -> Finding | None:
    if case.form.form_type is not FormType.AMENDMENT or not case.context.amendment_reason_required:
        return None
    if case.form.filled("amendment.reason") or case.form.unreadable("amendment.reason"):
        return None
    return review("AMD-02", "Ask for a reason; do not hold the clock.", "amendment.reason")


RULES: tuple[Rule, ...] = (change_stated, reason_given)
