"""Fields of a form never seen before, found by the words printed beside them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from classifiers import (
    answer,
    doubled,
    mark,
    owners,
    region,
    signing,
    ticks,
    two_desks,
    typed,
    unnamed,
    wording,
)
from classifiers.answer import Spot
from classifiers.blanks import typed_into
from classifiers.fold import fold
from classifiers.kinds import parser
from classifiers.labels import Label, find, line_after
from classifiers.mark import Option
from classifiers.merge import joined_address, joined_name
from classifiers.options import best
from classifiers.owners import Asked
from classifiers.phrasebook import is_hint, is_print, kind_of
from classifiers.region import Region
from classifiers.rooms import Way
from classifiers.sheet import Sheet, sheet
from domain.form import FieldKind, FieldValue, FormRun, Language, ValueSource
from domain.page import Box
from domain.view import LineReading, PageView

_ORGANISED = frozenset(
    token
    for line in (
        "hospital clinic center centre medicine medical associates group insurance company co inc llc llp",
        "attorneys law services health healthcare department office offices university institute school",
        "orthopedics pediatrics oncology imaging radiology practice agency clinica centro instituto seguros",
        "abogados servicios universidad consultorio departamento hospitals partners physicians",
    )
    for token in line.split()
)
_BOXED = re.compile(r"\[\s*[xX]?\s*\]|☐|☒|☑|□")
_HINT = re.compile(r"\([^()\d]*[^\W\d_]{3}[^()\d]*\)")
_SENTENCE = frozenset(
    word
    for line in (
        "the to of that my you your this will be is are and or if may not with from for in any we us our it",
        "as have has was by on at who which been que su sus para por se esta este estos mi mis si con una un",
        "al como cuando quien usted",
    )
    for word in line.split()
)
"""Words that statements are full of and names and addresses are not."""
_OPTIONS = ("recipient.self", "records.items", "delivery.method", "delivery.format", "topics", "direction")
_MAY_BE_OPTIONS = frozenset({"purpose", "signer.relationship", "imaging.exams", "imaging.body_part"})
_SIGNED = "signature.present"
_SURELY_STROKES, _NEAR_BY = 0.9, 0.65
_IN_WORDS = frozenset({FieldKind.NAME, FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.ADDRESS})
_NO_OPTIONS = frozenset(
    {
        "patient.date_of_birth",
        "patient.mrn",
        "any.family",
        "any.given",
        "any.street",
        "any.city",
        "any.zip",
        "any.address",
    }
)
"""Labels that no box is printed beside to be marked."""
_ATTENTION = frozenset({"attn", "attention", "attention to", "atencion", "a la atencion de"})
_AT_THEIR_OFFICE = 0.7
"""Of a name at a recipient's office, where the recipient is named too."""
_NO_PROSE = frozenset({FieldKind.NAME, FieldKind.ADDRESS, FieldKind.TEXT})
_WORDS_ONLY = frozenset({"purpose", "signer.relationship", "signer.authority", "imaging.body_part"})
_FREELY_SAID = frozenset({"purpose", "expiration", "records.exclusions", "records.other"})
_STATEMENT = 5
_TOO_LONG = 8
"""Words of a statement: nobody's name, date or place has as many."""
_UNSEEN = 0.96
_CONTESTED = 0.75
"""Of a value that another place, or another field, claims with as much right."""
_SOURCE_TRUST = 0.9
"""An unknown layout is never as sure as a known one."""


def read(run: FormRun, views: Mapping[int, PageView], received_on: date) -> tuple[FieldValue, ...]:
    spanish = Language.SPANISH in (run.fill_language, run.language)
    values: list[FieldValue] = []
    options: list[Option] = []
    owner = "patient"
    as_pdf_form = typed_into(views[number].reading for number in run.pages if number in views)
    for number in run.pages:
        if number not in views:
            continue
        page = sheet(views[number])
        labels = unnamed.with_unnamed(page, find(page)) if as_pdf_form else find(page)
        listed = typed.people if as_pdf_form else two_desks.people
        people = listed(page, labels, run.form_type, received_on)
        taken = people.labels if people else ()
        also = two_desks.paths(page, run.form_type)
        ticked = ticks.listed(page, run.form_type, also)
        boxes = ticks.spots(ticked)
        free = [label for label in labels if label not in taken and not of_option(page, label, boxes)]
        asked, owner = owners.asked(page, free, boxes, run.form_type, owner)
        options.extend(ticks.read(page, labels, run.form_type, ticked, also=also))
        values.extend(people.cells if people else ())
        if as_pdf_form:
            kinds = {one.label: (one.path, kind_asked(one)) for one in asked}
            values.extend(typed.fields(page, labels, kinds, received_on, spanish))
            signed = typed.signatures(page, labels, kinds)
            values.extend(signed.values())
            to_sign = (one for one in asked if kind_asked(one) is FieldKind.SIGNATURE)
            asked = tuple(one for one in to_sign if one.label not in signed)
        values.extend(_fields(page, labels, boxes, asked, received_on, spanish))
    if not any(value.path == _SIGNED for value in values):
        values.extend(_unlisted_signatures(run, views))
    singled = _claimed_once(_best(told for value in values for told in _by_nature(value)))
    return (*_joined(singled), *_settled(options))


