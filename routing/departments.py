"""Which desk gets a request."""

from domain.form import FormType
from domain.request import Department, FormRequest
from routing.context import Context
from routing.form import Form

IMAGES = "images"


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
    """Images and records on one authorization: two desks, hence two linked requests."""
    codes = form.codes("records.items")
    return form.form_type is FormType.AUTHORIZATION and IMAGES in codes and len(set(codes)) > 1
