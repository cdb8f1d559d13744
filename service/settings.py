"""The configuration: one TOML file, then environment, then secret files. Frozen, unknown keys refused.

Only `service/` sees settings; every other package is handed what it needs.
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_serializer,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from domain.form import FormType
from domain.request import Department
from ledger.staff import Role

DEFAULT_FILES = (Path("intake.toml"), Path("/etc/his-intake/intake.toml"))

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,31}$")]
"""Names stand in queue names, metric labels and file names, so they are plain lower-case words."""


class SettingsError(Exception):
    """The configuration cannot be used; the message says where and why."""


def _requestable(form_type: FormType) -> FormType:
    if form_type in (FormType.OTHER, FormType.UNKNOWN):
        raise ValueError("expected must be authorization, imaging, amendment or verbal")
    return form_type


class Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Secret(Block):
    """A secret given in place, or in a file that only the service's user can read."""

    value: SecretStr | None = None
    file: Path | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.value is None) == (self.file is None):
            raise ValueError("give either value or file")
        return self

    def reveal(self) -> str:
        if self.value is not None:
            return self.value.get_secret_value()
        assert self.file is not None
        try:
            return self.file.read_text().strip()
        except OSError as error:
            raise SettingsError(f"Secret file {self.file} cannot be read: {error.strerror}.") from error


class Hospital(Block):
    name: str = "Our Hospital"
    timezone: str = "America/New_York"
    urn: str = "urn:his-intake:main"


class Storage(Block):
    folder: Path = Path("/var/lib/his-intake")
    database: str | None = None
    key_file: Path | None = None
    free_space_floor_mb: int = 1024

    @field_serializer("database")
    def _without_password(self, database: str | None) -> str | None:
        return database and re.sub(r"(://[^:/@]*:)[^@]*@", r"\1**********@", database)

    @property
    def url(self) -> str:
        return self.database or f"sqlite:///{self.folder / 'ledger.sqlite'}"

    @property
    def key_path(self) -> Path:
        return self.key_file or self.folder / "ledger.key"

    @property
    def blobs(self) -> Path:
        return self.folder / "blobs"

    @property
    def work(self) -> Path:
        return self.folder / "work"

    @property
    def anchors(self) -> Path:
        return self.folder / "audit-anchors.jsonl"


class Broker(Block):
    host: str = "127.0.0.1"
    port: int = 5672
    virtual_host: str = "/"
    user: str = "his-intake"
    password: Secret = Secret(value=SecretStr(""))
    tls: bool = True
    ca_file: Path | None = None
    delivery_limit: int = 5
    max_length: int = 1_000_000


class FaxServer(Block):
    """A HylaFAX (or gofaxip, AvantFAX) server's hfaxd."""

    name: Name
    host: str
    port: int = 4559
    user: str
    password: Secret
    admin_password: Secret | None = None
    """Only for the transfer log: which modem took a call, and why one broke off."""
    poll_seconds: float = 10.0
    remove: bool = False


class Fax(Block):
    """One fax line: received by a server above, or dropped into a folder."""

    name: Name
    number: str
    expected: Annotated[FormType, AfterValidator(_requestable)]
    server: str | None = None
    devices: tuple[str, ...] = ()
    folder: Path | None = None
    poll_seconds: float = 5.0
    remove: bool = False

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.server is None) == (self.folder is None):
            raise ValueError(f"fax line {self.name}: give either server or folder")
        return self


class Mailbox(Block):
    name: Name
    host: str
    port: int = 993
    user: str
    password: Secret | None = None
    oauth_command: tuple[str, ...] | None = None
    oauth_file: Path | None = None
    tls: bool = True
    ca_file: Path | None = None
    folder: str = "INBOX"
    processed: str = "Processed"
    failed: str = "Failed"
    poll_seconds: float = 60.0
    timeout_seconds: float = 60.0
    max_message_mb: int = 50

    @model_validator(mode="after")
    def _one_login(self) -> Self:
        given = [way for way in (self.password, self.oauth_command, self.oauth_file) if way is not None]
        if len(given) != 1:
            raise ValueError(f"mailbox {self.name}: give one of password, oauth_command, oauth_file")
        return self


class DepartmentBlock(Block):
    """Which requests a department gets: by form type; the rest goes to exceptions."""

    name: Department
    form_types: tuple[FormType, ...] = ()


_DEPARTMENTS = (
    DepartmentBlock(name=Department.ROI, form_types=(FormType.AUTHORIZATION,)),
    DepartmentBlock(name=Department.AMENDMENT, form_types=(FormType.AMENDMENT,)),
    DepartmentBlock(name=Department.IMAGING, form_types=(FormType.IMAGING,)),
    DepartmentBlock(name=Department.VERBAL, form_types=(FormType.VERBAL,)),
    DepartmentBlock(name=Department.EXCEPTIONS),
)


class ThresholdsBlock(Block):
    """How sure a value must be for release without a person.

    `released_error` is a promise, the largest share of wrong values among those released, and
    `released_errors` the same for single fields; thresholds are computed from it. `own_data_only`: from
    this hospital's reviewed values alone, not from what was measured beforehand. `fields` fixes the
    threshold of single fields, `default` that of all others; `form_type` is that of the form's type.
    """

    form_type: float = Field(default=0.995, ge=0, le=1)
    released_error: float = Field(default=0.005, gt=0, le=0.1)
    released_errors: dict[str, Annotated[float, Field(gt=0, le=0.1)]] = {}
    own_data_only: bool = False
    default: float | None = Field(default=None, ge=0, le=1)
    fields: dict[str, Annotated[float, Field(ge=0, le=1)]] = {}


