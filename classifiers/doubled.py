"""Two things asked for in one blank, "name and address of ...", told apart by how they are written."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from classifiers import email, phone, relationship
from classifiers.fold import fold
from classifiers.kinds import parser
from classifiers.phrasebook import kind_of
from domain.form import FieldValue

_STREET = re.compile(
    r"(?:^|(?<=[\s,;]))(?:[0-9]{1,6}[A-Za-z]?,?\s+[^\W\d_]|P\.?\s?O\.?\s?Box\b)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:\b(?:ph|phone|tel|fax|f|t)[.:]*\s*)?[+(]?[0-9][0-9().\s\-]{7,16}[0-9](?![0-9])", re.IGNORECASE
)
_BIRTH = re.compile(
    r"[0-9]{1,2}\s?[/.\-]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?\s+[0-9]",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;/(\n]\s*|\s+[-–]\s+")
_DEGREE = re.compile(r"(?:m\.?d|d\.?o|esq|jr|sr|iii?|ph\.?d|r\.?n|n\.?p|pa(?:-c)?)\.?", re.IGNORECASE)
_TRUST = 0.92
"""That the parting is where the writer changed the subject."""
_SHORTEST = 5
"""Letters of an organisation's name; fewer are a degree misread."""
_EDGES = " ,;:/-()\n"

Pieces = Iterator[tuple[str, str]]


def parted(value: FieldValue, received_on: date, spanish: bool) -> tuple[FieldValue, ...]:
    """The values of the paths that a blank of two stands for; any other value as it is."""
    owner, _, asked = value.path.partition(".")
    part = _WAYS.get(asked)
    if part is None:
        return (value,)
    whole = value.raw if isinstance(value.value, str) else ""
    found = [_piece(value, path, text, received_on, spanish) for path, text in part(owner, whole) if text]
    return tuple(found) or tuple(_nothing(value, path) for path in _ASKED[asked](owner))


def _piece(value: FieldValue, path: str, text: str, received_on: date, spanish: bool) -> FieldValue:
    parsed = parser(path, kind_of(path), received_on, spanish)(text.strip(_EDGES))
    trust = value.confidence * _TRUST * (1.0 if parsed is None else min(1.0, parsed.validity + 0.2))
    return replace(
        value,
        path=path,
        value=parsed.value if parsed else None,
        raw=parsed.raw if parsed else text,
        confidence=trust,
        code=parsed.code if parsed else None,
        parts=parsed.parts if parsed else None,
        evidence=None,
    )


def _nothing(value: FieldValue, path: str) -> FieldValue:
    return replace(value, path=path, value=None, code=None, parts=None)


def _name_and_address(owner: str, text: str) -> Pieces:
    """A house number begins the address; numbers of ten digits are telephones."""
    text, numbers = _without_numbers(text)
    begins = _STREET.search(text)
    named = text[: begins.start()] if begins else text
    if owner == "discloser":
        yield "discloser.name", " ".join(named.split("\n"))
        return
    yield from _party(owner, named)
    if begins:
        yield f"{owner}.address", text[begins.start() :]
    if owner == "recipient":
        yield from numbers


def _party(owner: str, named: str) -> Pieces:
    """ "Ann Lee, MD, Lee Clinic": a person and where they work."""
    segments = [segment for segment in _BETWEEN.split(named.strip(_EDGES)) if segment.strip(_EDGES)]
    person, rest = segments[:1], segments[1:]
    while rest and (_DEGREE.fullmatch(rest[0].strip()) or len(rest[0].strip()) < _SHORTEST):
        person.append(rest.pop(0))
    yield f"{owner}.name", ", ".join(person)
    if owner == "recipient" and rest:
        yield "recipient.organization", ", ".join(rest)


def person_and_place(text: str, organised: frozenset[str]) -> tuple[str, str] | None:
    """ "Ann Lee, Lee Family Clinic": somebody's name, then a name with a word that organisations have."""
    segments = [segment.strip(_EDGES) for segment in _BETWEEN.split(text) if segment.strip(_EDGES)]
    person, rest = segments[:1], segments[1:]
    while rest and _DEGREE.fullmatch(rest[0]):
        person.append(rest.pop(0))
    name, place = ", ".join(person), ", ".join(rest)
    words = fold(place).split()
    if not rest or "&" in name or organised & set(fold(name).split()) or len(name.split()) < 2:
        return None
    named = [word for word in words if word not in organised and len(word) > 2]
    return (name, place) if named and organised & set(words) else None


def has_degree(text: str) -> bool:
    """ "Ann Lee, MD" is a person."""
    return _DEGREE.fullmatch(text.replace(",", " ").split()[-1]) is not None and len(text.split()) > 2


def _without_numbers(text: str) -> tuple[str, list[tuple[str, str]]]:
    found: list[tuple[str, str]] = []
    kept = text
    for match in _NUMBER.finditer(text):
        parsed = phone.normalise(match.group())
        if parsed is None or parsed.value is None:
            continue
        faxed = fold(match.group())[:1] == "f"
        found.append(("recipient.fax" if faxed else "recipient.phone", match.group()))
        kept = kept.replace(match.group(), " ")
    return kept, found


def _name_and_relationship(owner: str, text: str) -> Pieces:
    segments = [segment for segment in _BETWEEN.split(text.strip(_EDGES)) if segment.strip(_EDGES)]
    known = [segment for segment in segments[1:] if relationship.code(segment) != "other"]
    if len(segments) == 1:
        words = text.split()
        known = (
            [words[-1]] if len(words) > 2 and relationship.code(words[-1]) not in ("other", "self") else []
        )
        segments = [" ".join(words[:-1]), *known] if known else segments
    yield "signer.name", ", ".join(segment for segment in segments if segment not in known)
    if known:
        yield "signer.relationship", known[0]


def _name_and_birth(owner: str, text: str) -> Pieces:
    begins = _BIRTH.search(text)
    yield "patient.name", text[: begins.start()] if begins else text
    if begins:
        yield "patient.date_of_birth", text[begins.start() :]


def _reached(owner: str, text: str) -> Pieces:
    """By telephone, fax or mail: "555-0101 / ann@x.org"."""
    mail = next((word for word in text.split() if "@" in word and email.normalise(word)), "")
    numbers = [match.group() for match in _NUMBER.finditer(text)]
    if mail:
        yield f"{owner}.email", mail
    paths = ("phone", "fax") if owner == "recipient" else ("phone",)
    for path, number in zip(paths, numbers, strict=False):
        yield f"{owner}.{path}", number


_WAYS: Mapping[str, Callable[[str, str], Pieces]] = {
    "name_address": _name_and_address,
    "name_relationship": _name_and_relationship,
    "name_birth": _name_and_birth,
    "phone_fax": _reached,
}
_ASKED: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "name_address": lambda owner: (
        (f"{owner}.name",) + ((f"{owner}.address",) if owner != "discloser" else ())
    ),
    "name_relationship": lambda owner: ("signer.name", "signer.relationship"),
    "name_birth": lambda owner: ("patient.name", "patient.date_of_birth"),
    "phone_fax": lambda owner: (f"{owner}.phone",),
}
