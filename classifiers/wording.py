"""What a label in words of its own asks for, told by its nouns and by whose they are.

No list of labels is ever whole: "8. Name of organization to whom information is to be released" is told by
"name", "organization" and "to whom". Only print made of such words alone is taken, which no answer is.
"""

from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz, process

_LONGEST = 16
_FUZZY_FROM, _FUZZY_CUT = 5, 83.0

_OWNERS: Mapping[str, tuple[str, ...]] = {
    "stop": (
        "witness witnesses interpreter translator notary staff "
        "employee insurance policy employer group age "
        "subscriber guarantor emergency pharmacy testigo interprete notario empleado seguro",
    ),
    "recipient": (
        "recipient recipients receive receives receiving receiver "
        "receivers destinatario receptor recibe recibir recibira",
        "to whom|release to|released to|sent to|send to|disclosed to|disclose to|given to|shared with|"
        "deliver to|delivered to|mail to|mailed to|fax to|"
        "requested by|a quien|enviar a|entregar a|divulgar a",
    ),
    "discloser": (
        "releasing disclosing furnishing sending holding releasor divulgante",
        "release from|from whom|records from|released by|disclosed by|obtain from|que divulga|que entrega",
    ),
    "signer": (
        "representative representatives signer signing guardian guardians parent parents signed "
        "agent executor requester requestor representante tutor firmante firma solicitante",
    ),
    "patient": (
        "patient patients member members client clients child childs resident individual individuals home "
        "paciente pacientes miembro cliente nino",
    ),
}  # fmt: skip
_NOUNS: tuple[tuple[str, str], ...] = (
    ("ssn", "ssn social"),
    ("date_of_birth", "birth birthdate birthday dob born nacimiento"),
    ("email", "email correo"),
    ("fax", "fax facsimile"),
    ("phone", "phone telephone tel telefono cell cellular mobile celular phones"),
    ("relationship", "relationship relation parentesco vinculo relacion"),
    ("authority", "authority"),
    ("expiration", "expire expires expiration vence vencimiento expiracion"),
    ("purpose", "purpose reason proposito finalidad motivo"),
    ("mrn", "mrn mr chart expediente"),
    ("signature", "signature signatures firma signed sign"),
    ("zip", "zip zipcode postal"),
    ("city", "city town ciudad"),
    ("state", "state estado"),
    ("street", "street calle"),
    ("address", "address addresses direccion domicilio"),
    ("organization", "organization facility company institution practice agency entity institucion centro "
     "clinic hospital organizacion entidad clinica firm"),
    ("name", "name names nombre nombres person persona provider physician doctor medico attorney"),
    ("date", "date dates fecha fechas"),
)  # fmt: skip
_FILLERS = frozenset(
    token
    for line in (
        "the a an of or and for to by with in on at "
        "if not other than is are be being full legal complete current "
        "your this that these who which whom from through "
        "thru no number num numbers including include code area "
        "please type first last middle initial mi maiden as it appears applicable known optional required "
        "preferred primary best daytime day evening work "
        "office business contact mailing permanent present line "
        "apt unit suite box information records record "
        "medical health healthcare care protected request requested "
        "requesting release released disclose disclosed "
        "disclosure authorization authorized authorize consent "
        "service services treatment start end begin beginning ending range "
        "mm dd yyyy yy month year time today "
        "where we can reach you has have will its whose why s person persons used use need form or "
        "event above below completed making acting behalf description "
        "legal personal minor self county country shall will expires ends consent permission print printed",
        "el la los las de del a al o u y e en "
        "para por su sus si es no numero num completo completa legal nombre "
        "apellido apellidos segundo primer inicial dia mes "
        "ano desde hasta informacion medica registros historia "
        "historial clinica salud molde imprenta solicitud autorizacion autorizada "
        "servicio servicios tratamiento letra dd mm aaaa "
        "postal electronico area codigo envio persona personal "
        "que quien paciente otro otra distinto distinta",
    )
    for token in line.split()
)
_COMMON = frozenset(
    ["a", "and", "to", "of", "the", "or", "for", "y", "o", "de", "del", "no", "s", "by", "in", "is"]
)
_NEIGHBOURS = frozenset(
    ["provide", "provided", "states", "dated", "placed", "faxed", "mailed", "named", "parental"]
)
"""Words of their own that a misread letter would make ours."""
_PHONED = {
    "name",
    "organization",
    "phone",
    "fax",
    "email",
    "address",
    "street",
    "city",
    "state",
    "zip",
    "place",
}


@cache
def _words(owner: str) -> frozenset[str]:
    return frozenset(_OWNERS[owner][0].split())


@cache
def _phrases(owner: str) -> tuple[str, ...]:
    return tuple(_OWNERS[owner][1].split("|")) if len(_OWNERS[owner]) > 1 else ()


@cache
def _vocabulary() -> frozenset[str]:
    owned = (word for owner in _OWNERS for word in _words(owner))
    said = (word for owner in _OWNERS for phrase in _phrases(owner) for word in phrase.split())
    nouns = (word for _, listed in _NOUNS for word in listed.split())
    return frozenset((*owned, *said, *nouns, *_FILLERS))


