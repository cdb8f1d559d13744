"""One sheet that asks two desks is two linked requests: two desks, two cases."""

from dataclasses import replace

from domain.form import FieldValue, FormType
from domain.request import FormRequest
from routing.departments import IMAGES, OF_IMAGES, asks_for_both, asks_for_copies, asks_to_talk
from routing.form import Form, entry_word

SPLIT = {
    FormType.IMAGING: "split_imaging",
    FormType.AUTHORIZATION: "split_records",
    FormType.VERBAL: "split_verbal",
}
"""How a message names the other half, by that half's own type."""

_TALK = frozenset({"contacts", "topics", "voicemail.allowed"})


def split(request: FormRequest) -> tuple[FormRequest, FormRequest] | None:
    """The request for the desk of its own type, and one for the other desk, which needs an id of its own;
    None where one desk can do it all. Each is then decided and published for itself, related to the
    other."""
    form = Form(request)
    if asks_for_both(form):
        other = FormType.IMAGING if form.form_type is FormType.AUTHORIZATION else FormType.AUTHORIZATION
        return _keeping(request, form.form_type), _keeping(_as(request, other), other)
    if asks_for_copies(form):
        return _without(request, {"records.items"}), _without(_as(request, FormType.AUTHORIZATION), _TALK)
    if asks_to_talk(form):
        return _without(request, _TALK), _without(_as(request, FormType.VERBAL), {"records.items"})
    return None


def _as(request: FormRequest, form_type: FormType) -> FormRequest:
    return replace(request, run=replace(request.run, form_type=form_type))


def _keeping(request: FormRequest, form_type: FormType) -> FormRequest:
    """Of the marked records, those that the desk of this type keeps."""
    asked = form_type is FormType.IMAGING
    # On a form for images a report goes out with its images.
    images = OF_IMAGES if Form(request).has("imaging.exams") else {IMAGES}
    items = request.fields["records.items"]
    kept = [e for e in Form(request).entries("records.items") if (entry_word(e, "code") in images) is asked]
    # The entries came out of this very value.
    narrowed: FieldValue = replace(items, value=kept)  # type: ignore[arg-type]
    return replace(request, fields={**request.fields, "records.items": narrowed})


def _without(request: FormRequest, paths: frozenset[str] | set[str]) -> FormRequest:
    kept = {path: value for path, value in request.fields.items() if path not in paths}
    return replace(request, fields=kept)
