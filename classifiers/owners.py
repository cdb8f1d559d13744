"""Whose name, telephone or date a bare label asks for: told by the section it stands in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from classifiers import headings
from classifiers.fold import fold
from classifiers.gist import gist
from classifiers.labels import Label, line_after, line_over
from classifiers.rows import runs
from classifiers.sheet import Sheet
from domain.form import FormType
from domain.page import Box

_CLOSED = frozenset({"staff", "witness"})
"""Sections whose fields are nobody's we ask about."""

_DIRECTION = frozenset({"exchange", "intercambiar"})
"""Beside "release to" and "obtain from" it makes them answers, not headings."""
_SIGNING_ROWS = 6
_PARTIES = frozenset({"recipient", "discloser", "contacts"})
"""In whose sections a label that may be anybody's is theirs."""
_NAME_PARTS: Mapping[str, str] = {
    "(first)": "given",
    "(last)": "family",
    "(nombre)": "given",
    "(apellido)": "family",
    "(apellidos)": "family",
}
_MIDDLE = 0.1
_HEAD, _FOOT = 0.2, 0.94
_REACHED = frozenset(
    {"phone", "fax", "email", "address", "street", "city", "state", "zip", "place", "to", "other"}
)
"""What a letterhead says of its own house."""
_COLUMN_STEP = 5
_SURELY_STAFF = 0.7
_SPEAKS_FOR, _SPEAKS_DOWN = 3, 7.0
"""Rows, and letter heights, for which "I authorize ____" is about the discloser: the recipient is asked
for next."""

_PARTS = ("street", "place", "city", "state", "zip")
_PATHS: Mapping[str, Mapping[str, str]] = {
    "patient": {
        "name": "patient.name",
        "family": "patient.name#family",
        "given": "patient.name#given",
        "middle": "patient.name#middle",
        "phone": "patient.phone",
        "email": "patient.email",
        "relationship": "signer.relationship",
        "address": "patient.address",
        "name_address": "patient.name_address",
        "phone_fax": "patient.phone_fax",
        **{part: f"patient.address#{part}" for part in _PARTS},
    },
    "recipient": {
        "name": "recipient.name",
        "family": "recipient.name#family",
        "given": "recipient.name#given",
        "organization": "recipient.organization",
        "phone": "recipient.phone",
        "fax": "recipient.fax",
        "email": "recipient.email",
        "address": "recipient.address",
        "name_address": "recipient.name_address",
        "phone_fax": "recipient.phone_fax",
        **{part: f"recipient.address#{part}" for part in _PARTS},
    },
    "discloser": {
        "name": "discloser.name",
        "organization": "discloser.name",
        "name_address": "discloser.name_address",
    },
    "signer": {"name": "signer.name", "relationship": "signer.relationship", "date": "signature.date"},
    "records": {"from": "records.date_from", "to": "records.date_to"},
    "imaging": {"from": "imaging.date_from", "to": "imaging.date_to"},
    "revocation": {"date": "revoked_on"},
}
_ALLOWED: Mapping[FormType, tuple[str, ...]] = {
    FormType.AUTHORIZATION: ("recipient.", "discloser.", "records.", "purpose", "expiration", "needed_by"),
    FormType.IMAGING: ("recipient.", "discloser.", "imaging.", "purpose", "expiration", "needed_by"),
    FormType.AMENDMENT: ("amendment.",),
    FormType.VERBAL: ("discloser.", "expiration", "revoked_on"),
}
_SENT = frozenset({FormType.AUTHORIZATION, FormType.IMAGING})
_UNHEADED = frozenset({"patient", "records", "imaging", "purpose"})
"""Owners whose section may have ended without a heading that could be read."""
_ALWAYS = ("patient.", "signature.", "signer.")


@dataclass(frozen=True, slots=True)
class Setter:
    """From here on, in this column, bare labels belong to `owner`."""

    owner: str
    box: Box
    row: int
    heading: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """A label and the path it asks for; `path` may carry `#part` of a name or an address."""

    label: Label
    path: str