def of_option(page: Sheet, label: Label, boxes: Sequence[Box]) -> bool:
    """ "[ ] Fax": what a box is printed beside asks for nothing, unless room to write is offered too."""
    if label.colon or label.keys[0] in _NO_OPTIONS:
        return False
    if line_after(page, page.rows[label.row], label.last) is not None:
        return False
    return any(label.box.overlap(box) > 0.6 for box in boxes)


def _claimed_once(values: Sequence[FieldValue]) -> list[FieldValue]:
    """The same ink read for two fields is at most one's, and nothing tells whose."""
    return [
        replace(value, confidence=value.confidence * _CONTESTED)
        if any(_same_ink(value, other) for other in values)
        else value
        for value in values
    ]


def _same_ink(one: FieldValue, other: FieldValue) -> bool:
    if one.path.split("#")[0] == other.path.split("#")[0] or one.page != other.page:
        return False
    if not one.raw or not other.raw or one.box is None or other.box is None:
        return False
    return ValueSource.MARK not in (one.source, other.source) and one.box.overlap(other.box) > 0.6


def _by_nature(value: FieldValue) -> Iterable[FieldValue]:
    """Where a form asks for "person or facility" in one place, what was written there tells which, or
    that it is both."""
    if value.path not in ("recipient.name", "recipient.organization") or not isinstance(value.value, str):
        yield value
        return
    both = doubled.person_and_place(value.raw, _ORGANISED)
    if both is not None:
        yield replace(value, path="recipient.name", value=both[0], raw=both[0], parts=None)
        yield replace(value, path="recipient.organization", value=both[1], raw=both[1], parts=None)
    elif _ORGANISED & set(fold(value.value).split()):
        yield replace(value, path="recipient.organization", parts=None)
    elif doubled.has_degree(value.value):
        yield replace(value, path="recipient.name")
    else:
        yield value


def _settled(options: Sequence[Option]) -> Iterable[FieldValue]:
    for path in dict.fromkeys(option.path for option in options):
        yield mark.settle(path, [option for option in options if option.path == path])


def _fields(
    page: Sheet,
    labels: Sequence[Label],
    boxes: Sequence[Box],
    asked: Sequence[Asked],
    received_on: date,
    spanish: bool,
) -> Iterable[FieldValue]:
    kinds = {one.label: kind_asked(one) for one in asked}
    places = region.regions(list(kinds.items()), page, labels)
    for one in asked:
        kind, found = kinds[one.label], places[one.label]
        if kind is FieldKind.SIGNATURE and signing.of_staff(page, one.label):
            continue
        if found and (found[0].way is Way.LINE or not _ticked(found[0], boxes)):
            value = _field(page, one, kind, found, received_on, spanish, labels)
            if one.path == "recipient.name" and fold(one.label.text) in _ATTENTION:
                value = replace(value, confidence=value.confidence * _AT_THEIR_OFFICE)
            yield from doubled.parted(value, received_on, spanish)


def kind_asked(one: Asked) -> FieldKind:
    path = one.path.split("#")[0]
    if path == "patient.ssn_seen":
        return FieldKind.TEXT
    key = next((k for k in one.label.keys if k.removeprefix("said.") == path), one.label.keys[0])
    return kind_of(key)


def _ticked(place: Region, boxes: Sequence[Box]) -> bool:
    """The space of a question that is answered by tick boxes is theirs."""
    return any(
        box.overlap(place.box) > 0.3 and box.left - place.box.left < 0.25 * place.box.width + 0.02
        for box in boxes
    )


