"""Rules on a release: to whom, what, why, until when, on whose paper."""

from domain.form import FormType
from domain.request import Finding
from routing.departments import asks_for_both, is_for_images
from routing.expiry import expires_on
from routing.form import folded
from routing.rules.case import Case, Rule, block, note, review

CHANNELS = {
    "fax": "fax",
    "mail": "address",
    "secure_email": "email",
    "plain_email": "email",
}
STATEMENTS = 3
WHAT = (
    "records.items",
    "imaging.exams",
    "imaging.body_part",
    "imaging.date_from",
    "imaging.date_to",
    "records.exclusions",
)


def recipient_named(case: Case) -> Finding | None:
    named = case.form.filled("recipient.name") or case.form.filled("recipient.organization")
    unread = case.form.unreadable("recipient.name") or case.form.unreadable("recipient.organization")
    if not case.is_508 or named or unread:
        return None
    return block(
        "RCP-01", "Who should get the records?", "recipient.name", "recipient.organization", "recipient.self"
    )


def recipient_reachable(case: Case) -> Finding | None:
    wanted = CHANNELS.get(case.form.word("delivery.method"))
    if not case.is_release or wanted is None:
        return None
    places = [f"recipient.{wanted}"]
    if not case.to_third_party:
        places.append(f"patient.{wanted}")
    if any(case.form.filled(path) or case.form.unreadable(path) for path in places):
        return None
    return review("RCP-02", "Delivery details missing.", "delivery.method", *places)


def something_asked(case: Case) -> Finding | None:
    if not case.is_release:
        return None
    wanted = WHAT if case.form.form_type is FormType.IMAGING else WHAT[:1]
    if any(case.form.filled(path) or case.form.unreadable(path) for path in wanted):
        return None
    say = block if case.is_508 else review
    return say("SCP-01", "Nothing says what to release; call the patient.", wanted[0])


def dates_in_order(case: Case) -> Finding | None:
    for scope in ("records", "imaging"):
        first, last = case.form.day(f"{scope}.date_from"), case.form.day(f"{scope}.date_to")
        backwards = first is not None and last is not None and first > last
        future = first is not None and first > case.received_on
        if case.is_release and (backwards or future):
            return review("SCP-02", "Ask for dates of service.", f"{scope}.date_from", f"{scope}.date_to")
    return None


def images_asked(case: Case) -> Finding | None:
    if case.form.form_type is not FormType.AUTHORIZATION:
        return None
    if not (asks_for_both(case.form) or is_for_images(case.form, case.context)):
        return None
    return note("SCP-03", "Split: images to Imaging, rest to Records.", "records.items")


def purpose_given(case: Case) -> Finding | None:
    if not case.is_508 or not case.form.blank("purpose") or case.form.code("purpose"):
        return None
    return block("PUR-01", "Purpose missing.", "purpose")


def own_access_needs_less(case: Case) -> Finding | None:
    if not case.is_release or case.to_third_party:
        return None
    empty = [p for p in ("purpose", "expiration") if case.form.has(p) and case.form.blank(p)]
    if not empty:
        return None
    return note("PUR-02", "Not needed: patient's own access.", *empty)


def expiry_given(case: Case) -> Finding | None:
    if not case.is_508 or not case.form.blank("expiration"):
        return None
    definition = case.context.definition
    if definition is not None and definition.default_expiry_days is not None:
        return None
    if definition is None and not case.form.has("expiration"):
        return review("EXP-01", "No expiry was found; check what the form prints.", "expiration")
    return block("EXP-01", "Expiry date or event missing.", "expiration")


def still_holds(case: Case) -> Finding | None:
    last = expires_on(case.form, case.context.definition)
    if last is None or not (case.to_third_party or case.form.form_type is FormType.VERBAL):
        return None
    if last < case.context.day:
        return block("EXP-02", "Expired.", "expiration")
    due = case.clocks.due_by
    if due is not None and last < due:
        return review("EXP-02", "Expires before we finish.", "expiration")
    return None


def statements(case: Case) -> Finding | None:
    definition = case.context.definition
    if not case.is_508 or (definition is not None and len(definition.statements) >= STATEMENTS):
        return None
    return review("STM-01", "Outside form may lack required statements.")


def direction(case: Case) -> Finding | None:
    if not case.is_release:
        return None
    inward = case.form.word("direction") in ("obtain_in", "exchange")
    if inward or _held_elsewhere(case):
        return review(
            "DIR-01",
            "Are these our records, or are we asked to fetch others'?",
            "direction",
            "discloser.name",
        )
    return None


def _held_elsewhere(case: Case) -> bool:
    holder = case.form.text("discloser.name")
    ours = any(folded(name) in folded(holder) for name in case.context.facilities) if holder else False
    if case.context.definition is None:
        return not ours
    return bool(holder) and bool(case.context.facilities) and not ours


RULES: tuple[Rule, ...] = (
    recipient_named,
    recipient_reachable,
    something_asked,
    dates_in_order,
    images_asked,
    purpose_given,
    own_access_needs_less,
    expiry_given,
    still_holds,
    statements,
    direction,
)