def asked(
    sheet: Sheet, labels: Sequence[Label], ticked: Sequence[Box], form_type: FormType, start: str
) -> tuple[tuple[Asked, ...], str]:
    """Labels with their paths, and the owner in force at the page's end. `start`: owner at its top;
    `ticked`: tick boxes with their options, where no heading stands."""
    setters = sorted((*_heads(sheet, ticked), *_direct(labels)), key=lambda s: (s.row, s.box.left))
    found: list[Asked] = []
    turned: Label | None = None
    begins = _letterhead_end(sheet, labels, setters)
    for label in labels:
        if (label.row < begins or label.box.top > _FOOT) and _is_of_the_house(sheet, label):
            continue
        owner = _owner(label, setters, start, sheet)
        if owner in _UNHEADED and (owner == "patient" or form_type in _SENT):
            turned = turned or (label if _of_another(label, owner, found) else None)
            if turned is not None and label.box.left > turned.box.left - 0.1:
                owner = "recipient" if form_type in _SENT else "contacts"
        path = _path(label, owner, form_type, labels, sheet)
        if path is not None:
            found.append(Asked(label, path))
    return tuple(found), setters[-1].owner if setters else start


def _letterhead_end(sheet: Sheet, labels: Sequence[Label], setters: Sequence[Setter]) -> int:
    """The first row that asks who somebody is, or heads a section."""
    asks = (
        label.row
        for label in labels
        if label.keys[0].split(".")[-1] not in _REACHED
        and (label.colon or not label.keys[0].startswith("any.") or _lined(sheet, label))
    )
    heads = (setter.row for setter in setters if setter.heading)
    return min([*asks, *heads, len(sheet.rows)])


def _lined(sheet: Sheet, label: Label) -> bool:
    row = sheet.rows[label.row]
    return line_after(sheet, row, label.last) is not None or line_over(sheet, row, label.first)


def _is_of_the_house(sheet: Sheet, label: Label) -> bool:
    """ "Phone 555-0100" in a letterhead: printed, with no line to write on."""
    row = sheet.rows[label.row]
    after = row.words[label.last + 1 : label.last + 4]
    printed = any(c.isdigit() for word in after for c in word.text) or label.box.top > _FOOT
    edge = label.box.top < _HEAD or label.box.top > _FOOT
    return edge and printed and not label.colon and not _lined(sheet, label)


def _of_another(label: Label, owner: str, found: Sequence[Asked]) -> bool:
    """Nobody is asked twice for an address; a second one, or a fax, is another's, heading or not."""
    bare = [key.removeprefix("any.") for key in label.keys if key.startswith("any.")]
    if label.keys[0] == "any.fax":
        return True
    if owner != "patient":
        return bool(set(bare) & {"name", "organization", "address", "street", "city", "zip", "place"})
    for key in bare:
        if key in ("name", "address", "street", "city", "zip", "place"):
            path = _PATHS["patient"][key]
            if any(one.path == path and one.label.row < label.row - 1 for one in found):
                return True
    return False


def _heads(sheet: Sheet, ticked: Sequence[Box]) -> Iterator[Setter]:
    """Section headings. `ticked`: tick boxes with their options, which are none."""
    for number, row in enumerate(sheet.rows):
        if _DIRECTION & set(row.folded.split()):
            continue
        pieces = runs(row, sheet.reading)
        found: list[Setter] = []
        for piece in pieces:
            owner = headings.owner_of(piece)
            option = any(piece.box.overlap(box) > 0.5 for box in ticked)
            if owner is not None and (piece.text.isupper() or not option):
                found.append(Setter(owner, piece.box, number))
        yield from _over_columns(sheet, found, len(pieces))


def _over_columns(sheet: Sheet, found: Sequence[Setter], pieces: int) -> Iterator[Setter]:
    """A heading in the middle of its column stands over all of it."""
    before: Setter | None = None
    for setter in found:
        left = setter.box.left
        if before is not None and len(found) == pieces:
            left = min(left, _between(sheet, before.box, setter.box))
        elif before is None and _centred(sheet, setter.box, found, pieces):
            left = min(left, sheet.left)
        before = setter
        yield replace(setter, box=replace(setter.box, left=left))


