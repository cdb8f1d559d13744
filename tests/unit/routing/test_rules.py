"""Every rule once where it fires and once where it does not."""

from dataclasses import replace
from datetime import date

import pytest

from domain.form import FormType, Language, Polarity, ValueSource
from domain.request import Finding, FormRequest, Severity
from routing.context import Context
from routing.rules import findings
from tests.unit.routing.filled import MISSING, Values, coded, context, definition, field, filled

A, I, M, V = FormType.AUTHORIZATION, FormType.IMAGING, FormType.AMENDMENT, FormType.VERBAL  # noqa: E741
BLOCK, REVIEW, NOTE = Severity.BLOCK, Severity.REVIEW, Severity.NOTE
SELF: Values = {"recipient.self": True, "recipient.name": None, "recipient.organization": None}
UNKNOWN_BLANK = replace(context(), definition=None)
CHILD: Values = {"patient.date_of_birth": "2012-05-01"}
FATHER: Values = {
    "signer.name": "José García",
    "signer.relationship": coded("signer.relationship", "father", "parent"),
}


def sensitive(category: str, decision: str, mark: str = "tick") -> dict[str, str]:
    return {"label": category, "category": category, "decision": decision, "mark": mark}


def asks(*codes: str) -> list[dict[str, str]]:
    return [{"label": code, "code": code} for code in codes]


def fired(request: FormRequest, circumstances: Context | None = None) -> dict[str, Finding]:
    found = findings(request, circumstances or context(request.run.form_type))
    return {finding.rule: finding for finding in found}


FIRES: tuple[tuple[str, FormType, Values, Severity], ...] = (
    ("ID-01", A, {"patient.name": None}, BLOCK),
    ("ID-01", V, {"patient.date_of_birth": None, "patient.mrn": None}, BLOCK),
    ("ID-01", A, {"patient.date_of_birth": "2030-01-01"}, REVIEW),
    ("ID-01", A, {"patient.date_of_birth": "1871-01-01"}, REVIEW),
    ("SIG-01", A, {"signature.present": False}, BLOCK),
    ("SIG-01", A, {**SELF, "signature.present": False}, REVIEW),
    ("SIG-01", M, {"signature.present": False}, REVIEW),
    ("SIG-01", V, {"signature.present": MISSING}, REVIEW),
    ("SIG-02", A, {"signature.date": None}, BLOCK),
    ("SIG-02", A, {**SELF, "signature.date": None}, NOTE),
    ("SIG-02", V, {"signature.date": None}, NOTE),
    ("SIG-03", A, {"signature.date": "2026-03-08"}, REVIEW),
    ("SIG-03", M, {"signature.date": "1961-04-22"}, REVIEW),
    ("SIG-03", V, {"signature.date": "2024-01-01"}, REVIEW),
    ("SIG-04", A, {"signature.present": field("signature.present", True, raw="typed")}, REVIEW),
    (
        "SIG-04",
        I,
        {"signature.present": field("signature.present", True, source=ValueSource.FORM_FIELD)},
        REVIEW,
    ),
    ("REP-01", A, {"signer.name": "José García", "signer.relationship": None}, BLOCK),
    ("REP-02", A, {"signer.relationship": coded("signer.relationship", "agent", "poa")}, REVIEW),
    ("REP-02", V, {"signer.name": "José García", "signer.authority": "health care proxy"}, REVIEW),
    ("MIN-01", A, CHILD, REVIEW),
    ("MIN-01", M, FATHER, REVIEW),
    ("MIN-02", A, {**CHILD, **FATHER, "sensitive.items": [sensitive("hiv", "granted")]}, REVIEW),
    ("MIN-02", V, {**CHILD, **FATHER, "topics": asks("sud_part2")}, REVIEW),
    ("RCP-01", A, {"recipient.name": None, "recipient.organization": None}, BLOCK),
    ("RCP-02", A, {"recipient.fax": None}, REVIEW),
    (
        "RCP-02",
        A,
        {**SELF, "delivery.method": coded("delivery.method", "Mail", "mail"), "patient.address": None},
        REVIEW,
    ),
    ("SCP-01", A, {"records.items": []}, BLOCK),
    ("SCP-01", A, {**SELF, "records.items": []}, REVIEW),
    ("SCP-01", I, {"imaging.exams": None}, BLOCK),
    ("SCP-02", A, {"records.date_from": "2025-02-01", "records.date_to": "2025-01-01"}, REVIEW),
    ("SCP-02", I, {"imaging.date_from": "2026-05-01"}, REVIEW),
    ("SCP-03", A, {"records.items": asks("images", "abstract")}, NOTE),
    ("SCP-03", A, {"records.items": asks("images")}, NOTE),
    ("PUR-01", A, {"purpose": None}, BLOCK),
    ("PUR-02", A, {**SELF, "purpose": None}, NOTE),
    ("EXP-01", A, {"expiration": None}, BLOCK),
    ("EXP-02", A, {"expiration": "2026-03-05"}, BLOCK),
    ("EXP-02", A, {"expiration": "2026-03-20"}, REVIEW),
    ("EXP-02", V, {"expiration": "2026-01-01"}, BLOCK),
    ("SEN-01", A, {"records.items": asks("hiv")}, BLOCK),
    ("SEN-01", A, {"records.items": [{"label": "Otro: prueba de VIH", "code": "other"}]}, BLOCK),
    ("SEN-02", A, {"sensitive.items": [sensitive("hiv", "unknown_polarity")]}, REVIEW),
    ("SEN-02", A, {"sensitive.items": [sensitive("hiv", "granted"), sensitive("hiv", "refused")]}, REVIEW),
    ("SEN-03", A, {"purpose": None, "sensitive.items": [sensitive("hiv", "granted")]}, BLOCK),
    ("SEN-05", A, {"signature.date": None, "sensitive.items": [sensitive("sud_part2", "granted")]}, BLOCK),
    ("SEN-06", A, {"sensitive.items": [sensitive("psychotherapy_notes", "granted")]}, BLOCK),
    ("SEN-07", A, {"records.items": [{"label": "Social work notes", "code": "other"}]}, BLOCK),
    (
        "SEN-08",
        A,
        {
            "purpose": coded("purpose", "Attorney", "legal"),
            "sensitive.items": [sensitive("reproductive", "granted")],
        },
        REVIEW,
    ),
    ("DIR-01", A, {"direction": "obtain_in"}, REVIEW),
    ("DIR-01", A, {"direction": "exchange"}, REVIEW),
    ("AMD-01", M, {"amendment.entry": None}, REVIEW),
    ("AMD-01", M, {"amendment.correction": None}, REVIEW),
    ("AMD-02", M, {"amendment.reason": None}, REVIEW),
    ("VRB-03", V, {"records.items": asks("lab")}, NOTE),
    ("VRB-01", V, {"contacts": []}, BLOCK),
    ("VRB-02", V, {"topics": asks("hiv"), "sensitive.items": [sensitive("hiv", "refused")]}, BLOCK),
    ("VRB-04", V, {"revoked_on": "2026-03-05"}, BLOCK),
    ("VRB-04", V, {"revoked_on": field("revoked_on", None, raw="~~~")}, BLOCK),
    ("CVR-01", A, {"expiration": field("expiration", "2026-09-02", source=ValueSource.COVER)}, REVIEW),
)

