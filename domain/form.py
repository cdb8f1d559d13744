"""Forms: their types, definitions of our own blanks, and the values read from a filled-in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from domain.page import Box


class FormType(StrEnum):
    AUTHORIZATION = "authorization"
    IMAGING = "imaging"
    AMENDMENT = "amendment"
    VERBAL = "verbal"
    OTHER = "other"
    UNKNOWN = "unknown"


class Language(StrEnum):
    ENGLISH = "en"
    SPANISH = "es"


class FieldKind(StrEnum):
    """How a field is written, hence how it is read and checked."""

    NAME = "name"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    RECORD_NUMBER = "record_number"
    TEXT = "text"
    LONG_TEXT = "long_text"
    SIGNATURE = "signature"
    INITIALS = "initials"
    TICK = "tick"


class Polarity(StrEnum):
    """What a mark beside a sensitive category means on this blank (a blank decides, not the reader)."""

    OPT_IN = "opt_in"
    OPT_OUT = "opt_out"
    BLANKET = "blanket"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FieldBox:
    """A written field of a blank: flat path, kind, printed label, and where its ink goes."""

    path: str
    kind: FieldKind
    label: str
    page: int
    box: Box
    widget: str | None = None
    """Name of the PDF's own form field, where it has one."""


@dataclass(frozen=True, slots=True)
class TickBox:
    """A printed tick box: marking it sets `path` to `code` (a list path gets it appended).

    `decision`: for sensitive categories, what a mark in this box says: granted or refused.
    """

    path: str
    code: str
    label: str
    page: int
    box: Box
    widget: str | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """One blank of ours, from `classifiers/forms/<id>.toml`. `statements` are the required ones it
    prints: revocation, conditioning, redisclosure. `default_expiry_days`: None = it has no default."""

    id: str
    revision: str
    form_type: FormType
    language: Language
    title: str
    blank: Path
    pages: int
    fields: tuple[FieldBox, ...]
    ticks: tuple[TickBox, ...]
    statements: tuple[str, ...]
    default_expiry_days: int | None
    polarity: Polarity

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(f.path for f in self.fields) | frozenset(t.path for t in self.ticks)


class ValueSource(StrEnum):
    TEXT_LAYER = "text_layer"
    FORM_FIELD = "form_field"
    PRINT = "print"
    HANDWRITING = "handwriting"
    MARK = "mark"
    BARCODE = "barcode"
    COVER = "cover"
    MAIL = "mail"
    PERSON = "person"
    """Corrected or confirmed by a member of staff."""


if TYPE_CHECKING:
    Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
else:
    Json = object  # pydantic cannot write a recursive alias; whoever reads a stored value checks it


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value read: normalised `value`, `raw` ink, and the probability that `value` is exactly right.

    `value` None: the form has the field and it was left blank (`raw` empty), or it could not be
    read (`raw` not empty). `code` and `parts` go beside the value where the catalogue says so.
    """

    path: str
    value: Json
    raw: str
    confidence: float
    source: ValueSource
    page: int | None = None
    box: Box | None = None
    code: str | None = None
    parts: Mapping[str, str] | None = None
    evidence: Mapping[str, float | str] | None = None
    """What `confidence` was computed from, by name: for fitting it anew once the right value is known."""
    alternatives: tuple[str, ...] = ()
    """What else the ink may say, as values of its kind, likeliest first; `value` itself is not among them."""


Fields = Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class FormRun:
    """The pages of one delivery that are one filled-in blank, in form order.

    `confidence`: probability that `form_type` is right. `template`: id of the known blank, else
    None. `fill_language` may differ from the paper's `language`.
    """

    pages: tuple[int, ...]
    form_type: FormType
    confidence: float
    language: Language
    template: str | None = None
    fill_language: Language | None = None
    missing_pages: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
    """Sentences for a clerk on what is doubtful about type or boundaries."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A delivery split: a kind for every page, and the forms among them."""

    kinds: Mapping[int, str]
    runs: tuple[FormRun, ...]
    cover_pages_announced: int | None = None
    urgent: bool = False
