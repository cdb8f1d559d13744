"""The registry of our own blanks: every `<id>.toml` in the forms folder, checked and typed.

The folder is the only registry: a blank is known when its definition and its PDF lie there.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from domain.form import FieldBox, FieldKind, FormDefinition, FormType, Language, Polarity, TickBox
from domain.page import Box

FORMS = Path(__file__).parent / "forms"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SCALAR_PATHS = _words(
    """
    patient.name patient.other_names patient.date_of_birth patient.mrn patient.phone patient.email
    patient.address signature.present signature.date signer.name signer.relationship signer.authority
    recipient.name recipient.organization recipient.address recipient.phone recipient.fax recipient.email
    recipient.self discloser.name direction records.items records.other records.date_from records.date_to
    records.exclusions purpose delivery.method delivery.format sensitive.items expiration needed_by
    amendment.entry_date amendment.entry amendment.correction amendment.reason amendment.notify
    imaging.exams imaging.body_part imaging.date_from imaging.date_to imaging.product
    topics voicemail.allowed revoked_on
    """
)
ROW_PATH = re.compile(r"contacts\[\d\]\.(name|relationship|phone)")

_SENSITIVE = _words(
    """hiv genetic sud_part2 mental_health psychotherapy_notes social_work domestic_violence
    sexual_assault sti reproductive gender_affirming"""
)
TICK_CODES = {
    "direction": _words("release_out obtain_in exchange"),
    "recipient.self": _words("true false"),
    "voicemail.allowed": _words("true false"),
    "records.items": _words(
        """abstract entire clinic_notes discharge hp consult operative pathology path_slides lab
        radiology_report images radiation chemo_meds ed immunization photos billing therapy cardiology
        outside_records ehi_export other"""
    ),
    "purpose": _words(
        """treatment personal legal insurance disability workers_comp school employment military
        research other"""
    ),
    "sensitive.items": _SENSITIVE,
    "delivery.method": _words("portal secure_email plain_email fax mail pickup courier direct_provider"),
    "delivery.format": _words("paper cd_dvd usb pdf film ehi_export"),
    "signer.relationship": _words("self parent guardian health_care_agent poa executor other"),
    "imaging.product": _words("images reports both"),
    "imaging.exams": _words("XR CT MR US NM PT MG RF CARD OTHER"),
    "topics": _SENSITIVE | _words("appointments medical results billing other"),
}


class BadDefinition(Exception):
    """A definition that cannot be used; the message names the file, the key and what is wrong."""


def load(folder: Path = FORMS) -> tuple[FormDefinition, ...]:
    """All definitions of the folder, by id. Raises BadDefinition for the first bad one."""
    return tuple(_read(path) for path in sorted(folder.glob("*.toml")))


def _read(path: Path) -> FormDefinition:
    try:
        model = _Definition.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDefinition(f"{path.name}: not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(step) for step in first["loc"]) or "definition"
        raise BadDefinition(f"{path.name}: {key}: {first['msg']}") from error
    if model.id != path.stem:
        raise BadDefinition(f"{path.name}: id: must be the file's own name, {path.stem!r}")
    blank = path.parent / model.blank
    if not blank.is_file():
        raise BadDefinition(f"{path.name}: blank: there is no file {model.blank!r} in this folder")
    return model.definition(blank)


def _inside(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise ValueError("must be [left, top, right, bottom], fractions of the page from its top left corner")
    return box


def _known(path: str) -> str:
    if path not in SCALAR_PATHS and not ROW_PATH.fullmatch(path):
        raise ValueError("is not a path of the field catalogue")
    return path


def _plain(name: str) -> str:
    if Path(name).name != name:
        raise ValueError("must be a plain file name beside the definition")
    return name


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Place(_Strict):
    path: Annotated[str, AfterValidator(_known)]
    label: str = Field(min_length=1)
    page: int = Field(ge=1)
    box: Annotated[tuple[float, float, float, float], AfterValidator(_inside)]
    widget: str | None = None


class _Field(_Place):
    kind: FieldKind

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if (self.kind is FieldKind.SIGNATURE) != (self.path == "signature.present"):
            raise ValueError("path signature.present and kind signature belong together")
        if self.kind is FieldKind.TICK:
            raise ValueError("a tick box goes under [[tick]]")
        return self

    def field(self) -> FieldBox:
        return FieldBox(self.path, self.kind, self.label, self.page, Box(*self.box), self.widget)


class _Tick(_Place):
    code: str
    decision: Literal["granted", "refused"] | None = None

    @model_validator(mode="after")
    def _code_fits(self) -> Self:
        if self.code not in TICK_CODES.get(self.path, frozenset()):
            raise ValueError(f"{self.code!r} is not a code of {self.path}")
        if (self.decision is None) == (self.path == "sensitive.items"):
            raise ValueError("decision belongs to every tick of sensitive.items and to no other")
        return self

    def tick(self) -> TickBox:
        return TickBox(
            self.path, self.code, self.label, self.page, Box(*self.box), self.widget, self.decision
        )


class _Statements(_Strict):
    revocation: str | None = None
    conditioning: str | None = None
    redisclosure: str | None = None


class _Definition(_Strict):
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    revision: str = Field(min_length=1)
    form_type: Literal["authorization", "imaging", "amendment", "verbal"]
    language: Language
    title: str = Field(min_length=1)
    blank: Annotated[str, AfterValidator(_plain)]
    pages: int = Field(ge=1, le=20)
    default_expiry_days: int | None = Field(default=None, ge=1)
    polarity: Polarity
    statements: _Statements = _Statements()
    field: tuple[_Field, ...] = Field(min_length=1)
    tick: tuple[_Tick, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        places: tuple[_Place, ...] = (*self.field, *self.tick)
        for place in places:
            if place.page > self.pages:
                raise ValueError(f"{place.path} lies on page {place.page} of {self.pages}")
        _refuse_twice("field path", (field.path for field in self.field))
        _refuse_twice("tick", ((tick.path, tick.code, tick.decision) for tick in self.tick))
        _refuse_twice("widget", (place.widget for place in places if place.widget))
        return self

    def definition(self, blank: Path) -> FormDefinition:
        return FormDefinition(
            id=self.id,
            revision=self.revision,
            form_type=FormType(self.form_type),
            language=self.language,
            title=self.title,
            blank=blank,
            pages=self.pages,
            fields=tuple(field.field() for field in self.field),
            ticks=tuple(tick.tick() for tick in self.tick),
            statements=tuple(name for name, text in self.statements if text),
            default_expiry_days=self.default_expiry_days,
            polarity=self.polarity,
        )


def _refuse_twice(what: str, keys: Iterable[object]) -> None:
    seen: set[object] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{what} {key} is defined twice")
        seen.add(key)