SILENT: tuple[tuple[str, FormType, Values], ...] = (
    ("ID-01", V, {"patient.date_of_birth": None}),
    ("SIG-02", A, {"signature.date": field("signature.date", None, raw="~~~")}),
    ("SIG-02", A, {"signature.present": False, "signature.date": None}),
    ("SIG-03", A, {"signature.date": "2026-03-07"}),
    ("SIG-04", A, {"signature.present": False}),
    ("REP-01", A, {"signer.name": "Maria Garcia"}),
    ("REP-01", A, FATHER),
    ("REP-02", A, FATHER),
    ("MIN-01", A, {**CHILD, **FATHER}),
    ("MIN-02", A, {**CHILD, **FATHER}),
    ("RCP-01", A, SELF),
    ("RCP-02", A, {"delivery.method": coded("delivery.method", "Portal", "portal"), "recipient.fax": None}),
    (
        "RCP-02",
        A,
        {**SELF, "delivery.method": coded("delivery.method", "Mail", "mail"), "patient.address": "10 Elm St"},
    ),
    ("SCP-01", I, {"imaging.exams": None, "imaging.body_part": "knee"}),
    ("SCP-02", A, {"records.date_from": "2025-01-01", "records.date_to": "2025-01-01"}),
    ("SCP-03", A, {}),
    ("PUR-01", A, {**SELF, "purpose": None}),
    ("PUR-02", A, SELF),
    ("EXP-01", A, {"expiration": "When I die"}),
    ("EXP-01", A, {**SELF, "expiration": None}),
    ("EXP-02", A, {**SELF, "expiration": "2026-01-01"}),
    ("EXP-02", A, {"expiration": "When I die"}),
    ("STM-01", A, {}),
    ("SEN-01", A, {"records.items": asks("hiv"), "sensitive.items": [sensitive("hiv", "granted")]}),
    ("SEN-01", A, {"records.items": asks("entire"), "sensitive.items": [sensitive("hiv", "not_marked")]}),
    ("SEN-01", A, {**SELF, "records.items": asks("hiv")}),
    ("SEN-02", A, {"sensitive.items": [sensitive("hiv", "granted"), sensitive("sti", "refused")]}),
    ("SEN-03", A, {"sensitive.items": [sensitive("hiv", "granted")]}),
    ("SEN-05", A, {"sensitive.items": [sensitive("sud_part2", "granted")]}),
    (
        "SEN-06",
        A,
        {
            "records.items": asks("psychotherapy_notes"),
            "sensitive.items": [sensitive("psychotherapy_notes", "granted")],
        },
    ),
    (
        "SEN-07",
        A,
        {
            "records.items": asks("social_work"),
            "sensitive.items": [sensitive("social_work", "granted")],
        },
    ),
    ("DIR-01", A, {"discloser.name": "Quillmere"}),
    ("AMD-01", M, {"amendment.correction": MISSING}),
    ("VRB-01", V, {"contacts": [], "revoked_on": "2026-03-05"}),
    ("VRB-02", V, {"topics": asks("hiv")}),
    ("VRB-04", V, {"revoked_on": None}),
)


