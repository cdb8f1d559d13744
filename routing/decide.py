"""Fields and findings to a decision: publish only what is sure, send the rest to a person."""

from domain.decision import Decision, Exceptions, Publish, Review
from domain.form import FormType
from domain.request import Department, Finding, FormRequest, Severity
from routing.acted_on import ACTED_ON, NEEDED
from routing.basis import legal_basis
from routing.context import Context
from routing.departments import department
from routing.form import Form, person_said
from routing.labels import label
from routing.rules import findings


def decide(request: FormRequest, context: Context) -> Decision:
    """Pure. Publish when form type and every value acted on are above their thresholds and no rule
    asks for a person; what a person confirmed is published as it stands."""
    match request.run.form_type:
        case FormType.UNKNOWN | FormType.OTHER:
            return _not_a_form(request, context)
        case _ if request.confirmed:
            return _confirmed(request, context)
        case _:
            return _read_by_machine(request, context)


def _not_a_form(request: FormRequest, context: Context) -> Decision:
    run = request.run
    sure = run.form_type is FormType.OTHER and run.confidence >= context.thresholds.form_type
    if request.confirmed or sure:
        return Exceptions(findings=(), reasons=run.reasons or ("This is none of the forms we know.",))
    reason = (
        "It is not clear which form this is."
        if run.form_type is FormType.UNKNOWN
        else "This seems to be none of our forms, but it is not certain."
    )
    return Review(
        department=Department.EXCEPTIONS,
        legal_basis=legal_basis(request),
        findings=(),
        reasons=(reason, *run.reasons, *context.damage),
        doubtful=(),
    )


def _confirmed(request: FormRequest, context: Context) -> Publish:
    found = findings(request, context)
    blocked = any(finding.severity is Severity.BLOCK for finding in found)
    return Publish(
        department=department(request, context),
        legal_basis=legal_basis(request),
        findings=found,
        deficient=request.deficient or blocked,
    )


def _read_by_machine(request: FormRequest, context: Context) -> Decision:
    found = findings(request, context)
    doubts = _doubts(request, context)
    reasons = (
        *_whole_form_reasons(request, context),
        *(reason for _, reason in doubts),
        *(finding.message for finding in found if asks_for_person(finding)),
    )
    if not reasons:
        return Publish(
            department=department(request, context), legal_basis=legal_basis(request), findings=found
        )
    paths = [path for path, _ in doubts]
    paths += [path for finding in found if asks_for_person(finding) for path in finding.fields]
    return Review(
        department=department(request, context),
        legal_basis=legal_basis(request),
        findings=found,
        reasons=tuple(dict.fromkeys(reasons)),
        doubtful=tuple(dict.fromkeys(paths)),
    )


def asks_for_person(finding: Finding) -> bool:
    return finding.severity in (Severity.REVIEW, Severity.BLOCK)


def _whole_form_reasons(request: FormRequest, context: Context) -> tuple[str, ...]:
    sure = request.run.confidence >= context.thresholds.form_type
    type_doubt = () if sure else ("It is not certain which form this is.",)
    ours = context.definition is not None or context.publish_outside_forms
    outside = () if ours else ("Not one of our own forms: look whether everything on it was read.",)
    return (*type_doubt, *outside, *request.run.reasons, *context.damage)


def _doubts(request: FormRequest, context: Context) -> tuple[tuple[str, str], ...]:
    """(path, sentence) of every value a department acts on that is not sure. Never the value itself."""
    form = Form(request)
    kind = request.run.form_type
    read = [(path, _doubt(form, path, context)) for path in ACTED_ON[kind] if form.has(path)]
    lost = [
        (path, f"{label(path)} was not found on the form.") for path in NEEDED[kind] if not form.has(path)
    ]
    return (*((path, reason) for path, reason in read if reason), *lost)


def _doubt(form: Form, path: str, context: Context) -> str | None:
    value = form.request.fields[path]
    if person_said(value):
        return None
    if path == "needed_by" and (wanted := form.day(path)) and wanted < context.received_on:
        return f"{label(path)} lies before the day it was received."
    if form.unreadable(path):
        return f"{label(path)} is written but could not be read."
    if value.confidence < context.thresholds.least(form.request.run, value):
        return f"{label(path)} was read with doubt."
    return None