def _between(sheet: Sheet, before: Box, after: Box) -> float:
    """Where the column of the second heading begins: at an upright between both."""
    walls = [
        upright.right
        for upright in sheet.reading.uprights
        if before.right < upright.left < after.left
        and upright.top < after.bottom + 3 * sheet.tall
        and upright.bottom > after.top
    ]
    return max(walls, default=after.left)


def _centred(sheet: Sheet, box: Box, found: Sequence[Setter], pieces: int) -> bool:
    if box.top < _HEAD:
        return False  # a title
    if pieces == 1:
        return abs(box.centre[0] - (sheet.left + sheet.right) / 2) < _MIDDLE
    return len(found) == pieces == 2 and box.centre[0] < (sheet.left + sheet.right) / 2


def _direct(labels: Sequence[Label]) -> Iterator[Setter]:
    """A label that names its owner speaks for the bare ones after it too."""
    named = False
    for label in labels:
        key = label.keys[0].removeprefix("said.")
        owner = key.split(".")[0]
        if key.startswith("signature."):
            owner = "signer"
        if "witness" in fold(label.text) or "testigo" in fold(label.text):
            owner = "witness"
        if key.startswith("stop.") and owner != "witness":
            if (
                gist(fold(label.text)).whose == "staff"
                and gist(fold(label.text)).whose_chance >= _SURELY_STAFF
            ):
                yield Setter("staff", label.box, label.row, heading=False)
            continue
        if key == "signer.relationship" and not _signed_near(label, labels):
            continue
        if key == "patient.name":
            if named and any(each.startswith("any.") for each in label.keys):
                continue  # the patient's has been asked for: it may be another's
            named = True
        if owner in _PATHS or owner == "witness":
            yield Setter(owner, label.box, label.row, heading=False)


def _signed_near(label: Label, labels: Sequence[Label]) -> bool:
    """A relationship far from any signature is another person's, as a recipient's is."""
    return any(
        other.keys[0].startswith(("signature.", "signer.name", "signer.authority"))
        and abs(other.row - label.row) <= _SIGNING_ROWS
        for other in labels
    )


def _owner(label: Label, setters: Sequence[Setter], start: str, sheet: Sheet) -> str:
    owner = start
    reach = label.box.left + 2 * sheet.wide
    latest: Setter | None = None
    column = _column(label, setters, sheet)
    for setter in setters:
        if column is not None and setter.row >= column.row and setter.box.left < column.box.left - sheet.wide:
            continue
        if setter.owner == "discloser" and not setter.heading and _far(label, setter, sheet):
            continue
        if setter.owner == "staff" and not setter.heading and label.row > setter.row:
            continue
        before = setter.row < label.row or (setter.row == label.row and setter.box.left <= label.box.left)
        if before and setter.box.left <= reach and (latest is None or _after(setter, latest)):
            latest = setter
    return latest.owner if latest is not None else owner


def _far(label: Label, setter: Setter, sheet: Sheet) -> bool:
    down = (label.box.top - setter.box.top) / sheet.tall
    return label.row - setter.row > _SPEAKS_FOR and down > _SPEAKS_DOWN


def _column(label: Label, setters: Sequence[Setter], sheet: Sheet) -> Setter | None:
    """The heading of a right-hand column that the label stands in: beside it stands another's, and
    no heading over both columns has come since."""
    found: Setter | None = None
    for setter in setters:
        if setter.row > label.row or not setter.heading:
            continue
        beside = any(
            other.heading and other.row == setter.row and other.box.right < setter.box.left - 2 * sheet.wide
            for other in setters
        )
        if beside and setter.box.left <= label.box.left + 2 * sheet.wide:
            found = setter
        elif found is not None and setter.row > found.row and setter.box.left < found.box.left - sheet.wide:
            found = None
    return found


def _after(setter: Setter, other: Setter) -> bool:
    return (setter.row, setter.box.left) >= (other.row, other.box.left)