class LimitsBlock(Block):
    """What one delivery may use. Over a limit it goes to a person, with its original kept."""

    megabytes: int = 60
    pages: int = 200
    megapixels: int = 100
    page_seconds: float = 60.0
    page_cpu_seconds: int = 25
    memory_mb: int = 3072
    parts: int = 100
    depth: int = 10
    unpacked_megabytes: int = 200
    attempts: int = 3


class ProviderBlock(Block):
    """The hospital's own sign-in, by OpenID Connect; local accounts stay possible beside it."""

    issuer: str
    client_id: str
    client_secret: Secret
    label: str = "the hospital's account"
    scopes: tuple[str, ...] = ("openid", "profile")
    role_claim: str = "groups"
    roles: dict[str, Role]
    """What a group there may do here; of several the one that stands first."""
    department_claim: str = "groups"
    departments: dict[str, Department | Literal["*"]] = {}
    """Whose requests a group sees; without any entry everybody sees all departments."""
    ca_file: Path | None = None

    @model_validator(mode="after")
    def _encrypted(self) -> Self:
        parts = urlsplit(self.issuer)
        if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
            raise ValueError("issuer must begin with https://")
        return self


class ReviewBlock(Block):
    host: str = "127.0.0.1"
    port: int = 8080
    origin: str | None = None
    """The address people type, when a proxy stands before it (https://intake.example.org)."""
    secure_cookies: bool = True
    idle_minutes: int = 10
    absolute_hours: int = 12
    second_factor_required: bool = False
    """Whether local accounts need a code from a telephone beside their password."""
    provider: ProviderBlock | None = None
    plant_share: float = Field(default=0.0, ge=0, le=0.2)
    """Of the requests that wait: those with one value altered on purpose, to see whether it is noticed."""
    second_look_share: float = Field(default=0.02, ge=0, le=1)
    """Of the released ones: those that a second person types again, unseen."""
    metrics_token: Secret | None = None
    """Bearer token /metrics asks for; without one it answers callers on this machine only."""

    @property
    def address(self) -> str:
        return (self.origin or f"http://{self.host}:{self.port}").rstrip("/")


class WorkersBlock(Block):
    count: int = Field(default=2, ge=1, le=64)
    lease_seconds: int = 180


class LearningBlock(Block):
    """`nightly`: refit at `hour` of the hospital's day from what people said, if they said anything new."""

    nightly: bool = True
    hour: int = Field(default=2, ge=0, le=23)


class Settings(BaseSettings):
    """All of it. Environment: INTAKE_BROKER__HOST overrides [broker] host, and so on."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix="INTAKE_", env_nested_delimiter="__"
    )

    hospital: Hospital = Hospital()
    storage: Storage = Storage()
    broker: Broker = Broker()
    fax_server: tuple[FaxServer, ...] = ()
    fax: tuple[Fax, ...] = ()
    mailbox: tuple[Mailbox, ...] = ()
    department: tuple[DepartmentBlock, ...] = _DEPARTMENTS
    thresholds: ThresholdsBlock = ThresholdsBlock()
    learning: LearningBlock = LearningBlock()
    limits: LimitsBlock = LimitsBlock()
    review: ReviewBlock = ReviewBlock()
    workers: WorkersBlock = WorkersBlock()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings

    @model_validator(mode="after")
    def _names_agree(self) -> Self:
        names = self.source_names()
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"used for two sources: {', '.join(twice)}")
        servers = {server.name for server in self.fax_server}
        for line in self.fax:
            if line.server is not None and line.server not in servers:
                raise ValueError(f"fax line {line.name}: there is no [[fax_server]] named {line.server}")
        if Department.EXCEPTIONS not in {department.name for department in self.department}:
            raise ValueError("a [[department]] named exceptions is needed")
        return self

    def source_names(self) -> list[str]:
        """One process each: every fax server, every watched line, every mailbox."""
        watched = [line.name for line in self.fax if line.folder is not None]
        return [s.name for s in self.fax_server] + watched + [m.name for m in self.mailbox]

    def expected(self, line: str | None) -> FormType | None:
        return next((fax.expected for fax in self.fax if fax.name == line), None)


def find_file(given: Path | None) -> Path | None:
    """The configuration file to use: given, INTAKE_CONFIG, ./intake.toml, /etc/his-intake/intake.toml."""
    named = given or (Path(os.environ["INTAKE_CONFIG"]) if "INTAKE_CONFIG" in os.environ else None)
    if named is not None:
        if not named.is_file():
            raise SettingsError(f"There is no configuration file {named}.")
        return named
    return next((path for path in DEFAULT_FILES if path.is_file()), None)


def load(path: Path | None) -> Settings:
    """Raises SettingsError with one line per mistake, each naming its key."""
    try:
        table = tomllib.loads(path.read_text()) if path else {}
        return Settings(**table)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    except ValidationError as error:
        mistakes = [f"  {'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors()]
        where = path or "environment"
        raise SettingsError("\n".join([f"{where}: the configuration has mistakes.", *mistakes])) from error