@pytest.mark.parametrize(("rule", "form_type", "changes", "severity"), FIRES)
def test_fires(rule: str, form_type: FormType, changes: Values, severity: Severity) -> None:
    found = fired(filled(form_type, changes))
    assert rule in found
    assert found[rule].severity is severity


@pytest.mark.parametrize(("rule", "form_type", "changes"), SILENT)
def test_is_silent(rule: str, form_type: FormType, changes: Values) -> None:
    assert rule not in fired(filled(form_type, changes))


@pytest.mark.parametrize("form_type", [A, M, V])
def test_clean_form_has_no_findings(form_type: FormType) -> None:
    assert fired(filled(form_type)) == {}


def test_no_message_repeats_a_value() -> None:
    for _, form_type, changes, _ in FIRES:
        request = filled(form_type, changes)
        texts = [str(v.value) for v in request.fields.values() if isinstance(v.value, str)]
        said = " ".join(finding.message for finding in fired(request).values())
        assert not [text for text in texts if text in said]


def test_missing_page_blocks_and_a_lost_part_is_looked_at() -> None:
    request = filled()
    cut = replace(request, run=replace(request.run, missing_pages=(2,)))
    assert fired(cut)["PAGE-01"].severity is BLOCK
    assert fired(request, replace(context(), complete=False))["PAGE-01"].severity is REVIEW


def test_wrong_line_is_noted() -> None:
    assert fired(filled(), replace(context(), expected=I))["RTE-01"].severity is NOTE
    assert "RTE-01" not in fired(filled(), replace(context(), expected=A))


def test_outside_form_lacks_what_our_blank_prints() -> None:
    found = fired(filled(), UNKNOWN_BLANK)
    assert found["STM-01"].severity is REVIEW
    assert found["DIR-01"].severity is REVIEW
    assert "STM-01" not in fired(filled(changes=SELF), UNKNOWN_BLANK)


def test_expiry_of_an_outside_form_that_shows_none_is_looked_at() -> None:
    assert fired(filled(changes={"expiration": MISSING}), UNKNOWN_BLANK)["EXP-01"].severity is REVIEW


def test_default_expiry_of_the_blank_stands_in() -> None:
    lasting = replace(context(), definition=replace(definition(), default_expiry_days=365))
    found = fired(filled(changes={"expiration": None}), lasting)
    assert "EXP-01" not in found
    assert "EXP-02" not in found
    short = replace(context(), definition=replace(definition(), default_expiry_days=1))
    assert fired(filled(changes={"expiration": None}), short)["EXP-02"].severity is BLOCK


def test_expired_while_it_waited() -> None:
    waiting = replace(context(), today=date(2026, 9, 3))
    assert fired(filled(), waiting)["EXP-02"].severity is BLOCK


def test_holder_outside_our_sites() -> None:
    known = replace(context(), facilities=("Quillmere",))
    assert fired(filled(changes={"discloser.name": "Other Hospital"}), known)["DIR-01"].severity is REVIEW
    assert "DIR-01" not in fired(filled(changes={"discloser.name": "QUILLMERE Cancer Institute"}), known)


def test_blanket_consent_is_not_express() -> None:
    blanket = replace(context(), definition=replace(definition(), polarity=Polarity.BLANKET))
    granted = {"sensitive.items": [sensitive("social_work", "granted")]}
    assert fired(filled(changes=granted), blanket)["SEN-07"].severity is BLOCK


def test_guarded_topic_on_an_outside_form_may_be_a_printed_sentence() -> None:
    outside = replace(context(V), definition=None)
    assert fired(filled(V, {"topics": asks("hiv")}), outside)["VRB-02"].severity is BLOCK


def test_reason_for_an_amendment_may_be_waived() -> None:
    waived = replace(context(M), amendment_reason_required=False)
    assert "AMD-02" not in fired(filled(M, {"amendment.reason": None}), waived)


def test_language_of_the_form_changes_no_rule() -> None:
    request = filled()
    spanish = replace(request, run=replace(request.run, language=Language.SPANISH))
    assert fired(spanish) == fired(request)
