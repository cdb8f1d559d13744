"""Under which rule of law a request stands; the paper's type does not tell."""

from domain.form import FormType
from domain.request import FormRequest, LegalBasis
from routing.form import Form, same_name

REPRESENTATIVES = frozenset({"parent", "guardian", "health_care_agent"})


def legal_basis(request: FormRequest) -> LegalBasis:
    """The strictest the form leaves open: access only where the receiver is plainly the patient."""
    form = Form(request)
    match form.form_type:
        case FormType.VERBAL:
            return LegalBasis.AGREEMENT_510B
        case FormType.AMENDMENT:
            return LegalBasis.AMENDMENT_526
        case FormType.AUTHORIZATION | FormType.IMAGING:
            own = goes_to_patient(form) or goes_to_representative(form)
            return LegalBasis.ACCESS_SELF if own else LegalBasis.AUTHORIZATION_508
        case _:
            return LegalBasis.UNKNOWN


def goes_to_patient(form: Form) -> bool:
    """Marked "to me" and nobody else named, or the patient named as the receiver."""
    named = form.text("recipient.name")
    is_patient = bool(named) and same_name(named, form.text("patient.name"))
    if form.text("recipient.organization"):
        return False
    if named:
        return is_patient
    return form.flag("recipient.self") is True


def goes_to_representative(form: Form) -> bool:
    """A parent, guardian or agent who signs and receives stands in the patient's place."""
    named = form.text("recipient.name")
    return (
        form.code("signer.relationship") in REPRESENTATIVES
        and not form.text("recipient.organization")
        and same_name(named, form.text("signer.name"))
    )
