"""What the web application is told when it is made; nothing is read from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """The hospital's own sign-in (OpenID Connect).

    `redirect`: our address that it sends the browser back to, as it is registered there.
    `roles`, `departments`: what the values of those claims mean here; a value that is not listed means
    nothing, and who has no role does not get in.
    "*" among the meanings of a department is all of them.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect: str
    label: str = "the hospital's account"
    scopes: tuple[str, ...] = ("openid", "profile")
    role_claim: str = "groups"
    roles: Mapping[str, str] = field(default_factory=dict)
    department_claim: str = "groups"
    departments: Mapping[str, str] = field(default_factory=dict)
    ca_file: Path | None = None
    timeout: float = 10.0


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """`allowed_hosts`: the Host names answered to ("*" for any, in tests only).

    `metrics_token`: bearer token that /metrics asks for; None = only callers on this machine.
    `disk`: a path on the volume of the originals; `disk_floor` in bytes, below which /healthz says 503.
    `ledger_url`: where /healthz looks up the schema's version; may hold a password.
    `plant_share`: of the requests that wait, those in which one value is shown altered, to see whether it is
    noticed; `second_look_share`: of the released ones, those that a second person types again.
    `second_factor_required`: nobody with a local account gets in without one.
    `source_silence`: a source without contact for longer is named by /healthz.
    """

    hospital: str = "Our Hospital"
    title: str = "HIS intake"
    timezone: str = "America/New_York"
    secure_cookies: bool = True
    idle_minutes: int = 10
    absolute_minutes: int = 720
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    metrics_token: str | None = None
    disk: Path | None = None
    disk_floor: int = 1024**3
    source_silence: timedelta = timedelta(minutes=15)
    ledger_url: str | None = field(default=None, repr=False)
    page_size: int = 50
    plant_share: float = 0.0
    second_look_share: float = 0.0
    second_factor_required: bool = False
    provider: ProviderSettings | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def idle(self) -> timedelta:
        return timedelta(minutes=self.idle_minutes)

    @property
    def absolute(self) -> timedelta:
        return timedelta(minutes=self.absolute_minutes)
