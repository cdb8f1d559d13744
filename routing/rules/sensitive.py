"""Rules on protected categories. They hold where somebody other than the patient receives, and block
the category, not the rest: leave this part out."""

import re

from domain.form import FormType, Polarity
from domain.request import Finding
from routing.form import entry_word, folded
from routing.rules.case import Case, Rule, block, review

PRIVILEGED = frozenset({"psychotherapy_notes", "social_work", "sexual_assault", "domestic_violence"})
WORDS = {
    "hiv": r"\b(hiv|aids|vih|sida)\b",
    "genetic": r"\b(genetic|genetica|geneticas|brca)\b",
    "sud_part2": r"\b(substance|alcohol|drug abuse|sustancias|drogas)\b",
    "mental_health": r"\b(mental health|behavioral health|psychiatr\w+|salud mental|psiquiatr\w+)\b",
    "psychotherapy_notes": r"\b(psychotherapy|psicoterapia)\b",
    "social_work": r"\b(social work\w*|trabajador\w* social\w*)\b",
    "domestic_violence": r"\b(domestic violence|violencia domestica)\b",
    "sexual_assault": r"\b(sexual assault|rape|agresion sexual)\b",
    "sti": r"\b(sti|std|stds|sexually transmitted|transmision sexual)\b",
    "reproductive": r"\b(abortion|reproductive|aborto|reproductiva)\b",
}
PART2_ELEMENTS = ("patient.name", "records.items", "purpose", "signature.date")


def asked_without_consent(case: Case) -> Finding | None:
    return _unpermitted(case, "SEN-01", "Leave this part out; no permission for it.", privileged=False)


def privileged_without_consent(case: Case) -> Finding | None:
    return _unpermitted(case, "SEN-07", "Privileged; needs express permission.", privileged=True)


def _unpermitted(case: Case, rule: str, message: str, *, privileged: bool) -> Finding | None:
    if not case.to_third_party:
        return None
    wanted = {category for category in asked(case) if (category in PRIVILEGED) is privileged}
    if privileged and _blanket(case):
        wanted |= PRIVILEGED & _granted(case)
        return block(rule, message, "sensitive.items") if wanted else None
    if all("granted" in case.form.decisions(category) for category in wanted):
        return None
    return block(rule, message, "sensitive.items", "records.items")


def asked(case: Case) -> frozenset[str]:
    """Categories that the list of records names, by code or in words."""
    named = set()
    for entry in case.form.entries("records.items"):
        if entry_word(entry, "code") in WORDS:
            named.add(entry_word(entry, "code"))
        text = folded(entry_word(entry, "label"))
        named |= {category for category, words in WORDS.items() if re.search(words, text)}
    return frozenset(named)


def undecided(case: Case) -> Finding | None:
    if not case.to_third_party and case.form.form_type is not FormType.VERBAL:
        return None
    for item in case.form.sensitive:
        decisions = case.form.decisions(item.category)
        if "unknown_polarity" in decisions or {"granted", "refused"} <= decisions:
            return review("SEN-02", "Cannot tell whether this is allowed; check image.", "sensitive.items")
    return None


def hiv_needs_purpose(case: Case) -> Finding | None:
    if not case.to_third_party or "hiv" not in _granted(case) or not case.form.blank("purpose"):
        return None
    if case.form.code("purpose"):
        return None
    return block(
        "SEN-03",
        "HIV release needs its own written consent for each request, with purpose.",
        "sensitive.items",
        "purpose",
    )


def substance_use_complete(case: Case) -> Finding | None:
    if not case.to_third_party or "sud_part2" not in _granted(case):
        return None
    form = case.form
    missing = [path for path in PART2_ELEMENTS if not form.filled(path) and not form.code(path)]
    if not (form.filled("recipient.name") or form.filled("recipient.organization")):
        missing.append("recipient.name")
    if not form.flag("signature.present"):
        missing.append("signature.present")
    definition = case.context.definition
    if not form.filled("expiration") and (definition is None or definition.default_expiry_days is None):
        missing.append("expiration")
    if definition is None and not form.filled("discloser.name"):
        missing.append("discloser.name")
    if form.form_type is FormType.IMAGING and "records.items" in missing:
        missing.remove("records.items")
    if not missing:
        return None
    return block("SEN-05", "Substance-use consent incomplete.", "sensitive.items", *missing)


def psychotherapy_alone(case: Case) -> Finding | None:
    notes = "psychotherapy_notes"
    if case.form.form_type is not FormType.AUTHORIZATION or not case.to_third_party:
        return None
    if notes not in _granted(case) | asked(case):
        return None
    others = _granted(case) - {notes} or set(case.form.codes("records.items")) - {notes, "other"}
    if not others:
        return None
    return block(
        "SEN-06", "Psychotherapy notes need their own authorization.", "sensitive.items", "records.items"
    )


def reproductive_to_lawyer(case: Case) -> Finding | None:
    guarded = {"reproductive", "gender_affirming"} & (_granted(case) | asked(case))
    if not case.to_third_party or not guarded or case.form.code("purpose") != "legal":
        return None
    return review("SEN-08", "Send to Privacy first (Shield Act).", "sensitive.items", "purpose")


def _granted(case: Case) -> frozenset[str]:
    return frozenset(item.category for item in case.form.sensitive if item.decision == "granted")


def _blanket(case: Case) -> bool:
    """Nobody put a mark beside these words: a printed sentence, or a box that says only what to leave out."""
    definition = case.context.definition
    return definition is not None and definition.polarity in (Polarity.BLANKET, Polarity.OPT_OUT)


RULES: tuple[Rule, ...] = (
    asked_without_consent,
    undecided,
    hiv_needs_purpose,
    substance_use_complete,
    psychotherapy_alone,
    privileged_without_consent,
    reproductive_to_lawyer,
)