def _field(
    page: Sheet,
    one: Asked,
    kind: FieldKind,
    places: Sequence[Region],
    received_on: date,
    spanish: bool,
    labels: Sequence[Label],
) -> FieldValue:
    quality = page.reading.quality
    spots = [
        Spot(one.path, kind, page.page, place.box, one.label.score * place.trust * _SOURCE_TRUST, quality)
        for place in places
    ]
    if kind is FieldKind.SIGNATURE:
        return _signature(page, one.label, spots)
    if one.path == "patient.ssn_seen":
        return _ssn(page, spots[0])
    parse = parser(one.path.split("#")[0], kind, received_on, spanish)
    nothing = answer.page_source(page.reading)
    found: FieldValue | None = None
    for spot in spots:
        typed = _form_value(page, spot)
        value = (
            answer.typed(spot, typed, ValueSource.FORM_FIELD, parse)
            if typed
            else answer.value(spot, _bare(page.view.read(spot.box, kind), kind), parse, nothing)
        )
        own = not _printed(value, kind) and not _covers_label(value, one.label, labels)
        if value.value is not None and own and not _speck(value, kind):
            return _of_unseen_paper(value)
        found = found or (value if value.value is None else answer.empty(spot, nothing))
    assert found is not None
    return found


def _unlined(readings: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Typed over a row of underscores, a file's own text has both by turns: "S_t_a_cy"."""
    return tuple(
        replace(each, text=each.text.replace("_", ""))
        if each.source is ValueSource.TEXT_LAYER and each.text.count("_") >= 3 and "@" not in each.text
        else each
        for each in readings
    )


def _bare(readings: Sequence[LineReading], kind: FieldKind) -> tuple[LineReading, ...]:
    """Without the writing line, and without what the form prints in brackets beside an answer."""
    plain = _unlined(readings)
    if kind is FieldKind.LONG_TEXT or not any(_HINT.search(each.text) for each in plain):
        return plain
    bare = (replace(each, text=_HINT.sub(" ", each.text).strip(), words=()) for each in plain)
    return tuple(each for each in bare if any(c.isalnum() for c in each.text))


def _of_unseen_paper(value: FieldValue) -> FieldValue:
    """However clear the ink: that the place is this field's was guessed."""
    if value.source is ValueSource.FORM_FIELD:
        return value
    return replace(value, confidence=value.confidence * _UNSEEN)


def _speck(value: FieldValue, kind: FieldKind) -> bool:
    """A frame's side or a smudge read as a character or two."""
    if kind not in _IN_WORDS or not isinstance(value.value, str):
        return False
    part = value.path.partition("#")[2]
    if part == "middle":
        return not any(c.isalpha() for c in value.value)
    letters, digits = sum(c.isalpha() for c in value.value), sum(c.isdigit() for c in value.value)
    if kind is FieldKind.ADDRESS and not part:
        return letters < 4
    return letters < 2 and (digits < 2 or kind is not FieldKind.ADDRESS) and len(value.value.strip()) < 6


def _covers_label(value: FieldValue, own: Label, labels: Sequence[Label]) -> bool:
    """What was read is, for the most part, another label of the page."""
    if not isinstance(value.value, str) or value.box is None or value.source is ValueSource.FORM_FIELD:
        return False
    said = fold(value.value)
    return any(
        other.box.overlap(value.box) > 0.6
        and len(other.text) > 3
        and not _answers(value, other)
        and fuzz.partial_ratio(fold(other.text), said) > 85
        and len(fold(other.text)) > 0.5 * len(said)
        for other in labels
        if other is not own
    )


def _answers(value: FieldValue, other: Label) -> bool:
    """ "Relationship: Patient": the word is a label elsewhere, here it is one of the answers known."""
    understood = value.path == "signer.relationship" and value.code is not None
    return understood and not other.colon and fold(other.text) == fold(str(value.value))


def _printed(value: FieldValue, kind: FieldKind) -> bool:
    """What was read is the form's own print: another label, a heading, a statement, tick boxes."""
    if not isinstance(value.value, str) or value.source is ValueSource.FORM_FIELD:
        return False
    if _BOXED.search(value.value) or is_print(value.value) or is_hint(value.value):
        return True
    if value.path in _WORDS_ONLY and sum(c.isdigit() for c in value.value) > 3:
        return True
    words = value.value.split()
    if kind is not FieldKind.LONG_TEXT and _is_statement(value):
        return True
    if kind in _NO_PROSE and value.path not in _MAY_BE_OPTIONS and wording.is_print(fold(value.value)):
        return True
    if kind is not FieldKind.LONG_TEXT and kind is not FieldKind.ADDRESS and len(words) > _TOO_LONG:
        return True
    option = best(value.value, _OPTIONS) if value.path not in _MAY_BE_OPTIONS else None
    return option is not None and option.fit >= 0.95 and " " in value.value.strip()


def _is_statement(value: FieldValue) -> bool:
    """Running text, or the end of it: small letters to begin with and a full stop."""
    words = str(value.value).split()
    freely = value.path in _FREELY_SAID
    if words and words[0][:1].islower() and words[-1].endswith(".") and len(words[-1]) > 4:
        return not freely or len(words) >= _STATEMENT
    common = sum(fold(word) in _SENTENCE for word in words)
    return not freely and common >= 3 and common >= 0.34 * len(words)


def _form_value(page: Sheet, spot: Spot) -> str:
    inside = [
        value.value
        for value in page.reading.form_values
        if not value.button and value.box.overlap(spot.box) > 0.4 and value.value.strip()
    ]
    return inside[0] if len(inside) == 1 else ""


def _signature(page: Sheet, label: Label, spots: Sequence[Spot]) -> FieldValue:
    seen = [answer.signature(spot, page.view.signature(spot.box)) for spot in spots]
    found = next((value for value in seen if value.value), None)
    if found is not None:
        return found
    # Nothing where it was looked for; strokes near by may be the signature all the same.
    wide = signing.around(page, label, max(spot.box.right for spot in spots))
    near = page.view.signature(wide)
    if near.present < _SURELY_STROKES:
        return seen[0]
    doubtful = replace(near, present=_NEAR_BY, typed=False)
    return answer.signature(replace(spots[0], box=wide, registration=_NEAR_BY), doubtful)


def _unlisted_signatures(run: FormRun, views: Mapping[int, PageView]) -> Iterable[FieldValue]:
    """From labels that name a signature in words no list has, or misread."""
    for number in run.pages:
        if number not in views:
            continue
        page = sheet(views[number])
        labels = (*find(page), *signing.labels(page))
        for label in signing.labels(page):
            places = region.regions([(label, FieldKind.SIGNATURE)], page, labels)[label]
            if places:
                trust = label.score * _SOURCE_TRUST
                quality = page.reading.quality
                spots = [
                    Spot(_SIGNED, FieldKind.SIGNATURE, page.page, p.box, trust * p.trust, quality)
                    for p in places
                ]
                yield _signature(page, label, spots)


def _ssn(page: Sheet, spot: Spot) -> FieldValue:
    """That digits were written there, never which."""
    texts = (reading.text for reading in page.view.read(spot.box, FieldKind.TEXT))
    seen = any(sum(c.isdigit() for c in text) >= 3 for text in texts)
    return FieldValue("patient.ssn_seen", seen, "", 0.85, ValueSource.MARK, spot.page, spot.box)


def _best(values: Iterable[FieldValue]) -> list[FieldValue]:
    """One value a path, the likeliest; two that differ make each other doubtful."""
    kept: dict[str, FieldValue] = {}
    for value in values:
        other = kept.get(value.path)
        if other is None:
            kept[value.path] = value
            continue
        best = value if _rank(value) > _rank(other) else other
        contested = None not in (value.value, other.value) and value.value != other.value
        kept[value.path] = replace(best, confidence=best.confidence * _CONTESTED) if contested else best
    return list(kept.values())


def _rank(value: FieldValue) -> tuple[bool, bool, float]:
    return value.value not in (None, False), bool(value.raw), value.confidence


def _joined(values: Sequence[FieldValue]) -> Iterable[FieldValue]:
    """Names and addresses asked for in pieces become one value."""
    pieces: dict[str, dict[str, FieldValue]] = {}
    for value in values:
        path, _, part = value.path.partition("#")
        if part:
            pieces.setdefault(path, {})[part] = value
    whole = {value.path: value for value in values if "#" not in value.path}
    for path, parts in pieces.items():
        one = whole.get(path)
        if path.endswith(".name"):
            filled = [part for part in parts.values() if part.value is not None]
            if one is None or one.value is None or len(filled) >= 2:
                whole[path] = replace(joined_name(parts), path=path)
        else:
            whole[path] = joined_address(path, one, parts)
    yield from whole.values()
