"""Rules on who signed, when, and by what right."""

from datetime import timedelta

from domain.form import FormType, ValueSource
from domain.request import Finding, LegalBasis
from routing.rules.case import ADULT, STRICT, Case, Rule, block, review
from routing.rules.case import note as remark

OLDEST_SIGNATURE = timedelta(days=366)
NEEDS_PAPERS = frozenset({"guardian", "health_care_agent", "poa", "executor", "other"})
TYPED = frozenset({"typed", "electronic", "x"})
MAY_CONSENT_ALONE = frozenset({"sud_part2", "sti", "reproductive", "hiv"})
AGE_OF_SOME_CONSENT = 12


def signed(case: Case) -> Finding | None:
    present = case.form.flag("signature.present")
    if present or case.basis is LegalBasis.UNKNOWN:
        return None
    if present is False and case.basis in STRICT:
        return block("SIG-01", "Not signed.", "signature.present")
    sentence = "Not signed." if present is False else "No signature could be found; check the image."
    return review("SIG-01", sentence, "signature.present")


def dated(case: Case) -> Finding | None:
    if not case.form.flag("signature.present") or not case.form.blank("signature.date"):
        return None
    say = block if case.is_508 else remark
    return say("SIG-02", "Signature date missing.", "signature.date")


def date_possible(case: Case) -> Finding | None:
    day = case.form.day("signature.date")
    if day is None:
        return None
    born = case.form.day("patient.date_of_birth")
    too_late = day > case.received_on + timedelta(days=1)
    too_early = day < case.received_on - OLDEST_SIGNATURE or (born is not None and day < born)
    if not (too_late or too_early):
        return None
    return review("SIG-03", "Signature date looks wrong or old; check the image.", "signature.date")


def by_hand(case: Case) -> Finding | None:
    value = case.form.request.fields.get("signature.present")
    if not case.is_release or value is None or value.value is not True:
        return None
    printed = value.source in (ValueSource.TEXT_LAYER, ValueSource.FORM_FIELD, ValueSource.PRINT)
    if not printed and value.raw.strip().casefold() not in TYPED:
        return None
    return review("SIG-04", "Check how it was signed; a mark needs a witness.", "signature.present")


def capacity(case: Case) -> Finding | None:
    form = case.form
    if case.patient_signs or form.filled("signer.relationship") or form.filled("signer.authority"):
        return None
    if case.relationship or form.unreadable("signer.relationship") or form.unreadable("signer.authority"):
        return None
    return block(
        "REP-01",
        "Say in what capacity this person signs.",
        "signer.name",
        "signer.relationship",
        "signer.authority",
    )


def papers(case: Case) -> Finding | None:
    stated = bool(case.form.text("signer.authority")) and case.relationship not in ("self", "parent")
    if case.relationship not in NEEDS_PAPERS and not (stated and not case.patient_signs):
        return None
    return review("REP-02", "Ask for proof of authority.", "signer.relationship", "signer.authority")


def minor(case: Case) -> Finding | None:
    age = case.age
    if age is None or age < 0:
        return None
    child_alone = age < ADULT and case.patient_signs
    parent_of_adult = age >= ADULT and case.relationship == "parent"
    if not (child_alone or parent_of_adult):
        return None
    return review("MIN-01", "Check who may sign.", "patient.date_of_birth", "signer.relationship")


def minor_alone(case: Case) -> Finding | None:
    age = case.age
    if age is None or not AGE_OF_SOME_CONSENT <= age < ADULT or case.patient_signs:
        return None
    if case.form.form_type is FormType.AMENDMENT:
        return None
    granted = {item.category for item in case.form.sensitive if item.decision == "granted"}
    topics = set(case.form.codes("topics"))
    if not MAY_CONSENT_ALONE & (granted | topics):
        return None
    return review(
        "MIN-02",
        "If the minor consented to that care alone, the minor must sign for this part.",
        "sensitive.items",
        "signer.relationship",
    )


RULES: tuple[Rule, ...] = (signed, dated, date_possible, by_hand, capacity, papers, minor, minor_alone)
