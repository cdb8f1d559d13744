"""Several places of one form that belong to one path, made one value."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from classifiers import address, contacts, name
from classifiers.options import code_of
from domain.form import FieldValue, Json

_JOINED = frozenset({"patient.address", "recipient.address"})


def merge(values: Iterable[FieldValue]) -> dict[str, FieldValue]:
    groups: dict[str, list[FieldValue]] = {}
    for value in values:
        groups.setdefault("contacts" if contacts.is_cell(value.path) else value.path, []).append(value)
    merged = {path: _one(path, group) for path, group in groups.items()}
    for path, value in list(merged.items()):
        if path == "records.items" and "records.other" in merged:
            merged[path] = _with_other(value, merged["records.other"])
    return merged


def _one(path: str, group: Sequence[FieldValue]) -> FieldValue:
    if path == "contacts":
        gathered = contacts.gather(group)
        assert gathered is not None
        return gathered
    special: Mapping[str, Callable[[Sequence[FieldValue]], FieldValue]] = {
        "purpose": _purpose,
        "imaging.exams": _exams,
        "signer.relationship": _coded_text,
        "delivery.method": _coded_text,
        "delivery.format": _coded_text,
    }
    if path in special:
        return special[path](group)
    if len(group) == 1:
        return group[0]
    if path in _JOINED:
        return _address(group)
    return max(group, key=lambda v: (v.value is not None, bool(v.raw), v.confidence))


def _address(group: Sequence[FieldValue]) -> FieldValue:
    """Street, city, state and ZIP code from places of their own, in reading order."""
    written = [v for v in group if isinstance(v.value, str)]
    if not written:
        return min(group, key=lambda v: v.confidence)
    whole = address.normalise(", ".join(str(v.value) for v in written))
    lowest = min(v.confidence for v in group)
    return replace(written[0], value=whole.value if whole else None, confidence=lowest)


def _purpose(group: Sequence[FieldValue]) -> FieldValue:
    """Ticked purposes and the text beside "other"."""
    filled = [v for v in group if v.value is not None]
    if not filled:
        # Blank only if no box is marked and nothing is written: as sure as the least sure of them.
        return max(min(group, key=lambda v: v.confidence), *group, key=lambda v: bool(v.raw))
    # What is written beside a marked "other" is other, whatever its words would mean elsewhere.
    marked_other = any("other" in (v.code or "").split(",") for v in filled)
    texts = [
        (str(v.value), v.code or (None if marked_other else code_of("purpose", str(v.value))) or "other")
        for v in filled
    ]
    shown = [text for text, code in texts if code != "other" or len(texts) == 1 or not _is_other(text)]
    codes = dict.fromkeys(code for _, joined in texts for code in joined.split(","))
    return replace(
        filled[0],
        value="; ".join(shown or [text for text, _ in texts]),
        raw="; ".join(v.raw for v in filled),
        confidence=min(v.confidence for v in group),
        code=",".join(codes),
    )


def _is_other(text: str) -> bool:
    return text.strip(" :").lower() in ("other", "otro", "otra", "other specify", "otro (especifique)")


def _coded_text(group: Sequence[FieldValue]) -> FieldValue:
    """The mark where there is one, else the text with the code its words mean."""
    best = max(group, key=lambda v: (v.value is not None, v.code is not None, v.confidence))
    if best.value is not None and best.code is None:
        return replace(best, code=code_of(best.path, str(best.value)) or "other")
    return best


def _exams(group: Sequence[FieldValue]) -> FieldValue:
    entries: list[Json] = []
    for value in group:
        if isinstance(value.value, str):
            entries.append({"label": value.value, "code": code_of("imaging.exams", value.value) or "OTHER"})
        elif isinstance(value.value, Sequence):
            entries.extend(value.value)
    trust = min(v.confidence for v in group)
    return replace(
        group[0], value=entries or None, raw="; ".join(v.raw for v in group if v.raw), confidence=trust
    )


def _with_other(items: FieldValue, other: FieldValue) -> FieldValue:
    """What was written beside "Other:" is the label of that item, its mark forgotten or not."""
    if not isinstance(other.value, str):
        return items
    listed = (
        list(items.value) if isinstance(items.value, Sequence) and not isinstance(items.value, str) else []
    )
    kept = [entry for entry in listed if not (isinstance(entry, Mapping) and entry.get("code") == "other")]
    return replace(
        items,
        value=[*kept, {"label": other.value, "code": "other"}],
        confidence=min(items.confidence, other.confidence),
    )


def joined_address(path: str, whole: FieldValue | None, parts: Mapping[str, FieldValue]) -> FieldValue:
    """Street, then city, state and ZIP code; a label "Address" beside a label "City" means the street."""
    first = whole or parts.get("street") or next(iter(parts.values()))
    street = _text(whole) or _text(parts.get("street"))
    state = " ".join(filter(None, (_text(parts.get("state")), _text(parts.get("zip")))))
    place = _text(parts.get("place")) or ", ".join(filter(None, (_text(parts.get("city")), state)))
    if street and place and (place.lower() in street.lower() or _has_place(street)):
        place = ""
    written = [value for value in (whole, *parts.values()) if value is not None]
    joined = ", ".join(filter(None, (street, place)))
    return replace(
        first,
        path=path,
        value=joined or None,
        raw=joined,
        confidence=min(value.confidence for value in written),
    )


def _has_place(street: str) -> bool:
    """It ends with state and ZIP code: the whole address was written on the street's line."""
    return re.search(r"\b[A-Za-z]{2}\.?,?\s+\d{5}(-\d{4})?$", street.strip()) is not None


def _text(value: FieldValue | None) -> str:
    return value.value if value is not None and isinstance(value.value, str) else ""


def joined_name(pieces: Mapping[str, FieldValue]) -> FieldValue:
    """A name from places of its own for family, given and middle name."""
    lead = next(iter(pieces.values()))
    parsed = name.join({part: piece.raw for part, piece in pieces.items()})
    trust = min(piece.confidence for piece in pieces.values())
    if parsed is None:
        return replace(lead, value=None, raw="", confidence=trust, parts=None)
    return replace(lead, value=parsed.value, raw=parsed.raw, confidence=trust, parts=parsed.parts)
