"""Which desk gets a request."""

from domain.form import FormType
from domain.request import Department, FormRequest
from routing.context import Context
from routing.form import Form, entry_word

IMAGES = "images"
OF_IMAGES = frozenset({IMAGES, "radiology_report"})
"""What the imaging desk sends: pictures, and what was read from them."""


def department(request: FormRequest, context: Context) -> Department:
    """By form type as configured; images and reports go where they are kept, whatever the paper."""
    form = Form(request)
    kind = form.form_type
    if kind is FormType.IMAGING and form.word("imaging.product") == "reports":
        kind = FormType.AUTHORIZATION
    elif kind is FormType.AUTHORIZATION and is_for_images(form, context):
        kind = FormType.IMAGING
    return context.department(kind)


def is_for_images(form: Form, context: Context) -> bool:
    """Images and nothing else, or images among others on the imaging line."""
    codes = form.codes("records.items")
    if IMAGES not in codes:
        return False
    return set(codes) == {IMAGES} or context.expected is FormType.IMAGING


def asks_for_both(form: Form) -> bool:
    """Images and other records on one sheet: two desks, hence two linked requests."""
    codes = set(form.codes("records.items"))
    if form.form_type is FormType.AUTHORIZATION:
        return IMAGES in codes and len(codes) > 1
    return form.form_type is FormType.IMAGING and bool(codes - OF_IMAGES)


def asks_for_copies(form: Form) -> bool:
    """A permission to talk with somebody on which records are marked as well."""
    return form.form_type is FormType.VERBAL and bool(form.codes("records.items"))


def asks_to_talk(form: Form) -> bool:
    """A release on which persons are named to talk with as well."""
    named = any(entry_word(entry, "name") for entry in form.entries("contacts"))
    return form.form_type is FormType.AUTHORIZATION and named
