"""Until when a form holds: what it says, else what its blank prints."""

from datetime import date, timedelta

from domain.form import FormDefinition
from routing import wire
from routing.form import Form
from routing.ssn import masked


def expires_on(form: Form, definition: FormDefinition | None) -> date | None:
    """The written date, else the signature's date and the blank's default period. None for an event,
    for nothing, and where the period cannot be counted."""
    if form.filled("expiration"):
        return form.day("expiration")
    signed = form.day("signature.date")
    if definition is None or definition.default_expiry_days is None or signed is None:
        return None
    return signed + timedelta(days=definition.default_expiry_days)


def expiry(form: Form, definition: FormDefinition | None) -> wire.Expiry | None:
    """None when neither the form nor its blank knows of an expiry."""
    last = expires_on(form, definition)
    if form.filled("expiration"):
        if last is not None:
            return wire.Expiry(kind="date", date=last)
        return wire.Expiry(kind="event", event=masked(form.text("expiration")) or None)
    if definition is not None and definition.default_expiry_days is not None:
        return wire.Expiry(kind="template_default", date=last)
    return wire.Expiry(kind="none") if form.has("expiration") else None
