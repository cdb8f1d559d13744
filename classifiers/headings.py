"""Headings of sections: whose fields stand under them, told by known wordings or by what they speak of."""

import re

from rapidfuzz import fuzz

from classifiers.gist import gist
from classifiers.phrasebook import phrases
from classifiers.rows import Row

_NUMBERING = frozenset(["section", "part", "step", "seccion", "parte", "paso", "box"])
_ALIKE = 88
_NUMBER = re.compile(
    r"^(?:[a-z]{1,2} )?(?:section|part|step|seccion|parte|paso)\s?(?:[0-9]{1,2}|[a-k])(?=\s)"
)
_KNOWN, _SURE, _NUMBERED_SURE = 0.7, 0.8, 0.55
"""A number tells a heading, so that its gist need be less sure."""
_TITLED = frozenset({"authorization", "autorizacion", "consent", "consentimiento", "permission", "permiso"})
"""In a heading without a number they name the form, and no party."""
_TITLES = frozenset(["authorization", "autorizacion", "request", "solicitud", "release", "consent"])
_OWNERS = frozenset(
    {"patient", "recipient", "discloser", "signer", "contacts", "staff", "witness", "records", "imaging"}
    | {"purpose", "revocation"}
)
_HEADS = frozenset({"none", "name", "organization", "name_address"})
"""What a line may ask for, if anything, that tells whose the fields after it are too."""
_SIGNING = 0.75
"""Titles and running text speak of authorizations and signatures too."""
_TELLING = frozenset(
    token
    for line in (
        "release released disclose disclosed send sent give given furnish provide provided deliver mail",
        "share exchange forward disclosure divulgar divulgue entregar enviar envie",
        "revelar proporcionar compartir",
    )
    for token in line.split()
)
_SPEAKING = frozenset(
    token
    for line in ("discuss talk speak verbal verbally hablar conversar comunicarse comunicacion comentar",)
    for token in line.split()
)
_PERSONS = frozenset(
    token
    for line in (
        "with con people persons person personas individuals family familiares quien quienes",
        "following",
    )
    for token in line.split()
)
_RELEASING = frozenset(["releasing", "disclosing", "releasor", "divulgante", "furnishing"])
_HOLDING = re.compile(
    r"\b(has|have|tiene|tienen)\b.*\b(records|registros|expediente)\b|\b(requested|released) from$"
)
_RECEIVING = frozenset(
    token
    for line in (
        "receive receives receiving recipient recipients receiver recibir recibira recibe",
        "destinatario",
    )
    for token in line.split()
)
_TO_WHOM = re.compile(
    r"\b(to|with|a|con)$|\bto (the|this)?\s?(following|person|facility|organization|provider)|"
    r"\b(a la siguiente|al siguiente|a las siguientes)\b"
)
_FROM_WHOM = re.compile(
    r"\bfrom$|\bfrom the following\b|"
    r"\b(authorize|autorizo)\b.*\b(following|facility|provider|person|siguiente)\b.*\b(to|a|que)\b"
)


def owner_of(piece: Row) -> str | None:
    """patient, recipient, discloser, signer, contacts, staff and so on; None: no heading."""
    numbered, text = _unnumbered(piece.folded)
    if not text:
        return None
    if len(text) <= 3 and not piece.text.rstrip().endswith(":"):
        return None
    for owner, known in phrases("sections").items():
        if text in known:
            return owner
    if not numbered and _TITLED & set(text.split()) and not piece.text.rstrip().endswith((":", "?", "_")):
        return None
    meant = _meant(text, piece.text.rstrip(), numbered)
    if meant is not None:
        return meant
    talked = _talked(text)
    led = talked or _led(text, piece.text.rstrip().endswith((":", "?", "_")))
    if led is not None or len(text.split()) > 14:
        return led
    best, weight = None, 0.0
    for owner, known in phrases("sections").items():
        for phrase in known:
            fit = _fit(phrase, text)
            if fit > weight and (owner != "signer" or fit > _SIGNING):
                best, weight = owner, fit
    return best if weight >= 0.5 else _told(text) if not piece.text.rstrip().endswith((".", ",")) else None


def _meant(text: str, printed: str, numbered: bool) -> str | None:
    """By the gist of it: a heading, or a party's own label. Titles and sentences speak of parties too."""
    words = text.split()
    ends = printed.endswith((":", "?", "_"))
    if len(words) < 2 or words[0] in _TITLES or (not ends and (len(words) > 10 or printed.endswith("."))):
        return None
    said = gist(text)
    if said.known < _KNOWN or said.what not in _HEADS:
        return None
    if said.whose_chance < (_NUMBERED_SURE if numbered else _SURE):
        return None
    if said.whose == "staff" and len(words) < 3:
        return None  # "Send by" asks how
    return said.whose if said.whose in _OWNERS else None


def _talked(text: str) -> str | None:
    """Who may be spoken with."""
    words = set(text.split())
    told = bool(_SPEAKING & words) and bool(_PERSONS & words) and len(text.split()) <= 14
    return "contacts" if told else None


def _told(text: str) -> str | None:
    """A short heading in words of its own: "Person/Facility to receive records"."""
    words = text.split()
    if not 2 <= len(words) <= 9:
        return None
    if _RELEASING & set(words):
        return "discloser"
    if _RECEIVING & set(words) or (words[-1] in ("to", "a") and _TELLING & set(words)):
        return "recipient"
    if "to whom" in text or "a quien" in text:
        return "recipient"
    return "discloser" if _HOLDING.search(text) else None


def _led(text: str, open_ended: bool) -> str | None:
    """Running text that leads to the place of a party: "... to release my records to:"."""
    words = text.split()
    if len(words) < 3:
        return None
    ending = " ".join(words[-5:])
    told = bool(_TELLING & set(words))
    if told and open_ended and _TO_WHOM.search(ending):
        return "recipient"
    if told and open_ended and _FROM_WHOM.search(text):
        return "discloser"
    short = len(words) <= 12
    if short and told and not open_ended and words[-1] in ("to", "a"):
        return "recipient"
    return "recipient" if short and open_ended and _RECEIVING & set(words) else None


def _unnumbered(text: str) -> tuple[bool, str]:
    """Whether it begins with a section's number, and what follows."""
    found = _NUMBER.match(text)
    words = (text[found.end() :] if found else text).split()
    while words and (words[0] in _NUMBERING or words[0].isdigit() or (len(words[0]) == 1 and len(words) > 1)):
        words = words[1:]
    return found is not None, " ".join(words)


def _fit(phrase: str, text: str) -> float:
    if phrase == text:
        return 1.0
    alike = fuzz.ratio(phrase, text)
    if min(len(phrase), len(text)) >= 7 and alike >= _ALIKE:
        return alike / 100
    if len(phrase) < 10 or f" {phrase} " not in f" {text} ":
        return 0.0
    return 0.3 + 0.6 * len(phrase) / len(text) + (0.1 if text.startswith(phrase) else 0.0)