def _path(label: Label, owner: str, form_type: FormType, labels: Sequence[Label], sheet: Sheet) -> str | None:
    keys = label.keys
    if owner in _PARTIES:
        keys = tuple(sorted(keys, key=lambda each: not each.startswith("any.")))
    for key in keys:
        plain = key.removeprefix("said.")
        if plain == "patient.name" and (part := _part_of_name(label)):
            return f"patient.name#{part}"
        if plain.startswith("stop."):
            return "patient.ssn_seen" if plain == "stop.ssn" else None
        if plain.startswith("any."):
            path = _bare(plain.removeprefix("any."), label, owner, form_type, labels, sheet)
        elif plain == "signer.relationship" and owner == "recipient" and not _signed_near(label, labels):
            path = None
        else:
            path = _own(plain, owner, form_type)
        if path is not None:
            return path
    return None


def _part_of_name(label: Label) -> str | None:
    """ "Child's name (first)": one of the pieces, the others stand beside it."""
    words = label.text.rstrip(" :").split()
    return _NAME_PARTS.get(words[-1].lower()) if words else None


def _own(key: str, owner: str, form_type: FormType) -> str | None:
    if owner == "staff" or (owner == "witness" and key.startswith(("signer.", "signature.date"))):
        return None
    if form_type is FormType.IMAGING and key in ("records.date_from", "records.date_to"):
        key = key.replace("records.", "imaging.")
    return key if key.startswith((*_ALWAYS, *_ALLOWED.get(form_type, ()))) else None


def _bare(
    key: str, label: Label, owner: str, form_type: FormType, labels: Sequence[Label], sheet: Sheet
) -> str | None:
    if owner in _CLOSED:
        return None
    if key in ("from", "to"):
        return _dates(key, label, form_type, labels, sheet)
    if form_type is FormType.AMENDMENT and key == "name_address":
        return None  # of those to be told of the change
    if key == "date":
        signing = any(
            other.keys[0] == "signature.present" and abs(other.box.top - label.box.top) < 3 * sheet.tall
            for other in labels
        )
        return "signature.date" if signing or owner == "signer" else _PATHS.get(owner, {}).get("date")
    if key == "organization" and owner in ("patient", "records", "purpose"):
        return None
    if form_type is FormType.VERBAL and owner == "patient" and _of_a_person_told(key, label, labels, sheet):
        return None
    if key == "relationship" and owner not in ("contacts", "recipient"):
        return "signer.relationship" if owner == "signer" or _signed_near(label, labels) else None
    if owner == "discloser" and key in ("family", "given", "middle"):
        owner = "patient"  # who keeps records is no person with a first name
    if key == "name" and _beside_family(label, labels):
        key = "given"
    path = _PATHS.get(owner, {}).get(key)
    return path and _own(path.split("#")[0], owner, form_type) and path


def _beside_family(label: Label, labels: Sequence[Label]) -> bool:
    """ "Apellidos ___ Nombre ___": the name beside a family name is the given one."""
    return any("any.family" in other.keys and other.row == label.row for other in labels)


def _of_a_person_told(key: str, label: Label, labels: Sequence[Label], sheet: Sheet) -> bool:
    """Relationship and telephone beside each other, or beside a name, are of a person who may be told."""
    beside = [o for o in labels if o is not label and abs(o.box.top - label.box.top) < sheet.tall]
    if key == "relationship":
        return True
    return key in ("name", "phone") and any("any.relationship" in other.keys for other in beside)


def _follows(label: Label, other: Label, sheet: Sheet) -> bool:
    """In the same row or the next one, or a little below in the same column."""
    if 0 <= label.row - other.row <= 1:
        return True
    aligned = abs(label.box.left - other.box.left) < 2 * sheet.wide
    return aligned and 0 < label.box.top - other.box.top < _COLUMN_STEP * sheet.tall


def _dates(key: str, label: Label, form_type: FormType, labels: Sequence[Label], sheet: Sheet) -> str | None:
    """A bare "to" counts only beside a "from"."""
    block = {FormType.AUTHORIZATION: "records", FormType.IMAGING: "imaging"}.get(form_type)
    if block is None:
        return None
    if key == "from":
        return f"{block}.date_from"
    starts = ("any.from", "said.records.date_from", "records.date_from", "imaging.date_from")
    near = (other for other in labels if other is not label and _follows(label, other, sheet))
    begun = any(set(starts) & set(other.keys) for other in near)
    return f"{block}.date_to" if begun else None
