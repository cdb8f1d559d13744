"""An authorization for records and images is two linked requests: two desks, two cases."""

from dataclasses import replace

from domain.request import FormRequest
from routing.departments import IMAGES, asks_for_both
from routing.form import Form, entry_word

SPLIT_IMAGING = "split_imaging"
SPLIT_RECORDS = "split_records"


def split(request: FormRequest, new_id: str) -> tuple[FormRequest, FormRequest] | None:
    """The request for the records under its own id, and one for the images under `new_id`; None where
    one desk can do it all. Each is then decided and published for itself, related to the other."""
    if not asks_for_both(Form(request)):
        return None
    return _keeping(request, images=False), replace(_keeping(request, images=True), id=new_id)


def _keeping(request: FormRequest, *, images: bool) -> FormRequest:
    items = request.fields["records.items"]
    kept = [e for e in Form(request).entries("records.items") if (entry_word(e, "code") == IMAGES) is images]
    # The entries came out of this very value.
    narrowed = replace(items, value=kept)  # type: ignore[arg-type]
    return replace(request, fields={**request.fields, "records.items": narrowed})