@cache
def _as_known(token: str) -> str | None:
    """The word of the vocabulary that this is, a letter misread or not."""
    if token in _vocabulary():
        return token
    if len(token) < _FUZZY_FROM or token in _NEIGHBOURS:
        return None
    best = process.extractOne(token, _vocabulary(), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUT)
    return best[0] if best and len(best[0]) >= _FUZZY_FROM - 1 else None


def keys_of(folded: str) -> tuple[str, ...] | None:
    """Keys of a label's folded words, as in lexicon/fields.toml; None: they make no label."""
    tokens = _unnumbered(folded.replace("e mail", "email").split())
    if not tokens or len(tokens) > _LONGEST:
        return None
    known = [_as_known(token) for token in tokens]
    if any(word is None for word in known):
        return None
    words = [word for word in known if word is not None]
    return _composed(words)


def _unnumbered(tokens: list[str]) -> list[str]:
    """ "4a street address", "b purpose": numbering at the front is no word of the label."""
    if len(tokens) > 1 and (tokens[0][:1].isdigit() or (len(tokens[0]) == 1 and tokens[0] not in "ayo")):
        return _unnumbered(tokens[1:])
    return tokens


def _composed(words: list[str]) -> tuple[str, ...] | None:
    has = frozenset(words)
    nouns = [noun for noun, listed in _NOUNS if has & frozenset(listed.split())]
    noun = _noun(nouns, has)
    owner = _owner(" ".join(words), has)
    if has & {"ends", "ending"} and has & {"authorization", "consent", "permission"}:
        return ("expiration",)
    if noun is None:
        return None
    if noun == "mrn" and {"complete", "completo", "completa"} & has:
        return None
    if owner == "stop":
        return ("stop.other",)
    return _key(noun, owner, has)


def _noun(nouns: list[str], has: frozenset[str]) -> str | None:
    """The one thing asked for; None where there is none, or several."""
    if not nouns:
        return None
    if "name" in nouns and {"address", "phone"} & set(nouns):
        return None
    if {"address", "street"} & set(nouns):
        contact = next((noun for noun in ("email", "fax", "phone") if noun in nouns), None)
        if contact or not {"city", "zip", "state"} & set(nouns):
            return contact or ("address" if "address" in nouns and "street" not in nouns else "street")
        return "address"
    if "city" in nouns and {"zip", "state"} & set(nouns):
        return "place"
    if "record" in has and {"number", "no", "num"} & has and "date" not in nouns:
        return "mrn"
    if nouns[0] == "signature" and "date" in nouns:
        return "signature_date"
    if nouns[0] == "signature" and "name" in nouns and {"print", "printed", "molde", "imprenta"} & has:
        return "name"
    return _given_part(nouns[0], has)


def _given_part(noun: str, has: frozenset[str]) -> str | None:
    if noun == "date" and not has & {"today"}:
        return "service" if {"service", "services", "treatment", "servicio", "tratamiento"} & has else "date"
    if noun == "organization" and {"name", "person", "persona", "individual", "individuals", "nombre"} <= has:
        return "name"
    if noun == "organization" and {"person", "persona", "individual", "provider", "physician"} & has:
        return "name"
    return noun


def _owner(text: str, has: frozenset[str]) -> str | None:
    for owner in _OWNERS:
        if has & _words(owner) or any(f" {phrase} " in f" {text} " for phrase in _phrases(owner)):
            return owner
    return None


_OWN = {
    "ssn": ("stop.ssn",),
    "date_of_birth": ("patient.date_of_birth",),
    "relationship": ("any.relationship", "signer.relationship"),
    "authority": ("signer.authority",),
    "expiration": ("expiration",),
    "purpose": ("purpose", "amendment.reason"),
    "mrn": ("patient.mrn",),
    "signature": ("signature.present",),
    "signature_date": ("signature.date",),
}


def _key(noun: str, owner: str | None, has: frozenset[str]) -> tuple[str, ...] | None:
    if noun in _OWN:
        return _OWN[noun]
    if noun == "service":
        to = {"to", "through", "thru", "hasta", "end", "ending"} & has
        return ("records.date_to",) if to and not {"from", "desde", "start"} & has else ("any.from",)
    if noun == "date":
        return ("any.date",) if len(has - _COMMON) <= 2 else None
    if noun not in _PHONED:
        return None
    if owner == "discloser":
        return ("discloser.name",) if noun in ("name", "organization") else ("stop.other",)
    if owner == "recipient":
        return (f"recipient.{noun}",) if noun in _WHOLE else (f"any.{noun}",)
    if owner == "signer":
        return ("signer.name",) if noun == "name" else (f"any.{noun}",)
    if owner == "patient" and noun in ("name", "phone", "email", "address"):
        return (f"patient.{noun}",)
    return (f"any.{noun}",)


_WHOLE = frozenset(["name", "organization", "phone", "fax", "email", "address"])
