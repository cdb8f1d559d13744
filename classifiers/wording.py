"""Keys, as in lexicon/fields.toml, of a label in words of its own: what its gist is, and whose."""

from collections.abc import Mapping

from classifiers.fold import fold
from classifiers.gist import Gist, gist, is_word, knows

_LONGEST = 26
_ALONE, _ASKING = 0.8, 0.6
"""How sure one must be of print that nothing marks as a question, and of print that something does."""
_ALL_KNOWN, _NEARLY_ALL_KNOWN, _MOSTLY_KNOWN = 0.99, 0.85, 0.5
"""Share of its words that must be known; by a line to write on, and before a colon, fewer need be."""
_WHOSE = 0.5
_NOTHING = 0.9
_SHORT = 3

_OWN: Mapping[str, tuple[str, ...]] = {
    "ssn": ("stop.ssn",),
    "date_of_birth": ("patient.date_of_birth",),
    "other_names": ("patient.other_names",),
    "mrn": ("patient.mrn",),
    "relationship": ("any.relationship", "signer.relationship"),
    "authority": ("signer.authority",),
    "expiration": ("expiration",),
    "purpose": ("purpose", "amendment.reason"),
    "signature": ("signature.present",),
    "signature_date": ("signature.date",),
    "date": ("any.date",),
    "from": ("any.from",),
    "to": ("any.to",),
    "needed_by": ("needed_by",),
    "exclusions": ("records.exclusions",),
    "entry_date": ("amendment.entry_date",),
    "entry": ("amendment.entry",),
    "correction": ("amendment.correction",),
    "reason": ("amendment.reason", "purpose"),
    "notify": ("amendment.notify",),
    "exams": ("imaging.exams",),
    "body_part": ("imaging.body_part",),
    "revoked": ("revoked_on",),
    "other": ("stop.other",),
    "name_relationship": ("signer.name_relationship",),
    "name_birth": ("patient.name_birth",),
}
_OTHERS = frozenset({"witness", "staff", "other"})
_DOUBLED = frozenset({"name_address", "phone_fax"})
"""Two things asked for in one blank, as keys of their own."""
_ADDRESSED = frozenset({"name", "organization", "phone", "fax", "email", "address"})
_PARTIES = frozenset({"patient", "recipient", "discloser"})
_PATIENTS = frozenset({"name", "phone", "email", "address"})
_PIECES = frozenset({"family", "given", "middle", "street", "place", "city", "state", "zip"})


def keys_of(folded: str, asks: bool = False, colon: bool = False) -> tuple[str, ...] | None:
    """Of a label's folded words; None: they make no label. `asks`: a line to write on stands by it, or a
    `colon` in it, which few answers have."""
    if folded.count(" ") >= _LONGEST or all(len(token) < _SHORT for token in folded.split()):
        return None
    said = gist(folded)
    if said.what == "none" or said.what_chance < (_ASKING if asks or colon else _ALONE):
        return None
    least = _MOSTLY_KNOWN if colon else _NEARLY_ALL_KNOWN if asks else _ALL_KNOWN
    return _keys(said) if said.known >= least else None


def begins_answer(text: str) -> bool:
    """A capital, and no word that forms use as it stands; or a number."""
    words = fold(text).split()
    return any(c.isdigit() for c in text) or (
        text[:1].isupper() and any(len(word) >= _SHORT and not is_word(word) for word in words)
    )


def is_known(token: str) -> bool:
    """A word that forms use, misread or not."""
    return len(token) < _SHORT or knows(token)


def denies(folded: str, keys: tuple[str, ...]) -> bool:
    """What is printed is a statement, or asks for something other than a word amid it does by itself."""
    said = gist(folded)
    if said.known < _ALL_KNOWN:
        return False
    if said.what == "none":
        return said.what_chance >= _ASKING
    own = _keys(said) or ()
    return said.what_chance >= _ALONE and bool(own) and not set(own) & set(keys)


def says_nothing(folded: str) -> bool:
    """Surely a title, a sentence or an option, in words that are all known."""
    said = gist(folded)
    nobodys = said.whose in ("none", "any")
    return nobodys and said.what == "none" and said.what_chance >= _NOTHING and said.known >= _ALL_KNOWN


def is_print(folded: str) -> bool:
    """Three words or more that are all a form's own: a heading or a label, and nobody's answer."""
    said = gist(folded)
    if folded.count(" ") < 2 or said.known < _ALL_KNOWN:
        return False
    return said.what_chance >= _NOTHING if said.what == "none" else keys_of(folded) is not None


def _keys(said: Gist) -> tuple[str, ...] | None:
    whose = said.whose if said.whose_chance >= _WHOSE else "any"
    if whose in _OTHERS and said.what != "ssn":
        return ("stop.other",)
    if said.what == "relationship" and whose in ("contacts", "recipient"):
        return ("any.relationship",)
    if said.what in _OWN:
        return _OWN[said.what]
    if said.what in _PIECES:
        return (f"any.{said.what}",)
    if said.what in _DOUBLED:
        if whose == "discloser" and said.what != "name_address":
            return ("stop.other",)
        keys = (f"{whose if whose in _PARTIES else 'any'}.{said.what}",)
        return (*keys, "amendment.notify") if said.what == "name_address" else keys
    if said.what not in _ADDRESSED:
        return None
    if whose == "discloser":
        return ("discloser.name",) if said.what in ("name", "organization") else ("stop.other",)
    if whose == "recipient":
        return (f"recipient.{said.what}",)
    if whose == "signer" and said.what == "name":
        return ("signer.name",)
    if whose == "patient" and said.what in _PATIENTS:
        return (f"patient.{said.what}",)
    return (f"any.{said.what}",)
