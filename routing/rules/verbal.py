"""Rules on permission to talk with named persons, and on its end."""

from domain.form import FormType
from domain.request import Finding
from routing.departments import asks_for_copies
from routing.form import entry_word
from routing.rules.case import Case, Rule, block, note
from routing.rules.sensitive import PRIVILEGED

REVOCATION = "VRB-04"
GUARDED_TOPICS = PRIVILEGED | {"sud_part2", "hiv"}


def somebody_named(case: Case) -> Finding | None:
    if case.form.form_type is not FormType.VERBAL or _revoked(case):
        return None
    if any(entry_word(entry, "name") for entry in case.form.entries("contacts")):
        return None
    return block("VRB-01", "Nobody named.", "contacts")


def topic_permitted(case: Case) -> Finding | None:
    """A guarded topic needs its own mark: on a blank of ours its box is one, on others it may be part of
    a printed sentence."""
    if case.form.form_type is not FormType.VERBAL:
        return None
    for topic in GUARDED_TOPICS & set(case.form.codes("topics")):
        decisions = case.form.decisions(topic)
        express = "granted" in decisions if decisions else case.context.definition is not None
        if not express:
            return block("VRB-02", "Do not discuss this topic.", "topics", "sensitive.items")
    return None


def copies_asked(case: Case) -> Finding | None:
    if not asks_for_copies(case.form):
        return None
    return note("VRB-03", "Copies need an authorization; create a linked request.", "records.items")


def revocation(case: Case) -> Finding | None:
    if case.form.form_type not in (FormType.VERBAL, FormType.AUTHORIZATION) or not _revoked(case):
        return None
    return block(REVOCATION, "Revocation: stop releases, update chart today.", "revoked_on")


def _revoked(case: Case) -> bool:
    return case.form.filled("revoked_on") or case.form.unreadable("revoked_on")


RULES: tuple[Rule, ...] = (somebody_named, topic_permitted, copies_asked, revocation)
